// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/field_display.h"
#include "presentation/format.h"
#include "presentation/record_list_model.h"
#include "records/list/usual_columns.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/input/line_edit.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QToolTip>

using namespace fieldfare;

class UsualColumnsTest : public QObject {
    Q_OBJECT

private:
    static int widthOf(const QVector<ViewColumn> &columns, const QString &key)
    {
        for (const ViewColumn &column : columns) {
            if (column.key == key) {
                return column.width;
            }
        }
        return -1;
    }

private slots:
    void datesAndStatesAreNeverCut_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedStates);
        QTest::newRow("de") << QLocale(QLocale::German, QLocale::Germany);
        QTest::newRow("zh") << QLocale(QLocale::Chinese, QLocale::China);
    }

    void datesAndStatesAreNeverCut()
    {
        QFETCH(const QLocale, locale);
        WorkspaceFixture fixture;
        RecordListModel model(*fixture.workspace);
        model.setRequest(ListRequest{QStringLiteral("campaign"), {}, {}, false});
        const QDate today(2026, 11, 23);
        const ShowContext show{QTimeZone::utc(), today.startOfDay(Qt::UTC), locale};
        const QFont font = QGuiApplication::font();
        for (const int room : {600, 900, 2000}) {
            const auto columns = usualColumns(model, show, font, room);
            const int width = widthOf(columns, QStringLiteral("starts_on"));
            QVERIFY(width > 0);
            for (QDate day = today.addYears(-2); day <= today; day = day.addDays(9)) {
                const int needed = QFontMetrics(font).horizontalAdvance(format::date(day, today, locale));
                QVERIFY2(width >= needed, qPrintable(day.toString(Qt::ISODate)));
            }
        }
    }

    void namesGiveWayFirst()
    {
        WorkspaceFixture fixture;
        RecordListModel model(*fixture.workspace);
        model.setRequest(ListRequest{QStringLiteral("contact"), {}, {}, false});
        const ShowContext show{QTimeZone::utc(), QDate(2026, 11, 23).startOfDay(Qt::UTC), QLocale::c()};
        const QFont font = QGuiApplication::font();
        const auto wide = usualColumns(model, show, font, 5000);
        int total = 0;
        for (const ViewColumn &column : wide) {
            total += column.width;
        }
        const auto narrow = usualColumns(model, show, font, total - 100);
        QVERIFY(widthOf(narrow, QStringLiteral("company")) < widthOf(wide, QStringLiteral("company")));
        QCOMPARE(widthOf(narrow, QStringLiteral("phone")), widthOf(wide, QStringLiteral("phone")));
        int fitted = 0;
        for (const ViewColumn &column : narrow) {
            fitted += column.width;
        }
        QVERIFY(fitted <= total - 100);
        // Much too narrow scrolls instead of showing nothing readable.
        QCOMPARE(widthOf(usualColumns(model, show, font, 300), QStringLiteral("company")),
                 widthOf(wide, QStringLiteral("company")));
    }

    void aLongLineTellsItsWholeText()
    {
        LineEdit edit;
        edit.resize(120, 28);
        const auto hover = [&edit] {
            QHelpEvent help(QEvent::ToolTip, {5, 5}, edit.mapToGlobal(QPoint(5, 5)));
            QCoreApplication::sendEvent(&edit, &help);
        };
        edit.show();
        const QString text = QStringLiteral("https://www.a-very-long-name-of-a-company.example/contact");
        edit.setText(text);
        hover();
        QCOMPARE(QToolTip::text(), text);
        edit.setText(QStringLiteral("short"));
        hover();
        QTRY_VERIFY(!QToolTip::isVisible());
        edit.setEchoMode(QLineEdit::Password);
        edit.setText(text);
        hover();
        QVERIFY(!QToolTip::isVisible());
    }
};

FIELDFARE_TEST(UsualColumnsTest)
#include "usual_columns_test.moc"
