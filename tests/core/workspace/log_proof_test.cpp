// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/change_log.h"
#include "storage/log_erasure.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace fieldfare::test {

/// Whatever is done to one row of the change log behind its back is noticed. FIELDFARE_LOG_ENTRIES: how many entries it has, each of a
/// transaction of its own (2,000); times are told, none is demanded.
class LogProofTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyDeedIsFound_data();
    void everyDeedIsFound();
    void erasuresLeaveItWhole();

private:
    /// The log after `deed`, which is taken back.
    [[nodiscard]] ChainCheck checkAfter(const QVector<std::pair<QString, QVariantList>> &deed)
    {
        ChainCheck check;
        const auto done = await(m_fixture->workspace->write(QString(), [&](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            TRY(work.log().withdraw());
            TRY(run(work, QStringLiteral("PRAGMA defer_foreign_keys=ON")));
            for (const auto &[sql, values] : deed) {
                TRY(run(work, sql, values));
            }
            QElapsedTimer timer;
            timer.start();
            TRY_ASSIGN(check, verifyChain(work.statements()));
            m_slowest = std::max(m_slowest, timer.nsecsElapsed() / 1'000'000);
            return fail(ErrorCode::Cancelled, QStringLiteral("taken back"));
        }));
        if (done || done.error().code != ErrorCode::Cancelled)
            qFatal("deed: %s", done ? "?" : qPrintable(done.error().message + done.error().details));
        return check;
    }
    static Result<void> run(UnitOfWork &work, const QString &sql, const QVariantList &values = {})
    {
        TRY_ASSIGN(auto query, work.execute(sql, values));
        return {};
    }
    [[nodiscard]] ChainCheck check(double *seconds = nullptr)
    {
        QElapsedTimer timer;
        timer.start();
        const auto read =
            await(m_fixture->workspace->read([](ReadContext &context) { return verifyChain(context.statements()); }));
        if (seconds)
            *seconds = double(timer.nsecsElapsed()) / 1e9;
        if (!read)
            qFatal("check: %s", qPrintable(read.error().details));
        return *read;
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    qint64 m_first = 0;    ///< transaction
    qint64 m_entries = 0;  ///< made here, in as many transactions
    qint64 m_slowest = 0;  ///< ms
};

void LogProofTest::initTestCase()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FIELDFARE_LOG_ENTRIES", &given);
    m_entries = given ? wanted : 2'000;
    m_fixture = std::make_unique<WorkspaceFixture>(true);
    m_first = m_fixture->value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong() + 1;
    const auto made = await(m_fixture->workspace->write(QString(), [&](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        TRY(work.log().withdraw());  // the entries made here have transactions of their own
        const QJsonObject row{{QStringLiteral("last_name"), QStringLiteral("Müller-Lüdenscheidt")},
                              {QStringLiteral("city"), QStringLiteral("Gdynia")},
                              {QStringLiteral("notes"), QStringLiteral("met at the fair; asks for a quote")}};
        for (qint64 i = 1; i <= m_entries; ++i) {
            ChangeLog log(work.statements());
            TRY(log.begin(
                {QStringLiteral("Changed"), Origin::Local, 1, QStringLiteral("Maria Keller"), work.now() + i, 0}));
            const Uid uid = newUid(work.now() + i);
            if (i % 10 == 1)
                log.created(3, i, uid, QByteArrayLiteral("canonical values"));
            else if (i % 10 == 2)
                TRY(log.removed(3, i, uid, row));
            else
                log.updated(3, i, uid, {{QStringLiteral("title"), QStringLiteral("buyer %1").arg(i)}},
                            {{QStringLiteral("title"), QStringLiteral("head of purchasing %1").arg(i)}});
            TRY(log.finish());
        }
        return {};
    }));
    VERIFY_OK(made);
    double seconds = 0;
    const ChainCheck whole = check(&seconds);
    QCOMPARE(whole.firstBroken, qint64(0));
    QVERIFY(whole.transactions >= m_entries);
    qInfo("%lld entries of as many transactions checked in %.2f s", static_cast<long long>(m_entries), seconds);
}

void LogProofTest::everyDeedIsFound_data()
{
    QTest::addColumn<QStringList>("deed");
    const auto row = [](const char *name, const QStringList &deed) { QTest::newRow(name) << deed; };
    // ? is the number of a transaction
    const QString entry = QStringLiteral("id=(SELECT min(id) FROM change WHERE tx>=?1 AND tx<?1+3 AND op=2)");
    for (const char *set : {"type=type+1", "op=4", "first_id=first_id+1", "last_id=last_id+1", "uid=randomblob(16)",
                            "uid=NULL", "old=replace(old, 'buyer', 'Buyer')", "new=replace(new, 'head', 'hand')",
                            "new=old", "old=NULL", "salt=randomblob(16)", "commitment=randomblob(32)", "tx=tx-1"})
        row(set, {QStringLiteral("UPDATE change SET %1 WHERE %2").arg(QLatin1String(set), entry)});
    for (const char *set :
         {"uid=randomblob(16)", "at=at+1", "user=2", "user=NULL", "user_name='Somebody'", "origin=3", "title='changed'",
          "undoes=1", "hash=randomblob(33)", "hash=randomblob(32)", "hash=NULL", "n=-n"})
        row(qPrintable(QStringLiteral("tx ") + QLatin1String(set)),
            {QStringLiteral("UPDATE tx SET %1 WHERE n=?1").arg(QLatin1String(set))});
    row("something put into a creation",
        {QStringLiteral("UPDATE change SET new='{}' WHERE id=(SELECT id FROM change WHERE op=1 ORDER BY abs(tx-?1) "
                        "LIMIT 1)")});
    row("an entry less", {QStringLiteral("DELETE FROM change WHERE tx=?1")});
    row("a transaction less",
        {QStringLiteral("DELETE FROM change WHERE tx=?1"), QStringLiteral("DELETE FROM tx WHERE n=?1")});
    row("a transaction without its entry", {QStringLiteral("DELETE FROM tx WHERE n=?1")});
    row("an entry more",
        {QStringLiteral(
            "INSERT INTO change(tx, type, op, first_id, last_id, uid, old, new, salt, commitment) SELECT tx, "
            "type, op, first_id, last_id, uid, old, new, salt, commitment FROM change WHERE tx=?1")});
    row("an entry more of no transaction",
        {QStringLiteral("INSERT INTO change(tx, type, op, first_id, last_id, uid, old, new, salt, commitment) SELECT "
                        "1000000000, type, op, first_id, last_id, uid, old, new, salt, commitment FROM change WHERE "
                        "tx=?1")});
    row("a transaction more",
        {QStringLiteral(
            "INSERT INTO tx(uid, at, user, user_name, origin, title, hash) SELECT uid, at, user, user_name, "
            "origin, title, hash FROM tx WHERE n=?1")});
    row("two entries change places",
        {QStringLiteral("UPDATE change SET tx=CASE tx WHEN ?1 THEN ?1-1 ELSE ?1 END WHERE tx "
                        "IN (?1, ?1-1)")});
    row("cut off from here",
        {QStringLiteral("DELETE FROM change WHERE tx>=?1"), QStringLiteral("DELETE FROM tx WHERE n>=?1")});
    row("entries cut off from here", {QStringLiteral("DELETE FROM change WHERE tx>=?1")});
}

void LogProofTest::everyDeedIsFound()
{
    QFETCH(const QStringList, deed);
    QRandomGenerator random(29);
    const qint64 last = m_first + m_entries - 1;
    const qint64 places[] = {m_first + 2, m_first + 3 + random.bounded(int(m_entries) - 10), last};
    for (const qint64 place : places) {
        QVector<std::pair<QString, QVariantList>> statements;
        for (QString sql : deed)
            statements.append({sql.replace(QStringLiteral("?1"), QString::number(place)), {}});
        const ChainCheck found = checkAfter(statements);
        QVERIFY2(found.firstBroken > 0, qPrintable(statements.first().first));
    }
    QCOMPARE(check().firstBroken, qint64(0));
}

void LogProofTest::erasuresLeaveItWhole()
{
    LogTargets targets;
    const qint64 many = std::min<qint64>(1'000, m_entries / 2);
    for (qint64 i = 0; i < many; ++i)
        targets.ids[3].insert(1 + i * (m_entries / many));
    VERIFY_OK(await(m_fixture->workspace->write(QString(), [&](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        TRY_ASSIGN(const qint64 erased, eraseLogged(work.statements(), targets));
        return erased == many ? Result<void>() : fail(ErrorCode::Internal, QString::number(erased));
    })));
    double seconds = 0;
    const ChainCheck whole = check(&seconds);
    QCOMPARE(whole.firstBroken, qint64(0));
    // and it still finds what is not as it was, also in an entry that was erased
    QVERIFY(checkAfter(
                {{QStringLiteral("UPDATE change SET uid=NULL WHERE id=(SELECT max(id) FROM change WHERE salt IS NULL)"),
                  {}}})
                .firstBroken > 0);
    qInfo("after %lld erasures %.2f s; the slowest of all checks %.2f s", static_cast<long long>(many), seconds,
          double(m_slowest) / 1000);
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::LogProofTest)
#include "log_proof_test.moc"
