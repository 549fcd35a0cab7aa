// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/person/person_export.h"

#include "base/value_codec.h"
#include "exchange/export_plan.h"
#include "exchange/exporter.h"
#include "exchange/person/person_files.h"
#include "exchange/person/person_summary.h"
#include "exchange/text.h"
#include "records/attachment/attachment.h"
#include "records/contact/contact.h"
#include "records/history.h"
#include "records/privacy/person_scope.h"
#include "records/record_json.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

QString opName(ChangeOp op)
{
    switch (op) {
    case ChangeOp::Create: return QStringLiteral("created");
    case ChangeOp::Update: return QStringLiteral("changed");
    case ChangeOp::Remove: return QStringLiteral("deleted");
    case ChangeOp::Restore: return QStringLiteral("restored");
    }
    return {};
}

QString isoTime(const QDateTime &at) { return at.toUTC().toString(Qt::ISODateWithMs); }

class PersonExporter {
public:
    PersonExporter(ReadContext &context, const AttachmentStore &contents, PersonScope scope,
                   const PersonExportStep &step)
        : m_context(context), m_reader(context), m_contents(contents), m_scope(std::move(scope)), m_step(step)
    {
    }

    [[nodiscard]] Result<PersonExportReport> writeTo(const QString &path);

private:
    [[nodiscard]] Result<void> sortScope();
    [[nodiscard]] Result<void> readRecords();
    [[nodiscard]] Result<void> readDeleted();
    [[nodiscard]] Result<void> readHistory(const RecordType &type, qint64 id, const Uid &uid);
    [[nodiscard]] Result<void> writeTables(PersonFiles &files);
    [[nodiscard]] Result<void> writeAttached(PersonFiles &files);
    [[nodiscard]] Result<void> stepOn();

    ReadContext &m_context;
    RecordReader m_reader;
    const AttachmentStore &m_contents;
    PersonScope m_scope;
    const PersonExportStep &m_step;
    QMap<int, QVector<qint64>> m_ids;  ///< live ones, by type number
    QVector<PersonRecord> m_gone;
    QVector<Attachment> m_attached;
    QJsonObject m_person;
    QJsonObject m_records;
    QJsonObject m_deleted;
    QJsonArray m_history;
    QJsonArray m_files;
    PersonExportReport m_report;
    qint64 m_done = 0;
    qint64 m_all = 1;
};

Result<void> PersonExporter::stepOn()
{
    ++m_done;
    if (m_context.stopRequested() || (m_step && !m_step(m_done, m_all)))
        return fail(exportStopped());
    return {};
}

/// By type; with the companies the person works for, which are no part of the scope.
Result<void> PersonExporter::sortScope()
{
    QSet<qint64> companies;
    const auto note = [&](const PersonRecord &record) -> Result<void> {
        if (!record.isLive) {
            m_gone.append(record);
            return {};
        }
        const RecordType &type = m_context.catalog().at(record.type);
        m_ids[type.number].append(record.id);
        const FieldSpec *company = type.field(QStringLiteral("company"));
        if (company && (record.type == QLatin1String("contact") || record.type == QLatin1String("company_contact"))) {
            TRY_ASSIGN(const auto loaded, m_reader.load(type, record.id));
            if (const qint64 id = company->read(*loaded).toLongLong(); id > 0)
                companies.insert(id);
        }
        return {};
    };
    for (const PersonRecord &record : std::as_const(m_scope.own))
        TRY(note(record));
    for (const PersonRecord &record : std::as_const(m_scope.other))
        TRY(note(record));
    if (!companies.isEmpty())
        m_ids[m_context.catalog().at(QStringLiteral("company")).number] = companies.values().toVector();
    m_all = 0;
    for (auto &ids : m_ids) {
        std::sort(ids.begin(), ids.end());
        m_all += 2 + ids.size();
    }
    m_all += 2 * m_gone.size() + m_ids.value(Attachment::kNumber).size();
    return {};
}

Result<void> PersonExporter::readHistory(const RecordType &type, qint64 id, const Uid &uid)
{
    TRY_ASSIGN(const auto entries, recordHistory(m_context, type, id, std::numeric_limits<int>::max()));
    for (const RecordHistoryEntry &entry : entries) {
        QJsonArray changes;
        for (const FieldChange &change : entry.changes) {
            const FieldSpec *field = type.field(change.field);
            changes.append(QJsonObject{
                {QStringLiteral("field"), change.field},
                {QStringLiteral("before"), field ? publicFromLogJson(*field, change.before) : change.before},
                {QStringLiteral("after"), field ? publicFromLogJson(*field, change.after) : change.after}});
        }
        m_history.append(QJsonObject{{QStringLiteral("transaction"), entry.transaction.transaction},
                                     {QStringLiteral("at"), isoTime(entry.transaction.at)},
                                     {QStringLiteral("user"), entry.transaction.user},
                                     {QStringLiteral("title"), entry.transaction.title},
                                     {QStringLiteral("type"), type.key},
                                     {QStringLiteral("uid"), uidText(uid)},
                                     {QStringLiteral("what"), opName(entry.op)},
                                     {QStringLiteral("changes"), changes}});
        ++m_report.historyEntries;
    }
    return {};
}

Result<void> PersonExporter::readRecords()
{
    for (auto it = m_ids.cbegin(); it != m_ids.cend(); ++it) {
        const RecordType &type = m_context.catalog().at(it.key());
        TRY_ASSIGN(const auto records, m_reader.loadMany(type, it.value()));
        TRY_ASSIGN(const auto json, toPublicJson(m_reader, type, records));
        QJsonArray list;
        for (const QJsonObject &one : json) {
            if (type.number == Contact::kNumber && one.value(QStringLiteral("uid")).toString() == uidText(m_scope.uid))
                m_person = one;
            else
                list.append(one);
        }
        if (!list.isEmpty())
            m_records.insert(type.key, list);
        m_report.counts.append({type.key, qint64(records.size())});
        TRY(stepOn());
        for (const auto &record : records) {
            if (type.number == Attachment::kNumber)
                m_attached.append(static_cast<const Attachment &>(*record));
            // of a company that is not this person's own, only what it is
            if (type.key != QLatin1String("company"))
                TRY(readHistory(type, record->id, record->uid));
            TRY(stepOn());
        }
    }
    return {};
}

/// What was deleted and is still in the log.
Result<void> PersonExporter::readDeleted()
{
    if (!m_context.session().access.mayAdminister())
        return {};
    for (const PersonRecord &gone : std::as_const(m_gone)) {
        const RecordType &type = m_context.catalog().at(gone.type);
        TRY_ASSIGN(const auto versions, loggedValues(m_context, type, gone.id));
        QJsonArray shown;
        for (const QJsonObject &values : versions) {
            QJsonObject version;
            for (auto it = values.begin(); it != values.end(); ++it) {
                if (it.key() == QLatin1String("=") || it.key() == QLatin1String("#"))
                    continue;
                const FieldSpec *field = type.field(it.key());
                version.insert(it.key(), field ? publicFromLogJson(*field, it.value()) : it.value());
            }
            shown.append(version);
        }
        QJsonArray list = m_deleted.value(gone.type).toArray();
        list.append(QJsonObject{{QStringLiteral("uid"), uidText(gone.uid)}, {QStringLiteral("versions"), shown}});
        m_deleted.insert(gone.type, list);
        TRY(stepOn());
    }
    return {};
}

Result<void> PersonExporter::writeTables(PersonFiles &files)
{
    for (auto it = m_ids.cbegin(); it != m_ids.cend(); ++it) {
        const RecordType &type = m_context.catalog().at(it.key());
        QBuffer table;
        table.open(QIODevice::WriteOnly);
        CsvWriteOptions options;
        options.byteOrderMark = true;  // whoever gets it opens it with a spreadsheet program
        const auto writer = CsvWriter::toDevice(table, options);
        TRY(exportTable(m_context, {type.key, {}, false, it.value()}, *writer));
        TRY(files.add(QStringLiteral("csv/%1.csv").arg(type.key), table.data()));
        TRY(stepOn());
    }
    return {};
}

Result<void> PersonExporter::writeAttached(PersonFiles &files)
{
    QSet<QString> taken;
    for (const Attachment &file : std::as_const(m_attached)) {
        TRY(stepOn());
        if (!m_contents.has(file.hash)) {
            m_report.problems.append(ExchangeText::tr("The content of “%1” is not on this computer.").arg(file.name));
            continue;
        }
        const QString plain = safeFileName(file.name);
        QString name = plain;
        for (int n = 2; taken.contains(name.toCaseFolded()); ++n)
            name = QStringLiteral("%1-%2").arg(n).arg(plain);
        taken.insert(name.toCaseFolded());
        // what turns out to be damaged must not lie there as if it were whole, so it is looked at first
        const auto whole = m_contents.read(file.hash, [](const char *, qint64) { return Result<void>(); });
        if (!whole) {
            m_report.problems.append(
                ExchangeText::tr("The content of “%1” is damaged: %2").arg(file.name, whole.error().message));
            continue;
        }
        TRY(files.begin(QStringLiteral("files/") + name));
        TRY(m_contents.read(file.hash, [&](const char *bytes, qint64 size) { return files.write(bytes, size); }));
        m_files.append(QJsonObject{{QStringLiteral("uid"), uidText(file.uid)},
                                   {QStringLiteral("name"), file.name},
                                   {QStringLiteral("file"), QStringLiteral("files/") + name}});
        ++m_report.files;
    }
    return {};
}

Result<PersonExportReport> PersonExporter::writeTo(const QString &path)
{
    TRY(sortScope());
    TRY_ASSIGN(const auto files, PersonFiles::create(path, m_context.clock().nowUtc()));
    TRY(readRecords());
    TRY(readDeleted());
    TRY(writeTables(*files));
    TRY(writeAttached(*files));
    m_report.name = m_scope.name;
    const QJsonObject document{{QStringLiteral("format"), QStringLiteral("fieldfare-person-1")},
                               {QStringLiteral("made_at"), isoTime(m_context.clock().nowUtc())},
                               {QStringLiteral("made_by"), m_context.session().userName},
                               {QStringLiteral("person"), m_person},
                               {QStringLiteral("records"), m_records},
                               {QStringLiteral("deleted"), m_deleted},
                               {QStringLiteral("history"), m_history},
                               {QStringLiteral("files"), m_files}};
    TRY(files->add(QStringLiteral("person.json"), QJsonDocument(document).toJson(QJsonDocument::Indented)));
    TRY_ASSIGN(const QString summary, personSummary(m_context, m_scope, m_report));
    TRY(files->add(QStringLiteral("summary.txt"), summary.toUtf8()));
    TRY(stepOn());
    TRY(files->finish());
    return m_report;
}

}  // namespace

Result<PersonExportReport> exportPerson(ReadContext &context, const AttachmentStore &contents, const Uid &contact,
                                        const QString &path, const PersonExportStep &step)
{
    if (!context.session().access.mayExport(context.catalog().at(Contact::kNumber)))
        return fail(ErrorCode::Forbidden, ExchangeText::tr("You have no right to export contacts."));
    TRY_ASSIGN(PersonScope scope, personScope(context, contact));
    return PersonExporter(context, contents, std::move(scope), step).writeTo(path);
}

}  // namespace fieldfare
