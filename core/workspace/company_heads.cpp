// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_heads.h"

#include "workspace/settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

namespace fieldfare {

namespace {
const QString kSeenHeads = QStringLiteral("company.heads");
constexpr qint64 kShownMs = qint64(30) * 86'400'000;
}  // namespace

Result<sync::SeenHeads> readSeenHeads(ReadContext &context)
{
    TRY_ASSIGN(const QString stored, readSetting(context, kSeenHeads));
    return sync::SeenHeads::fromJson(QJsonDocument::fromJson(stored.toUtf8()).object());
}

Result<void> writeSeenHeads(UnitOfWork &work, const sync::SeenHeads &heads)
{
    return writeSetting(work, kSeenHeads,
                        QString::fromUtf8(QJsonDocument(heads.toJson()).toJson(QJsonDocument::Compact)));
}

QString headsProblem(const sync::SeenHeads &heads)
{
    if (heads.isAltered())
        return QCoreApplication::translate(
            "Sync", "The server's record of changes was altered: it is not the one any more that this device saw. "
                    "Exchanging goes on. Tell your administrator; this stays here until it is explained.");
    if (heads.isOtherKey())
        return QCoreApplication::translate(
            "Sync", "The server signs its record of changes with another key than before. Ask your administrator "
                    "whether that was meant; this stays here until it is explained.");
    return {};
}

QString headsNote(const sync::SeenHeads &heads, qint64 now)
{
    const sync::SignedHead settled = heads.settled();
    if (settled.n == 0 || now - settled.at > kShownMs)
        return {};
    return QCoreApplication::translate("Sync", "On %1 an administrator explained why the server's record of changes is "
                                               "another than this device saw: %2")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(settled.at, Qt::UTC).toLocalTime().date(),
                                QLocale::ShortFormat),
             settled.note);
}

}  // namespace fieldfare
