// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/passphrase_strength.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace fieldfare {

namespace {

struct PassphraseText {
    Q_DECLARE_TR_FUNCTIONS(Passphrase)
};

/// The next character follows from this one: the same, a neighbour in the alphabet, or on the keyboard.
bool predictable(QChar before, QChar now)
{
    if (before == now || now.unicode() == before.unicode() + 1 || now.unicode() + 1 == before.unicode()) {
        return true;
    }
    static const QStringList rows{QStringLiteral("qwertyuiop"), QStringLiteral("qwertzuiop"),
                                  QStringLiteral("asdfghjkl"),  QStringLiteral("zxcvbnm"),
                                  QStringLiteral("yxcvbnm"),    QStringLiteral("azertyuiop")};
    for (const QString &row : rows) {
        const auto a = row.indexOf(before);
        const auto b = row.indexOf(now);
        if (a >= 0 && b >= 0 && std::abs(a - b) == 1) {
            return true;
        }
    }
    return false;
}

}  // namespace

PassphraseStrength passphraseStrength(const QString &passphrase)
{
    PassphraseStrength strength;
    if (passphrase.isEmpty()) {
        strength.hint = PassphraseText::tr(
            "Several words that do not belong together are best, such as four words from different pages of a book.");
        return strength;
    }
    QString rest = passphrase.toLower();
    // A word everybody tries first is worth one choice among a few hundred, whatever its length.
    static const QStringList common{QStringLiteral("password"), QStringLiteral("passwort"), QStringLiteral("welcome"),
                                    QStringLiteral("letmein"),  QStringLiteral("admin"),    QStringLiteral("secret"),
                                    QStringLiteral("geheim"),   QStringLiteral("iloveyou"), QStringLiteral("fieldfare"),
                                    QStringLiteral("company"),  QStringLiteral("login"),    QStringLiteral("woaini")};
    double bits = 0;
    for (const QString &word : common) {
        if (rest.contains(word)) {
            rest.replace(word, QString(QChar(0x01)));
            bits += 8;
        }
    }
    int alphabet = 0;
    bool lower = false, upper = false, digit = false, other = false, wide = false;
    for (const QChar c : passphrase) {
        lower |= c.isLower();
        upper |= c.isUpper();
        digit |= c.isDigit();
        wide |= c.unicode() > 0x2E80;
        other |= !c.isLetterOrNumber();
    }
    alphabet = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (other ? 20 : 0) + (wide ? 1500 : 0);
    const double perCharacter = std::log2(std::max(2, alphabet));
    // Letters of words carry far less than random ones: about 2.5 bits each in a phrase of words.
    const bool words = passphrase.contains(QLatin1Char(' ')) || passphrase.contains(QLatin1Char('-'));
    QChar before;
    for (const QChar c : rest) {
        if (c.unicode() == 1) {
            before = QChar();
            continue;
        }
        const double full = c.isLetter() && c.unicode() < 0x2E80 && words ? 2.6 : perCharacter;
        bits += !before.isNull() && predictable(before, c) ? 1.0 : full;
        before = c;
    }
    strength.bits = bits;
    using Grade = PassphraseStrength::Grade;
    strength.grade = bits < 30 ? Grade::Weak : bits < 45 ? Grade::Fair : bits < 60 ? Grade::Good : Grade::Strong;
    switch (strength.grade) {
    case Grade::Weak:
        strength.hint =
            PassphraseText::tr("Weak: a computer guesses it in days. Make it longer, for instance with another word.");
        break;
    case Grade::Fair:
        strength.hint = PassphraseText::tr("Fair: it keeps off the curious. One more word makes it good.");
        break;
    case Grade::Good: strength.hint = PassphraseText::tr("Good."); break;
    case Grade::Strong: strength.hint = PassphraseText::tr("Strong."); break;
    case Grade::None: break;
    }
    return strength;
}

}  // namespace fieldfare
