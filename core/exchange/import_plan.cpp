// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_plan.h"

#include "exchange/column_target.h"
#include "exchange/csv/csv_detect.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/text.h"
#include "exchange/vcard/vcard_source.h"
#include "exchange/xlsx/xlsx_reader.h"
#include "records/field_def/field_kinds.h"

#include <QFileInfo>

namespace fieldfare {

namespace {

constexpr int sampleRows = 2000;
constexpr qint64 sampleBytes = 1024 * 1024;
/// Nobody maps more by hand, and every column costs in every row.
constexpr qsizetype columnLimit = 2000;

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

void describeWorkbook(ImportPlan &plan, const XlsxReader &reader, qint64 rows, qint64 characters)
{
    const SourceProgress read = reader.progress();
    const double part =
        read.total > 0 && rows >= sampleRows ? double(read.total) / double(std::max<qint64>(read.done, 1)) : 1.0;
    plan.expectedRows = qint64(double(rows) * part);
    plan.expectedBytes = qint64(double(characters) * part);
    plan.sheet = reader.sheet().name;
    for (const XlsxSheet &sheet : reader.sheets())
        plan.sheets.append(sheet.name);
    // Numbers of a workbook are numbers, whatever its texts look like.
    if (reader.sawDecimals())
        plan.formats.decimalSign = u'.';
    plan.explanations.prepend(
        plan.sheets.size() > 1
            ? ExchangeText::tr("Sheet \"%1\" of %2 in the workbook").arg(plan.sheet).arg(plan.sheets.size())
            : ExchangeText::tr("The workbook's only sheet, \"%1\"").arg(plan.sheet));
    if (reader.hiddenRows() > 0)
        plan.explanations.append(ExchangeText::tr("Hidden rows are read, too: %1 so far").arg(reader.hiddenRows()));
}

/// A card is known by its UID, else by a mail or phone together with the name; one without either by its name alone, one
/// without a name, too, by its street.
void matchCards(ImportPlan &plan)
{
    const auto brings = [&](const char *target) {
        return std::any_of(plan.columns.begin(), plan.columns.end(),
                           [&](const PlannedColumn &c) { return c.entry.target == QLatin1String(target); });
    };
    const auto list = [](std::initializer_list<const char *> names) {
        QStringList fields;
        for (const char *name : names)
            fields.append(QLatin1String(name));
        return fields;
    };
    plan.mergeLists = true;
    if (brings("uid"))
        plan.matchElse.push_back(list({"uid"}));
    if (brings("external_id"))
        plan.matchElse.push_back(list({"external_id"}));
    if (brings("email")) {
        plan.matchElse.push_back(list({"email", "name"}));
        plan.matchElse.push_back(list({"email", "!name"}));
    }
    if (brings("phone")) {
        plan.matchElse.push_back(list({"phone", "name"}));
        plan.matchElse.push_back(list({"phone", "!name"}));
    }
    if (brings("name"))
        plan.matchElse.push_back(list({"name", "!email", "!phone"}));
    if (brings("street"))
        plan.matchElse.push_back(list({"street", "!name", "!email", "!phone"}));
    if (!plan.matchElse.empty()) {
        plan.match = plan.matchElse.front();
        plan.matchElse.erase(plan.matchElse.begin());
        plan.match.removeIf([](const QString &field) { return field.startsWith(u'!'); });
    }
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

Result<std::unique_ptr<TableSource>> ImportPlan::open(const std::stop_token &stop) const
{
    if (kind == FileKind::Workbook) {
        XlsxOptions options;
        options.sheet = sheet;
        options.header = csv.header;
        options.skipLines = csv.skipLines;
        options.stop = stop;
        TRY_ASSIGN(auto reader, XlsxReader::open(file, options));
        return std::unique_ptr<TableSource>(std::move(reader));
    }
    if (kind == FileKind::Cards) {
        VCardOptions options;
        for (const PlannedColumn &column : columns)
            options.columns.append(column.header);
        options.stop = stop;
        TRY_ASSIGN(auto reader, VCardSource::open(file, options));
        return std::unique_ptr<TableSource>(std::move(reader));
    }
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

    TRY_ASSIGN(plan.kind, importableKind(request.file));
    if (plan.kind == FileKind::Cards && request.type != QLatin1String("contact"))
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("Address cards are people: they are imported as contacts, with the companies they name."));
    if (plan.kind == FileKind::Delimited) {
        TRY_ASSIGN(const CsvDetection detected, detectCsv(request.file, request.skipLines));
        plan.csv = detected.options;
        plan.explanations = detected.explanations;
        if (!request.encoding.isEmpty())
            plan.csv.encoding = request.encoding;
        if (request.delimiter)
            plan.csv.dialect.delimiter = *request.delimiter;
    }
    plan.csv.header = plan.kind == FileKind::Cards || request.header.value_or(true);
    plan.csv.skipLines = request.skipLines;
    plan.sheet = request.sheet;

    TRY_ASSIGN(auto source, plan.open());
    QStringList headers = source->header();
    ValueFormats preferred = preferredFormats(session);
    auto *const workbook = dynamic_cast<XlsxReader *>(source.get());
    if (workbook != nullptr)
        preferred.decimalSign = u'.';
    ValueDetector detector(preferred);
    TableRow row;
    qint64 rows = 0;
    qint64 characters = 0;
    bool complete = false;
    while (rows < sampleRows && characters < sampleBytes) {
        const auto got = source->next(row);
        // What is wrong further down is told when the import gets there, with everything before it read.
        if (!got || !*got) {
            complete = got.has_value();
            break;
        }
        ++rows;
        characters += row.textLength() + row.size() + 1;
        detector.add(row);
        if (!plan.csv.header && rows == 1) {
            for (qsizetype i = 0; i < row.size(); ++i)
                headers.append(ExchangeText::tr("Column %1").arg(i + 1));
        }
    }
    if (headers.size() > columnLimit) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("The table has %1 columns (the last is \"%2\"); at most %3 can be imported. Delete those "
                             "that are not needed, or look whether another delimiter is meant.")
                .arg(headers.size())
                .arg(headers.last().left(60))
                .arg(columnLimit));
    }
    const qint64 bytes = QFileInfo(request.file).size();
    plan.expectedRows = complete ? rows : characters > 0 ? std::max<qint64>(rows, bytes * rows / characters) : 0;
    plan.expectedBytes = bytes;
    const TableGuess guess = detector.guess(headers);
    plan.formats = guess.formats;
    plan.explanations += guess.notes;
    if (workbook != nullptr)
        describeWorkbook(plan, *workbook, rows, characters);
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
    if (plan.kind == FileKind::Cards && !request.match && !request.map.match)
        matchCards(plan);
    else if (request.match)
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
    if (plan.kind == FileKind::Cards && plan.createMissing.isEmpty() && brings("company"))
        plan.createMissing.append(QStringLiteral("company"));
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
