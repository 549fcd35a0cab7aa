// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/person_rights.h"

#include "security/attempt.h"
#include "server/text.h"

#include <QCoreApplication>

namespace fieldfare::server {

namespace {

constexpr std::array kActionsInOrder{Action::Read,   Action::Create, Action::Edit,   Action::Delete,
                                     Action::Assign, Action::Merge,  Action::Export, Action::Erase};

QStringList everyRecord()
{
    QStringList buckets;
    for (int area = 0; area < kAreas; ++area)
        buckets.append(areaKey(static_cast<Area>(area)) + QStringLiteral("/a"));
    return buckets;
}

}  // namespace

Result<QStringList> rightsTable(CompanyServer &server, const Person &person)
{
    QStringList lines;
    TRY(server.store().read([&](sync::ServerTransaction &transaction) -> Result<void> {
        lines.clear();
        TRY_ASSIGN(const Grantee who, sync::RolePolicy::granteeOf(transaction, person.id));
        QStringList head{who.role.label()};
        for (const Action action : kActionsInOrder)
            head.append(actionLabel(action));
        lines.append(head.join(QLatin1Char('\t')));
        for (int i = 0; i < kAreas; ++i) {
            const auto area = static_cast<Area>(i);
            QStringList line{areaLabel(area)};
            for (const Action action : kActionsInOrder)
                line.append(levelLabel(who.role.level(area, action)));
            lines.append(line.join(QLatin1Char('\t')));
        }
        return {};
    }));
    return lines;
}

Result<QStringList> rightsToRecord(CompanyServer &server, const Person &person, const Uid &record)
{
    QStringList lines;
    TRY(server.store().read([&](sync::ServerTransaction &transaction) -> Result<void> {
        lines.clear();
        TRY_ASSIGN(const Grantee who, sync::RolePolicy::granteeOf(transaction, person.id));
        TRY(transaction.setVisible(everyRecord()));
        TRY_ASSIGN(const auto row, transaction.row(record));
        if (!row)
            return fail(ErrorCode::NotFound,
                        text(QT_TRANSLATE_NOOP("Server", "The server has no such record. Its uid stands in exports.")));
        for (const Action action : kActionsInOrder) {
            Attempt attempt;
            attempt.action = action;
            attempt.type = row->type;
            attempt.record = record;
            attempt.before = row->fields;
            TRY_ASSIGN(const Judgement judgement, judge(who, attempt, sync::factsWithin(transaction)));
            QString sharedBy;
            if (judgement.share && !judgement.share->by.isNull()) {
                TRY_ASSIGN(const auto user, transaction.row(judgement.share->by));
                sharedBy = user ? user->fields.value(QStringLiteral("name")).toString() : QString();
            }
            lines.append(QStringList{
                actionLabel(action),
                judgement.may ? text(QT_TRANSLATE_NOOP("Server", "yes")) : text(QT_TRANSLATE_NOOP("Server", "no")),
                reasonOf(who, judgement, [&](const Uid &) {
                    return sharedBy;
                })}.join(QLatin1Char('\t')));
        }
        return {};
    }));
    return lines;
}

}  // namespace fieldfare::server
