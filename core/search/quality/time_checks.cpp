// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody touched for long, and dates and amounts that contradict each other.
#include "search/quality/quality_check.h"
#include "search/quality/text.h"
#include "storage/change_log.h"

namespace fieldfare::quality {

namespace {

using Found = std::optional<QualitySuggestion>;

QualityCheck made(const RecordType &type, const char *key, QualityKind kind, QualitySeverity severity,
                  const QString &field = {})
{
    QualityCheck check;
    check.id = type.key + u'.' + QLatin1String(key);
    check.type = type.key;
    check.field = field;
    check.kind = kind;
    check.severity = severity;
    return check;
}

/// Found is a moment of the second column; the rest of the statement is bound by `values`.
void selectMoments(QualityCheck &check, const QString &sql, std::function<QVariantList(const QualityScope &)> values)
{
    check.select = [sql, values = std::move(values)](const QualityScope &scope) { return SqlPart{sql, values(scope)}; };
    check.inspect = [](Query &row, const QualityScope &scope) -> Found {
        return QualitySuggestion{row.isNull(1) ? QString() : scope.shownMoment(row.value(1).toLongLong())};
    };
}

/// Two dates or moments in the wrong order: both are shown.
void selectPair(QualityCheck &check, const QString &sql, bool moments)
{
    check.select = [sql](const QualityScope &) { return SqlPart{sql, {}}; };
    check.inspect = [moments](Query &row, const QualityScope &scope) -> Found {
        const auto text = [&](int column) {
            return moments ? scope.shownMoment(row.value(column).toLongLong())
                           : scope.shown(QDate::fromString(row.value(column).toString(), Qt::ISODate));
        };
        return QualitySuggestion{QStringLiteral("%1 – %2").arg(text(1), text(2))};
    };
}

void addBirthday(QVector<QualityCheck> &checks, const RecordType &type)
{
    QualityCheck check = made(type, "birthday_impossible", QualityKind::Contradictory, QualitySeverity::Error,
                              QStringLiteral("birthday"));
    check.proposes = true;
    check.title = QualityText::tr("Birthdays that cannot be");
    check.why =
        QualityText::tr("In the future, or more than 120 years ago. A year of two digits is often read in the wrong "
                        "century.");
    check.select = [](const QualityScope &scope) {
        return SqlPart{
            QStringLiteral("SELECT r.id, r.birthday FROM {contact} r WHERE (r.birthday > ? OR r.birthday < ?)"),
            {scope.today.toString(Qt::ISODate), scope.today.addYears(-120).toString(Qt::ISODate)}};
    };
    check.inspect = [](Query &row, const QualityScope &scope) -> Found {
        const QDate day = QDate::fromString(row.value(1).toString(), Qt::ISODate);
        QualitySuggestion found{scope.shown(day)};
        const QDate century = day.addYears(day > scope.today ? -100 : 0);
        if (century != day && century < scope.today && century > scope.today.addYears(-120)) {
            found.proposal = scope.shown(century);
            found.values = {{QStringLiteral("birthday"), century}};
        }
        return found;
    };
    checks.append(check);
}

void addCompanyGone(QVector<QualityCheck> &checks, const RecordType &type, int company)
{
    QualityCheck check =
        made(type, "company_gone", QualityKind::Contradictory, QualitySeverity::Warning, QStringLiteral("company"));
    check.title = QualityText::tr("Contacts whose company was deleted");
    check.why = QualityText::tr("Do they work elsewhere now, or should they have gone too?");
    // Deleting a company takes it from its contacts within one transaction.
    check.select = [number = type.number, company](const QualityScope &) {
        return SqlPart{
            QStringLiteral("SELECT r.id, json_extract(d.old, '$.name') FROM change d JOIN change u ON u.tx=d.tx AND "
                           "u.type=%1 AND u.op=%3 AND json_extract(u.old, '$.company') IS NOT NULL JOIN {contact} r ON "
                           "r.id=u.first_id WHERE "
                           "d.type=%2 AND d.op=%4 AND d.first_id=d.last_id AND r.company IS NULL")
                .arg(number)
                .arg(company)
                .arg(int(ChangeOp::Update))
                .arg(int(ChangeOp::Remove)),
            {}};
    };
    check.inspect = [](Query &row, const QualityScope &) -> Found {
        return QualitySuggestion{row.value(1).toString()};
    };
    checks.append(check);
}

void addCurrency(QVector<QualityCheck> &checks, const RecordType &type, const QString &amount)
{
    QualityCheck check =
        made(type, "currency_missing", QualityKind::Missing, QualitySeverity::Error, QStringLiteral("currency"));
    check.proposes = true;
    check.title = QualityText::tr("Amounts without a currency");
    check.why = QualityText::tr("They are left out of every sum. The proposal is the currency of the workspace.");
    check.select =
        [sql = QStringLiteral("SELECT r.id, r.%1 FROM {%2} r WHERE r.%1 IS NOT NULL AND coalesce(r.currency, '')=''")
                   .arg(amount, type.key)](const QualityScope &) {
            return SqlPart{sql, {}};
        };
    check.inspect = [](Query &, const QualityScope &scope) -> Found {
        return QualitySuggestion{QString(), scope.session.baseCurrency.code()};
    };
    checks.append(check);
}

void addDealChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    QualityCheck won =
        made(type, "won_without_amount", QualityKind::Contradictory, QualitySeverity::Error, QStringLiteral("amount"));
    won.title = QualityText::tr("Won deals without an amount");
    won.why = QualityText::tr("Revenue, conversion and return on campaigns come out too low.");
    won.select = [](const QualityScope &) {
        return SqlPart{
            QStringLiteral("SELECT r.id, NULL FROM {deal} r WHERE coalesce(r.amount, 0)=0 AND r.stage IN (SELECT s.id "
                           "FROM {stage} s WHERE s.kind='won')"),
            {}};
    };
    checks.append(won);

    QualityCheck order = made(type, "closed_before_opened", QualityKind::Contradictory, QualitySeverity::Error,
                              QStringLiteral("closed_at"));
    order.title = QualityText::tr("Deals closed before they were opened");
    order.why = QualityText::tr("The length of the sales cycle becomes negative.");
    selectPair(order,
               QStringLiteral("SELECT r.id, r.opened_at, r.closed_at FROM {deal} r WHERE r.closed_at < r.opened_at"),
               true);
    checks.append(order);

    QualityCheck future = made(type, "closed_in_future", QualityKind::Contradictory, QualitySeverity::Warning,
                               QStringLiteral("closed_at"));
    future.title = QualityText::tr("Deals closed on a day to come");
    future.why =
        QualityText::tr("A closed deal was closed. An open one belongs into an open stage, with an expected close.");
    selectMoments(future, QStringLiteral("SELECT r.id, r.closed_at FROM {deal} r WHERE r.closed_at > ?"),
                  [](const QualityScope &scope) -> QVariantList { return {scope.now + qint64(86'400'000)}; });
    checks.append(future);
}

}  // namespace

void addContradictionChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    if (type.key == u"contact") {
        addBirthday(checks, type);
        addCompanyGone(checks, type, 1);
    } else if (type.key == u"deal") {
        addDealChecks(checks, type);
        addCurrency(checks, type, QStringLiteral("amount"));
    } else if (type.key == u"campaign") {
        QualityCheck order = made(type, "ends_before_start", QualityKind::Contradictory, QualitySeverity::Error,
                                  QStringLiteral("ends_on"));
        order.proposes = true;
        order.title = QualityText::tr("Campaigns that end before they begin");
        order.why = QualityText::tr("The proposal swaps the two days.");
        order.select = [](const QualityScope &) {
            return SqlPart{
                QStringLiteral("SELECT r.id, r.starts_on, r.ends_on FROM {campaign} r WHERE r.ends_on < r.starts_on"),
                {}};
        };
        order.inspect = [](Query &row, const QualityScope &scope) -> Found {
            const QDate start = QDate::fromString(row.value(1).toString(), Qt::ISODate);
            const QDate end = QDate::fromString(row.value(2).toString(), Qt::ISODate);
            return QualitySuggestion{QStringLiteral("%1 – %2").arg(scope.shown(start), scope.shown(end)),
                                     QStringLiteral("%1 – %2").arg(scope.shown(end), scope.shown(start)),
                                     {},
                                     0,
                                     {{QStringLiteral("starts_on"), end}, {QStringLiteral("ends_on"), start}}};
        };
        checks.append(order);
        addCurrency(checks, type, QStringLiteral("budget"));
    } else if (type.key == u"ticket") {
        QualityCheck order = made(type, "resolved_before_opened", QualityKind::Contradictory, QualitySeverity::Error,
                                  QStringLiteral("resolved_at"));
        order.title = QualityText::tr("Tickets resolved before they were opened");
        order.why = QualityText::tr("Times to answer and to resolve become negative.");
        selectPair(
            order,
            QStringLiteral("SELECT r.id, r.opened_at, min(coalesce(r.resolved_at, r.first_response_at), "
                           "coalesce(r.first_response_at, r.resolved_at)) FROM {ticket} r WHERE (r.resolved_at < "
                           "r.opened_at OR r.first_response_at < r.opened_at)"),
            true);
        checks.append(order);
    }
}

void addStaleChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    const QString open = stillOpen(type);
    QualityCheck stale = made(type, "stale", QualityKind::Stale, QualitySeverity::Hint);
    if (type.hasContactPoints) {
        stale.title = QualityText::tr("Untouched and unheard of for long");
        stale.why =
            QualityText::tr("No change, no activity, not verified. The queue “Verify” goes through them one by one.");
        selectMoments(
            stale,
            QStringLiteral(
                "SELECT r.id, max(r.changed_at, coalesce(r.verified_at, 0)) FROM {%1} r WHERE r.changed_at < ? AND "
                "coalesce(r.verified_at, 0) < ? AND NOT EXISTS (SELECT 1 FROM {activity} a WHERE a.\"%1\"=r.id AND "
                "a.at >= ?)")
                .arg(type.key),
            [](const QualityScope &scope) -> QVariantList {
                const qint64 before = scope.monthsAgo(scope.settings.staleMonths);
                return {before, before, before};
            });
        checks.append(stale);
        return;
    }
    if (type.key == u"deal") {
        QualityCheck past =
            made(type, "close_past", QualityKind::Stale, QualitySeverity::Warning, QStringLiteral("expected_close"));
        past.title = QualityText::tr("Open deals past their close date");
        past.why = QualityText::tr("The forecast counts on a day that is over. Give a new day, or close the deal.");
        past.select = [open](const QualityScope &scope) {
            return SqlPart{
                QStringLiteral("SELECT r.id, r.expected_close FROM {deal} r WHERE r.expected_close < ? AND ") + open,
                {scope.today.toString(Qt::ISODate)}};
        };
        past.inspect = [](Query &row, const QualityScope &scope) -> Found {
            return QualitySuggestion{scope.shown(QDate::fromString(row.value(1).toString(), Qt::ISODate))};
        };
        checks.append(past);
    }
    if (type.key == u"ticket") {
        QualityCheck waiting = made(type, "unanswered", QualityKind::Stale, QualitySeverity::Error);
        waiting.title = QualityText::tr("Open tickets without an answer");
        waiting.why = QualityText::tr("Somebody waits. The day shown is when the ticket was opened.");
        selectMoments(waiting,
                      QStringLiteral("SELECT r.id, r.opened_at FROM {ticket} r WHERE r.first_response_at IS NULL AND "
                                     "r.opened_at < ? AND ") +
                          open,
                      [](const QualityScope &scope) -> QVariantList {
                          return {scope.now - scope.settings.unansweredDays * qint64(86'400'000)};
                      });
        checks.append(waiting);
    }
    if (type.key == u"deal" || type.key == u"ticket" || type.key == u"task") {
        const bool hasActivities = type.key != u"task";
        stale.severity = QualitySeverity::Warning;
        stale.title = QualityText::tr("Open, but standing still");
        stale.why = QualityText::tr("No change and no activity for months. Go on with them, or close them.");
        const QString moved = hasActivities ? QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM {activity} a WHERE "
                                                             "a.%1=r.id AND a.at >= ?)")
                                                  .arg(type.key)
                                            : QString();
        selectMoments(
            stale,
            QStringLiteral("SELECT r.id, r.changed_at FROM {%1} r WHERE %2 AND r.changed_at < ?").arg(type.key, open) +
                moved,
            [hasActivities](const QualityScope &scope) -> QVariantList {
                const qint64 before = scope.monthsAgo(scope.settings.idleMonths);
                return hasActivities ? QVariantList{before, before} : QVariantList{before};
            });
        checks.append(stale);
    }
}

}  // namespace fieldfare::quality
