// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_pair.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace fieldfare::server {

/// Scripts that delete more than 200 records and 5 % of them, at once, in pieces and one by one, with exchanges in between: all are stopped
/// before the server lost more than the limit, and undoing them brings everything back. FIELDFARE_MASS_DELETES (5).
class MassDeleteTest : public QObject {
    Q_OBJECT

private slots:
    void everyScriptIsStoppedAndUndone();
    void whatIsMeantGoes();
    void fewAreNotAsked();

private:
    static constexpr int kContacts = 1'000;

    /// In transactions of `piece` records; told after each. The transactions' numbers.
    static QVector<qint64> remove(OfficeDevice &device, const QVector<Uid> &uids, int piece,
                                  const std::function<void()> &after = {})
    {
        QVector<qint64> transactions;
        for (qsizetype at = 0; at < uids.size(); at += piece) {
            const auto done =
                await(device.workspace->write(QStringLiteral("delete"), [&](UnitOfWork &work) -> Result<void> {
                    RecordWriter writer(work);
                    const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
                    for (const Uid &uid : uids.mid(at, piece)) {
                        TRY_ASSIGN(const qint64 id, writer.findByUid(type, uid));
                        TRY(writer.remove(type, id));
                    }
                    return {};
                }));
            if (!done)
                qFatal("delete: %s", qPrintable(done.error().message));
            transactions.append(done->transaction);
            if (after)
                after();
        }
        return transactions;
    }
    /// Contacts that the server has and that are in no bin.
    [[nodiscard]] static int living(OfficePair &pair)
    {
        int count = 0;
        const auto done = pair.office.store.transact([&](sync::ServerTransaction &) -> Result<void> {
            for (const sync::ServerRow &row : pair.office.store.memory.data().rows)
                count += row.type == QLatin1String("contact") && !row.deleted && !row.erased ? 1 : 0;
            return {};
        });
        return done ? count : -1;
    }
    static QVector<Uid> chosen(const QVector<Uid> &uids, int count, QRandomGenerator &random)
    {
        QVector<Uid> all = uids;
        std::shuffle(all.begin(), all.end(), random);
        return all.mid(0, count);
    }
};

void MassDeleteTest::everyScriptIsStoppedAndUndone()
{
    const int scripts = OfficePair::wanted("FIELDFARE_MASS_DELETES", 5);
    OfficePair pair;
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    const auto uids = pair.addContacts(
        kContacts, [](Contact &contact, int i) { contact.lastName = QStringLiteral("Adler %1").arg(i); });
    QVERIFY2(pair.meet(), qPrintable(pair.ada.last + pair.ben.last));
    QCOMPARE(living(pair), kContacts);
    QRandomGenerator random(30);
    qint64 slowest = 0;
    int most = 0;
    for (int script = 0; script < scripts; ++script) {
        const int count = 201 + random.bounded(script % 3 == 0 ? kContacts - 201 : 200);
        const int piece = std::array{count, 1 + random.bounded(60), 1, 100, 199}[size_t(script % 5)];
        OfficeDevice &device = script % 2 == 0 ? pair.ada : pair.ben;
        CompanySync company(*device.workspace);
        Uid held;
        const auto exchange = [&] {
            const auto done = company.runOnce();
            if (!done)
                qFatal("exchange: %s", qPrintable(done.error().message + done.error().details));
            held = done->held;
        };
        const auto transactions = remove(device, chosen(uids, count, random), piece, [&] {
            if (random.bounded(4) == 0)
                exchange();
        });
        exchange();
        const QByteArray what =
            QStringLiteral("script %1: %2 records by %3").arg(script).arg(count).arg(piece).toUtf8();
        QVERIFY2(!held.isNull(), what.constData());
        const int lost = kContacts - living(pair);
        QVERIFY2(lost <= 200 && (piece != count || lost == 0), what.constData());
        most = std::max(most, lost);
        QElapsedTimer timer;
        timer.start();
        for (auto it = transactions.crbegin(); it != transactions.crend(); ++it) {
            const auto undone = await(device.workspace->undo(*it));
            QVERIFY2(undone.has_value(), what.constData());
        }
        QCOMPARE(OfficePair::value(device, QStringLiteral("SELECT count(*) FROM contact")).toInt(), kContacts);
        slowest = std::max(slowest, timer.elapsed());
        exchange();
        QVERIFY2(held.isNull(), what.constData());
        QVERIFY2(pair.meet(), qPrintable(pair.ada.last + pair.ben.last));
        QCOMPARE(living(pair), kContacts);
        for (OfficeDevice *one : {&pair.ada, &pair.ben})
            QCOMPARE(OfficePair::value(*one, QStringLiteral("SELECT count(*) FROM contact")).toInt(), kContacts);
        QVERIFY2(OfficePair::value(device, QStringLiteral("SELECT count(*) FROM sync_out WHERE state=1")).toInt() == 0,
                 what.constData());
    }
    qInfo("%d scripts stopped; the server had lost %d records at most; undone in %.1f s at most", scripts, most,
          double(slowest) / 1000);
}

void MassDeleteTest::whatIsMeantGoes()
{
    OfficePair pair;
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    const auto uids =
        pair.addContacts(600, [](Contact &contact, int i) { contact.lastName = QStringLiteral("Adler %1").arg(i); });
    QVERIFY(pair.meet());
    remove(pair.ada, uids.mid(0, 350), 10);
    CompanySync company(*pair.ada.workspace);
    auto done = company.runOnce();
    QVERIFY(done.has_value() && !done->held.isNull());
    QCOMPARE(living(pair), 600);
    // confirmed once for all that waits, however many transactions it is
    sync::SqliteClientStore store(pair.ada.workspace->store(), pair.ada.workspace->session());
    sync::CatalogFieldRules rules(pair.ada.workspace->catalog());
    struct NoWay final : sync::Transport {
        Result<QByteArray> exchange(const QByteArray &) override { return fail(ErrorCode::Io, QString()); }
    } noWay;
    sync::SyncClient client(store, noWay, *pair.ada.workspace->store().clock(), rules);
    QVERIFY(client.confirm(newUid(1)).has_value());  // says nothing of these
    done = company.runOnce();
    QVERIFY(done.has_value() && !done->held.isNull());
    QVERIFY(client.confirm(done->held).has_value());
    done = company.runOnce();
    QVERIFY(done.has_value() && done->held.isNull());
    QCOMPARE(living(pair), 250);
    QVERIFY(pair.meet());
    QCOMPARE(OfficePair::value(pair.ben, QStringLiteral("SELECT count(*) FROM contact")).toInt(), 250);
}

void MassDeleteTest::fewAreNotAsked()
{
    OfficePair pair;
    QVERIFY2(pair.failure.isEmpty(), qPrintable(pair.failure));
    const auto uids =
        pair.addContacts(600, [](Contact &contact, int i) { contact.lastName = QStringLiteral("Adler %1").arg(i); });
    QVERIFY(pair.meet());
    remove(pair.ada, uids.mid(0, 200), 40);
    const auto done = CompanySync(*pair.ada.workspace).runOnce();
    QVERIFY(done.has_value() && done->held.isNull());
    QCOMPARE(living(pair), 400);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::MassDeleteTest)
#include "mass_delete_test.moc"
