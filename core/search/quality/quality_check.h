// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "search/field_sql.h"
#include "search/quality/quality_settings.h"

#include <QDate>

#include <functional>
#include <optional>

namespace fieldfare {

enum class QualityKind { Invalid, Missing, Stale, Contradictory, Untidy };
enum class QualitySeverity {
    Hint,     ///< worth a look; does not count in the score
    Warning,  ///< counts half
    Error,    ///< wrong beyond doubt, or the record cannot be worked with
};

/// What holds while one check looks at one database. Made by qualityScope().
struct QualityScope {
    Session session;
    qint64 now = 0;  ///< ms UTC
    QDate today;     ///< in the session's zone
    QualitySettings settings;
    QHash<QString, QString>
        spelling;  ///< how this workspace writes countries, by ISO code; filled by checks that propose one

    /// The moment `months` before now, ms UTC.
    [[nodiscard]] qint64 monthsAgo(int months) const;
    /// A stored date or moment for people.
    [[nodiscard]] QString shown(const QDate &date) const { return session.locale.toString(date, QLocale::ShortFormat); }
    [[nodiscard]] QString shownMoment(qint64 msecs) const;
};

/// What is wrong in one place and what could stand there.
struct QualitySuggestion {
    QString found;          ///< what stands there, for people; empty where something is missing
    QString proposal = {};  ///< what should stand there, for people; empty: nobody but a person knows
    QString note = {};      ///< what is to be known of this very row
    int position = 0;       ///< which entry of the list, for fields of lists
    /// What a fix writes. Empty while `proposal` is not: the check's field takes the proposal as its text.
    QVector<QPair<QString, Value>> values = {};
};

/// One thing that can be wrong with records of one type. Immutable; made by qualityChecks().
struct QualityCheck {
    QString id;    ///< stable: "contact.email_invalid"
    QString type;  ///< key of the record type
    QualityKind kind = QualityKind::Invalid;
    QualitySeverity severity = QualitySeverity::Warning;
    QString title;          ///< translated: "E-mail addresses that cannot be right"
    QString why;            ///< translated: why it matters and what to do
    QString field;          ///< key of the field shown and mended; empty: nothing to write here
    bool proposes = false;  ///< some of its rows come with a proposal

    /// Candidates: "SELECT r.id, … FROM {contact} r … WHERE …", to which " AND …" may be added. All tables of records in
    /// braces, so that a session meets its own rows only.
    std::function<SqlPart(const QualityScope &)> select;
    /// Looks at one candidate; nothing when all is well. Without it, every candidate counts, its second column being what was found.
    std::function<std::optional<QualitySuggestion>(Query &, const QualityScope &)> inspect;
    /// Reads what inspect() needs of the workspace as a whole.
    std::function<Result<void>(ReadContext &, QualityScope &)> prepare;

    [[nodiscard]] QString key() const { return id.section(u'.', 1); }
};

/// All checks there are for the types of this catalog, in the order people see them. Titles in the language of the program.
[[nodiscard]] QVector<QualityCheck> qualityChecks(const TypeCatalog &catalog, const QualitySettings &settings);
/// By id, or by key within a type. Null when unknown.
[[nodiscard]] const QualityCheck *findCheck(const QVector<QualityCheck> &checks, const QString &idOrKey,
                                            const QString &type = {});

[[nodiscard]] QString severityKey(QualitySeverity severity);  ///< "hint", "warning", "error"
[[nodiscard]] QString kindKey(QualityKind kind);              ///< "invalid", "missing" …
[[nodiscard]] QString kindLabel(QualityKind kind);            ///< translated

namespace quality {
// One file for each family; the registry calls them in order.
void addMailChecks(QVector<QualityCheck> &checks, const RecordType &type);
void addPhoneChecks(QVector<QualityCheck> &checks, const RecordType &type);
void addPlaceChecks(QVector<QualityCheck> &checks, const RecordType &type);
void addNameChecks(QVector<QualityCheck> &checks, const RecordType &type);
void addMissingChecks(QVector<QualityCheck> &checks, const RecordType &type, const QualitySettings &settings);
void addStaleChecks(QVector<QualityCheck> &checks, const RecordType &type);
void addContradictionChecks(QVector<QualityCheck> &checks, const RecordType &type);

/// "r.done=0": the rows of this type somebody still works on; "1" where the question has no meaning.
[[nodiscard]] QString stillOpen(const RecordType &type);
}  // namespace quality

}  // namespace fieldfare
