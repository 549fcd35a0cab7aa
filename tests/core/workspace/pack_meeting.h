// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/contact/contact.h"
#include "support/workspace_fixture.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/pack/pack_file.h"
#include "workspace/pack/pack_exchange.h"

#include <QFile>
#include <QTemporaryDir>

namespace fieldfare {

/// A person with a workspace.
class PackPerson {
public:
    explicit PackPerson(const char *currency = "EUR") : m_fixture(std::make_unique<WorkspaceFixture>(false, currency))
    {
    }
    explicit PackPerson(std::unique_ptr<Workspace> joined) : m_joined(std::move(joined)) {}

    Workspace &workspace() { return m_joined ? *m_joined : *m_fixture->workspace; }
    Uid add(const QString &lastName)
    {
        Contact contact;
        contact.lastName = lastName;
        change([&](RecordWriter &writer) { return writer.insert(contact); });
        return contact.uid;
    }
    void set(const Uid &uid, const std::function<void(Contact &)> &how)
    {
        change([&](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, uid));
            TRY_ASSIGN(const auto record, writer.load(type, id));
            how(static_cast<Contact &>(*record));
            return writer.update(*record);
        });
    }
    QHash<Uid, QJsonObject> contacts()
    {
        QHash<Uid, QJsonObject> found;
        const auto uids = await(workspace().read([](ReadContext &context) -> Result<QVector<Uid>> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT uid FROM {contact}")));
            QVector<Uid> list;
            while (query.next())
                list.append(uidFromBytes(query.value(0).toByteArray()));
            return list;
        }));
        store([&](sync::ClientTransaction &transaction) -> Result<void> {
            for (const Uid &uid : *uids) {
                TRY_ASSIGN(const auto content, transaction.local(QStringLiteral("contact"), uid));
                if (content)
                    found.insert(uid, *content);
            }
            return {};
        });
        return found;
    }
    QString title(const Uid &uid) { return contacts().value(uid).value(QStringLiteral("title")).toString(); }
    qsizetype conflicts(const Uid &uid)
    {
        qsizetype count = 0;
        store([&](sync::ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const auto open, transaction.conflicts(uid));
            count = open.size();
            return {};
        });
        return count;
    }

private:
    void store(const std::function<Result<void>(sync::ClientTransaction &)> &work)
    {
        const auto done = sync::SqliteClientStore(workspace().store(), workspace().session()).transact(work);
        if (!done)
            qFatal("%s", qPrintable(done.error().details));
    }
    void change(const std::function<Result<void>(RecordWriter &)> &work)
    {
        const auto done = await(workspace().write(QStringLiteral("Edit"), [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        }));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workspace> m_joined;
};

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void putBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// Two people, and a folder to meet in.
class PackMeeting {
public:
    void restart()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_ada = std::make_unique<PackPerson>();
        m_ben = std::make_unique<PackPerson>();
    }
    /// Ada makes the file, Ben joins.
    void meet()
    {
        const auto made = PackExchange::create(m_ada->workspace(), folder());
        VERIFY_OK(made);
        m_code = made->code;
        VERIFY_OK(PackExchange::join(m_ben->workspace(), folder(), *sync::PackCode::fromText(m_code)));
    }
    [[nodiscard]] Result<PackExchange::Done> exchange(PackPerson &person)
    {
        return PackExchange::exchange(person.workspace());
    }
    /// Ada, Ben and Ada again.
    void round()
    {
        for (PackPerson *person : {m_ada.get(), m_ben.get(), m_ada.get()})
            VERIFY_OK(exchange(*person));
    }
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString path() const { return sync::PackFolder(folder()).path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PackPerson> m_ada;
    std::unique_ptr<PackPerson> m_ben;
    QString m_code;
};

}  // namespace fieldfare
