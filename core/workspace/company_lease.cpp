// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_lease.h"

#include "workspace/settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace fieldfare {

namespace {

const QString kLease = QStringLiteral("company.lease");
const QString kLeaseOver = QStringLiteral("offline lease");
constexpr int kFirstWarning = 50;  // percent

QString dayText(qint64 moment)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC).toLocalTime().date(),
                              QLocale::ShortFormat);
}

}  // namespace

int CompanyLease::daysLeft(qint64 own) const
{
    return static_cast<int>(std::max<qint64>(0, end() - now(own) + kDayMs - 1) / kDayMs);
}

int CompanyLease::percent(qint64 own) const
{
    if (days <= 0)
        return 0;
    return static_cast<int>(std::clamp<qint64>((now(own) - contact) * 100 / (end() - contact), 0, 100));
}

void CompanyLease::noteContact(int newDays, qint64 server, qint64 own)
{
    *this = {newDays, server, server - own, server, 0};
}

void CompanyLease::touch(qint64 own, qint64 passed)
{
    seen = std::max(own + offset, seen + std::max<qint64>(0, passed));
}

void CompanyLease::extend(qint64 own) { extendedTo = now(own) + kExtensionDays * kDayMs; }

Result<CompanyLease> readCompanyLease(ReadContext &context)
{
    TRY_ASSIGN(const QString stored, readSetting(context, kLease));
    const QJsonObject json = QJsonDocument::fromJson(stored.toUtf8()).object();
    const auto number = [&](const char *key) { return json.value(QLatin1String(key)).toInteger(); };
    return CompanyLease{static_cast<int>(std::clamp<qint64>(number("days"), 0, 3650)), number("contact"),
                        number("offset"), number("seen"), number("extended")};
}

Result<void> writeCompanyLease(UnitOfWork &work, const CompanyLease &lease)
{
    const QJsonObject json{{QStringLiteral("days"), lease.days},
                           {QStringLiteral("contact"), lease.contact},
                           {QStringLiteral("offset"), lease.offset},
                           {QStringLiteral("seen"), lease.seen},
                           {QStringLiteral("extended"), lease.extendedTo}};
    return writeSetting(work, kLease, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

Error leaseOver(const CompanyLease &lease, bool hasCode)
{
    const QString text =
        hasCode ? QCoreApplication::translate("Sync",
                                              "This computer last spoke to the company's server on %1, and its records "
                                              "may be shown for %n days after that. Connect once, or use the recovery "
                                              "code. What you changed is kept.",
                                              nullptr, lease.days)
                : QCoreApplication::translate("Sync",
                                              "This computer last spoke to the company's server on %1, and its records "
                                              "may be shown for %n days after that. Connect once. What you changed is "
                                              "kept.",
                                              nullptr, lease.days);
    return {ErrorCode::Forbidden, text.arg(dayText(lease.contact)), kLeaseOver};
}

bool isLeaseOver(const Error &error) { return error.code == ErrorCode::Forbidden && error.details == kLeaseOver; }

QString leaseWarning(const CompanyLease &lease, qint64 own, bool hasCode)
{
    if (lease.percent(own) < kFirstWarning)
        return {};
    const QString text =
        hasCode ? QCoreApplication::translate("Sync",
                                              "The company's server was last reached on %1. Without it, this computer "
                                              "shows the records for another %n days. Connect to it once, or have the "
                                              "recovery code of this workspace at hand: it adds 7 days.",
                                              nullptr, lease.daysLeft(own))
                : QCoreApplication::translate("Sync",
                                              "The company's server was last reached on %1. Without it, this computer "
                                              "shows the records for another %n days. Connect to it once.",
                                              nullptr, lease.daysLeft(own));
    return text.arg(dayText(lease.contact));
}

}  // namespace fieldfare
