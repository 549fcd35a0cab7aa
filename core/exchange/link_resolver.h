// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"
#include "storage/read_context.h"

#include <QHash>
#include <QSet>

namespace fieldfare {

/// Finds the records that texts of a file name, many times over. Few questions are asked of the database; from some
/// hundred on, or where a type's indexes are away (bulk import), the names of the type are held as 64-bit hashes, about
/// 30 bytes a record. Sees what the session sees. Lives as long as one job, on its thread.
class LinkResolver {
public:
    explicit LinkResolver(ReadContext &context) : m_context(context) {}

    enum class How {
        Exact,
        Near,  ///< same but for case, blanks, punctuation or a company's legal form
        Missing,
        Ambiguous,  ///< several records fit
    };
    struct Found {
        How how = How::Missing;
        qint64 id = 0;
        QString title;  ///< Near: how the record is really called
    };

    /// `key` is a field of the target ("name", "email", "external_id", …), "uid", or empty: then uid, external id, stable
    /// key, number and code, exact name, mail address are tried in this order, last the folded name.
    [[nodiscard]] Result<Found> find(const RecordType &target, const QString &key, const QString &text);
    /// A record that came to be meanwhile. A negative id stands for one that only would be created (preview).
    void added(const RecordType &target, const Record &record, qint64 id);
    /// From now on the type is asked in memory only: its indexes are away.
    void withoutIndexes(const RecordType &target) { m_unindexed.insert(target.number); }

private:
    struct Names {
        QHash<quint64, qint64> ids;  ///< -1: several
        bool loaded = false;
        int asked = 0;
    };
    [[nodiscard]] Result<qint64> ask(const RecordType &target, const QString &key, const QString &text);
    [[nodiscard]] Result<qint64> query(const RecordType &target, const QString &key, const QString &text);
    [[nodiscard]] Result<Names *> load(const RecordType &target, const QString &key);
    [[nodiscard]] QString keyText(const RecordType &target, const QString &key, const QString &text) const;
    static void insert(Names &names, const QString &text, qint64 id);

    ReadContext &m_context;
    QHash<QPair<int, QString>, Names> m_names;
    QSet<int> m_unindexed;
    QHash<qint64, QString> m_pretended;
};

/// Types whose records an import never makes because a text names them: a typing mistake must not become a stage.
[[nodiscard]] bool isFixedSet(const RecordType &type);

/// The field that holds a record's name when it is created from a text alone: name, number, subject … Null when the type
/// has none.
[[nodiscard]] const FieldSpec *nameOfNewTarget(const RecordType &type);

}  // namespace fieldfare
