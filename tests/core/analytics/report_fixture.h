// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report_registry.h"
#include "records/campaign/campaign.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/exchange_rate/exchange_rate.h"
#include "records/product/product.h"
#include "records/stage/stage.h"
#include "records/team/team.h"
#include "records/user/user.h"
#include "support/workspace_fixture.h"

namespace fieldfare {

inline QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + QLatin1Char('Z'), Qt::ISODate);
}
inline QDate day(const char *text) { return QDate::fromString(QString::fromLatin1(text), Qt::ISODate); }
inline Value decimal(const char *text) { return Value::fromValue(*Decimal::parse(QString::fromLatin1(text))); }
inline Value money(const char *text, const char *currency)
{
    return Value::fromValue(
        *Money::parse(QString::fromLatin1(text), *Currency::fromCode(QString::fromLatin1(currency))));
}

/// A workspace in Berlin with base currency EUR, and short ways to fill it and to ask for reports.
class ReportFixture : public WorkspaceFixture {
public:
    ReportFixture() : WorkspaceFixture(false, "EUR", "Europe/Berlin") {}

    Id<Stage> stage(const char *key) { return {*find(QStringLiteral("stage"), QString::fromLatin1(key))}; }
    Id<User> user(const char *name, Id<Team> team = {})
    {
        User made;
        made.name = QString::fromUtf8(name);
        made.team = team;
        return {insert(made).id};
    }
    Id<Team> team(const char *name)
    {
        Team made;
        made.name = QString::fromUtf8(name);
        return {insert(made).id};
    }
    Id<Product> product(const char *name)
    {
        Product made;
        made.name = QString::fromUtf8(name);
        return {insert(made).id};
    }
    Id<Campaign> campaign(const char *name, const char *startsOn)
    {
        Campaign made;
        made.name = QString::fromUtf8(name);
        made.startsOn = day(startsOn);
        return {insert(made).id};
    }
    Id<Contact> contact(const char *name, const char *lifecycle = "customer", Id<Company> company = {})
    {
        Contact made;
        made.name = QString::fromUtf8(name);
        made.lifecycle = QString::fromLatin1(lifecycle);
        made.company = company;
        return {insert(made).id};
    }
    Id<Company> company(const char *name)
    {
        Company made;
        made.name = QString::fromUtf8(name);
        return {insert(made).id};
    }
    void rate(const char *currency, const char *on, const char *rate)
    {
        ExchangeRate made;
        made.currency = QString::fromLatin1(currency);
        made.on = day(on);
        made.rate = *Decimal::parse(QString::fromLatin1(rate));
        insert(made);
    }
    /// A deal that came to this stage at once; `amount` may be null.
    Deal deal(const char *stageKey, const char *openedAt, const char *closedAt, const char *amount = nullptr,
              const char *currency = "EUR")
    {
        Deal made;
        made.name = QStringLiteral("Deal %1").arg(++m_deals);
        made.stage = stage(stageKey);
        made.openedAt = utc(openedAt);
        if (closedAt)
            made.closedAt = utc(closedAt);
        if (amount) {
            made.currency = *Currency::fromCode(QString::fromLatin1(currency));
            made.amount = Money::parse(QString::fromLatin1(amount), made.currency)->minor;
        }
        return made;
    }
    void cost(Id<Campaign> campaign, const char *amount, const char *currency, const char *on)
    {
        CampaignCost made;
        made.campaign = campaign;
        made.currency = *Currency::fromCode(QString::fromLatin1(currency));
        made.amount = Money::parse(QString::fromLatin1(amount), made.currency)->minor;
        made.on = day(on);
        insert(made);
    }

    Result<ReportTable> run(const QString &report, const ReportParams &params = {}, std::optional<Session> session = {})
    {
        return await(workspace->store().read(session ? *session : workspace->session(), [=](ReadContext &context) {
            return ReportRegistry().run(context, report, params);
        }));
    }
    Result<RowsBehind> behind(const QString &report, const ReportParams &params, const QString &row,
                              const QString &column)
    {
        return await(workspace->read(
            [=](ReadContext &context) { return ReportRegistry().rowsBehind(context, report, params, row, column); }));
    }

private:
    int m_deals = 0;
};

/// The cells of a table as rows of short texts: what a failed comparison prints.
inline QStringList printed(const ReportTable &table, const QStringList &columns, bool totals = false)
{
    const auto text = [](const Value &cell) -> QString {
        if (cell.isNull())
            return QStringLiteral("-");
        if (cell.typeId() == qMetaTypeId<Money>())
            return cell.value<Money>().toString() + QLatin1Char(' ') + cell.value<Money>().currency.code();
        if (cell.typeId() == qMetaTypeId<Decimal>())
            return cell.value<Decimal>().toString();
        if (cell.typeId() == QMetaType::QDate)
            return cell.toDate().toString(Qt::ISODate);
        return cell.toString();
    };
    QStringList lines;
    const auto add = [&](const QVector<Value> &cells) {
        QStringList parts;
        for (const QString &column : columns)
            parts.append(text(cells.value(table.column(column))));
        lines.append(parts.join(QStringLiteral(" | ")));
    };
    if (totals) {
        add(table.totals);
    } else {
        for (const ReportRow &row : table.rows)
            add(row.cells);
    }
    return lines;
}

inline QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

}  // namespace fieldfare
