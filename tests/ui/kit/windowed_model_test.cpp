// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/windowed_model.h"
#include "support/test.h"
#include "widgets/table/data_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fieldfare;

namespace {

/// Numbers its rows; answers at once, later, or never, as the test wants.
class NumberModel : public WindowedModel {
public:
    enum class Answer { AtOnce, Held };

    void load(int total) { resetTotal(total); }
    void reload() { refreshPages(); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(QStringLiteral("C%1").arg(section))
                                                                        : QVariant();
    }
    void release()
    {
        const auto held = std::exchange(m_held, {});
        for (const auto &[generation, first, count] : held) {
            answer(generation, first, count);
        }
    }

    Answer mode = Answer::AtOnce;
    int version = 0;
    int requests = 0;

protected:
    void requestRows(quint64 generation, int first, int count) override
    {
        ++requests;
        if (mode == Answer::AtOnce) {
            answer(generation, first, count);
        } else {
            m_held.append({generation, first, count});
        }
    }
    QVariant cellData(const WindowRow &row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? row.values.value(column) : QVariant();
    }

private:
    void answer(quint64 generation, int first, int count)
    {
        QList<WindowRow> rows;
        for (int i = 0; i < count; ++i) {
            rows.append(WindowRow{first + i + 1, {first + i, version, QStringLiteral("a\tb")}});
        }
        deliverRows(generation, first, rows);
    }
    QList<std::tuple<quint64, int, int>> m_held;
};

}  // namespace

class WindowedModelTest : public QObject {
    Q_OBJECT

private slots:
    void satisfiesTheTester()
    {
        NumberModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.load(1234);
        for (int row = 0; row < 1234; row += 50) {
            (void)model.data(model.index(row, 0), Qt::DisplayRole);
            QCoreApplication::processEvents();
        }
        model.load(3);
        QCoreApplication::processEvents();
        model.load(0);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsPlaceholdersThenRows()
    {
        NumberModel model;
        model.mode = NumberModel::Answer::Held;
        model.load(1'000'000);
        QCOMPARE(model.rowCount(), 1'000'000);
        const QModelIndex index = model.index(777'777, 0);
        QVERIFY(index.data(table_role::Loading).toBool());
        QCOMPARE(index.data(table_role::Id).toLongLong(), -1LL);
        QCoreApplication::processEvents();
        QCOMPARE(model.requests, 1);
        QVERIFY(!model.isSettled());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy settled(&model, &WindowedModel::settled);
        model.release();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(index.data().toInt(), 777'777);
        QCOMPARE(index.data(table_role::Id).toLongLong(), 777'778LL);
    }

    void keepsFewPages()
    {
        NumberModel model;
        model.load(1'000'000);
        for (int page = 0; page < 100; ++page) {
            model.prefetch(page * WindowedModel::pageSize, 1);
            QCoreApplication::processEvents();
        }
        QCOMPARE(model.pagesInMemory(), WindowedModel::pagesKept);
        QVERIFY(model.loadedRow(99 * WindowedModel::pageSize) != nullptr);
        QVERIFY(model.loadedRow(0) == nullptr);
    }

    void dropsLateAnswers()
    {
        NumberModel model;
        model.mode = NumberModel::Answer::Held;
        model.load(500);
        (void)model.index(0, 0).data();
        QCoreApplication::processEvents();
        model.version = 1;
        model.load(400);
        model.release();  // answers of the first state
        QVERIFY(model.loadedRow(0) == nullptr);
        (void)model.index(0, 0).data();
        QCoreApplication::processEvents();
        model.release();
        QCOMPARE(model.index(0, 1).data().toInt(), 1);
    }

    void refreshKeepsRowsWhileAsking()
    {
        NumberModel model;
        model.load(50);
        (void)model.index(0, 0).data();
        QCoreApplication::processEvents();
        QCOMPARE(model.index(0, 1).data().toInt(), 0);
        model.mode = NumberModel::Answer::Held;
        model.version = 7;
        model.reload();
        QCOMPARE(model.index(0, 1).data().toInt(), 0);
        model.release();
        QCOMPARE(model.index(0, 1).data().toInt(), 7);
    }

    void tableCopiesSortsAndRemembers()
    {
        NumberModel model;
        DataTable table;
        table.setModel(&model);
        table.setColumnKeys({QStringLiteral("n"), QStringLiteral("v"), QStringLiteral("t")});
        model.load(20);
        (void)model.index(0, 0).data();
        QCoreApplication::processEvents();
        table.selectRow(4);
        QCOMPARE(table.selectedRows(), QList<int>{4});
        int missing = -1;
        QCOMPARE(table.selectionAsTsv(&missing), QStringLiteral("C0\tC1\tC2\n4\t0\ta b\n"));
        QCOMPARE(missing, 0);

        table.setColumnHidden(1, true);
        table.setColumnWidth(0, 111);
        const QByteArray layout = table.saveLayout();
        DataTable other;
        other.setModel(&model);
        other.setColumnKeys({QStringLiteral("n"), QStringLiteral("v"), QStringLiteral("t")});
        other.restoreLayout(layout);
        QVERIFY(other.isColumnHidden(1));
        QCOMPARE(other.columnWidth(0), 111);
        other.restoreLayout("not a layout");
        QCOMPARE(other.columnWidth(0), 111);

        QSignalSpy opened(&table, &DataTable::openRequested);
        table.setCurrentIndex(model.index(2, 0));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toInt(), 2);
    }
};

FIELDFARE_TEST(WindowedModelTest)
#include "windowed_model_test.moc"
