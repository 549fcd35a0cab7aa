// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pack/pack_link.h"

#include "base/await.h"
#include "records/document_number.h"
#include "workspace/settings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

const QString kPackLink = QStringLiteral("pack.link");
const QString kPackSecret = QStringLiteral("pack.secret");
constexpr qsizetype kMostVisits = 64;

QString packLinkText(const PackLink &link)
{
    QJsonArray visits;
    for (const sync::PackVisit &visit : link.visits.mid(std::max<qsizetype>(0, link.visits.size() - kMostVisits)))
        visits.append(QJsonArray{QString::fromLatin1(visit.mark.toHex()), visit.head});
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("folder"), link.folder},
                                  {QStringLiteral("installation"), uidText(link.installation)},
                                  {QStringLiteral("done"), link.lastDone},
                                  {QStringLiteral("visits"), visits},
                                  {QStringLiteral("base"), QString::fromLatin1(link.base.toHex())}})
            .toJson(QJsonDocument::Compact));
}

QByteArray markFrom(const QJsonValue &value) { return QByteArray::fromHex(value.toString().toLatin1()); }

Result<void> writePackSettings(Workspace &workspace, const QString &title,
                               const std::function<Result<void>(UnitOfWork &)> &work)
{
    auto written = await(workspace.store().write(packSession(workspace), {title, Origin::Remote, 0}, work));
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

}  // namespace

Session packSession(const Workspace &workspace)
{
    Session session = workspace.session();
    session.user = {};
    session.userName = QCoreApplication::translate("Pack", "Exchange file");
    session.access = Access::everything();
    return session;
}

Result<std::optional<PackLink>> readPackLink(ReadContext &context)
{
    TRY_ASSIGN(const QString stored, readSetting(context, kPackLink));
    const QJsonObject json = QJsonDocument::fromJson(stored.toUtf8()).object();
    if (json.isEmpty())
        return std::optional<PackLink>();
    PackLink link;
    link.folder = json.value(QStringLiteral("folder")).toString();
    link.installation = Uid(json.value(QStringLiteral("installation")).toString());
    link.lastDone = json.value(QStringLiteral("done")).toInteger();
    link.base = markFrom(json.value(QStringLiteral("base")));
    const QJsonArray visits = json.value(QStringLiteral("visits")).toArray();
    for (const QJsonValue &visit : visits)
        link.visits.append({markFrom(visit.toArray().at(0)), visit.toArray().at(1).toInteger(), 0, {}});
    return std::optional(std::move(link));
}

Result<std::optional<PackLink>> storedPackLink(Workspace &workspace)
{
    return await(workspace.store().read(packSession(workspace), readPackLink));
}

Result<sync::PackCode> storedPackCode(Workspace &workspace)
{
    TRY_ASSIGN(QString stored,
               await(workspace.store().read(packSession(workspace), [](ReadContext &context) -> Result<QString> {
                   return readSetting(context, kPackSecret);
               })));
    QByteArray bytes = QByteArray::fromBase64(stored.toLatin1());
    Secret::wipe(stored);
    if (bytes.size() != qsizetype(sync::PackCode::kBytes))
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Pack", "This workspace exchanges by no file."));
    sync::PackCode code = sync::PackCode::fromSecret(Secret::fromBytes(bytes));
    Secret::wipe(bytes);
    return code;
}

Result<void> keepPackLink(Workspace &workspace, const PackLink &link, const sync::PackCode *code)
{
    QString encoded;
    if (code) {
        QByteArray bytes(reinterpret_cast<const char *>(code->secret().data()), qsizetype(code->secret().size()));
        encoded = QString::fromLatin1(bytes.toBase64());
        Secret::wipe(bytes);
    }
    auto kept = writePackSettings(workspace, QCoreApplication::translate("Pack", "Exchange by a file"),
                                  [&](UnitOfWork &work) -> Result<void> {
                                      if (code)
                                          TRY(writeSetting(work, kPackSecret, encoded));
                                      return writeSetting(work, kPackLink, packLinkText(link));
                                  });
    Secret::wipe(encoded);
    return kept;
}

Result<void> dropPackLink(Workspace &workspace)
{
    return writePackSettings(workspace, QCoreApplication::translate("Pack", "Left the exchange by a file"),
                             [](UnitOfWork &work) -> Result<void> {
                                 TRY(writeSetting(work, kPackSecret, QString()));
                                 for (const QString &type : leased_numbers::types())
                                     TRY(leased_numbers::end(work, type));
                                 return writeSetting(work, kPackLink, QString());
                             });
}

}  // namespace fieldfare
