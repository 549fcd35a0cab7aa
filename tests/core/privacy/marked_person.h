// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/value_codec.h"
#include "records/activity/activity.h"
#include "records/attachment/attachment.h"
#include "records/campaign/campaign.h"
#include "records/campaign_member/campaign_member.h"
#include "records/company/company.h"
#include "records/company_contact/company_contact.h"
#include "records/consent/consent.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/merge/merge.h"
#include "records/order/order.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "storage/change_log.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QDirIterator>

namespace fieldfare::test {

/// Words that occur nowhere else: every text about the person begins with it.
inline const QString kMark = QStringLiteral("zqxv");

inline QString marked(const char *what) { return kMark + QLatin1String(what); }

/// A person with everything there is about one, all texts marked, and a neighbour about whom nothing is.
struct MarkedPerson {
    Contact contact;
    Contact neighbour;
    Company company;
    Deal companyDeal;
    Deal ownDeal;
    Order order;
    Ticket ownTicket;
    Activity call;
    Attachment file;
    Attachment invoice;
    QStringList marks;  ///< every one that was put in, but those of files' contents
};

/// Fills every text field of a record that has none yet, in the order of the type.
template <class T>
void mark(MarkedPerson &person, const RecordType &type, T &record)
{
    for (const FieldSpec &field : type.fields) {
        const bool isText =
            field.kind == FieldKind::Text || field.kind == FieldKind::MultilineText || field.kind == FieldKind::Url;
        if (!isText || field.readOnly || !field.headOf.isEmpty() || !field.read(record).isNull())
            continue;
        const QString text = kMark + type.key.left(4).remove(u'_') + field.key.left(6).remove(u'_');
        field.write(record, text);
        person.marks.append(text);
    }
}

inline Attachment attach(WorkspaceFixture &fixture, const QString &type, qint64 id, const QString &name,
                         const QByteArray &content)
{
    const auto outcome = await(fixture.workspace->attachments().attach(fixture.workspace->session(),
                                                                       {{QString(), name, content, {}}}, type, id));
    if (!outcome || outcome->attached != 1)
        qFatal("attach");
    Attachment file;
    file.id = fixture.value(QStringLiteral("SELECT max(id) FROM attachment")).toLongLong();
    return *fixture.reload(file);
}

inline MarkedPerson makeMarkedPerson(WorkspaceFixture &fixture)
{
    MarkedPerson p;
    const TypeCatalog &catalog = *fixture.workspace->catalog();
    Company company;
    company.name = QStringLiteral("Nordlicht GmbH");
    p.company = fixture.insert(company);
    Contact neighbour;
    neighbour.lastName = QStringLiteral("Adler");
    neighbour.company.value = p.company.id;
    p.neighbour = fixture.insert(neighbour);

    Contact contact;
    contact.firstName = QStringLiteral("Zqxvfirst");
    contact.lastName = QStringLiteral("Zqxvlast");
    contact.birthday = QDate(1977, 3, 4);
    contact.emails = {{QStringLiteral("work"), marked("mail@example.org")},
                      {QStringLiteral("home"), marked("two@example.org")}};
    contact.phones = {{QStringLiteral("mobile"), QStringLiteral("+49 171 5550199"), {}}};
    contact.addresses = {{QStringLiteral("home"), marked("street 1"), marked("city"), marked("region"),
                          QStringLiteral("24105"), QStringLiteral("DE")}};
    contact.tags = {QStringLiteral("guest")};
    p.marks = {QStringLiteral("Zqxvfirst"),
               QStringLiteral("Zqxvlast"),
               marked("mail@example.org"),
               marked("two@example.org"),
               QStringLiteral("+49 171 5550199"),
               marked("street 1"),
               marked("city"),
               marked("region")};
    mark(p, catalog.at(Contact::kNumber), contact);
    contact.name.clear();
    p.marks.removeAll(kMark + QStringLiteral("contname"));
    p.contact = fixture.insert(contact);
    // a history of its own: an older job and an older note
    p.contact.title = marked("oldjob");
    p.marks.append(p.contact.title);
    if (!fixture.update(p.contact))
        qFatal("update");
    p.contact.title = marked("newjob");
    p.marks.append(p.contact.title);
    if (!fixture.update(p.contact))
        qFatal("update");

    CompanyContact position;
    position.contact.value = p.contact.id;
    position.company.value = p.company.id;
    mark(p, catalog.at(CompanyContact::kNumber), position);
    fixture.insert(position);

    Campaign campaign;
    campaign.name = QStringLiteral("Spring fair");
    campaign = fixture.insert(campaign);
    CampaignMember member;
    member.campaign.value = campaign.id;
    member.contact.value = p.contact.id;
    mark(p, catalog.at(CampaignMember::kNumber), member);
    fixture.insert(member);

    p.companyDeal.company.value = p.company.id;
    p.companyDeal.contact.value = p.contact.id;
    p.companyDeal.name = QStringLiteral("Heating for Zqxvfirst Zqxvlast");
    p.companyDeal.notes = QStringLiteral("Call ") + marked("mail@example.org") + QStringLiteral(" before noon");
    p.companyDeal = fixture.insert(p.companyDeal);
    p.ownDeal.contact.value = p.contact.id;
    p.ownDeal.name = QStringLiteral("Roof of Zqxvlast");
    p.ownDeal.notes = marked("roofnote");
    p.ownDeal.amount = 120000;
    p.ownDeal.currency = *Currency::fromCode(QStringLiteral("EUR"));
    p.ownDeal = fixture.insert(p.ownDeal);
    p.marks += {p.companyDeal.name, p.companyDeal.notes, p.ownDeal.name, p.ownDeal.notes};
    p.ownDeal.notes = marked("roofnote2");
    p.marks.append(p.ownDeal.notes);
    if (!fixture.update(p.ownDeal))
        qFatal("update");

    p.order.contact.value = p.contact.id;
    p.order.company.value = p.company.id;
    p.order = fixture.insert(p.order);
    p.ownTicket.contact.value = p.contact.id;
    mark(p, catalog.at(Ticket::kNumber), p.ownTicket);
    p.ownTicket = fixture.insert(p.ownTicket);

    p.call.contact.value = p.contact.id;
    p.call.kind = QStringLiteral("call");
    mark(p, catalog.at(Activity::kNumber), p.call);
    p.call = fixture.insert(p.call);
    Activity onTicket;
    onTicket.ticket.value = p.ownTicket.id;
    onTicket.kind = QStringLiteral("note");
    onTicket.body = marked("onticket");
    p.marks.append(onTicket.body);
    fixture.insert(onTicket);
    Task task;
    task.contact.value = p.contact.id;
    mark(p, catalog.at(Task::kNumber), task);
    task = fixture.insert(task);
    Consent consent;
    consent.contact.value = p.contact.id;
    consent.purpose = QString::fromLatin1(consent::newsletter);
    consent.state = QString::fromLatin1(consent::granted);
    mark(p, catalog.at(Consent::kNumber), consent);
    fixture.insert(consent);

    // one that lies in the recycle bin
    Task deleted;
    deleted.contact.value = p.contact.id;
    deleted.subject = marked("deletedtask");
    p.marks.append(deleted.subject);
    deleted = fixture.insert(deleted);
    if (!fixture.remove(deleted))
        qFatal("remove");

    p.file = attach(fixture, QStringLiteral("contact"), p.contact.id, marked("letter.txt"),
                    "Dear zqxvfirst, this is zqxvcontent of a letter.");
    p.marks.append(p.file.name);
    p.invoice = attach(fixture, QStringLiteral("order"), p.order.id, QStringLiteral("invoice.txt"), "Sum 12.00 EUR");

    // a double that was merged into it
    Contact twin;
    twin.firstName = QStringLiteral("Zqxvtwin");
    twin.lastName = QStringLiteral("Zqxvlast");
    twin.notes = marked("twinnote");
    twin = fixture.insert(twin);
    p.marks += {QStringLiteral("Zqxvtwin"), twin.notes};
    const auto merged = await(fixture.workspace->write(QStringLiteral("Merged"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY(mergeRecords(writer, work.catalog().at(Contact::kNumber), p.contact.id, twin.id));
        return {};
    }));
    if (!merged)
        qFatal("merge: %s", qPrintable(merged.error().message));
    p.contact = *fixture.reload(p.contact);
    return p;
}

/// Where marks are in the open database: "table.column" for each; packed runs of the log are unpacked.
inline QStringList marksInTables(WorkspaceFixture &fixture)
{
    QStringList found;
    const auto read = await(fixture.workspace->read([&](ReadContext &context) -> Result<void> {
        QVector<std::pair<QString, QString>> columns;
        TRY_ASSIGN(auto query,
                   context.statements().run(QStringLiteral("SELECT m.name, i.name FROM sqlite_schema m, "
                                                           "pragma_table_info(m.name) i WHERE m.type='table' AND "
                                                           "m.name NOT LIKE 'search_text%'"),
                                            {}));
        while (query.next())
            columns.append({query.value(0).toString(), query.value(1).toString()});
        TRY(finished(query));
        for (const auto &[table, column] : columns) {
            TRY_ASSIGN(auto hits,
                       context.statements().run(
                           QStringLiteral("SELECT count(*) FROM \"%1\" WHERE CAST(\"%2\" AS TEXT) LIKE '%zqxv%' "
                                          "OR CAST(\"%2\" AS TEXT) LIKE '%5550199%'")
                               .arg(table, column),
                           {}, false));
            if (hits.next() && hits.value(0).toInt() > 0)
                found.append(table + u'.' + column);
        }
        TRY_ASSIGN(auto words,
                   context.statements().run(
                       QStringLiteral("SELECT count(*) FROM search_vocabulary WHERE term LIKE 'zqxv%'"), {}, false));
        if (words.next() && words.value(0).toInt() > 0)
            found.append(QStringLiteral("search_vocabulary"));
        TRY_ASSIGN(auto runs, context.statements().run(
                                  QStringLiteral("SELECT old FROM change WHERE typeof(old)='blob'"), {}, false));
        while (runs.next()) {
            TRY_ASSIGN(const QByteArray bytes, unpackRun(runs.value(0).toByteArray()));
            if (bytes.toLower().contains("zqxv"))
                found.append(QStringLiteral("change.old (packed)"));
        }
        return finished(runs);
    }));
    if (!read)
        qFatal("marks: %s %s", qPrintable(read.error().message), qPrintable(read.error().details));
    return found;
}

/// Files of a plain workspace that hold a mark anywhere, without its backups.
inline QStringList marksInFiles(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().contains(QStringLiteral("/backups/")) || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll().toLower();
        if (bytes.contains("zqxv") || bytes.contains("5550199"))
            found.append(QDir(folder).relativeFilePath(file.fileName()));
    }
    return found;
}

inline qint64 firstBroken(WorkspaceFixture &fixture)
{
    const auto check =
        await(fixture.workspace->read([](ReadContext &context) { return verifyChain(context.statements()); }));
    return check ? check->firstBroken : -1;
}

}  // namespace fieldfare::test
