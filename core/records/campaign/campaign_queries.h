// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "storage/read_context.h"

#include <QDateTime>
#include <QSet>
#include <QVector>

#include <optional>

namespace fieldfare {

struct CampaignCostRow {
    qint64 id = 0;
    QString kind;  ///< people, material, advertising, other
    std::optional<Money> amount;
    QDate on;
    QString note;
    friend bool operator==(const CampaignCostRow &, const CampaignCostRow &) = default;
};

struct CampaignMemberRow {
    qint64 id = 0;
    qint64 contact = 0;
    QString name;
    QString company;
    QString status;
    QDateTime respondedAt;  ///< UTC; invalid: no response
    std::optional<qint64> interactions;
    bool completed = false;
    friend bool operator==(const CampaignMemberRow &, const CampaignMemberRow &) = default;
};

/// A campaign with what was spent on it and whom it was meant for.
struct CampaignDetails {
    qint64 id = 0;
    QString name;
    QString kind;
    QDate startsOn;
    QDate endsOn;
    std::optional<Money> budget;
    QString notes;
    QVector<CampaignCostRow> costs;      ///< by day
    QVector<CampaignMemberRow> members;  ///< by name, at most as many as asked for
    qint64 memberCount = 0;              ///< all of them
};

/// NotFound.
[[nodiscard]] Result<CampaignDetails> readCampaign(ReadContext &context, qint64 id, int membersAtMost);

/// The customers of each campaign's won deals: company numbers, or the negative number of a contact without company.
[[nodiscard]] Result<QHash<qint64, QSet<qint64>>> customersByCampaign(ReadContext &context);

}  // namespace fieldfare
