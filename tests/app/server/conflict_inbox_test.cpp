// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "http_fixture.h"
#include "office_device.h"
#include "support/test.h"
#include "sync/inbox/conflict_inbox.h"

#include <QRandomGenerator>

namespace fieldfare::server {

/// Two computers, one field, one winner: what lost waits in the inbox, and one click settles it for everybody. FIELDFARE_CONFLICTS: of how
/// many fields two know nothing of each other (120).
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
    void everyLosingValueIsKeptAndComesBack();

private:
    [[nodiscard]] static QVector<sync::OpenConflict> open(OfficeDevice &device, int most = 100)
    {
        const auto read =
            await(device.workspace->read([most](ReadContext &context) { return sync::openConflicts(context, most); }));
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
    founding.secret = *m_office->directory.addSecret(ada, m_office->clock->now() + 600'000, true);
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

void ConflictInboxTest::everyLosingValueIsKeptAndComesBack()
{
    bool given = false;
    const int number = qEnvironmentVariableIntValue("FIELDFARE_CONFLICTS", &given);
    const int wanted = given ? number : 120;
    const QStringList keys{QStringLiteral("title"), QStringLiteral("website"), QStringLiteral("first_name"),
                           QStringLiteral("birthday")};
    QVector<Uid> uids;
    const auto write = [](OfficeDevice &device, const std::function<Result<void>(RecordWriter &)> &work) {
        const auto done = await(device.workspace->write(QStringLiteral("edit"), [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        }));
        if (!done)
            qFatal("edit: %s", qPrintable(done.error().message + done.error().details));
    };
    write(*m_ada, [&](RecordWriter &writer) -> Result<void> {
        for (int i = 0; i < wanted; ++i) {
            Contact contact;
            contact.firstName = QStringLiteral("First");
            contact.lastName = QStringLiteral("Adler %1").arg(i);
            contact.title = QStringLiteral("before");
            TRY(writer.insert(contact));
            uids.append(contact.uid);
        }
        return {};
    });
    meet();
    // each sets some fields of each record: what both set to different values, neither having seen the other's, is a conflict
    using Values = QHash<std::pair<Uid, QString>, QJsonValue>;
    QRandomGenerator random(10);
    const auto edit = [&](OfficeDevice &device, const QString &name) {
        Values set;
        write(device, [&](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
            for (int i = 0; i < wanted; ++i) {
                TRY_ASSIGN(const qint64 id, writer.findByUid(type, uids[i]));
                TRY_ASSIGN(const auto record, writer.load(type, id));
                for (const QString &key : keys) {
                    if (random.bounded(4) == 0)
                        continue;
                    const FieldSpec &field = *type.field(key);
                    const int choice = random.bounded(3);  // the same as the other's at times
                    const Value value =
                        field.kind == FieldKind::Date ? Value(QDate(1970 + choice, 1, 1 + (name == u"Ben" ? 1 : 0)))
                        : choice == 0
                            ? Value(QStringLiteral("same"))
                            : Value(QStringLiteral("https://%1.example/%2").arg(name).arg(random.bounded(1000)));
                    field.write(*record, value);
                    set.insert({uids[i], key}, toLogJson(field, value, {}));
                }
                TRY(writer.update(*record));
            }
            return {};
        });
        return set;
    };
    const Values hers = edit(*m_ada, QStringLiteral("Ada"));
    const Values his = edit(*m_ben, QStringLiteral("Ben"));
    meet();
    const auto shown = m_ada->contacts();
    QVERIFY(m_ben->contacts() == shown);
    Values losing;
    for (auto it = hers.cbegin(); it != hers.cend(); ++it) {
        const auto other = his.constFind(it.key());
        if (other == his.cend() || *other == *it)
            continue;
        const QJsonValue stands = shown.value(it.key().first).value(it.key().second);
        QVERIFY(stands == *it || stands == *other);
        losing.insert(it.key(), stands == *it ? *other : *it);
    }
    QVERIFY(losing.size() > wanted);
    auto kept = open(*m_ada, int(losing.size()) * 2);
    kept.erase(std::remove_if(kept.begin(), kept.end(),
                              [&](const sync::OpenConflict &one) { return !keys.contains(one.conflict.field); }),
               kept.end());
    QCOMPARE(kept.size(), losing.size());
    for (const sync::OpenConflict &one : std::as_const(kept))
        QCOMPARE(one.conflict.other, losing.value({one.row, one.conflict.field}));
    // and each takes its place again
    settle(*m_ada, kept, sync::ConflictChoice::UseOther);
    meet();
    const auto now = m_ben->contacts();
    for (auto it = losing.cbegin(); it != losing.cend(); ++it)
        QCOMPARE(now.value(it.key().first).value(it.key().second), it.value());
    QVERIFY(m_ada->contacts() == now);
    const auto left = open(*m_ben, int(losing.size()));
    QVERIFY(std::none_of(left.cbegin(), left.cend(),
                         [&](const sync::OpenConflict &one) { return keys.contains(one.conflict.field); }));
    qInfo("%d fields in conflict: every value that lost was kept, and took its place again", int(losing.size()));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::ConflictInboxTest)
#include "conflict_inbox_test.moc"
