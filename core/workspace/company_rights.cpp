// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_rights.h"

#include "security/roles.h"
#include "workspace/settings.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

const QString kRights = QStringLiteral("company.rights");

Result<Grantee> granteeFrom(const QJsonObject &rights, const Uid &person)
{
    TRY_ASSIGN(Role role, Role::fromJson(rights));
    Grantee who{person, {}, std::move(role)};
    const QJsonArray team = rights.value(QStringLiteral("team")).toArray();
    for (const QJsonValue &colleague : team) {
        if (const Uid uid(colleague.toString()); !uid.isNull())
            who.team.append(uid);
    }
    const QJsonArray shared = rights.value(QStringLiteral("shared")).toArray();
    for (int i = 0; i < kAreas; ++i) {
        if (shared.contains(areaKey(static_cast<Area>(i))))
            who.sharedAreas.append(static_cast<Area>(i));
    }
    return who;
}

}  // namespace

Result<bool> belongsToCompany(ReadContext &context)
{
    TRY_ASSIGN(const QString link, readSetting(context, companyLinkKey));
    return !link.isEmpty();
}

Result<Access> readCompanyAccess(ReadContext &context, const Uid &person)
{
    TRY_ASSIGN(const QString stored, readSetting(context, kRights));
    if (stored.isEmpty())
        return Access::everything();
    TRY_ASSIGN(Grantee who, granteeFrom(QJsonDocument::fromJson(stored.toUtf8()).object(), person));
    return Access::of(std::move(who));
}

Result<bool> keepCompanyRights(UnitOfWork &work, const QJsonObject &rights)
{
    if (auto understood = granteeFrom(rights, {}); !understood)
        return fail(std::move(understood.error()));
    const QString text = QString::fromUtf8(QJsonDocument(rights).toJson(QJsonDocument::Compact));
    TRY_ASSIGN(const QString kept, readSetting(work, kRights));
    if (kept == text)
        return false;
    TRY(writeSetting(work, kRights, text));
    return true;
}

}  // namespace fieldfare
