// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pipeline/board_column_model.h"
#include "presentation/pipeline/board_controller.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace fieldfare;

namespace {

BoardStage openStage()
{
    BoardStage stage;
    stage.id = 1;
    stage.name = QStringLiteral("Quote");
    stage.kind = QStringLiteral("open");
    stage.idleDays = 14;
    return stage;
}

BoardCard card(qint64 id, qint64 euros)
{
    BoardCard card;
    card.id = id;
    card.name = QStringLiteral("Deal %1").arg(id);
    card.amount = Money{euros * 100, Currency("EUR")};
    card.stage = 1;
    return card;
}

QVector<qint64> ids(const BoardColumnModel &model)
{
    QVector<qint64> found;
    for (int row = 0; row < model.rowCount(); ++row) {
        found.append(model.index(row).data(BoardColumnModel::DealRole).toLongLong());
    }
    return found;
}

Here sunday()
{
    return Here{QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC), QTimeZone::utc(),
                QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

}  // namespace

class BoardColumnModelTest : public QObject {
    Q_OBJECT

private slots:
    void theLargestStandsFirst()
    {
        BoardColumnModel model(openStage());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.assign({card(1, 100), card(2, 300), card(3, 200)});
        QCOMPARE(ids(model), (QVector<qint64>{2, 3, 1}));
        model.put(card(4, 250));
        QCOMPARE(ids(model), (QVector<qint64>{2, 4, 3, 1}));
        QCOMPARE(model.take(3)->id, 3);
        QCOMPARE(ids(model), (QVector<qint64>{2, 4, 1}));
        QVERIFY(!model.take(77));
    }

    void thePlaceShowsWhereACardWouldGo()
    {
        BoardColumnModel model(openStage());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.assign({card(1, 100), card(2, 300)});
        model.showPlaceFor(card(9, 200));
        QCOMPARE(ids(model), (QVector<qint64>{2, 0, 1}));
        QCOMPARE(model.placeRow(), 1);
        QVERIFY(model.index(1).data(BoardColumnModel::PlaceholderRole).toBool());
        QVERIFY(model.card(1) == nullptr);
        QCOMPARE(model.card(2)->id, 1);
        QCOMPARE(model.rowOf(1), 2);
        model.put(card(9, 200));
        QCOMPARE(ids(model), (QVector<qint64>{2, 9, 1}));
        model.showPlaceFor(card(8, 1));
        model.hidePlace();
        QCOMPARE(model.rowCount(), 3);
    }

    void newContentsKeepTheRowsThatStay()
    {
        BoardColumnModel model(openStage());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.assign({card(1, 100), card(2, 200), card(3, 300)});
        const QPersistentModelIndex stays(model.index(model.rowOf(1)));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.assign({card(1, 500), card(3, 300), card(4, 50)});
        QCOMPARE(ids(model), (QVector<qint64>{1, 3, 4}));
        QVERIFY(stays.isValid());
        QCOMPARE(stays.data(BoardColumnModel::DealRole).toLongLong(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void anyContentsCanFollowAnyOther()
    {
        QRandomGenerator random(7);
        BoardColumnModel model(openStage());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int round = 0; round < 100; ++round) {
            QVector<BoardCard> wanted;
            for (int id = 1; id <= 12; ++id) {
                if (random.bounded(3) > 0) {
                    wanted.append(card(id, random.bounded(5)));
                }
            }
            model.assign(wanted);
            std::sort(wanted.begin(), wanted.end(),
                      [](const BoardCard &a, const BoardCard &b) { return cardBefore(a, b, BoardSort::Amount); });
            QCOMPARE(model.cards(), wanted);
        }
    }

    void nextSteps_data()
    {
        QTest::addColumn<QDateTime>("due");
        QTest::addColumn<QDate>("close");
        QTest::addColumn<int>("idleDays");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("tone");
        const QDate today(2026, 11, 22);
        const auto at = [](const QDate &day, int hour) { return QDateTime(day, QTime(hour, 0), Qt::UTC); };
        QTest::newRow("later this week") << at(today.addDays(2), 0) << QDate() << 1 << "Call Tue" << int(Tone::Neutral);
        QTest::newRow("today at a time") << at(today, 14) << QDate() << 1 << "Today 14:00" << int(Tone::Accent);
        QTest::newRow("any time today") << at(today, 0) << QDate() << 1 << "Call today" << int(Tone::Accent);
        QTest::newRow("days late") << at(today.addDays(-3), 0) << QDate() << 1 << "3 d overdue" << int(Tone::Bad);
        QTest::newRow("an hour late") << at(today, 11) << QDate() << 1 << "Due since 11:00" << int(Tone::Bad);
        QTest::newRow("close passed") << QDateTime() << today.addDays(-2) << 1 << "Close 2 d late"
                                      << int(Tone::Attention);
        QTest::newRow("idle") << QDateTime() << QDate() << 16 << "Idle 16 days" << int(Tone::Attention);
        QTest::newRow("nothing planned") << QDateTime() << QDate() << 3 << "No next step" << int(Tone::Bad);
    }

    void nextSteps()
    {
        QFETCH(QDateTime, due);
        QFETCH(QDate, close);
        QFETCH(int, idleDays);
        BoardCard one = card(1, 100);
        one.expectedClose = close;
        one.lastTouch = sunday().now.addDays(-idleDays);
        if (due.isValid()) {
            one.task = 5;
            one.taskSubject = QStringLiteral("Call about delivery");
            one.taskDue = due;
        }
        const ChipText chip = nextStepOf(one, openStage(), sunday());
        QTEST(chip.text, "text");
        QTEST(int(chip.tone), "tone");
    }

    void newDealsAreReadFromOneLine()
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        auto deal = BoardController::parseNew(QStringLiteral("  Pilot 20 seats 11,300 "), english);
        QCOMPARE(deal.name, QStringLiteral("Pilot 20 seats"));
        QCOMPARE(*deal.amount, Decimal::fromInteger(11300));
        deal = BoardController::parseNew(QStringLiteral("Solar array"), english);
        QCOMPARE(deal.name, QStringLiteral("Solar array"));
        QVERIFY(!deal.amount);
        deal = BoardController::parseNew(QStringLiteral("Phase € 500"), english);
        QCOMPARE(deal.name, QStringLiteral("Phase"));
        QCOMPARE(*deal.amount, Decimal::fromInteger(500));
    }
};

FIELDFARE_TEST(BoardColumnModelTest)
#include "board_column_model_test.moc"
