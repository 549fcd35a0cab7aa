// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_plan.h"

#include "exchange/column_target.h"
#include "exchange/csv/csv_detect.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/text.h"
#include "records/field_def/field_kinds.h"

#include <QFileInfo>

namespace fieldfare {

namespace {

constexpr int sampleRows = 2000;
constexpr qint64 sampleBytes = 1024 * 1024;

/// How people of that language write; the C locale says nothing.
ValueFormats preferredFormats(const Session &session)
{
    ValueFormats formats;
    formats.zone = session.zone;
    formats.currency = session.baseCurrency;
    if (session.locale.language() == QLocale::C)
        return formats;
    if (session.locale.decimalPoint() == QStringLiteral(","))
        formats.decimalSign = u',';
    const QString date = session.locale.dateFormat(QLocale::ShortFormat);
    const qsizetype day = date.indexOf(u'd');
    const qsizetype month = date.indexOf(u'M');
    const qsizetype year = date.indexOf(u'y');
    formats.dateOrder = year < month && year < day ? DateOrder::YearMonthDay
                        : day < month              ? DateOrder::DayMonthYear
                                                   : DateOrder::MonthDayYear;
    return formats;
}

/// The map's entry of a column; columns without header are called by their number.
const MapEntry *mapped(const ImportMap &map, const QString &header, qsizetype index, bool named)
{
    if (const MapEntry *entry = map.column(header))
        return entry;
    if (named)
        return nullptr;
    for (const QString &name : {QString::number(index + 1), QStringLiteral("Column %1").arg(index + 1)}) {
        if (const MapEntry *entry = map.column(name))
            return entry;
    }
    return nullptr;
}

Result<> checkFields(const TypeCatalog &catalog, const RecordType &type, const ImportPlan &plan)
{
    for (const QString &field : plan.match) {
        TRY_ASSIGN(const ColumnTarget target, parseColumnTarget(catalog, type, field));
        if (target.kind != ColumnTarget::Kind::Field && target.kind != ColumnTarget::Kind::RecordUid)
            return fail(
                ErrorCode::InvalidInput,
                ExchangeText::tr("Records cannot be matched by \"%1\"; name a field of the record itself.").arg(field));
    }
    for (const QString &path : plan.createMissing) {
        const RecordType *at = &type;
        for (const QString &step : path.split(u':')) {
            const FieldSpec *link = at->field(step);
            if (link == nullptr || link->kind != FieldKind::Link)
                return fail(
                    ErrorCode::InvalidInput,
                    ExchangeText::tr("\"%1\" is not a field of %2 that names another record.").arg(step, at->label()));
            at = &catalog.at(link->target);
        }
    }
    for (auto it = plan.defaults.cbegin(); it != plan.defaults.cend(); ++it) {
        TRY_ASSIGN(const ColumnTarget target, parseColumnTarget(catalog, type, it.key()));
        if (target.kind != ColumnTarget::Kind::Field)
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("There can be no default for \"%1\"; name a field of the record itself.")
                            .arg(it.key()));
    }
    for (auto it = plan.choices.cbegin(); it != plan.choices.cend(); ++it)
        TRY(parseColumnTarget(catalog, type, it.key()));
    return {};
}

}  // namespace

ImportMap ImportPlan::toMap() const
{
    ImportMap map;
    for (const PlannedColumn &column : columns)
        map.columns.emplace_back(column.header, column.entry);
    map.match = match;
    map.onMatch = onMatch;
    map.dateOrder = formats.dateOrder;
    map.decimalSign = formats.decimalSign;
    map.choices = choices;
    map.defaults = defaults;
    map.createMissing = createMissing;
    return map;
}

Result<std::unique_ptr<TableSource>> ImportPlan::open(std::stop_token stop) const
{
    CsvOptions options = csv;
    options.stop = stop;
    TRY_ASSIGN(auto reader, CsvReader::open(file, options));
    return std::unique_ptr<TableSource>(std::move(reader));
}

Result<ImportPlan> planImport(const TypeCatalog &catalog, const Session &session, const ImportRequest &request)
{
    const RecordType *type = catalog.find(request.type);
    if (type == nullptr)
        return fail(ErrorCode::NotFound, ExchangeText::tr("There is no record type \"%1\".").arg(request.type));
    ImportPlan plan;
    plan.type = request.type;
    plan.file = request.file;
    plan.rejects = request.rejects;

    TRY_ASSIGN(const CsvDetection detected, detectCsv(request.file, request.skipLines));
    plan.csv = detected.options;
    plan.csv.header = request.header.value_or(true);
    plan.csv.skipLines = request.skipLines;
    if (!request.encoding.isEmpty())
        plan.csv.encoding = request.encoding;
    if (request.delimiter)
        plan.csv.dialect.delimiter = *request.delimiter;
    plan.explanations = detected.explanations;

    TRY_ASSIGN(auto source, plan.open());
    QStringList headers = source->header();
    ValueFormats preferred = preferredFormats(session);
    ValueDetector detector(preferred);
    TableRow row;
    qint64 rows = 0;
    qint64 characters = 0;
    while (rows < sampleRows && characters < sampleBytes) {
        const auto got = source->next(row);
        // What is wrong further down is told when the import gets there, with everything before it read.
        if (!got || !*got)
            break;
        ++rows;
        characters += row.textLength() + row.size() + 1;
        detector.add(row);
        if (!plan.csv.header && rows == 1) {
            for (qsizetype i = 0; i < row.size(); ++i)
                headers.append(ExchangeText::tr("Column %1").arg(i + 1));
        }
    }
    const qint64 bytes = QFileInfo(request.file).size();
    plan.expectedRows = characters > 0 ? std::max<qint64>(rows, bytes * rows / characters) : 0;
    const TableGuess guess = detector.guess(headers);
    plan.formats = guess.formats;
    plan.explanations += guess.notes;
    if (request.map.dateOrder)
        plan.formats.dateOrder = *request.map.dateOrder;
    if (request.map.decimalSign)
        plan.formats.decimalSign = *request.map.decimalSign;

    std::vector<MappedColumn> proposed(static_cast<std::size_t>(headers.size()));
    if (request.autoMap)
        proposed = mapColumns(catalog, *type, headers, &guess);
    if (request.autoMap && !plan.csv.header && headers.size() == 1 && type->field(QStringLiteral("name")) != nullptr)
        proposed[0] = {{QStringLiteral("name"), {}}, 50, ExchangeText::tr("A list of names")};
    QStringList given;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (const MapEntry *entry = mapped(request.map, headers[i], i, plan.csv.header))
            given.append(entry->target);
    }
    for (qsizetype i = 0; i < headers.size(); ++i) {
        PlannedColumn column{headers[i], {}, 0, {}};
        if (const MapEntry *entry = mapped(request.map, headers[i], i, plan.csv.header)) {
            column.entry = *entry;
            column.score = 100;
            column.because = ExchangeText::tr("The map says so");
        } else {
            const MappedColumn &found = proposed[static_cast<std::size_t>(i)];
            column.because = found.because;
            // A field the map gives to another column is taken.
            if (!given.contains(found.entry.target)) {
                column.entry = found.entry;
                column.score = found.score;
            }
            if (column.entry.isIgnored() && request.newFields && headers[i] != rejectReasonHeader()) {
                column.entry.newKind = QStringLiteral("text");
                column.because = ExchangeText::tr("A new field");
            }
        }
        if (!column.entry.target.isEmpty())
            TRY(parseColumnTarget(catalog, *type, column.entry.target));
        if (!column.entry.newKind.isEmpty() && !userFieldKinds().contains(column.entry.newKind)) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("A field cannot be of the kind \"%1\". Choose one of: %2.")
                            .arg(column.entry.newKind, userFieldKinds().join(QStringLiteral(", "))));
        }
        plan.columns.push_back(std::move(column));
    }

    const auto brings = [&](const char *target) {
        return std::any_of(plan.columns.begin(), plan.columns.end(),
                           [&](const PlannedColumn &c) { return c.entry.target == QLatin1String(target); });
    };
    if (request.match)
        plan.match = *request.match;
    else if (request.map.match)
        plan.match = *request.map.match;
    else if (brings("uid"))
        plan.match = QStringList{QStringLiteral("uid")};
    else if (brings("external_id"))
        plan.match = QStringList{QStringLiteral("external_id")};
    plan.onMatch = request.onMatch ? *request.onMatch : request.map.onMatch.value_or(OnMatch::Update);
    plan.createMissing = request.map.createMissing;
    for (const QString &field : request.createMissing) {
        if (!plan.createMissing.contains(field))
            plan.createMissing.append(field);
    }
    plan.choices = request.map.choices;
    plan.defaults = request.map.defaults;
    TRY(checkFields(catalog, *type, plan));
    return plan;
}

Result<std::shared_ptr<const TypeCatalog>> withNewFields(const std::shared_ptr<const TypeCatalog> &catalog,
                                                         ImportPlan &plan)
{
    QVector<RecordType> types = catalog->types();
    for (RecordType &type : types) {
        if (type.key != plan.type)
            continue;
        for (PlannedColumn &column : plan.columns) {
            if (column.entry.newKind.isEmpty())
                continue;
            // A field added for an earlier file of the same kind is used again.
            QStringList taken;
            const FieldSpec *known = nullptr;
            for (const FieldSpec &field : type.fields) {
                taken.append(field.key);
                if (field.isCustom() && (field.customLabel == column.header || field.key == column.header))
                    known = &field;
            }
            if (known != nullptr) {
                column.entry = {known->key, {}};
                continue;
            }
            FieldSpec field;
            field.key = fieldKeyFor(column.header, taken);
            field.customLabel = column.header;
            field.kind = fieldKindFromText(column.entry.newKind);
            field.openChoices = true;
            type.fields.append(field);
            column.entry.target = field.key;
        }
        type.buildIndex();
    }
    return std::make_shared<const TypeCatalog>(std::move(types));
}

}  // namespace fieldfare
