// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/archive.h"

#include "exchange/csv/csv_writer.h"
#include "exchange/exporter.h"
#include "exchange/zip/zip_reader.h"
#include "exchange/zip/zip_writer.h"
#include "storage/change_log.h"
#include "storage/durable_file.h"
#include "storage/migrator.h"
#include "workspace/connection_setups.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>

#include "fieldfare_version.h"

namespace fieldfare {

namespace {

constexpr int archiveVersion = 1;
constexpr qint64 lineBytes = qint64(512) * 1024 * 1024;
const QString manifestName = QStringLiteral("manifest.json");

struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(Archive)
};

tl::unexpected<Error> archiveDamaged(const QString &part)
{
    return fail(
        ErrorCode::Damaged,
        ArchiveText::tr("The archive is damaged: its part “%1” is not as it was written. Use another copy.").arg(part));
}

/// Writes a part and keeps its checksum.
class Part {
public:
    Part(ZipWriter &zip, QJsonObject &sums, QString name) : m_zip(zip), m_sums(sums), m_name(std::move(name)) {}
    Result<> begin() { return m_zip.begin(m_name); }
    Result<> write(const QByteArray &bytes)
    {
        m_hash.addData(bytes);
        return m_zip.write(bytes.constData(), bytes.size());
    }
    void end() { m_sums.insert(m_name, QString::fromLatin1(m_hash.result().toHex())); }

private:
    ZipWriter &m_zip;
    QJsonObject &m_sums;
    QString m_name;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

QJsonValue jsonOf(const QVariant &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int: return value.toLongLong();
    case QMetaType::Double: return value.toDouble();
    case QMetaType::QByteArray:
        return QJsonObject{{QStringLiteral("base64"), QString::fromLatin1(value.toByteArray().toBase64())}};
    default: return value.toString();
    }
}

QVariant variantOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double: {
        // A whole number within 64 bits is one; SQLite turns it into a real where the column is one.
        const QVariant number = value.toVariant();
        return number.typeId() == QMetaType::LongLong ? number : QVariant(value.toDouble());
    }
    case QJsonValue::String: return value.toString();
    case QJsonValue::Object:
        return QByteArray::fromBase64(value.toObject().value(QLatin1String("base64")).toString().toLatin1());
    default: return {};
    }
}

/// Tables that hold what cannot be built from others: no full text, no search keys.
Result<QStringList> tablesOf(ReadContext &context)
{
    QStringList names;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT name FROM sqlite_master WHERE type='table' AND sql NOT "
                                                      "LIKE 'CREATE VIRTUAL%' AND name NOT LIKE "
                                                      "'search\\_%' ESCAPE '\\' AND (name NOT LIKE 'sqlite\\_%' ESCAPE "
                                                      "'\\' OR name='sqlite_sequence') ORDER BY name"),
                                       {}, false));
    while (query.next())
        names.append(query.value(0).toString());
    TRY(finished(query));
    return names;
}

Result<QStringList> columnsOf(ReadContext &context, const QString &table)
{
    QStringList columns;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table}));
    while (query.next())
        columns.append(query.value(0).toString());
    TRY(finished(query));
    return columns;
}

QString quoted(const QString &name) { return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"'; }

QString quoted(const QStringList &names)
{
    QStringList list;
    for (const QString &name : names)
        list.append(quoted(name));
    return list.join(u',');
}

/// A CSV part by one of the writers that know devices.
template <class Write>
Result<> csvPart(ZipWriter &zip, const QString &name, const Write &write)
{
    TRY(zip.begin(name));
    ZipDevice device(zip);
    CsvWriteOptions options;
    options.byteOrderMark = true;
    const auto sink = CsvWriter::toDevice(device, options);
    auto written = write(*sink);
    if (device.error())
        return fail(*device.error());
    return written;
}

Result<> writeHistory(ReadContext &context, TableSink &sink)
{
    TRY(sink.begin({QStringLiteral("transaction"), QStringLiteral("at"), QStringLiteral("user"),
                    QStringLiteral("title"), QStringLiteral("type"), QStringLiteral("operation"), QStringLiteral("uid"),
                    QStringLiteral("records"), QStringLiteral("old"), QStringLiteral("new")}));
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT t.n, t.at, t.user_name, t.title, c.type, c.op, c.uid, "
                                                      "c.last_id-c.first_id+1, c.old, c.new FROM tx t "
                                                      "JOIN change c ON c.tx=t.n ORDER BY t.n, c.id"),
                                       {}, false));
    const auto text = [](const QVariant &value) {
        // Runs of removed rows are packed; data/change.jsonl has them.
        return value.typeId() == QMetaType::QByteArray ? QStringLiteral("(packed)") : value.toString();
    };
    while (query.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, ArchiveText::tr("The archive was stopped. No file was written."));
        const RecordType *type = context.catalog().find(query.value(4).toInt());
        const int op = query.value(5).toInt();
        const QByteArray uid = query.value(6).toByteArray();
        const QStringList cells{
            query.value(0).toString(),
            QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC).toString(Qt::ISODateWithMs),
            query.value(2).toString(),
            query.value(3).toString(),
            type == nullptr ? query.value(4).toString() : type->key,
            op == int(ChangeOp::Create)   ? QStringLiteral("created")
            : op == int(ChangeOp::Update) ? QStringLiteral("updated")
            : op == int(ChangeOp::Remove) ? QStringLiteral("removed")
                                          : QStringLiteral("restored"),
            uid.isEmpty() ? QString() : uidText(uidFromBytes(uid)),
            query.value(7).toString(),
            text(query.value(8)),
            text(query.value(9))};
        const QList<QStringView> views(cells.cbegin(), cells.cend());
        TRY(sink.row({views.constData(), std::size_t(views.size())}));
    }
    TRY(finished(query));
    return sink.finish();
}

QByteArray readMe(const QString &name)
{
    return QStringLiteral(
               "Archive of the workspace \"%1\", made by Fieldfare %2.\n\n"
               "records/      one CSV file for each type of record, as people read it\n"
               "history.csv   every change: when, who, what\n"
               "data/         every table exactly, one JSON array for each row; manifest.json names the columns\n"
               "attachments/  the files\n\n"
               "To bring it back: fieldfare-cli restore THIS_FILE NEW_FOLDER\n"
               "This file is not encrypted.\n")
        .arg(name, QStringLiteral(FIELDFARE_VERSION))
        .toUtf8();
}

struct Manifest {
    ArchiveInfo info;
    QJsonArray tables;
    QJsonObject sums;
};

Result<Manifest> readManifest(const ZipFile &zip)
{
    if (zip.find(manifestName).isEmpty())
        return fail(ErrorCode::InvalidInput,
                    ArchiveText::tr("“%1” is no archive of a workspace.").arg(QFileInfo(zip.path()).fileName()));
    TRY_ASSIGN(const QByteArray json, zip.content(manifestName, 64 * 1024 * 1024));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(QLatin1String("format")).toString() != QLatin1String("fieldfare-archive"))
        return fail(ErrorCode::InvalidInput,
                    ArchiveText::tr("“%1” is no archive of a workspace.").arg(QFileInfo(zip.path()).fileName()));
    if (object.value(QLatin1String("version")).toInt() > archiveVersion)
        return fail(ErrorCode::NewerFormat,
                    ArchiveText::tr(
                        "This archive was written by a newer version of Fieldfare. Update this program to read it."));
    Manifest manifest;
    manifest.info.workspaceName = object.value(QLatin1String("name")).toString();
    manifest.info.madeAt = QDateTime::fromString(object.value(QLatin1String("made_at")).toString(), Qt::ISODate);
    manifest.info.schema = object.value(QLatin1String("schema")).toInt();
    manifest.tables = object.value(QLatin1String("tables")).toArray();
    manifest.sums = object.value(QLatin1String("sha256")).toObject();
    for (const QJsonValue &table : std::as_const(manifest.tables))
        manifest.info.rows += table[QLatin1String("rows")].toInteger();
    for (const QString &name : manifest.sums.keys())
        manifest.info.attachments += name.startsWith(QLatin1String("attachments/")) ? 1 : 0;
    return manifest;
}

/// Hands out a part line by line and compares its checksum at the end.
template <class Line>
Result<> readLines(const ZipFile &zip, const QString &part, const QString &sum, const Line &line)
{
    TRY_ASSIGN(const auto stream, zip.stream(part));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray rest;
    std::vector<char> block(256 * 1024);
    for (;;) {
        TRY_ASSIGN(const qint64 got, stream->read(block.data(), qint64(block.size())));
        if (got == 0)
            break;
        const QByteArrayView piece(block.data(), got);
        hash.addData(piece);
        rest.append(piece);
        qsizetype begin = 0;
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', begin)) {
            TRY(line(rest.mid(begin, end - begin)));
            begin = end + 1;
        }
        rest.remove(0, begin);
        if (rest.size() > lineBytes)
            return archiveDamaged(part);
    }
    if (!rest.isEmpty() || QString::fromLatin1(hash.result().toHex()) != sum)
        return archiveDamaged(part);
    return {};
}

Result<> loadTable(const ZipFile &zip, Connection &connection, const QJsonValue &table, const QJsonObject &sums)
{
    const QString name = table[QLatin1String("name")].toString();
    const QString part = QStringLiteral("data/%1.jsonl").arg(name);
    QStringList columns;
    QStringList marks;
    for (const QJsonValue &column : table[QLatin1String("columns")].toArray()) {
        columns.append(column.toString());
        marks.append(QStringLiteral("?"));
    }
    QSqlQuery known(connection.database());
    known.prepare(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name=? AND type='table'"));
    known.addBindValue(name);
    if (columns.isEmpty() || !known.exec() || !known.next() || known.value(0).toInt() != 1)
        return archiveDamaged(part);
    known.finish();
    QSqlQuery insert(connection.database());
    // What the schema itself put there is in the archive as well.
    if (!insert.exec(QStringLiteral("DELETE FROM ") + quoted(name)) ||
        !insert.prepare(
            QStringLiteral("INSERT INTO %1(%2) VALUES(%3)").arg(quoted(name), quoted(columns), marks.join(u','))))
        return fail(ErrorCode::Damaged,
                    ArchiveText::tr("The archive's table “%1” does not fit the schema it names.").arg(name),
                    insert.lastError().text());
    qint64 rows = 0;
    TRY(readLines(zip, part, sums.value(part).toString(), [&](const QByteArray &line) -> Result<> {
        const QJsonArray cells = QJsonDocument::fromJson(line).array();
        if (cells.size() != columns.size())
            return archiveDamaged(part);
        for (qsizetype i = 0; i < cells.size(); ++i)
            insert.bindValue(int(i), variantOf(cells[i]));
        if (!insert.exec()) {
            const QString details = insert.lastError().text();
            const bool full = insert.lastError().nativeErrorCode() == QLatin1String("13");
            return fail(
                full ? ErrorCode::DiskFull : ErrorCode::Damaged,
                full ? ArchiveText::tr("The disk is full. Free some space and try again.")
                     : ArchiveText::tr("Row %1 of the archive's table “%2” cannot be stored.").arg(rows + 1).arg(name),
                details);
        }
        ++rows;
        return {};
    }));
    if (rows != table[QLatin1String("rows")].toInteger())
        return archiveDamaged(part);
    return {};
}

Result<> loadAttachments(const ZipFile &zip, const QString &target, const QJsonObject &sums)
{
    const QString prefix = QStringLiteral("attachments/");
    for (auto it = sums.begin(); it != sums.end(); ++it) {
        if (!it.key().startsWith(prefix))
            continue;
        const QString relative = it.key().mid(prefix.size());
        // Nothing may leave the folder.
        if (relative.isEmpty() || QDir::isAbsolutePath(relative) ||
            relative.split(u'/').contains(QStringLiteral("..")) || relative.contains(u'\\') || relative.contains(u':'))
            return archiveDamaged(it.key());
        const QString path = target + u'/' + relative;
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return fail(ErrorCode::Io, ArchiveText::tr("“%1” cannot be written.").arg(path), file.errorString());
        TRY_ASSIGN(const auto stream, zip.stream(it.key()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        std::vector<char> block(256 * 1024);
        for (;;) {
            TRY_ASSIGN(const qint64 got, stream->read(block.data(), qint64(block.size())));
            if (got == 0)
                break;
            hash.addData(QByteArrayView(block.data(), got));
            TRY(writeAll(file, block.data(), got));
        }
        if (QString::fromLatin1(hash.result().toHex()) != it.value().toString())
            return archiveDamaged(it.key());
        TRY(flushToDevice(file));
    }
    return {};
}

}  // namespace

Result<ArchiveInfo> writeArchive(ReadContext &context, const WorkspaceFolder &folder, const QString &path,
                                 const ArchiveProgress &progress)
{
    if (!context.session().access.mayAdminister())
        return fail(
            ErrorCode::Forbidden,
            ArchiveText::tr("An archive holds everything of the workspace; only an administrator may make one."));
    const QDateTime now = context.clock().nowUtc();
    TRY_ASSIGN(const auto zip, ZipWriter::create(path, now));
    TRY(zip->add(QStringLiteral("README.txt"), readMe(folder.description().name)));
    QJsonObject sums;
    QJsonArray tables;
    ArchiveInfo info;
    info.workspaceName = folder.description().name;
    info.madeAt = now;
    {
        TRY_ASSIGN(auto version, context.run(QStringLiteral("PRAGMA user_version"), {}, false));
        info.schema = version.next() ? version.value(0).toInt() : 0;
    }
    double steps = 0;
    TRY_ASSIGN(const QStringList names, tablesOf(context));
    const auto all = double(names.size() + context.catalog().types().size() + 2);
    const auto stopped = [&] { return context.stopRequested() || (progress && !progress(++steps / all)); };
    const auto cancelled = [] {
        return fail(ErrorCode::Cancelled, ArchiveText::tr("The archive was stopped. No file was written."));
    };
    for (const RecordType &type : context.catalog().types()) {
        if (stopped())
            return cancelled();
        ExportRequest request;
        request.type = type.key;
        TRY(csvPart(*zip, QStringLiteral("records/%1.csv").arg(type.key), [&](TableSink &sink) -> Result<> {
            TRY(exportTable(context, request, sink));
            return {};
        }));
    }
    TRY(csvPart(*zip, QStringLiteral("history.csv"), [&](TableSink &sink) { return writeHistory(context, sink); }));
    for (const QString &name : names) {
        if (stopped())
            return cancelled();
        TRY_ASSIGN(const QStringList columns, columnsOf(context, name));
        Part part(*zip, sums, QStringLiteral("data/%1.jsonl").arg(name));
        TRY(part.begin());
        TRY_ASSIGN(
            auto query,
            context.run(QStringLiteral("SELECT %1 FROM %2 ORDER BY 1").arg(quoted(columns), quoted(name)), {}, false));
        qint64 rows = 0;
        while (query.next()) {
            QJsonArray cells;
            for (int i = 0; i < columns.size(); ++i)
                cells.append(jsonOf(query.value(i)));
            TRY(part.write(QJsonDocument(cells).toJson(QJsonDocument::Compact) + '\n'));
            if (++rows % 1024 == 0 && context.stopRequested())
                return cancelled();
        }
        TRY(finished(query));
        part.end();
        info.rows += rows;
        tables.append(QJsonObject{{QStringLiteral("name"), name},
                                  {QStringLiteral("columns"), QJsonArray::fromStringList(columns)},
                                  {QStringLiteral("rows"), rows}});
    }
    const QDir attachments(folder.attachmentsPath());
    QDirIterator walk(folder.attachmentsPath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, ArchiveText::tr("The attachment “%1” cannot be read.").arg(file.fileName()),
                        file.errorString());
        Part part(*zip, sums, QStringLiteral("attachments/") + attachments.relativeFilePath(file.fileName()));
        TRY(part.begin());
        while (!file.atEnd()) {
            const QByteArray bytes = file.read(256 * 1024);
            if (bytes.isEmpty())
                return fail(ErrorCode::Io, ArchiveText::tr("The attachment “%1” cannot be read.").arg(file.fileName()),
                            file.errorString());
            TRY(part.write(bytes));
        }
        part.end();
        ++info.attachments;
    }
    const QJsonObject manifest{{QStringLiteral("format"), QStringLiteral("fieldfare-archive")},
                               {QStringLiteral("version"), archiveVersion},
                               {QStringLiteral("program"), QStringLiteral(FIELDFARE_VERSION)},
                               {QStringLiteral("name"), info.workspaceName},
                               {QStringLiteral("made_at"), now.toString(Qt::ISODate)},
                               {QStringLiteral("schema"), info.schema},
                               {QStringLiteral("tables"), tables},
                               {QStringLiteral("sha256"), sums}};
    TRY(zip->add(manifestName, QJsonDocument(manifest).toJson()));
    TRY(zip->finish());
    return info;
}

bool isArchive(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.read(4).startsWith("PK\x03\x04"))
        return false;
    return inspectArchive(path).has_value();
}

Result<ArchiveInfo> inspectArchive(const QString &path)
{
    TRY_ASSIGN(const ZipFile zip, ZipFile::open(path));
    TRY_ASSIGN(const Manifest manifest, readManifest(zip));
    return manifest.info;
}

Result<ArchiveInfo> loadArchive(const WorkspaceFolder &folder, const QString &path, const ArchiveProgress &progress)
{
    ZipLimits limits;
    limits.entries = 100'000'000;
    limits.free = qint64(64) * 1024 * 1024 * 1024;
    TRY_ASSIGN(const ZipFile zip, ZipFile::open(path, limits));
    TRY_ASSIGN(const Manifest manifest, readManifest(zip));
    TRY_ASSIGN(QVector<Migration> migrations, loadMigrations());
    if (manifest.info.schema > migrations.size() || manifest.info.schema < 1)
        return fail(ErrorCode::NewerFormat,
                    ArchiveText::tr(
                        "This archive was written by a newer version of Fieldfare. Update this program to read it."));
    // The schema of that day; opening the workspace brings it up to date.
    migrations.resize(manifest.info.schema);
    TRY_ASSIGN(const auto connection, folder.connect(OpenMode::ReadWrite, 32 * 1024, connectionSetups()));
    TRY(migrate(*connection, migrations));
    TRY(connection->execute(QByteArray("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON")));
    const auto loaded = [&]() -> Result<> {
        double done = 0;
        // The counters of ids last: filling the other tables moves them.
        for (const bool counters : {false, true}) {
            for (const QJsonValue &table : manifest.tables) {
                if ((table[QLatin1String("name")].toString() == QLatin1String("sqlite_sequence")) != counters)
                    continue;
                if (progress && !progress(++done / double(manifest.tables.size() + 1)))
                    return fail(ErrorCode::Cancelled, ArchiveText::tr("Restoring was stopped."));
                TRY(loadTable(zip, *connection, table, manifest.sums));
            }
        }
        return connection->execute(QByteArray("COMMIT"));
    }();
    if (!loaded) {
        (void)connection->execute(QByteArray("ROLLBACK"));
        return fail(loaded.error());
    }
    TRY(loadAttachments(zip, folder.attachmentsPath(), manifest.sums));
    return manifest.info;
}

}  // namespace fieldfare
