// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/person_words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fieldfare {

namespace {

bool isFreeText(FieldKind kind)
{
    return kind == FieldKind::Text || kind == FieldKind::MultilineText || kind == FieldKind::Email ||
           kind == FieldKind::Phone || kind == FieldKind::Url;
}

/// Some hundred words a pattern: there is a limit to what one holds.
QVector<QRegularExpression> patternsOf(const QStringList &words, QRegularExpression::PatternOptions options)
{
    constexpr qsizetype kMostWords = 300;
    QVector<QRegularExpression> patterns;
    for (qsizetype at = 0; at < words.size(); at += kMostWords) {
        QStringList parts;
        for (const QString &word : words.mid(at, kMostWords)) {
            const QString escaped = QRegularExpression::escape(word);
            const bool isIdeographic = word.at(0).unicode() >= 0x2e80;
            parts.append(isIdeographic ? escaped
                                       : QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])").arg(escaped));
        }
        patterns.append(
            QRegularExpression(parts.join(QLatin1Char('|')), options | QRegularExpression::UseUnicodePropertiesOption));
    }
    return patterns;
}

}  // namespace

QString PersonWords::placeholder() { return QCoreApplication::translate("Privacy", "[erased person]"); }

PersonWords::PersonWords(const QStringList &words)
{
    QStringList exact;
    QStringList anyCase;
    for (const QString &word : words) {
        const bool isOneName = std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
        (isOneName ? exact : anyCase).append(word);
        if (isOneName && word.toUpper() != word)
            exact.append(word.toUpper());
    }
    m_patterns = patternsOf(anyCase, QRegularExpression::CaseInsensitiveOption);
    m_patterns += patternsOf(exact, QRegularExpression::NoPatternOption);
}

bool PersonWords::isIn(const QString &text) const
{
    return std::any_of(m_patterns.begin(), m_patterns.end(),
                       [&](const QRegularExpression &pattern) { return pattern.match(text).hasMatch(); });
}

bool PersonWords::replaceIn(QString &text) const
{
    if (!isIn(text))
        return false;
    for (const QRegularExpression &pattern : m_patterns)
        text.replace(pattern, placeholder());
    return true;
}

bool PersonWords::replaceIn(const RecordType &type, QJsonObject &logged, bool emptiesNotes) const
{
    bool isNew = false;
    for (auto it = logged.begin(); it != logged.end(); ++it) {
        const FieldSpec *field = type.field(it.key());
        if (!it.value().isString() || it.key() == QLatin1String("#") || (field && !isFreeText(field->kind)))
            continue;
        QString text = it.value().toString();
        if (emptiesNotes && field && field->kind == FieldKind::MultilineText) {
            *it = QJsonValue();
            isNew = true;
        } else if (replaceIn(text)) {
            *it = text;
            isNew = true;
        }
    }
    return isNew;
}

bool PersonWords::replaceIn(const RecordType &type, Record &record, bool emptiesNotes) const
{
    bool isNew = false;
    for (const FieldSpec &field : type.fields) {
        if (!isFreeText(field.kind) || !field.headOf.isEmpty())
            continue;
        QString text = field.read(record).toString();
        if (text.isEmpty())
            continue;
        if (emptiesNotes && field.kind == FieldKind::MultilineText) {
            field.write(record, Value());
            isNew = true;
        } else if (replaceIn(text)) {
            field.write(record, text);
            isNew = true;
        }
    }
    return isNew;
}

}  // namespace fieldfare
