// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/type_guess.h"

namespace fieldfare {

namespace {

/// How other programs call the types, in names of files and sheets.
const QList<std::pair<QString, QStringList>> &otherNames()
{
    static const auto words = [](std::initializer_list<const char *> list) {
        QStringList all;
        for (const char *word : list)
            all.append(QLatin1String(word));
        return all;
    };
    static const QList<std::pair<QString, QStringList>> names{
        {QStringLiteral("activity"), words({"interaction", "call", "meeting", "event", "engagement"})},
        {QStringLiteral("deal"), words({"pipeline", "opportunit", "potential"})},
        {QStringLiteral("ticket"), words({"case", "issue", "helpdesk"})},
        {QStringLiteral("company"), words({"account", "organization", "organisation"})},
        {QStringLiteral("contact"), words({"person", "people", "lead", "addressbook"})},
        {QStringLiteral("task"), words({"todo", "to-do"})}};
    return names;
}

}  // namespace

QString guessRecordType(const TypeCatalog &catalog, const QStringList &headers, const QString &name)
{
    QString best = QStringLiteral("contact");
    double bestScore = -1;
    const QString lower = name.toLower();
    // What people bring most often comes first where scores are equal.
    QStringList order{QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("deal"),
                      QStringLiteral("product"), QStringLiteral("order")};
    for (const RecordType &type : catalog.types()) {
        if (!type.machinery && !order.contains(type.key))
            order.append(type.key);
    }
    // The last word counts in "contact_activities"; the longest name in "order_lines".
    QString named;
    qsizetype namedAt = -1;
    qsizetype namedLength = 0;
    const auto consider = [&](const QString &key, const QString &word) {
        const qsizetype at = word.isEmpty() ? -1 : lower.lastIndexOf(word);
        if (at >= 0 && (at + word.size() > namedAt + namedLength || (at <= namedAt && word.size() > namedLength))) {
            named = key;
            namedAt = at;
            namedLength = word.size();
        }
    };
    for (const QString &key : std::as_const(order)) {
        const RecordType *type = catalog.find(key);
        if (type == nullptr)
            continue;
        consider(key, key);
        consider(key, QString(key).replace(u'_', u' '));
        consider(key, type->label().toLower());
        // "activities", "companies"
        if (key.endsWith(u'y'))
            consider(key, key.chopped(1) + QStringLiteral("ies"));
    }
    for (const auto &[key, words] : otherNames()) {
        for (const QString &word : words)
            consider(key, word);
    }
    for (const QString &key : std::as_const(order)) {
        const RecordType *type = catalog.find(key);
        if (type == nullptr)
            continue;
        double score = 0;
        for (const MappedColumn &column : mapColumns(catalog, *type, headers)) {
            // External ids and stamps exist in every type and tell nothing.
            const bool common = column.entry.target == QLatin1String("external_id") ||
                                column.entry.target == QLatin1String("created_at") ||
                                column.entry.target == QLatin1String("owner") ||
                                column.entry.target == QLatin1String("uid");
            score += common ? 0.1 * column.score : column.score;
        }
        if (key == named)
            score += 120;
        if (score > bestScore + 0.5) {
            bestScore = score;
            best = key;
        }
    }
    return best;
}

}  // namespace fieldfare
