// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_fixture.h"
#include "office_device.h"
#include "support/words_in_files.h"


namespace fieldfare::server {

/// Ada, who founded the company, and Ben, on computers of their own, with the whole service between them.
struct OfficePair {
    explicit OfficePair(const char *role = "manager")
    {
        office.useCatalogRules();
        office.start();
        const Uid founder = office.add("Ada", "owner");
        auto founding = office.code(founder);
        founding.isFounder = true;
        failure = ada.begin(founding, QStringLiteral("Ada"));
        if (!failure.isEmpty())
            return;
        adaId = ada.workspace->settings().user;
        office.store.memory.putMember({adaId, QStringLiteral("owner"), {}, true});
        benId = office.add("Ben", role);
        failure = ben.begin(office.code(benId), QStringLiteral("Ben"));
    }
    /// Everything everywhere.
    [[nodiscard]] bool meet() { return ada.sync() && ben.sync() && ada.sync() && ben.sync(); }
    /// Contacts of Ada's, `each` told which, in transactions of a thousand.
    QVector<Uid> addContacts(int count, const std::function<void(Contact &, int)> &each)
    {
        QVector<Uid> uids;
        while (uids.size() < count) {
            const auto done = await(ada.workspace->write(QStringLiteral("add"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                const int end = std::min(count, int(uids.size()) + 1'000);
                while (uids.size() < end) {
                    Contact contact;
                    contact.owner = ada.workspace->session().user;
                    each(contact, int(uids.size()));
                    TRY(writer.insert(contact));
                    uids.append(contact.uid);
                }
                return {};
            }));
            if (!done)
                qFatal("add: %s", qPrintable(done.error().message));
        }
        return uids;
    }
    /// The first column of the first row of Ben's.
    [[nodiscard]] static QVariant value(OfficeDevice &device, const QString &sql)
    {
        const auto read = await(device.workspace->read([&](ReadContext &context) -> Result<QVariant> {
            TRY_ASSIGN(auto query, context.statements().run(sql, {}, false));
            return query.next() ? query.value(0) : QVariant();
        }));
        if (!read)
            qFatal("%s: %s", qPrintable(sql), qPrintable(read.error().details));
        return *read;
    }
    /// "file: word" where a word of any file of a folder holds "qxjz".
    [[nodiscard]] static QStringList marksIn(const QString &folder)
    {
        return test::filesHolding(folder, {QStringLiteral("qxjz")});
    }
    /// How many of a test's size a variable asks for.
    [[nodiscard]] static int wanted(const char *variable, int usual)
    {
        bool given = false;
        const int number = qEnvironmentVariableIntValue(variable, &given);
        return given ? number : usual;
    }

    HttpFixture office;
    OfficeDevice ada;
    OfficeDevice ben;
    Uid adaId;
    Uid benId;
    QString failure;
};

}  // namespace fieldfare::server
