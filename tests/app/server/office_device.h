// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/await.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "sync/client/sqlite_client_store.h"
#include "workspace/company_sync.h"

#include <QTemporaryDir>

namespace fieldfare::server {

/// A person's computer: a real workspace that belongs to the company.
class OfficeDevice {
    QTemporaryDir m_folder;  // first, so that it goes last

public:
    /// An error's text, or nothing.
    [[nodiscard]] QString begin(const sync::EnrolmentCode &code, const QString &name, bool isPlain = true)
    {
        Workspace::Creation creation;
        path = m_folder.filePath(name + QStringLiteral(".fieldfare"));
        creation.folder.path = path;
        creation.folder.cost = KdfCost::minimum();
        if (!isPlain)
            creation.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))};
        creation.userName = name;
        if (!code.isFounder) {
            auto joined = CompanySync::join(std::move(creation), code, name);
            if (!joined)
                return joined.error().message + joined.error().details;
            workspace = std::move(joined->workspace);
            return {};
        }
        auto made = Workspace::create(std::move(creation));
        if (!made)
            return made.error().message;
        workspace = std::move(made->workspace);
        const auto founded = CompanySync::found(*workspace, code, name);
        return founded ? QString() : founded.error().message + founded.error().details;
    }
    Uid add(const QString &lastName)
    {
        Uid uid;
        change(QStringLiteral("add"), [&](RecordWriter &writer) -> Result<void> {
            Contact contact;
            contact.lastName = lastName;
            contact.owner = workspace->session().user;
            TRY(writer.insert(contact));
            uid = contact.uid;
            return {};
        });
        return uid;
    }
    void setTitle(const Uid &uid, const QString &title)
    {
        change(QStringLiteral("edit"), [&](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, uid));
            if (id <= 0)
                return {};
            TRY_ASSIGN(const auto record, writer.load(type, id));
            static_cast<Contact &>(*record).title = title;
            return writer.update(*record);
        });
    }
    void remove(const Uid &uid)
    {
        change(QStringLiteral("remove"), [&](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(QStringLiteral("contact"));
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, uid));
            return id <= 0 ? Result<void>() : writer.remove(type, id);
        });
    }
    [[nodiscard]] QHash<Uid, QJsonObject> contacts()
    {
        QHash<Uid, QJsonObject> found;
        const auto uids = await(workspace->read([](ReadContext &context) -> Result<QVector<Uid>> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT uid FROM {contact}")));
            QVector<Uid> list;
            while (query.next())
                list.append(uidFromBytes(query.value(0).toByteArray()));
            return list;
        }));
        sync::SqliteClientStore store(workspace->store(), workspace->session());
        const auto read = store.transact([&](sync::ClientTransaction &transaction) -> Result<void> {
            for (const Uid &uid : *uids) {
                TRY_ASSIGN(const auto content, transaction.local(QStringLiteral("contact"), uid));
                if (content)
                    found.insert(uid, *content);
            }
            return {};
        });
        if (!read)
            qFatal("contacts: %s", qPrintable(read.error().details));
        return found;
    }
    [[nodiscard]] qint64 waiting() { return *await(workspace->read(sync::waitingChanges)); }
    /// Exchanges until it succeeds.
    [[nodiscard]] bool sync(int attempts = 20)
    {
        CompanySync company(*workspace);
        for (int i = 0; i < attempts; ++i) {
            const auto done = company.runOnce();
            if (done)
                return true;
            last = done.error().message + done.error().details;
        }
        return false;
    }

    std::unique_ptr<Workspace> workspace;
    QString path;
    QString last;

private:
    void change(const QString &title, const std::function<Result<void>(RecordWriter &)> &work)
    {
        const auto done = await(workspace->write(title, [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        }));
        if (!done)
            qFatal("%s: %s", qPrintable(title), qPrintable(done.error().message));
    }
};

}  // namespace fieldfare::server
