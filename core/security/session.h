// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/record_type.h"

#include <QLocale>
#include <QTimeZone>

#include <memory>

namespace fieldfare {

enum class Action;
struct Grantee;

/// What a session may see and change: everything, nothing, or what a person's role includes (security/roles.h). A copy on a
/// device holds only records that its person may see, so a type is visible as a whole or not at all; which single records may be
/// changed is said by records/rights/record_rights.h. A plain value, cheap to copy.
class Access {
public:
    [[nodiscard]] static Access everything() { return Access(true, nullptr); }
    [[nodiscard]] static Access nothing() { return Access(false, nullptr); }
    [[nodiscard]] static Access of(Grantee who);

    [[nodiscard]] bool isEverything() const { return m_all; }
    /// Null for everything and for nothing. Valid as long as this or a copy of it.
    [[nodiscard]] const Grantee *grantee() const { return m_who.get(); }

    /// To some records of the type at least.
    [[nodiscard]] bool may(Action action, const RecordType &type) const;
    [[nodiscard]] bool mayRead(const RecordType &type) const;
    /// Make or edit some.
    [[nodiscard]] bool mayWrite(const RecordType &type) const;
    [[nodiscard]] bool mayExport(const RecordType &type) const;
    /// Company-wide settings, other people's changes, erasure of persons, archives.
    [[nodiscard]] bool mayAdminister() const;
    /// Former values of what this session may see, and what was done here.
    [[nodiscard]] bool mayLookBack() const { return m_all || m_who; }

    /// An SQL condition that holds for the rows of `table` this session may see; "1" for all, "0" for none.
    [[nodiscard]] QString visibleRows(const RecordType &type, const QString &table) const;

    friend bool operator==(const Access &a, const Access &b);

private:
    Access(bool all, std::shared_ptr<const Grantee> who) : m_all(all), m_who(std::move(who)) {}
    bool m_all;
    std::shared_ptr<const Grantee> m_who;
};

/// On whose behalf something is read or written. Every service takes one; a plain value.
struct Session {
    Id<User> user;                      ///< none only before the first user exists
    QString userName;                   ///< for the change log
    QTimeZone zone = QTimeZone::utc();  ///< days, months and quarters are cut here; bare dates mean a day here
    QLocale locale;                     ///< how people of this session write dates and numbers
    Currency baseCurrency;              ///< of the workspace
    QString country;                    ///< ISO 3166 alpha-2 of the workspace: default region of phone numbers
    Access access = Access::everything();
};

}  // namespace fieldfare
