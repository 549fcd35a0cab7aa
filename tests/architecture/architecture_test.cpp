// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/rules.h"
#include "support/paths.h"
#include "support/test.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace fieldfare::test {

class ArchitectureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void includesFollowTheLevels();
    void conventionsAreKept();
    void theRulesFindWhatTheyForbid_data();
    void theRulesFindWhatTheyForbid();
    void roomsOfOneLevelDoNotIncludeEachOther();
    void commentsAndStringsAreNoCode();

private:
    QList<SourceFile> m_files;
};

void ArchitectureTest::initTestCase()
{
    const QDir top(sourceDir());
    for (const QString &ring : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}) {
        QDirIterator files(top.filePath(ring), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            m_files.append({top.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    QVERIFY2(!m_files.isEmpty(), qPrintable(sourceDir()));
}

void ArchitectureTest::includesFollowTheLevels()
{
    QStringList all;
    for (const SourceFile &file : std::as_const(m_files))
        all += includeViolations(file);
    all += sameLevelCycles(m_files);
    QVERIFY2(all.isEmpty(), qPrintable(QLatin1Char('\n') + all.join(QLatin1Char('\n'))));
}

void ArchitectureTest::conventionsAreKept()
{
    QStringList all;
    for (const SourceFile &file : std::as_const(m_files))
        all += conventionViolations(file);
    QVERIFY2(all.isEmpty(), qPrintable(QLatin1Char('\n') + all.join(QLatin1Char('\n'))));
}

void ArchitectureTest::theRulesFindWhatTheyForbid_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *path, const char *line, bool allowed) {
        QTest::addRow("%s %s", path, line) << QString::fromLatin1(path) << QString::fromLatin1(line) << allowed;
    };
    row("core/storage/database.h", "#include \"base/result.h\"", true);
    row("core/storage/database.h", "#include \"storage/migrator.h\"", true);
    row("core/storage/database.h", "#include \"security/session.h\"", true);
    row("core/storage/database.h", "#include \"sqlite3.h\"", true);
    row("core/exchange/importer.h", "#include <sqlite3.h>", false);
    row("core/storage/database.h", "#include \"records/deal/deal.h\"", false);
    row("core/base/money.h", "#include \"storage/database.h\"", false);
    row("core/workspace/workspace.h", "#include \"automation/rules.h\"", true);
    row("core/records/deal/deal.h", "#include \"shell/main_window.h\"", false);
    row("core/records/deal/deal.h", "#include \"deal_fields.h\"", false);
    row("core/attic/old.h", "#include \"base/result.h\"", false);
    row("core/base/money.h", "#include <QColor>", false);
    row("core/base/money.h", "#include <QtGui/QFont>", false);
    row("core/base/money.h", "#include <QTableWidget>", false);
    row("core/base/money.h", "#include <QString>", true);
    row("ui/shell/main_window.h", "#include <QMainWindow>", true);
    row("ui/shell/main_window.h", "#include <QSqlQuery>", false);
    row("ui/shell/main_window.h", "#include <sqlite3.h>", false);
    row("ui/shell/main_window.cpp", "    context.run(QStringLiteral(\"SELECT id FROM {deal}\"), {});", false);
    row("ui/shell/main_window.cpp", "    label->setText(tr(\"Select a deal from the list\"));", true);
    row("ui/shell/main_window.h", "#include \"workspace/workspace.h\"", true);
    row("ui/presentation/list_model.h", "#include <QAbstractItemModel>", true);
    row("ui/presentation/list_model.h", "#include <QTableView>", false);
    row("ui/presentation/list_model.h", "#include \"shell/main_window.h\"", false);
    row("ui/presentation/list_model.h", "#include \"records/record_registry.h\"", true);
    row("core/base/money.cpp", "    throw 1;", false);
    row("core/base/money.cpp", "    QEventLoop loop;", false);
    row("app/desktop/shots.cpp", "    QEventLoop loop;", true);
    row("ui/shell/main_window.cpp", "    QMessageBox::warning(this, a, b);", false);
    row("ui/shell/main_window.cpp", "    // never throw here", true);
    row("core/exchange/importer.cpp", "QString tr(const char *text)", false);
    row("ui/start/sheet.cpp", "    const auto tr = [](const char *text) { return QString(); };", false);
    row("ui/start/sheet.cpp", "    label->setText(SheetText::tr(word));", true);
}

void ArchitectureTest::theRulesFindWhatTheyForbid()
{
    QFETCH(const QString, path);
    QFETCH(const QString, line);
    QFETCH(const bool, allowed);
    const QString text =
        QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n") + line + QLatin1Char('\n');
    const QStringList found = includeViolations({path, text}) + conventionViolations({path, text});
    QCOMPARE(found.isEmpty(), allowed);
    if (!allowed) {
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(path + QStringLiteral(":3: ")), qPrintable(found.first()));
    }
}

void ArchitectureTest::roomsOfOneLevelDoNotIncludeEachOther()
{
    const SourceFile one{QStringLiteral("core/sync/a.h"), QStringLiteral("#include \"exchange/b.h\"\n")};
    const SourceFile two{QStringLiteral("core/exchange/b.h"), QStringLiteral("#include \"sync/a.h\"\n")};
    QVERIFY(sameLevelCycles({one}).isEmpty());
    QVERIFY(sameLevelCycles({two}).isEmpty());
    QCOMPARE(sameLevelCycles({one, two}).size(), 1);
}

void ArchitectureTest::commentsAndStringsAreNoCode()
{
    const QString text =
        QStringLiteral("a /* throw\n throw */ b // throw\n\"throw \\\" throw\" c 1'000 R\"x(throw\n)x\" d '\"' e");
    const QString code = withoutCommentsAndStrings(text);
    QVERIFY2(!code.contains(QLatin1String("throw")), qPrintable(code));
    QCOMPARE(code.count(QLatin1Char('\n')), text.count(QLatin1Char('\n')));
    QString letters = code;
    letters.remove(QRegularExpression(QStringLiteral("[^a-e]")));
    QCOMPARE(letters, QStringLiteral("abcde"));
    QCOMPARE(conventionViolations({QStringLiteral("core/base/a.cpp"), QStringLiteral("int a;\n")}).size(), 1);
    QCOMPARE(conventionViolations({QStringLiteral("core/base/a.h"),
                                   QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\nint a;\n")})
                 .size(),
             1);
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::ArchitectureTest)
#include "architecture_test.moc"
