// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pseudo_translator.h"

#include <QHash>

namespace fieldfare {

QString PseudoTranslator::translate(const char * /*context*/, const char *sourceText, const char * /*disambiguation*/,
                                    int /*n*/) const
{
    return sourceText == nullptr || *sourceText == '\0' ? QString() : disguised(QString::fromUtf8(sourceText));
}

QString PseudoTranslator::disguised(const QString &text)
{
    // Vowels twice: words grow, not only sentences.
    static const QHash<QChar, QString> letters{
        {u'a', QStringLiteral("áà")}, {u'e', QStringLiteral("éè")}, {u'i', QStringLiteral("íì")},
        {u'o', QStringLiteral("óò")}, {u'u', QStringLiteral("úù")}, {u'A', QStringLiteral("ÁÀ")},
        {u'E', QStringLiteral("ÉÈ")}, {u'I', QStringLiteral("ÍÌ")}, {u'O', QStringLiteral("ÓÒ")},
        {u'U', QStringLiteral("ÚÙ")}, {u'c', QStringLiteral("ç")},  {u'n', QStringLiteral("ñ")},
        {u's', QStringLiteral("š")},  {u'y', QStringLiteral("ÿ")},  {u'z', QStringLiteral("ž")},
        {u'N', QStringLiteral("Ñ")},  {u'S', QStringLiteral("Š")},  {u'C', QStringLiteral("Ç")},
    };
    QString result = QStringLiteral("[");
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        qsizetype keep = 0;  // characters that stay as they are
        if (c == u'%' && i + 1 < text.size()) {
            keep = text.at(i + 1) == u'L' ? 3 : 2;  // %1 %L1 %n %%
        } else if (c == u'<') {
            const qsizetype end = text.indexOf(u'>', i);
            keep = end > 0 ? end - i + 1 : 1;
        } else if (c == u'&') {
            const qsizetype end = text.indexOf(u';', i);
            keep = end > 0 && end - i < 8 ? end - i + 1 : 2;  // &amp; or the mnemonic &S
        } else if (!letters.contains(c)) {
            keep = 1;
        }
        if (keep > 0) {
            result += QStringView(text).mid(i, keep);
            i += keep;
        } else {
            result += letters.value(c);
            ++i;
        }
    }
    return result + u']';
}

}  // namespace fieldfare
