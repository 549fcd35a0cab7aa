// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translation.h"

#include "records/record_registry.h"
#include "support/test.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QTranslator>

namespace fieldfare::test {

class TranslationTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_before = QLocale(); }
    void cleanup();
    void theLanguageAskedForIsSpoken_data();
    void theLanguageAskedForIsSpoken();
    void englishHasPlurals();
    void qtSpeaksChineseToo();
    void fieldsOfATypeAreToldApart();

private:
    QLocale m_before;
};

void TranslationTest::cleanup()
{
    const auto installed =
        QCoreApplication::instance()->findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTranslator *translator : installed) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    QLocale::setDefault(m_before);
}

void TranslationTest::theLanguageAskedForIsSpoken_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("deals");
    QTest::newRow("simplified Chinese") << QStringLiteral("zh_CN") << QStringLiteral("商机");
    QTest::newRow("Chinese by script") << QStringLiteral("zh_Hans") << QStringLiteral("商机");
    QTest::newRow("Chinese") << QStringLiteral("zh") << QStringLiteral("商机");
    QTest::newRow("Chinese of Singapore") << QStringLiteral("zh_SG") << QStringLiteral("商机");
    QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("Deals");
    QTest::newRow("British English") << QStringLiteral("en_GB") << QStringLiteral("Deals");
    QTest::newRow("a language without texts") << QStringLiteral("de") << QStringLiteral("Deals");
}

void TranslationTest::theLanguageAskedForIsSpoken()
{
    QFETCH(const QString, language);
    QFETCH(const QString, deals);
    const QLocale locale = installTranslations(*QCoreApplication::instance(), language);
    QCOMPARE(locale, QLocale(language));
    QCOMPARE(QLocale(), locale);
    QCOMPARE(QCoreApplication::translate("RecordType", "Deals"), deals);
    const bool chinese = locale.language() == QLocale::Chinese;
    QCOMPARE(QCoreApplication::translate("fieldfare::ListPage", "Copied %n row(s)", nullptr, 2),
             chinese ? QStringLiteral("已复制 2 行") : QStringLiteral("Copied 2 rows"));
}

void TranslationTest::englishHasPlurals()
{
    installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("fieldfare::ListPage", "Copied %n row(s)", nullptr, 1),
             QStringLiteral("Copied 1 row"));
    QCOMPARE(QCoreApplication::translate("fieldfare::ListPage", "Copied %n row(s)", nullptr, 0),
             QStringLiteral("Copied 0 rows"));
}

void TranslationTest::qtSpeaksChineseToo()
{
    const QString name = QStringLiteral("/qtbase_zh_CN.qm");
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + name) &&
        !QFile::exists(QStringLiteral(":/i18n") + name))
        QSKIP("Qt's translations were not there when this was built");
    installTranslations(*QCoreApplication::instance(), QStringLiteral("zh_CN"));
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
}

/// Two fields with one label are one column too many in a list, and one header too many in an exported file.
void TranslationTest::fieldsOfATypeAreToldApart()
{
    installTranslations(*QCoreApplication::instance(), QStringLiteral("zh_CN"));
    QStringList wrong;
    for (const RecordType &type : builtInTypes()) {
        QHash<QString, QString> seen;
        for (const FieldSpec &field : type.fields) {
            const QString english = QString::fromUtf8(field.labelSource);
            const QString other = seen.value(field.label(), english);
            if (other != english)
                wrong.append(
                    QStringLiteral("%1: “%2” and “%3” are both %4").arg(type.key, other, english, field.label()));
            seen.insert(field.label(), english);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

}  // namespace fieldfare::test

using fieldfare::test::TranslationTest;
FIELDFARE_TEST(TranslationTest)
#include "translation_test.moc"
