// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fixture.h"
#include "office_device.h"
#include "support/test.h"
#include "sync/inbox/conflict_inbox.h"

namespace fieldfare::server {

/// Two computers, one field, one winner: what lost waits in the inbox, and one click settles it for everybody.
class ConflictInboxTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatLostIsListedAndTakesItsPlace();
    void keepingSettlesItForBoth();
    void bothSettleAtOnce();
    void aDeletedRecordThatWasKept();
    void undoPutsTheValueBack();
    void othersRecordsAreNotShown();

private:
    [[nodiscard]] static QVector<sync::OpenConflict> open(OfficeDevice &device)
    {
        const auto read =
            await(device.workspace->read([](ReadContext &context) { return sync::openConflicts(context, 100); }));
        if (!read)
            qFatal("open: %s", qPrintable(read.error().message));
        return *read;
    }
    /// The number of the transaction.
    static qint64 settle(OfficeDevice &device, const QVector<sync::OpenConflict> &conflicts,
                         sync::ConflictChoice choice)
    {
        const auto done = await(device.workspace->write(QStringLiteral("settled"), [&](UnitOfWork &work) {
            RecordWriter writer(work);
            return sync::settleConflicts(writer, conflicts, choice);
        }));
        if (!done)
            qFatal("settle: %s", qPrintable(done.error().message + done.error().details));
        return done->transaction;
    }
    [[nodiscard]] QString title(OfficeDevice &device)
    {
        return device.contacts().value(m_contact).value(QStringLiteral("title")).toString();
    }
    /// Everything everywhere.
    void meet()
    {
        for (int i = 0; i < 2; ++i) {
            QVERIFY2(m_ada->sync(), qPrintable(m_ada->last));
            QVERIFY2(m_ben->sync(), qPrintable(m_ben->last));
        }
    }

    std::unique_ptr<HttpFixture> m_office;
    std::unique_ptr<OfficeDevice> m_ada;
    std::unique_ptr<OfficeDevice> m_ben;
    Uid m_contact;
};

void ConflictInboxTest::init()
{
    m_office = std::make_unique<HttpFixture>();
    m_office->useCatalogRules();
    m_office->start();
    m_ada = std::make_unique<OfficeDevice>();
    m_ben = std::make_unique<OfficeDevice>();
    const Uid ada = m_office->add("Ada", "owner");
    const Uid ben = m_office->add("Ben", "manager");
    auto founding = m_office->code(ada);
    founding.isFounder = true;
    const QString first = m_ada->begin(founding, QStringLiteral("Ada"));
    QVERIFY2(first.isEmpty(), qPrintable(first));
    m_office->store.memory.putMember({m_ada->workspace->settings().user, QStringLiteral("owner"), {}, true});
    const QString second = m_ben->begin(m_office->code(ben), QStringLiteral("Ben"));
    QVERIFY2(second.isEmpty(), qPrintable(second));
    m_contact = m_ada->add(QStringLiteral("Castro"));
    m_ada->setTitle(m_contact, QStringLiteral("before"));
    meet();
    QCOMPARE(title(*m_ben), QStringLiteral("before"));
    QVERIFY(open(*m_ada).isEmpty() && open(*m_ben).isEmpty());
}

void ConflictInboxTest::whatLostIsListedAndTakesItsPlace()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    m_ben->setTitle(m_contact, QStringLiteral("manager"));
    meet();
    const QString stands = title(*m_ada);
    QCOMPARE(title(*m_ben), stands);
    const QString lost = stands == QLatin1String("buyer") ? QStringLiteral("manager") : QStringLiteral("buyer");
    const auto hers = open(*m_ada);
    QCOMPARE(hers.size(), 1);
    QCOMPARE(open(*m_ben).size(), 1);
    QCOMPARE(hers.first().title, QStringLiteral("Castro"));
    QCOMPARE(hers.first().conflict.field, QStringLiteral("title"));
    QCOMPARE(hers.first().now.toString(), stands);
    QCOMPARE(hers.first().other.toString(), lost);
    QCOMPARE(hers.first().isOtherFromHere, lost == QLatin1String("buyer"));
    // and who it was
    QCOMPARE(hers.first().otherBy, lost == QLatin1String("buyer") ? QStringLiteral("Ada") : QStringLiteral("Ben"));
    QCOMPARE(hers.first().nowBy, lost == QLatin1String("buyer") ? QStringLiteral("Ben") : QStringLiteral("Ada"));

    settle(*m_ada, hers, sync::ConflictChoice::UseOther);
    QCOMPARE(title(*m_ada), lost);  // at once, without a network
    QVERIFY(open(*m_ada).isEmpty());
    QCOMPARE(open(*m_ben).size(), 1);
    meet();
    QCOMPARE(title(*m_ada), lost);
    QCOMPARE(title(*m_ben), lost);
    QVERIFY(open(*m_ada).isEmpty());
    QVERIFY(open(*m_ben).isEmpty());
}

void ConflictInboxTest::keepingSettlesItForBoth()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    m_ben->setTitle(m_contact, QStringLiteral("manager"));
    meet();
    const QString stands = title(*m_ada);
    QCOMPARE(settle(*m_ben, open(*m_ben), sync::ConflictChoice::Keep), 0);
    QVERIFY(open(*m_ben).isEmpty());
    meet();
    QVERIFY(open(*m_ada).isEmpty());
    QVERIFY(open(*m_ben).isEmpty());
    QCOMPARE(title(*m_ada), stands);
    QCOMPARE(title(*m_ben), stands);
}

void ConflictInboxTest::bothSettleAtOnce()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    m_ben->setTitle(m_contact, QStringLiteral("manager"));
    meet();
    settle(*m_ada, open(*m_ada), sync::ConflictChoice::UseOther);
    settle(*m_ben, open(*m_ben), sync::ConflictChoice::Keep);
    meet();
    QVERIFY(open(*m_ada).isEmpty());
    QVERIFY(open(*m_ben).isEmpty());
    QCOMPARE(title(*m_ada), title(*m_ben));
}

void ConflictInboxTest::aDeletedRecordThatWasKept()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    QVERIFY(m_ada->sync());
    m_ben->remove(m_contact);
    meet();
    QVERIFY(m_ada->contacts().contains(m_contact));
    QVERIFY(m_ben->contacts().contains(m_contact));
    const auto his = open(*m_ben);
    QCOMPARE(his.size(), 1);
    QVERIFY(his.first().conflict.field.isEmpty());
    QVERIFY(sync::isPossible(his.first(), sync::ConflictChoice::UseOther, *m_ben->workspace->catalog()));
    QVERIFY(!sync::isPossible(his.first(), sync::ConflictChoice::KeepBoth, *m_ben->workspace->catalog()));
    settle(*m_ben, his, sync::ConflictChoice::UseOther);
    meet();
    QVERIFY(!m_ada->contacts().contains(m_contact));
    QVERIFY(!m_ben->contacts().contains(m_contact));
    QVERIFY(open(*m_ada).isEmpty());
}

void ConflictInboxTest::undoPutsTheValueBack()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    m_ben->setTitle(m_contact, QStringLiteral("manager"));
    meet();
    const QString stands = title(*m_ada);
    const qint64 transaction = settle(*m_ada, open(*m_ada), sync::ConflictChoice::UseOther);
    QVERIFY(transaction > 0);
    QVERIFY(title(*m_ada) != stands);
    QVERIFY(await(m_ada->workspace->undo(transaction)).has_value());
    QCOMPARE(title(*m_ada), stands);
    QVERIFY(open(*m_ada).isEmpty());  // it was looked at
    meet();
    QCOMPARE(title(*m_ben), stands);
    QVERIFY(open(*m_ben).isEmpty());
}

void ConflictInboxTest::othersRecordsAreNotShown()
{
    m_ada->setTitle(m_contact, QStringLiteral("buyer"));
    m_ben->setTitle(m_contact, QStringLiteral("manager"));
    meet();
    Session limited = m_ben->workspace->session();
    limited.access = Access::nothing();
    const auto read = await(m_ben->workspace->store().read(
        limited, [](ReadContext &context) { return sync::openConflicts(context, 100); }));
    QVERIFY(read.has_value());
    QVERIFY(read->isEmpty());
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::ConflictInboxTest)
#include "conflict_inbox_test.moc"
