// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QSet>

namespace fieldfare {

/// A record that concerns a person.
struct PersonRecord {
    QString type;  ///< key
    qint64 id = 0;
    Uid uid;
    bool isLive = true;        ///< false: deleted; only the change log still has its values
    bool isOnlyTheirs = true;  ///< no company stands behind it
};

/// Everything the workspace holds about one contact, the change log and the recycle bin included.
///
/// What is only about the person: the contact, what was merged into it, its positions, memberships in campaigns, calls, mails,
/// notes and tasks, files (but those of orders), tickets no company stands behind, and what belongs to all these. What is about others
/// too: deals, orders, tickets of a company, with their lines and history.
struct PersonScope {
    qint64 contact = 0;
    Uid uid;
    QString name;                 ///< as it is shown; the last one the log knows when the contact is deleted
    QVector<PersonRecord> own;    ///< only about the person; the contact itself is the last
    QVector<PersonRecord> other;  ///< about others too
    /// How the person is called anywhere: names of now and before, e-mail addresses, phone numbers; longest first.
    QStringList words;
    QSet<QString> mails;   ///< as typed, of now and before
    QSet<QString> phones;  ///< E.164 where known, else as typed
};

/// NotFound when neither the records nor the log know such a contact. Sees everything whatever the session may see: who
/// calls it decides. Cancelled.
[[nodiscard]] Result<PersonScope> personScope(ReadContext &context, const Uid &contact);

/// Every version of a record's values that the log holds, newest first; keys as in the log.
[[nodiscard]] Result<QVector<QJsonObject>> loggedValues(ReadContext &context, const RecordType &type, qint64 id);

}  // namespace fieldfare
