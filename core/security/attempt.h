// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/roles.h"
#include "security/shares.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace fieldfare {

/// What a record of a type belongs to.
struct Belonging {
    QStringList links;    ///< fields that name it
    bool isPart = false;  ///< cannot be without it: to change it is to change what it belongs to
};
/// Parts of a record (a deal's lines, a ticket's history) are written by who may edit it. A call, a task and a file are seen by
/// the owners of what they are about, too.
[[nodiscard]] const Belonging &belongingOf(const QString &type);

/// The action whose level counts: changing a part in any way is editing its whole.
[[nodiscard]] Action actionOnType(const QString &type, Action action);

/// What the rights to a record depend on: its type, and of its fields the owner, with whom it is shared (shares.h) and the links
/// of belongingOf(), as uids.
struct RightFacts {
    QString type;
    QJsonObject fields;
};
/// A record as it stands now; nothing when there is none. Errors end the question.
using FactsOf = std::function<Result<std::optional<RightFacts>>(const Uid &record)>;

/// One write that somebody is about to do. Both ends of a sync ask about it before it happens: the device, so that nobody is
/// offered what will be refused; the server, because its answer counts.
struct Attempt {
    Action action = Action::Edit;  ///< Create, Edit, Delete, Merge (a record merged away), Erase; Read: as if only read
    QString type;
    Uid record;
    std::optional<QJsonObject> before;  ///< nothing: the record is new
    QJsonObject changes;                ///< fields it sets; of a new record all
    /// What the same transaction merges into other records: links move with it, also in records the person may not edit.
    const QSet<Uid> *mergedAway = nullptr;
};

struct Judgement {
    bool may = false;
    Area area = Area::Setup;
    Action action = Action::Edit;  ///< the one that decided
    QVector<Uid> owners;           ///< empty where the level asks for none
    /// What somebody shared with the person, where the role alone does not include it: with `may` the reason, without it less
    /// than was asked for.
    std::optional<Share> share = {};
};

/// Who owns a record, and who owns what it belongs to.
[[nodiscard]] Result<QVector<Uid>> ownersOf(const RightFacts &record, const FactsOf &factsOf);

/// With whom a record is shared, itself or what it belongs to. A share opens reading and editing of a record and its parts, and
/// reading what is about it; never more.
[[nodiscard]] Result<QVector<Share>> sharesOf(const RightFacts &record, const FactsOf &factsOf);

/// Errors: those of `factsOf`.
[[nodiscard]] Result<Judgement> judge(const Grantee &who, const Attempt &attempt, const FactsOf &factsOf);

/// Why it was judged so, as one translated sentence (explanation(), or the share that counts). `nameOf`: of a person, for people;
/// may be empty.
[[nodiscard]] QString reasonOf(const Grantee &who, const Judgement &judgement,
                               const std::function<QString(const Uid &)> &nameOf);

}  // namespace fieldfare
