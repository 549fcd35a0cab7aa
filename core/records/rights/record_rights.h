// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_reader.h"
#include "security/attempt.h"

namespace fieldfare {

/// Whether the session may do something to a single record, and why. Where a server keeps the rights its answer counts; this is
/// the same function over what the device knows, so that nobody is offered, or types, what would be refused.
/// Made where needed, within one read or unit of work; cheap; same thread.
class RecordRights {
public:
    explicit RecordRights(ReadContext &context) : m_context(context) {}

    /// `before` null: a new record; `after` null: no fields change (deleting, merging away). `changed`: keys of the fields that
    /// differ. Errors: those of reading owners.
    [[nodiscard]] Result<Judgement> judge(Action action, const Record *before, const Record *after,
                                          const QStringList &changed = {}, const QSet<Uid> *mergedAway = nullptr);
    /// As judge(); Forbidden, naming the record and the reason, when it may not be.
    [[nodiscard]] Result<void> check(Action action, const Record *before, const Record *after,
                                     const QStringList &changed = {}, const QSet<Uid> *mergedAway = nullptr);
    /// One translated sentence: why it may or may not be.
    [[nodiscard]] QString reason(const Judgement &judgement) const;

private:
    [[nodiscard]] Result<QJsonObject> facts(const RecordType &type, const Record &record);
    [[nodiscard]] Result<Uid> uidOf(const RecordType &type, qint64 id);
    [[nodiscard]] Result<Uid> personOf(qint64 user);
    [[nodiscard]] FactsOf factsOf();

    ReadContext &m_context;
    QHash<Uid, QPair<int, qint64>> m_named;  ///< records that facts() named: type number and row
    QHash<qint64, Uid> m_people;             ///< by row
};

/// An SQL condition that holds for the rows of the type, under the name `alias`, to which the session may do `action`; "1" for all,
/// "0" for none. For actions on many records that leave out the others.
[[nodiscard]] Result<QString> rowsWithRight(ReadContext &context, const RecordType &type, Action action,
                                            const QString &alias);

/// What a session may do to one record, for screens: an entry for each action that concerns the record's type.
struct ActionRight {
    Action action = Action::Read;
    bool may = true;
    QString reason;  ///< translated
};
struct RecordRightsView {
    bool mayEdit = true;
    bool mayDelete = true;
    QString whyNotEdit;    ///< translated; empty when it may be edited
    QString whyNotDelete;  ///< translated; empty when it may be deleted
    QVector<ActionRight> actions;
};
[[nodiscard]] Result<RecordRightsView> rightsTo(ReadContext &context, const Record &record);

}  // namespace fieldfare
