// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pseudo_translator.h"
#include "support/test.h"

using namespace fieldfare;

class PseudoTranslatorTest : public QObject {
    Q_OBJECT

private slots:
    void placeholdersTagsAndMnemonicsStay()
    {
        QCOMPARE(PseudoTranslator::disguised(QStringLiteral("Moved “%1” to %L2")),
                 QStringLiteral("[Móòvéèd “%1” tóò %L2]"));
        QCOMPARE(PseudoTranslator::disguised(QStringLiteral("%n day(s)")), QStringLiteral("[%n dáàÿ(š)]"));
        QCOMPARE(PseudoTranslator::disguised(QStringLiteral("<b class=\"a\">One</b> &amp; &Save 100%")),
                 QStringLiteral("[<b class=\"a\">ÓÒñéè</b> &amp; &Sáàvéè 100%]"));
        QCOMPARE(PseudoTranslator::disguised(QStringLiteral("a < b")), QStringLiteral("[áà < b]"));
    }

    void textsGrow()
    {
        const QString text = QStringLiteral("Everyone you deal with stands here, with every call in one timeline.");
        QVERIFY(PseudoTranslator::disguised(text).size() * 100 >= text.size() * 130);
    }
};

FIELDFARE_TEST(PseudoTranslatorTest)
#include "pseudo_translator_test.moc"
