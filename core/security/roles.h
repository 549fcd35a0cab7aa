// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <array>

namespace fieldfare {

/// What somebody does to records.
enum class Action { Create, Read, Edit, Delete, Export, Assign, Merge, Erase };
inline constexpr int kActions = 8;

/// To which records a right extends. Larger ones include smaller ones.
enum class Level { No = 0, Own = 1, Team = 2, All = 3 };

/// Record types that are granted together: a person who sees a deal sees its lines too.
enum class Area {
    Customers,  ///< contacts and companies
    Sales,      ///< deals and orders
    Service,    ///< tickets
    Marketing,  ///< campaigns
    Work,       ///< activities, tasks, files
    Shared,     ///< tags, views, findings about records: read by everybody
    Setup,      ///< users, teams, pipelines, products, rates, user-defined fields: read by everybody
};
inline constexpr int kAreas = 7;

/// The area of a type. Types that this version does not know (of newer peers) lie in Setup, where few may change anything.
[[nodiscard]] Area areaOf(const QString &type);
/// "customers": in the names of what devices read, in files and messages. Never changed.
[[nodiscard]] QString areaKey(Area area);
/// "edit", "team": as they stand in files and are typed by administrators. Never changed.
[[nodiscard]] QString actionKey(Action action);
[[nodiscard]] QString levelKey(Level level);

/// Translated, for people: "Customers", "Edit", "team's".
[[nodiscard]] QString areaLabel(Area area);
[[nodiscard]] QString actionLabel(Action action);
[[nodiscard]] QString levelLabel(Level level);

/// What people of one role may do: a table, and nothing but a table. Both ends of a sync are compiled from it. A plain value.
class Role {
public:
    QString key;                 ///< "sales"; never changed
    bool mayAdminister = false;  ///< change log, settings, backups, people
    /// English, context "Role"; translate with label().
    const char *labelSource = nullptr;
    /// What an administrator called a role of the organisation's own; empty: labelSource says it.
    QString ownLabel = {};

    [[nodiscard]] QString label() const;
    [[nodiscard]] Level level(Area area, Action action) const
    {
        return m_levels[static_cast<size_t>(area)][static_cast<size_t>(action)];
    }
    void set(Area area, Action action, Level level)
    {
        m_levels[static_cast<size_t>(area)][static_cast<size_t>(action)] = level;
    }

    /// {"role", "admin", "levels": {area: [no|own|team|all × action]}, "label" when it has one of its own}: how a server keeps a
    /// role and tells a device what it may do.
    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: Damaged. Areas that are missing are granted nothing; unknown ones are ignored.
    [[nodiscard]] static Result<Role> fromJson(const QJsonObject &json);

    friend bool operator==(const Role &a, const Role &b)
    {
        return a.key == b.key && a.mayAdminister == b.mayAdminister && a.ownLabel == b.ownLabel &&
               a.m_levels == b.m_levels;
    }

private:
    std::array<std::array<Level, kActions>, kAreas> m_levels{};  // all No
};

/// The roles that come with the program: owner, manager, sales, service, marketing, read_only, partner.
[[nodiscard]] const QVector<Role> &presetRoles();
/// Null when there is no such role.
[[nodiscard]] const Role *presetRole(const QString &key);

/// A person with the rights of a role.
struct Grantee {
    Uid person;
    QVector<Uid> team;  ///< colleagues of the same team; the person need not be among them
    Role role;
    /// Of these areas some record is shared with the person (shares.h), whatever the role reads. Counts for what is offered, for
    /// no single record.
    QVector<Area> sharedAreas = {};
};

/// The one question. `owners`: who owns the record, and who owns what it belongs to (a line's deal, a call's customer): each of
/// them counts. Empty: it is nobody's, so only level All reaches it.
[[nodiscard]] bool allowed(const Grantee &who, Area area, Action action, const QVector<Uid> &owners);

/// Why it is so, as one translated sentence for the person or an administrator.
[[nodiscard]] QString explanation(const Grantee &who, Area area, Action action, const QVector<Uid> &owners);

}  // namespace fieldfare
