// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_run.h"

#include "base/contact_phones.h"
#include "base/value_codec.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/field_text.h"
#include "exchange/text.h"


namespace fieldfare {

namespace {

constexpr std::size_t listed = 100;
/// From this many rows on the secondary indexes are built at the end.
constexpr qint64 bulkFrom = 500;

/// Failures that are the row's fault; everything else ends the import.
bool isTheRowsFault(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::Conflict || code == ErrorCode::NotFound;
}

bool linksTo(const std::vector<LinkPlan> &links, const RecordType &type)
{
    return std::any_of(links.begin(), links.end(), [&](const LinkPlan &link) {
        return link.target->number == type.number || linksTo(link.links, type);
    });
}

QString textAt(const std::vector<QString> &texts, int slot)
{
    return slot < static_cast<int>(texts.size()) ? texts[static_cast<std::size_t>(slot)] : QString();
}

QStringList cellsOf(const TableRow &raw)
{
    QStringList cells;
    for (qsizetype i = 0; i < raw.size(); ++i)
        cells.append(raw.text(i));
    return cells;
}

}  // namespace

ImportRun::ImportRun(ReadContext &context, RecordWriter *writer, const ImportPlan &plan, const RowReader &reader)
    : m_context(context), m_writer(writer), m_plan(plan), m_reader(reader), m_type(reader.type()), m_resolver(context)
{
    m_timer.start();
}

ImportRun::~ImportRun() = default;

/// Somebody who asked to be erased and is brought back by a file.
bool ImportRun::isSuppressed(const Record &record) const
{
    const auto *points = m_suppressed.isEmpty() ? nullptr : dynamic_cast<const ContactPoints *>(&record);
    if (points == nullptr)
        return false;
    ContactPoints complete = *points;
    completePhones(complete, m_context.session().country);
    return std::any_of(complete.emails.begin(), complete.emails.end(),
                       [this](const MailEntry &mail) { return m_suppressed.holds(mail.address); }) ||
           std::any_of(complete.phones.begin(), complete.phones.end(), [this](const PhoneEntry &phone) {
               return m_suppressed.holds(phone.e164.isEmpty() ? phone.number : phone.e164);
           });
}

Result<> ImportRun::prepare(const QStringList &rawHeader)
{
    m_rawHeader = rawHeader;
    TRY_ASSIGN(m_suppressed, Suppressed::read(m_context));
    if (m_plan.onMatch != OnMatch::Create) {
        TRY_ASSIGN(m_matches, MatchIndex::load(m_context, m_type, m_plan.match));
        for (const QStringList &rule : m_plan.matchElse) {
            OtherMatch other;
            QStringList fields;
            for (const QString &field : rule) {
                if (field.startsWith(u'!'))
                    other.blank.push_back(m_type.field(field.mid(1)));
                else
                    fields.append(field);
            }
            TRY_ASSIGN(other.index, MatchIndex::load(m_context, m_type, fields));
            m_otherMatches.push_back(std::move(other));
        }
    }
    m_linksToItself = linksTo(m_reader.links(), m_type);
    if (m_writer != nullptr && m_plan.expectedRows >= bulkFrom) {
        TRY(m_writer->beginBulk(m_type, m_plan.expectedRows));
        m_bulk = true;
        m_resolver.withoutIndexes(m_type);
    }
    return {};
}

ImportRun::Match ImportRun::matchOf(const Record &record) const
{
    const MatchIndex::Found first = m_matches.find(record);
    if (first.id != 0 || first.ambiguous)
        return {first, false};
    for (const OtherMatch &other : m_otherMatches) {
        const bool applies = std::all_of(other.blank.begin(), other.blank.end(), [&](const FieldSpec *field) {
            return field == nullptr || field->read(record).isNull();
        });
        const MatchIndex::Found found = applies ? other.index.find(record) : MatchIndex::Found();
        if (found.id != 0 || found.ambiguous)
            return {found, true};
    }
    return {};
}

void ImportRun::known(const Record &record, qint64 id)
{
    if (!m_matches.isActive())
        return;
    m_matches.add(record, id);
    for (OtherMatch &other : m_otherMatches)
        other.index.add(record, id);
}

void ImportRun::noteNear(const LinkPlan &link, const QString &text, const QString &title)
{
    ++m_report.nearMatches;
    for (NearMatch &near : m_report.near) {
        if (near.text == text && near.field == link.path) {
            ++near.count;
            return;
        }
    }
    if (m_report.near.size() < listed)
        m_report.near.push_back({link.path, text, title, 1});
}

void ImportRun::noteUnknown(const QString &field, const QString &text)
{
    for (UnknownValue &unknown : m_report.unknown) {
        if (unknown.text == text && unknown.field == field) {
            ++unknown.rows;
            return;
        }
    }
    if (m_report.unknown.size() < listed)
        m_report.unknown.push_back({field, text, 1});
}

void ImportRun::noteUnknownChoice(const ParsedRow &row)
{
    for (const RowReader::FieldColumn &column : m_reader.fields()) {
        if (column.column == row.errorColumn && column.field->kind == FieldKind::Choice)
            noteUnknown(column.field->key, row.raw[column.column].trimmed().toString());
    }
}

Result<ImportRun::Resolved> ImportRun::resolve(const LinkPlan &link, const std::vector<QString> &texts, bool mayDefer)
{
    Resolved resolved;
    QString missing;
    bool ambiguous = false;
    bool certainMissing = false;
    const auto look = [&](const QString &key, const QString &cell, bool certain) -> Result<bool> {
        QString text = link.choices.value(cell, cell);
        TRY_ASSIGN(LinkResolver::Found found, m_resolver.find(*link.target, key, text));
        if (found.how == LinkResolver::How::Missing && !link.usual.isEmpty()) {
            const QString meant = link.usual.value(foldedUsualText(text));
            if (!meant.isEmpty()) {
                text = meant;
                TRY_ASSIGN(found, m_resolver.find(*link.target, QString(), text));
            }
        }
        if (found.how == LinkResolver::How::Exact || found.how == LinkResolver::How::Near) {
            resolved.id = found.id;
            resolved.title = found.title.isEmpty() ? text : found.title;
            if (found.how == LinkResolver::How::Near) {
                noteNear(link, text, found.title);
                resolved.note = ExchangeText::tr("Taken for \"%1\"").arg(found.title);
            }
            return true;
        }
        ambiguous = ambiguous || found.how == LinkResolver::How::Ambiguous;
        certainMissing = certainMissing || certain;
        if (missing.isEmpty())
            missing = cell;
        return false;
    };
    for (const LinkPlan::Cell &name : link.names) {
        const QString text = textAt(texts, name.slot);
        if (text.isEmpty())
            continue;
        // An external id that is not there yet is a new record, whatever others are called.
        if (certainMissing && link.create)
            continue;
        const bool certain = name.key != QLatin1String("uid") && name.target.kind == ColumnTarget::Kind::Field &&
                             name.key != QLatin1String("name") && name.key != QLatin1String("email") &&
                             !name.key.isEmpty();
        TRY_ASSIGN(const bool found, look(name.key, text, certain));
        if (found)
            return resolved;
    }
    if (missing.isEmpty()) {
        if (link.defaultText.isEmpty())
            return resolved;
        TRY_ASSIGN(const bool found, look(QString(), link.defaultText, false));
        if (found)
            return resolved;
    }
    if (ambiguous) {
        resolved.problem =
            ExchangeText::tr("%1: several records are called \"%2\". Name one by its external id or uid.")
                .arg(link.field->label(), missing);
        return resolved;
    }
    if (mayDefer && link.target->number == m_type.number) {
        resolved.deferred = true;
        return resolved;
    }
    if (link.create)
        return create(link, texts);
    resolved.missing = true;
    if (isFixedSet(*link.target) && !link.path.contains(u':'))
        noteUnknown(link.field->key, missing);
    resolved.problem =
        ExchangeText::tr("%1: there is no %2 \"%3\". Import it first, or allow that missing ones are created.")
            .arg(link.field->label(), link.target->label(), missing);
    return resolved;
}

Result<ImportRun::Resolved> ImportRun::create(const LinkPlan &link, const std::vector<QString> &texts)
{
    Resolved resolved;
    const RecordType &type = *link.target;
    auto record = type.create();
    const FieldSpec *naming = nameOfNewTarget(type);
    const auto set = [&](const ColumnTarget &target, const QString &text) -> Result<> {
        if (target.kind == ColumnTarget::Kind::RecordUid) {
            record->uid = Uid::fromString(text);
            return {};
        }
        if (target.kind != ColumnTarget::Kind::Field) {
            writeListEntry(*record, target, text);
            return {};
        }
        TRY_ASSIGN(const FieldRead read, readFieldText(*target.field, text, m_reader.formats()));
        m_report.rounded += read.rounded ? 1 : 0;
        if (!read.value.isNull())
            target.field->write(*record, read.value);
        return {};
    };
    Result<> read;
    for (auto name = link.names.rbegin(); name != link.names.rend(); ++name) {
        const QString text = textAt(texts, name->slot);
        if (text.isEmpty())
            continue;
        if (name->key.isEmpty()) {
            if (!Uid::fromString(text).isNull()) {
                resolved.problem = ExchangeText::tr("%1: there is no %2 with the uid %3. Import it first.")
                                       .arg(link.field->label(), type.label(), text);
                return resolved;
            }
            if (naming != nullptr && naming->read(*record).isNull())
                naming->write(*record, text);
        } else if (read) {
            read = set(name->target, text);
        }
    }
    if (link.names.empty() && naming != nullptr)
        naming->write(*record, link.defaultText);
    for (const LinkPlan::Cell &attribute : link.attributes) {
        const QString text = textAt(texts, attribute.slot);
        if (!text.isEmpty() && read)
            read = set(attribute.target, text);
    }
    if (!read) {
        resolved.problem = QStringLiteral("%1: %2").arg(link.field->label(), read.error().message);
        return resolved;
    }
    for (const LinkPlan &inner : link.links) {
        TRY_ASSIGN(const Resolved target, resolve(inner, texts, false));
        if (!target.problem.isEmpty())
            return target;
        if (target.id != 0)
            inner.field->write(*record, qlonglong(target.id));
    }
    if (m_writer != nullptr) {
        const auto stored = m_writer->insert(*record);
        if (!stored) {
            if (!isTheRowsFault(stored.error().code) || record->id > 0)
                return fail(stored.error());
            resolved.problem = QStringLiteral("%1: %2").arg(link.field->label(), stored.error().message);
            return resolved;
        }
        resolved.id = record->id;
    } else {
        resolved.id = pretendedId();
    }
    m_resolver.added(type, *record, resolved.id);
    if (type.number == m_type.number)
        known(*record, resolved.id);
    ++m_report.linksCreated;
    resolved.title = naming != nullptr ? naming->read(*record).toString() : QString();
    resolved.note = ExchangeText::tr("Will be created");
    return resolved;
}

Result<> ImportRun::row(const ParsedRow &row, PreviewRow *preview)
{
    ++m_report.rows;
    m_report.rounded += row.rounded;
    m_report.trimmed += row.trimmed;
    if (!row.error.isEmpty()) {
        noteUnknownChoice(row);
        return reject(row.raw, row.error, preview);
    }
    Match match;
    std::vector<Resolved> links;
    m_deferring.clear();
    const bool linksFirst = std::any_of(m_plan.match.begin(), m_plan.match.end(), [this](const QString &field) {
        const FieldSpec *spec = m_type.field(field);
        return spec != nullptr && spec->kind == FieldKind::Link;
    });
    // Rows that are only looked at create nothing by their links.
    if (m_matches.isActive() && !linksFirst) {
        match = matchOf(*row.record);
        if (match.found.ambiguous)
            return reject(row.raw,
                          ExchangeText::tr("Several records have the same %1. Merge them, or match by another field.")
                              .arg(m_plan.match.join(QStringLiteral(", "))),
                          preview);
        if (match.found.id != 0 && m_plan.onMatch == OnMatch::Skip) {
            ++m_report.skipped;
            if (preview != nullptr) {
                preview->action = RowAction::Skip;
                preview->reason = ExchangeText::tr("There already");
                describe(row, links, *preview);
            }
            return {};
        }
    }
    for (const LinkPlan &link : m_reader.links()) {
        // A default is for new records.
        TRY_ASSIGN(Resolved resolved, resolve(link, row.linkTexts, true));
        if (!resolved.problem.isEmpty())
            return reject(row.raw, resolved.problem, preview);
        if (resolved.deferred)
            m_deferring.emplace_back(&link, row.linkTexts);
        if (resolved.id != 0)
            link.field->write(*row.record, qlonglong(resolved.id));
        links.push_back(std::move(resolved));
    }
    if (m_matches.isActive() && linksFirst) {
        match = matchOf(*row.record);
        if (match.found.ambiguous)
            return reject(row.raw,
                          ExchangeText::tr("Several records have the same %1. Merge them, or match by another field.")
                              .arg(m_plan.match.join(QStringLiteral(", "))),
                          preview);
        if (match.found.id != 0 && m_plan.onMatch == OnMatch::Skip) {
            ++m_report.skipped;
            if (preview != nullptr)
                preview->action = RowAction::Skip;
            return {};
        }
    }
    if (preview != nullptr)
        describe(row, links, *preview);
    return match.found.id != 0 ? updateNow(row, match, links, preview) : createNow(row, preview);
}

Result<> ImportRun::createNow(const ParsedRow &row, PreviewRow *preview)
{
    qint64 id = 0;
    if (m_writer != nullptr) {
        const auto stored = m_writer->insert(*row.record);
        if (!stored) {
            if (!isTheRowsFault(stored.error().code) || row.record->id > 0)
                return fail(stored.error());
            return reject(row.raw, stored.error().message, preview);
        }
        id = row.record->id;
    } else {
        id = pretendedId();
        if (preview != nullptr)
            preview->action = RowAction::Create;
    }
    ++m_report.created;
    if (isSuppressed(*row.record)) {
        ++m_report.suppressed;
        if (preview != nullptr)
            preview->reason = ExchangeText::tr("Asked to be erased: do not contact");
    }
    known(*row.record, id);
    if (m_linksToItself)
        m_resolver.added(m_type, *row.record, id);
    for (auto &[link, texts] : m_deferring)
        m_deferred.push_back({id, link, std::move(texts), m_plan.rejects.isEmpty() ? QStringList() : cellsOf(row.raw),
                              row.raw.line(), true});
    return {};
}

Result<> ImportRun::updateNow(const ParsedRow &row, const Match &match, const std::vector<Resolved> &links,
                              PreviewRow *preview)
{
    const qint64 id = match.found.id;
    // In a preview the record may be one that only would exist: an earlier row of the same file.
    if (id < 0) {
        ++m_report.updated;
        if (preview != nullptr) {
            preview->action = RowAction::Update;
            preview->title = ExchangeText::tr("a row above");
        }
        return {};
    }
    RecordReader reader(m_context);
    TRY_ASSIGN(auto existing, reader.load(m_type, id));
    TRY_ASSIGN(bool changed, m_reader.apply(row, *existing, match.otherwise));
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkPlan &link = m_reader.links()[i];
        const bool fromDefault = std::all_of(link.names.begin(), link.names.end(), [&](const LinkPlan::Cell &cell) {
            return textAt(row.linkTexts, cell.slot).isEmpty();
        });
        if (links[i].id == 0 || fromDefault)
            continue;
        const Value value = qlonglong(links[i].id);
        if (sameValue(*link.field, link.field->read(*existing), value))
            continue;
        link.field->write(*existing, value);
        changed = true;
    }
    if (preview != nullptr) {
        preview->action = changed ? RowAction::Update : RowAction::Skip;
        preview->title = existing->displayName;
        if (!changed)
            preview->reason = ExchangeText::tr("Nothing in the row is new");
    }
    if (changed && m_writer != nullptr) {
        const auto stored = m_writer->update(*existing);
        if (!stored) {
            if (!isTheRowsFault(stored.error().code))
                return fail(stored.error());
            return reject(row.raw, stored.error().message, preview);
        }
    }
    ++(changed || !m_deferring.empty() ? m_report.updated : m_report.skipped);
    for (auto &[link, texts] : m_deferring)
        m_deferred.push_back({id, link, std::move(texts), m_plan.rejects.isEmpty() ? QStringList() : cellsOf(row.raw),
                              row.raw.line(), false});
    return {};
}

Result<> ImportRun::reject(const TableRow &raw, const QString &reason, PreviewRow *preview)
{
    if (preview != nullptr) {
        preview->action = RowAction::Reject;
        preview->reason = reason;
        preview->cells.clear();
        for (qsizetype i = 0; i < raw.size(); ++i)
            preview->cells.push_back({raw.text(i), {}, {}});
    }
    return reject(m_plan.rejects.isEmpty() ? QStringList() : cellsOf(raw), raw.line(), reason);
}

Result<> ImportRun::reject(const QStringList &raw, qint64 line, const QString &reason)
{
    ++m_report.rejected;
    if (m_report.firstRejections.size() < listed)
        m_report.firstRejections.emplace_back(line, reason);
    if (m_plan.rejects.isEmpty() || m_writer == nullptr)
        return {};
    if (!m_rejects) {
        CsvWriteOptions options;
        options.delimiter = m_plan.csv.dialect.delimiter < 0x80 ? m_plan.csv.dialect.delimiter : u',';
        options.byteOrderMark = true;
        TRY_ASSIGN(m_rejects, CsvWriter::create(m_plan.rejects, options));
        QStringList header = m_rawHeader;
        while (header.size() < static_cast<qsizetype>(m_plan.columns.size()))
            header.append(m_plan.columns[static_cast<std::size_t>(header.size())].header);
        header.append(rejectReasonHeader());
        TRY(m_rejects->begin(header));
    }
    for (qsizetype i = 0; i < std::max<qsizetype>(raw.size(), static_cast<qsizetype>(m_plan.columns.size())); ++i)
        m_rejects->cell(raw.value(i));
    m_rejects->cell(reason);
    return m_rejects->endRow();
}

/// Links to the type itself, now that all rows are there.
Result<> ImportRun::settleDeferred()
{
    for (const Deferred &later : m_deferred) {
        TRY_ASSIGN(Resolved resolved, resolve(*later.link, later.texts, false));
        if (m_writer == nullptr || later.record < 0) {
            if (!resolved.problem.isEmpty()) {
                --(later.isNew ? m_report.created : m_report.updated);
                TRY(reject(later.raw, later.line, resolved.problem));
            }
            continue;
        }
        if (!resolved.problem.isEmpty()) {
            if (later.isNew) {
                --m_report.created;
                TRY(m_writer->remove(m_type, later.record));
            } else {
                --m_report.updated;
            }
            TRY(reject(later.raw, later.line, resolved.problem));
            continue;
        }
        TRY_ASSIGN(auto record, m_writer->load(m_type, later.record));
        later.link->field->write(*record, qlonglong(resolved.id));
        // A new record keeps the stamps it came with; this only completes its creation.
        if (later.isNew)
            TRY(m_writer->updateAsIs(*record));
        else
            TRY(m_writer->update(*record));
    }
    m_deferred.clear();
    return {};
}

Result<ImportReport> ImportRun::finish(const SourceNotes &notes)
{
    if (m_bulk)
        TRY(m_writer->endBulk());
    TRY(settleDeferred());
    if (m_rejects)
        TRY(m_rejects->finish());
    m_report.notes = notes.first;
    m_report.seconds = double(m_timer.nsecsElapsed()) / 1e9;
    return m_report;
}

void ImportRun::describe(const ParsedRow &row, const std::vector<Resolved> &links, PreviewRow &preview) const
{
    preview.cells.clear();
    for (std::size_t i = 0; i < m_plan.columns.size(); ++i)
        preview.cells.push_back({row.raw.text(static_cast<qsizetype>(i)), {}, {}});
    for (const int index : row.filled) {
        const RowReader::FieldColumn &column = m_reader.fields()[static_cast<std::size_t>(index)];
        PreviewCell &cell = preview.cells[static_cast<std::size_t>(column.column)];
        cell.value = fieldText(*column.field, column.field->read(*row.record), m_reader.formats().zone);
    }
    for (const int index : row.filledLists) {
        const auto column = static_cast<std::size_t>(m_reader.lists()[static_cast<std::size_t>(index)].column);
        preview.cells[column].value = preview.cells[column].text.trimmed();
    }
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkPlan &link = m_reader.links()[i];
        for (std::size_t c = 0; c < m_plan.columns.size(); ++c) {
            const QString &target = m_plan.columns[c].entry.target;
            if ((target != link.field->key && !target.startsWith(link.field->key + u':')) ||
                preview.cells[c].text.isEmpty())
                continue;
            preview.cells[c].value = links[i].title;
            preview.cells[c].note =
                links[i].deferred ? ExchangeText::tr("Looked for among the rows of the file, too") : links[i].note;
        }
    }
}

}  // namespace fieldfare
