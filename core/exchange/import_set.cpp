// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_set.h"

#include "exchange/column_target.h"
#include "exchange/text.h"
#include "exchange/type_guess.h"
#include "exchange/xlsx/xlsx_reader.h"

#include <QFileInfo>

namespace fieldfare {

namespace {

constexpr std::size_t tableLimit = 200;

/// Where types do not name each other the order is this, so that it is the same every time.
int rankOf(const TypeCatalog &catalog, const QString &type)
{
    static const char *const order[] = {"team",    "user",     "tag",      "company", "contact",
                                        "product", "campaign", "pipeline", "stage",   "deal",
                                        "quote",   "order",    "ticket",   "task",    "activity"};
    int rank = 0;
    for (const char *key : order) {
        if (type == QLatin1String(key))
            return rank;
        ++rank;
    }
    const RecordType *found = catalog.find(type);
    return 100 + (found == nullptr ? 0 : found->number);
}

bool isFixedSet(const QString &type) { return type == QLatin1String("stage") || type == QLatin1String("pipeline"); }

Error named(const Error &error, const QString &title)
{
    Error full = error;
    if (full.code != ErrorCode::Cancelled && !full.message.contains(title))
        full.message = QStringLiteral("%1: %2").arg(title, full.message);
    return full;
}

QVector<ImportSetLink> linksOf(const TypeCatalog &catalog, const ImportPlan &plan)
{
    QVector<ImportSetLink> links;
    const RecordType *type = catalog.find(plan.type);
    if (type == nullptr)
        return links;
    for (const PlannedColumn &column : plan.columns) {
        if (column.entry.target.isEmpty())
            continue;
        const auto target = parseColumnTarget(catalog, *type, column.entry.target);
        if (!target || target->field == nullptr || target->field->kind != FieldKind::Link)
            continue;
        ImportSetLink link;
        link.column = column.header;
        link.field = target->field->key;
        link.type = target->field->target;
        if (target->kind == ColumnTarget::Kind::Linked)
            link.by = target->linked->text();
        link.create = plan.createMissing.contains(link.field);
        links.append(link);
    }
    return links;
}

/// The sheets of a workbook that hold a table.
Result<QStringList> tablesOf(const QString &file)
{
    TRY_ASSIGN(const XlsxPackage package, XlsxPackage::open(file));
    QStringList names;
    for (const XlsxSheet &sheet : package.sheets()) {
        if (sheet.hidden)
            continue;
        XlsxOptions options;
        options.sheet = sheet.name;
        TRY_ASSIGN(const auto reader, XlsxReader::open(file, options));
        TableRow row;
        TRY_ASSIGN(const bool rows, reader->next(row));
        if (rows)
            names.append(sheet.name);
    }
    return names;
}

Result<ImportSetTable> planTable(const TypeCatalog &catalog, const Session &session, const ImportSetRequest &request,
                                 const ImportSetRequest::Table &wanted, const QString &title)
{
    ImportSetTable table;
    table.title = title;
    ImportRequest one;
    one.file = wanted.file;
    one.sheet = wanted.sheet;
    one.map = wanted.map;
    one.onMatch = request.onMatch;
    one.type = wanted.type.isEmpty() ? QStringLiteral("contact") : wanted.type;
    const auto planned = [&]() -> Result<> {
        if (wanted.type.isEmpty()) {
            ImportRequest first = one;
            first.map = {};
            TRY_ASSIGN(const ImportPlan plan, planImport(catalog, session, first));
            QStringList headers;
            for (const PlannedColumn &column : plan.columns)
                headers.append(column.header);
            if (plan.kind != FileKind::Cards)
                one.type =
                    guessRecordType(catalog, headers, QFileInfo(wanted.file).completeBaseName() + u' ' + wanted.sheet);
            table.because = ExchangeText::tr("Found by its headers and name");
        }
        TRY_ASSIGN(table.plan, planImport(catalog, session, one));
        return {};
    }();
    if (!planned)
        return fail(named(planned.error(), title));
    if (request.createMissing) {
        for (const ImportSetLink &link : linksOf(catalog, table.plan)) {
            if (!isFixedSet(link.type) && link.by != QLatin1String("uid") &&
                !table.plan.createMissing.contains(link.field))
                table.plan.createMissing.append(link.field);
        }
    }
    return table;
}

}  // namespace

namespace {

/// What is named before those who name it.
void orderTables(const TypeCatalog &catalog, ImportSet &set)
{
    std::stable_sort(set.tables.begin(), set.tables.end(), [&](const ImportSetTable &a, const ImportSetTable &b) {
        return rankOf(catalog, a.plan.type) < rankOf(catalog, b.plan.type);
    });
    const auto needs = [](const ImportSetTable &a, const ImportSetTable &b) {
        return a.plan.type != b.plan.type &&
               std::any_of(a.links.begin(), a.links.end(),
                           [&](const ImportSetLink &link) { return link.type == b.plan.type; });
    };
    std::vector<ImportSetTable> left = std::move(set.tables);
    set.tables.clear();
    while (!left.empty()) {
        auto next = std::find_if(left.begin(), left.end(), [&](const ImportSetTable &table) {
            return std::none_of(left.begin(), left.end(),
                                [&](const ImportSetTable &other) { return needs(table, other); });
        });
        if (next == left.end()) {
            QStringList titles;
            for (const ImportSetTable &table : left)
                titles.append(table.title);
            set.notes.append(
                ExchangeText::tr(
                    "%1 name each other. The first is imported first; what it names of the others is looked "
                    "for among the records there already.")
                    .arg(titles.join(QStringLiteral(", "))));
            next = left.begin();
        }
        set.tables.push_back(std::move(*next));
        left.erase(next);
    }
}

}  // namespace

void settleImportSet(const TypeCatalog &catalog, ImportSet &set, bool keepOrder)
{
    set.notes.clear();
    for (ImportSetTable &table : set.tables)
        table.links = linksOf(catalog, table.plan);
    if (!keepOrder)
        orderTables(catalog, set);
    for (ImportSetTable &table : set.tables) {
        for (ImportSetLink &link : table.links) {
            link.table = -1;
            for (std::size_t i = 0; i < set.tables.size(); ++i) {
                if (set.tables[i].included && set.tables[i].plan.type == link.type && link.table < 0)
                    link.table = static_cast<int>(i);
            }
            const auto own = static_cast<std::size_t>(&table - set.tables.data());
            if (keepOrder && table.included && link.table > static_cast<int>(own) && link.type != table.plan.type) {
                set.notes.append(
                    ExchangeText::tr("%1 names records of %2, which comes after it: they are not found there.")
                        .arg(table.title, set.tables[static_cast<std::size_t>(link.table)].title));
            }
        }
    }
}

Result<ImportSet> planImportSet(const TypeCatalog &catalog, const Session &session, const ImportSetRequest &request)
{
    ImportSet set;
    for (const ImportSetRequest::Table &wanted : request.tables) {
        const QString name = QFileInfo(wanted.file).fileName();
        auto kind = importableKind(wanted.file);
        if (!kind)
            return fail(named(kind.error(), name));
        if (*kind == FileKind::Workbook && wanted.sheet.isEmpty()) {
            auto sheets = tablesOf(wanted.file);
            if (!sheets)
                return fail(named(sheets.error(), name));
            for (const QString &sheet : std::as_const(*sheets)) {
                ImportSetRequest::Table one = wanted;
                one.sheet = sheet;
                TRY_ASSIGN(ImportSetTable table,
                           planTable(catalog, session, request, one,
                                     sheets->size() > 1 ? name + QStringLiteral(" › ") + sheet : name));
                set.tables.push_back(std::move(table));
            }
            continue;
        }
        TRY_ASSIGN(ImportSetTable table,
                   planTable(catalog, session, request, wanted,
                             wanted.sheet.isEmpty() ? name : name + QStringLiteral(" › ") + wanted.sheet));
        set.tables.push_back(std::move(table));
        if (set.tables.size() > tableLimit)
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("At most %1 tables can be imported at once.").arg(tableLimit));
    }
    settleImportSet(catalog, set);
    return set;
}

ImportReport ImportSetReport::total() const
{
    ImportReport sum;
    for (const ImportReport &one : tables) {
        sum.rows += one.rows;
        sum.created += one.created;
        sum.updated += one.updated;
        sum.skipped += one.skipped;
        sum.rejected += one.rejected;
        sum.nearMatches += one.nearMatches;
        sum.rounded += one.rounded;
        sum.trimmed += one.trimmed;
        sum.linksCreated += one.linksCreated;
        sum.suppressed += one.suppressed;
        sum.seconds += one.seconds;
    }
    sum.transaction = transaction;
    return sum;
}

QFuture<Result<ImportSetReport>> startImportSet(Store &store, const Session &session, const ImportSet &set, bool dryRun,
                                                const std::stop_token &stop, const ImportSetProgressCallback &progress)
{
    auto report = std::make_shared<ImportSetReport>();
    auto counted = std::make_shared<bool>(false);
    QStringList titles;
    for (const ImportSetTable &table : set.tables) {
        if (table.included)
            titles.append(table.title);
    }
    const WriteRequest request{ExchangeText::tr("Import of %1").arg(titles.join(QStringLiteral(", "))), Origin::Import,
                               0};
    return store.write(
        session, request,
        [set, dryRun, progress, report, counted, titles](UnitOfWork &work) -> Result<void> {
            report->tables.assign(set.tables.size(), {});
            for (std::size_t i = 0; i < set.tables.size(); ++i) {
                const ImportSetTable &table = set.tables[i];
                if (!table.included)
                    continue;
                ImportPlan plan = table.plan;
                if (dryRun)
                    plan.rejects.clear();
                auto one = Importer(plan).run(work, [&](const ImportProgress &rows) {
                    if (progress)
                        progress({static_cast<int>(i), rows});
                });
                if (!one)
                    return fail(named(one.error(), table.title));
                report->tables[i] = std::move(*one);
            }
            const ImportReport sum = report->total();
            work.setTitle(ExchangeText::tr("Imported %1 tables: %2 new, %3 changed, from %4")
                              .arg(titles.size())
                              .arg(sum.created)
                              .arg(sum.updated)
                              .arg(titles.join(QStringLiteral(", "))));
            *counted = true;
            // Everything so far is taken back by failing.
            return dryRun ? Result<void>(fail(ErrorCode::Cancelled, QString())) : Result<void>();
        },
        [report, counted, dryRun](const Result<ChangeSet> &changes) -> Result<ImportSetReport> {
            if (!changes && !(dryRun && *counted && changes.error().code == ErrorCode::Cancelled))
                return fail(changes.error());
            if (changes)
                report->transaction = changes->transaction;
            return *report;
        },
        stop);
}

}  // namespace fieldfare
