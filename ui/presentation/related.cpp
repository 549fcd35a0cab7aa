// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/related.h"

#include "presentation/format.h"
#include "records/history.h"
#include "records/record_reader.h"
#include "records/stage/stage.h"
#include "search/list_reader.h"
#include "search/views/list_views.h"
#include "workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int eventsPerType = 300;
constexpr int rowsPerCard = 5;

struct RelatedText {
    Q_DECLARE_TR_FUNCTIONS(Related)
};

/// Reads rows of one type that point to the record, with named access to their cells.
class Gatherer {
public:
    Gatherer(ReadContext &context, const RecordType &target, const Uid &uid)
        : m_context(context),
          m_target(target),
          m_uid(uidText(uid)),
          m_show(ShowContext::of(context.session(), context.clock().nowUtc()))
    {
    }

    [[nodiscard]] const ShowContext &show() const { return m_show; }

    /// The link field of `type` that points to our record; null when there is none.
    [[nodiscard]] const FieldSpec *linkFrom(const QString &type) const
    {
        const RecordType *from = m_context.catalog().find(type);
        if (from == nullptr) {
            return nullptr;
        }
        for (const FieldSpec &field : from->fields) {
            if (field.kind == FieldKind::Link && field.target == m_target.key && field.key != QLatin1String("owner") &&
                !field.hidden) {
                return &field;
            }
        }
        return nullptr;
    }

    [[nodiscard]] QString query(const FieldSpec &link) const { return link.key + QLatin1Char(':') + m_uid; }

    Result<QVector<ListRow>> rows(const QString &type, const QString &query, const QString &sort, bool descending,
                                  int count)
    {
        ListReader reader(m_context);
        const RecordType &from = m_context.catalog().at(type);
        const ListRequest request{type, query, sort, descending};
        TRY_ASSIGN(const QVector<qint64> ids, reader.firstRows(request, count));
        m_keys.clear();
        QStringList keys;
        for (const FieldSpec &field : from.fields) {
            if (!field.isList() && !field.hidden) {
                m_keys.insert(field.key, static_cast<int>(keys.size()));
                keys.append(field.key);
            }
        }
        m_from = &from;
        return reader.rows(from, ids, keys);
    }

    Result<qint64> count(const QString &type, const QString &query)
    {
        return ListReader(m_context).count(ListRequest{type, query, {}, false});
    }

    [[nodiscard]] Value value(const ListRow &row, const char *key) const
    {
        const int at = m_keys.value(QString::fromLatin1(key), -1);
        return at < 0 || at >= row.cells.size() ? Value() : row.cells.at(at).value;
    }
    [[nodiscard]] QString link(const ListRow &row, const char *key) const
    {
        const int at = m_keys.value(QString::fromLatin1(key), -1);
        return at < 0 || at >= row.cells.size() ? QString() : row.cells.at(at).linkTitle;
    }
    [[nodiscard]] QString text(const ListRow &row, const char *key) const
    {
        const FieldSpec *field = m_from->field(QString::fromLatin1(key));
        return field == nullptr ? QString() : showValue(*field, value(row, key), link(row, key), m_show).text;
    }
    [[nodiscard]] Tone tone(const ListRow &row, const char *key) const
    {
        const FieldSpec *field = m_from->field(QString::fromLatin1(key));
        return field == nullptr ? Tone::Neutral : showValue(*field, value(row, key), {}, m_show).tone;
    }

private:
    ReadContext &m_context;
    const RecordType &m_target;
    QString m_uid;
    ShowContext m_show;
    const RecordType *m_from = nullptr;
    QHash<QString, int> m_keys;
};

QString joined(const QStringList &parts)
{
    QStringList filled;
    for (const QString &part : parts) {
        if (!part.isEmpty()) {
            filled.append(part);
        }
    }
    return filled.join(QStringLiteral(" · "));
}

TimelineItem activityItem(const Gatherer &g, const ListRow &row)
{
    TimelineItem item;
    item.type = QStringLiteral("activity");
    item.id = row.id;
    item.group = g.value(row, "kind").toString();
    const QString kind = g.text(row, "kind");
    const QString subject = g.value(row, "subject").toString().simplified();
    const Value duration = g.value(row, "duration");
    if (item.group == QLatin1String("call")) {
        item.icon = QStringLiteral("phone");
        item.tone = Tone::Accent;
    } else if (item.group == QLatin1String("email")) {
        item.icon = QStringLiteral("mail");
        item.tone = Tone::Accent;
    } else if (item.group == QLatin1String("meeting")) {
        item.icon = QStringLiteral("users");
        item.tone = Tone::Good;
    } else if (item.group == QLatin1String("social")) {
        item.icon = QStringLiteral("share-2");
        item.tone = Tone::Attention;
    } else {
        item.icon = QStringLiteral("sticky-note");
    }
    item.title = kind;
    if (!duration.isNull()) {
        item.title += QStringLiteral(", ") + format::duration(duration.toLongLong());
    }
    if (!subject.isEmpty()) {
        item.title += QStringLiteral(": ") + subject;
    }
    item.who = g.link(row, "owner");
    item.at = g.value(row, "at").toDateTime();
    const QString network = g.value(row, "network").toString();
    item.text = joined({network, g.value(row, "body").toString().trimmed(), g.value(row, "post").toString().trimmed()});
    const QString need = g.value(row, "need").toString().simplified();
    if (!need.isEmpty()) {
        item.chip = RelatedText::tr("Need: %1").arg(need);
        item.chipTone = Tone::Attention;
    } else if (const QDateTime replied = g.value(row, "replied_at").toDateTime();
               replied.isValid() && item.at.isValid()) {
        item.chip = RelatedText::tr("Answered after %1").arg(format::duration(item.at.secsTo(replied)));
        item.chipTone = Tone::Good;
    }
    return item;
}

Result<void> addDeals(Gatherer &g, ReadContext &context, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("deal"));
    if (link == nullptr) {
        return {};
    }
    TRY_ASSIGN(const auto rows,
               g.rows(QStringLiteral("deal"), g.query(*link), QStringLiteral("opened_at"), true, eventsPerType));
    QSet<qint64> stageIds;
    for (const ListRow &row : rows) {
        stageIds.insert(g.value(row, "stage").toLongLong());
    }
    RecordReader reader(context);
    TRY_ASSIGN(const auto stages, reader.loadMany(context.catalog().at(QStringLiteral("stage")),
                                                  QVector<qint64>(stageIds.begin(), stageIds.end())));
    QHash<qint64, const Stage *> stageOf;
    for (const auto &stage : stages) {
        stageOf.insert(stage->id, static_cast<const Stage *>(stage.get()));
    }
    RelatedSection open{QStringLiteral("deal"), RelatedText::tr("Open deals"), g.query(*link), 0, {}};
    for (const ListRow &row : rows) {
        const Stage *stage = stageOf.value(g.value(row, "stage").toLongLong());
        const QString kind = stage != nullptr ? stage->kind : QString();
        TimelineItem item;
        item.type = QStringLiteral("deal");
        item.id = row.id;
        item.group = item.type;
        item.who = g.link(row, "owner");
        const QDateTime closed = g.value(row, "closed_at").toDateTime();
        const QDateTime opened = g.value(row, "opened_at").toDateTime();
        const bool won = kind == QLatin1String("won");
        const bool lost = kind == QLatin1String("lost");
        item.icon = won    ? QStringLiteral("circle-check")
                    : lost ? QStringLiteral("circle-x")
                           : QStringLiteral("handshake");
        item.tone = won ? Tone::Good : lost ? Tone::Bad : Tone::Accent;
        item.title = (won    ? RelatedText::tr("Deal won: %1")
                      : lost ? RelatedText::tr("Deal lost: %1")
                             : RelatedText::tr("Deal opened: %1"))
                         .arg(row.name);
        item.at = (won || lost) && closed.isValid() ? closed : opened;
        item.dateOnly = true;
        QString days;
        if ((won || lost) && opened.isValid() && closed.isValid()) {
            const int cycle = static_cast<int>(opened.daysTo(closed));
            days = RelatedText::tr("%n day(s) from opening", nullptr, cycle);
        }
        item.text = joined({g.text(row, "amount"), lost ? g.text(row, "lost_reason") : QString(), days});
        view.timeline.append(item);
        if (!won && !lost) {
            ++open.total;
            if (open.rows.size() < rowsPerCard) {
                RelatedRow card;
                card.id = row.id;
                card.title = row.name;
                card.right = g.text(row, "amount");
                const double share =
                    stage != nullptr && stage->probability ? double(stage->probability->millionths) / 1e8 : -1;
                const QDate expected = g.value(row, "expected_close").toDate();
                card.detail = joined({stage != nullptr ? stage->name : QString(),
                                      share >= 0 ? format::percent(share * 100, 0) : QString(),
                                      expected.isValid()
                                          ? RelatedText::tr("closes %1").arg(format::date(expected, g.show().today()))
                                          : QString()});
                card.progress = share;
                if (expected.isValid() && expected < g.show().today()) {
                    card.tone = Tone::Attention;
                }
                open.rows.append(card);
            }
        }
    }
    if (open.total > 0) {
        view.sections.append(open);
    }
    return {};
}

/// The way of a deal through its stages; the opening itself is told by the deal's first event.
Result<void> addStages(Gatherer &g, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("stage_event"));
    if (link == nullptr || link->key != QLatin1String("deal")) {
        return {};
    }
    TRY_ASSIGN(const auto rows,
               g.rows(QStringLiteral("stage_event"), g.query(*link), QStringLiteral("at"), true, eventsPerType));
    for (const ListRow &row : rows) {
        TimelineItem item;
        item.group = QStringLiteral("deal");
        item.icon = QStringLiteral("arrow-right");
        item.tone = Tone::Accent;
        const QString from = g.link(row, "from_stage");
        const QString to = g.link(row, "stage");
        item.title = from.isEmpty() ? RelatedText::tr("Opened in %1").arg(to)
                                    : RelatedText::tr("Moved from %1 to %2").arg(from, to);
        item.who = g.link(row, "owner");
        item.at = g.value(row, "at").toDateTime();
        view.timeline.append(item);
    }
    return {};
}

Result<void> addTasks(Gatherer &g, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("task"));
    if (link == nullptr) {
        return {};
    }
    RelatedSection next{
        QStringLiteral("task"), RelatedText::tr("Next step"), g.query(*link) + QStringLiteral(" done:false"), 0, {}};
    TRY_ASSIGN(const auto rows,
               g.rows(QStringLiteral("task"), g.query(*link), QStringLiteral("due"), false, eventsPerType));
    for (const ListRow &row : rows) {
        const bool done = g.value(row, "done").toBool();
        const QDateTime due = g.value(row, "due").toDateTime();
        if (done) {
            TimelineItem item;
            item.type = QStringLiteral("task");
            item.id = row.id;
            item.group = item.type;
            item.icon = QStringLiteral("square-check");
            item.tone = Tone::Good;
            item.title = RelatedText::tr("Task done: %1").arg(row.name);
            item.who = g.link(row, "owner");
            item.at = g.value(row, "done_at").toDateTime();
            item.text = g.value(row, "notes").toString().trimmed();
            view.timeline.append(item);
            continue;
        }
        ++next.total;
        if (next.rows.size() < rowsPerCard) {
            RelatedRow card;
            card.id = row.id;
            card.title = row.name;
            card.chip = showDue(due, g.show());
            const QDate day = due.toTimeZone(g.show().zone).date();
            card.tone = !due.isValid()            ? Tone::Neutral
                        : day < g.show().today()  ? Tone::Bad
                        : day == g.show().today() ? Tone::Accent
                                                  : Tone::Attention;
            card.detail = g.link(row, "owner");
            next.rows.append(card);
        }
    }
    view.sections.append(next);
    return {};
}

Result<void> addTickets(Gatherer &g, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("ticket"));
    if (link == nullptr) {
        return {};
    }
    RelatedSection section{QStringLiteral("ticket"), RelatedText::tr("Tickets"), g.query(*link), 0, {}};
    TRY_ASSIGN(const auto rows,
               g.rows(QStringLiteral("ticket"), g.query(*link), QStringLiteral("opened_at"), true, eventsPerType));
    section.total = rows.size();
    for (const ListRow &row : rows) {
        const QDateTime opened = g.value(row, "opened_at").toDateTime();
        const QDateTime resolved = g.value(row, "resolved_at").toDateTime();
        TimelineItem item;
        item.type = QStringLiteral("ticket");
        item.id = row.id;
        item.group = item.type;
        item.icon = QStringLiteral("life-buoy");
        item.tone = resolved.isValid() ? Tone::Good : Tone::Bad;
        item.title =
            RelatedText::tr("Ticket %1")
                .arg(joined({g.value(row, "number").toString(), g.value(row, "subject").toString().simplified()}));
        item.who = g.link(row, "owner");
        item.at = opened;
        item.text = resolved.isValid() && opened.isValid()
                        ? RelatedText::tr("Solved in %1").arg(format::duration(opened.secsTo(resolved)))
                        : joined({g.text(row, "state"), g.text(row, "priority")});
        if (const Value rated = g.value(row, "satisfaction"); !rated.isNull()) {
            item.chip = RelatedText::tr("rated %1 / 5").arg(rated.toLongLong());
            item.chipTone = rated.toLongLong() >= 4   ? Tone::Good
                            : rated.toLongLong() <= 2 ? Tone::Bad
                                                      : Tone::Attention;
        }
        view.timeline.append(item);
        if (section.rows.size() < rowsPerCard) {
            RelatedRow card;
            card.id = row.id;
            card.title = joined({g.value(row, "number").toString(), g.value(row, "subject").toString().simplified()});
            card.chip = g.text(row, "state");
            card.tone = g.tone(row, "state");
            card.detail = opened.isValid() ? format::moment(opened, g.show().now, g.show().zone) : QString();
            section.rows.append(card);
        }
    }
    if (section.total > 0) {
        view.sections.append(section);
    }
    return {};
}

Result<void> addOrders(Gatherer &g, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("order"));
    if (link == nullptr) {
        return {};
    }
    RelatedSection section{QStringLiteral("order"), RelatedText::tr("Orders"), g.query(*link), 0, {}};
    TRY_ASSIGN(const auto rows,
               g.rows(QStringLiteral("order"), g.query(*link), QStringLiteral("ordered_on"), true, eventsPerType));
    TRY_ASSIGN(section.total, g.count(QStringLiteral("order"), g.query(*link)));
    for (const ListRow &row : rows) {
        const QDate day = g.value(row, "ordered_on").toDate();
        TimelineItem item;
        item.type = QStringLiteral("order");
        item.id = row.id;
        item.group = item.type;
        item.icon = QStringLiteral("shopping-cart");
        item.tone = Tone::Good;
        item.title = RelatedText::tr("Order %1").arg(row.name);
        item.who = g.link(row, "owner");
        item.at = day.isValid() ? QDateTime(day, QTime(12, 0), g.show().zone).toUTC() : QDateTime();
        item.dateOnly = true;
        item.text = joined({g.text(row, "amount"), g.text(row, "state")});
        view.timeline.append(item);
        if (section.rows.size() < rowsPerCard) {
            section.rows.append(RelatedRow{row.id,
                                           row.name,
                                           g.text(row, "amount"),
                                           joined({g.text(row, "ordered_on"), g.text(row, "state")}),
                                           Tone::Neutral,
                                           {},
                                           -1,
                                           false});
        }
    }
    if (section.total > 0) {
        view.sections.append(section);
    }
    return {};
}

Result<void> addCampaigns(Gatherer &g, RelatedView &view)
{
    const FieldSpec *link = g.linkFrom(QStringLiteral("campaign_member"));
    if (link == nullptr || link->key != QLatin1String("contact")) {
        return {};
    }
    TRY_ASSIGN(const auto rows, g.rows(QStringLiteral("campaign_member"), g.query(*link), {}, false, eventsPerType));
    for (const ListRow &row : rows) {
        TimelineItem item;
        item.type = QStringLiteral("campaign_member");
        item.id = row.id;
        item.group = QStringLiteral("campaign");
        item.icon = QStringLiteral("megaphone");
        item.title = RelatedText::tr("Campaign: %1").arg(g.link(row, "campaign"));
        const QDateTime responded = g.value(row, "responded_at").toDateTime();
        item.at = responded.isValid() ? responded : g.value(row, "created_at").toDateTime();
        item.text = g.text(row, "status");
        view.timeline.append(item);
    }
    return {};
}

/// Cards of the types that have no part in the timeline: people of a company, deals of a product …
Result<void> addOthers(Gatherer &g, const RecordType &type, ReadContext &context, RelatedView &view)
{
    static const QStringList covered{QStringLiteral("activity"),   QStringLiteral("deal"),
                                     QStringLiteral("task"),       QStringLiteral("ticket"),
                                     QStringLiteral("order"),      QStringLiteral("campaign_member"),
                                     QStringLiteral("attachment"),  // has a card of its own
                                     QStringLiteral("consent")};    // and so has this
    for (const TypeCatalog::Incoming &incoming : context.catalog().linksTo(type.key)) {
        if (incoming.type->machinery || covered.contains(incoming.type->key) || incoming.field->hidden ||
            incoming.field->key == QLatin1String("owner")) {
            continue;
        }
        RelatedSection section{incoming.type->key, incoming.type->plural(), g.query(*incoming.field), 0, {}};
        TRY_ASSIGN(section.total, g.count(section.type, section.query));
        if (section.total == 0) {
            continue;
        }
        TRY_ASSIGN(const auto rows,
                   g.rows(section.type, section.query, usualOrder(*incoming.type), false, rowsPerCard));
        for (const ListRow &row : rows) {
            section.rows.append(RelatedRow{row.id,
                                           row.name,
                                           g.text(row, "amount"),
                                           joined({g.text(row, "title"), g.text(row, "role")}),
                                           Tone::Neutral,
                                           {},
                                           -1,
                                           false});
        }
        view.sections.append(section);
    }
    return {};
}

Result<void> addChanges(ReadContext &context, const RecordType &type, qint64 id, RelatedView &view)
{
    TRY_ASSIGN(const auto entries, recordHistory(context, type, id, 100));
    for (const RecordHistoryEntry &entry : entries) {
        TimelineItem item;
        item.type = type.key;
        item.group = QStringLiteral("change");
        item.icon = QStringLiteral("history");
        item.title = entry.transaction.title;
        item.who = entry.transaction.user;
        item.at = entry.transaction.at;
        QStringList fields;
        for (const FieldChange &change : entry.changes) {
            if (const FieldSpec *field = type.field(change.field); field != nullptr && entry.op == ChangeOp::Update) {
                fields.append(field->label());
            }
        }
        item.text = fields.join(QStringLiteral(", "));
        view.timeline.append(item);
    }
    return {};
}

}  // namespace

QString timelineGroupLabel(const QString &group)
{
    static const QHash<QString, const char *> labels{
        {QStringLiteral("call"), QT_TRANSLATE_NOOP("Related", "Calls")},
        {QStringLiteral("email"), QT_TRANSLATE_NOOP("Related", "Mail")},
        {QStringLiteral("meeting"), QT_TRANSLATE_NOOP("Related", "Meetings")},
        {QStringLiteral("social"), QT_TRANSLATE_NOOP("Related", "Social")},
        {QStringLiteral("note"), QT_TRANSLATE_NOOP("Related", "Notes")},
        {QStringLiteral("deal"), QT_TRANSLATE_NOOP("Related", "Deals")},
        {QStringLiteral("ticket"), QT_TRANSLATE_NOOP("Related", "Tickets")},
        {QStringLiteral("order"), QT_TRANSLATE_NOOP("Related", "Orders")},
        {QStringLiteral("task"), QT_TRANSLATE_NOOP("Related", "Tasks")},
        {QStringLiteral("campaign"), QT_TRANSLATE_NOOP("Related", "Campaigns")},
        {QStringLiteral("change"), QT_TRANSLATE_NOOP("Related", "Changes")},
    };
    const char *label = labels.value(group);
    return label != nullptr ? RelatedText::tr(label) : group;
}

QFuture<Result<RelatedView>> loadRelated(Workspace &workspace, const QString &typeKey, qint64 id)
{
    return workspace.read([typeKey, id](ReadContext &context) -> Result<RelatedView> {
        const RecordType *type = context.catalog().find(typeKey);
        if (type == nullptr) {
            return fail(ErrorCode::NotFound, RelatedText::tr("There is no record type “%1”.").arg(typeKey));
        }
        RecordReader reader(context);
        TRY_ASSIGN(const Uid uid, reader.uidOf(*type, id));
        Gatherer gatherer(context, *type, uid);
        RelatedView view;
        if (const FieldSpec *link = gatherer.linkFrom(QStringLiteral("activity"))) {
            TRY_ASSIGN(const auto rows, gatherer.rows(QStringLiteral("activity"), gatherer.query(*link),
                                                      QStringLiteral("at"), true, eventsPerType));
            view.timelineCut = rows.size() == eventsPerType;
            for (const ListRow &row : rows) {
                view.timeline.append(activityItem(gatherer, row));
            }
        }
        TRY(addTasks(gatherer, view));
        TRY(addDeals(gatherer, context, view));
        TRY(addStages(gatherer, view));
        TRY(addTickets(gatherer, view));
        TRY(addOrders(gatherer, view));
        TRY(addCampaigns(gatherer, view));
        TRY(addOthers(gatherer, *type, context, view));
        TRY(addChanges(context, *type, id, view));
        std::stable_sort(view.timeline.begin(), view.timeline.end(), [](const TimelineItem &a, const TimelineItem &b) {
            return a.at.isValid() && b.at.isValid() ? a.at > b.at : a.at.isValid() && !b.at.isValid();
        });
        return view;
    });
}

}  // namespace fieldfare
