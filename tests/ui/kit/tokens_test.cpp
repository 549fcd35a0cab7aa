// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"
#include "widgets/basic/chip.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/tokens.h"

using namespace fieldfare;

/// Every pair of text and ground that the kit draws keeps 4.5 : 1, in both themes.
class TokensTest : public QObject {
    Q_OBJECT

private slots:
    void contrast_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
            const Tokens &t = *tokens;
            const auto add = [&](const char *name, const QColor &text, const QColor &ground) {
                QTest::addRow("%s %s", t.dark ? "dark" : "light", name) << text << ground;
            };
            for (const auto &[name, ground] : {std::pair<const char *, QColor>{"background", t.background},
                                               {"surface", t.surface},
                                               {"field", t.field},
                                               {"hover", t.hover}}) {
                add(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(name))), t.text, ground);
                add(qPrintable(QStringLiteral("muted on %1").arg(QLatin1String(name))), t.muted, ground);
            }
            add("text on selected row", t.text, t.accentSoft);
            add("text on pressed", t.text, t.pressed);
            add("text on accent", t.onAccent, t.accent);
            add("text on hovered accent", t.onAccent, t.accentHover);
            add("text on bad", t.onAccent, t.bad);
            for (const Tone tone : {Tone::Accent, Tone::Good, Tone::Attention, Tone::Bad}) {
                add(qPrintable(QStringLiteral("tone %1 on its soft").arg(int(tone))), t.textOf(tone), t.soft(tone));
                add(qPrintable(QStringLiteral("tone %1 on surface").arg(int(tone))), t.textOf(tone), t.surface);
                add(qPrintable(QStringLiteral("tone %1 on background").arg(int(tone))), t.textOf(tone), t.background);
                add(qPrintable(QStringLiteral("text on soft %1").arg(int(tone))), t.text, t.soft(tone));
            }
            add("sidebar text", t.sidebarText, t.sidebar);
            add("sidebar text hovered", t.sidebarText, t.sidebarHover);
            add("sidebar muted", t.sidebarMuted, t.sidebar);
            add("sidebar chosen", t.sidebarStrong, t.sidebarActive);
            const QPalette p = paletteFor(t);
            add("tooltip", p.color(QPalette::ToolTipText), p.color(QPalette::ToolTipBase));
        }
        for (int i = 0; i < Avatar::colors().size(); ++i) {
            QTest::addRow("avatar %d", i) << QColor(Qt::white) << Avatar::colors().at(i);
        }
    }

    void contrast()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrastRatio(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
    }

    void ratioOfBlackAndWhiteIs21()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    }

    void paletteTellsItsTokens()
    {
        QVERIFY(!tokensFor(paletteFor(lightTokens())).dark);
        QVERIFY(tokensFor(paletteFor(darkTokens())).dark);
    }

    void initials()
    {
        QCOMPARE(Avatar::initials(QStringLiteral("Lena Brandt")), QStringLiteral("LB"));
        QCOMPARE(Avatar::initials(QStringLiteral("  madonna ")), QStringLiteral("M"));
        QCOMPARE(Avatar::initials(QStringLiteral("王小明")), QStringLiteral("小明"));
        QCOMPARE(Avatar::initials(QString()), QStringLiteral("?"));
        QCOMPARE(Avatar::colorOf(QStringLiteral("Lena Brandt")), Avatar::colorOf(QStringLiteral("lena  brandt")));
    }

    void iconsAreTintedAndCrisp()
    {
        const QPixmap twice = lucidePixmap(QStringLiteral("phone"), 16, QColor(0x2B6B8A), 2.0);
        QCOMPARE(twice.size(), QSize(32, 32));
        const QImage image = twice.toImage();
        bool painted = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor c = image.pixelColor(x, y);
                if (c.alpha() > 250) {
                    painted = true;
                    QVERIFY(std::abs(c.red() - 0x2B) < 4 && std::abs(c.blue() - 0x8A) < 4);
                }
            }
        }
        QVERIFY(painted);
        QCOMPARE(lucideNameOf(lucideIcon(QStringLiteral("phone"))), QStringLiteral("phone"));
        QVERIFY(!birdPixmap(22, 1.0).isNull());
    }
};

FIELDFARE_TEST(TokensTest)
#include "tokens_test.moc"
