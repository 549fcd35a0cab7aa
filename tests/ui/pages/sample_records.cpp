// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sample_records.h"

#include "records/activity/activity.h"
#include "records/campaign/campaign.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "records/user/user.h"

namespace fieldfare::test {

void addSampleRecords(WorkspaceFixture &fixture)
{
    const QDateTime now = fixture.clock->nowUtc();
    QHash<QString, qint64> stages;
    for (const char *key : {"new", "qualified", "demo", "quote", "negotiation", "won", "lost"}) {
        stages.insert(QString::fromLatin1(key), *fixture.find(QStringLiteral("stage"), QString::fromLatin1(key)));
    }
    const auto written =
        await(fixture.workspace->write(QStringLiteral("Sample"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            QVector<qint64> users{fixture.workspace->session().user.value};
            for (const char *name : {"Anna Sand", "Liu Wei"}) {
                User user;
                user.name = QString::fromUtf8(name);
                TRY(writer.insert(user));
                users.append(user.id);
            }
            QVector<qint64> companies;
            QVector<qint64> contacts;
            for (const char *name : {"Brandt & Söhne", "北京通用机械", "Nordwind GmbH", "Galerie Lumière",
                                     "Transport Ibáñez", "Müller Anlagenbau", "Papeterie Blanc", "Kanzlei Roth",
                                     "Volkshochschule Süd – Zweigstelle für berufliche Weiterbildung und Technik"}) {
                Company company;
                company.name = QString::fromUtf8(name);
                TRY(writer.insert(company));
                companies.append(company.id);
                Contact contact;
                contact.name = QStringLiteral("Lena Nr %1").arg(contacts.size() + 1);
                contact.company.value = company.id;
                contact.emails = {{QStringLiteral("work"), QStringLiteral("l%1@example.org").arg(contacts.size())}};
                TRY(writer.insert(contact));
                contacts.append(contact.id);
            }
            QVector<qint64> campaigns;
            struct Spent {
                const char *name;
                const char *kind;
                qint64 cost;
            };
            for (const Spent &one : {Spent{"Autumn roof check", "email", 820000},
                                     {"Trade fair Hannover", "fair", 2150000},
                                     {"Radio spots", "radio", 980000},
                                     {"Newsletter 2026", "email", 240000},
                                     {"Leaflets north", "print", 510000}}) {
                Campaign campaign;
                campaign.name = QString::fromUtf8(one.name);
                campaign.kind = QString::fromLatin1(one.kind);
                campaign.startsOn = QDate(2026, 2 + int(campaigns.size()), 3);
                campaign.endsOn = campaign.startsOn.addDays(30);
                campaign.currency = Currency("EUR");
                campaign.budget = one.cost + 100000;
                TRY(writer.insert(campaign));
                campaigns.append(campaign.id);
                for (int part = 0; part < 2; ++part) {
                    CampaignCost cost;
                    cost.campaign.value = campaign.id;
                    cost.kind = part == 0 ? QStringLiteral("advertising") : QStringLiteral("people");
                    cost.amount = one.cost / 2;
                    cost.currency = Currency("EUR");
                    cost.on = campaign.startsOn.addDays(part * 5);
                    TRY(writer.insert(cost));
                }
                for (int i = 0; i < 7; ++i) {
                    CampaignMember member;
                    member.campaign.value = campaign.id;
                    member.contact.value = contacts.at(i);
                    member.status = i % 3 == 0   ? QStringLiteral("responded")
                                    : i % 3 == 1 ? QStringLiteral("invited")
                                                 : QStringLiteral("reached");
                    if (i % 3 == 0) {
                        member.respondedAt = now.addDays(-i - 3);
                    }
                    member.interactions = i;
                    member.completed = i == 3;
                    TRY(writer.insert(member));
                }
            }
            const QStringList open{QStringLiteral("new"), QStringLiteral("qualified"), QStringLiteral("demo"),
                                   QStringLiteral("quote"), QStringLiteral("negotiation")};
            const QStringList names{QStringLiteral("Solar array, phase 2"),
                                    QStringLiteral("Retrofit of line 3"),
                                    QStringLiteral("Service contract 2027"),
                                    QStringLiteral("Cash desk leasing"),
                                    QStringLiteral("Warehouse scanners"),
                                    QStringLiteral("Fleet tracking, 40 vans"),
                                    QStringLiteral("Two-year maintenance"),
                                    QStringLiteral("Licence extension for all branch offices in the north"),
                                    QStringLiteral("Pilot: route planner")};
            for (int i = 0; i < 36; ++i) {
                Deal deal;
                deal.name = names.at(i % names.size());
                deal.company.value = companies.at((i * 5) % companies.size());
                deal.contact.value = contacts.at((i * 5) % contacts.size());
                deal.owner.value = users.at(i % 3);
                deal.amount = (3 + (i * 37) % 47) * 94500LL;
                deal.currency = Currency("EUR");
                deal.openedAt = now.addDays(-3 - (i * 11) % 60);
                if (i < 22) {
                    deal.stage.value = stages.value(open.at(i % 5));
                    if (i % 6 == 4) {
                        deal.expectedClose = QDate(2026, 11, 20);
                    }
                } else {
                    deal.stage.value = stages.value(i % 5 == 0 ? QStringLiteral("lost") : QStringLiteral("won"));
                    deal.closedAt = now.addDays(-(i % 20));
                    deal.openedAt = deal.closedAt.addDays(-20);
                    deal.campaign.value = campaigns.at(i % 4);
                }
                TRY(writer.insert(deal));
                if (i < 22 && i % 3 != 0) {
                    Task task;
                    task.subject = i % 2 ? QStringLiteral("Call about the offer") : QStringLiteral("Send contract");
                    task.deal.value = deal.id;
                    task.owner.value = users.at(i % 2);
                    task.due =
                        QDateTime(QDate(2026, 11, 20).addDays(i % 8), i % 4 == 0 ? QTime(14, 0) : QTime(0, 0), Qt::UTC);
                    TRY(writer.insert(task));
                }
            }
            for (int i = 0; i < 14; ++i) {
                Ticket ticket;
                ticket.subject = i % 3 == 0   ? QStringLiteral("Inverter shows alarm 417 after the night")
                                 : i % 3 == 1 ? QStringLiteral("Invoice was sent twice")
                                              : QStringLiteral("安装手册在哪里");
                ticket.priority = i % 5 == 0   ? QStringLiteral("urgent")
                                  : i % 4 == 0 ? QStringLiteral("high")
                                  : i % 7 == 0 ? QStringLiteral("low")
                                               : QStringLiteral("normal");
                ticket.type = i % 2 ? QStringLiteral("problem") : QStringLiteral("question");
                ticket.state = i > 10       ? QStringLiteral("resolved")
                               : i % 4 == 3 ? QStringLiteral("waiting")
                               : i % 2      ? QStringLiteral("open")
                                            : QStringLiteral("new");
                ticket.contact.value = contacts.at(i % contacts.size());
                ticket.openedAt = now.addSecs(-3600LL * (1 + i * i));
                if (i % 2) {
                    ticket.owner.value = users.at(i % 3);
                }
                ticket.description = QStringLiteral("Since yesterday evening the display shows the alarm. We switched "
                                                    "it off and on again, which helped for an hour.");
                TRY(writer.insert(ticket));
                Activity mail;
                mail.kind = QStringLiteral("email");
                mail.subject = QStringLiteral("Re: ") + ticket.subject;
                mail.body = QStringLiteral("Please send us a photo of the display and the number on the side.");
                mail.direction = i % 2 ? QStringLiteral("out") : QStringLiteral("in");
                mail.ticket.value = ticket.id;
                mail.contact = ticket.contact;
                mail.at = ticket.openedAt.addSecs(1200);
                mail.owner.value = users.at(i % 3);
                TRY(writer.insert(mail));
            }
            // somebody who was called every week and is silent now
            for (int i = 0; i < 10; ++i) {
                Activity call;
                call.kind = QStringLiteral("call");
                call.subject = QStringLiteral("Weekly call");
                call.contact.value = contacts.at(2);
                call.at = now.addDays(-45 - i * 7);
                TRY(writer.insert(call));
            }
            return {};
        }));
    if (!written) {
        qFatal("sample: %s (%s)", qPrintable(written.error().message), qPrintable(written.error().details));
    }
}

}  // namespace fieldfare::test
