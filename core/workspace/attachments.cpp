// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/attachments.h"

#include "base/await.h"
#include "records/attachment/attachment.h"
#include "records/record_writer.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QMimeDatabase>
#include <QtConcurrentRun>

namespace fieldfare {

namespace {

struct AttachmentsText {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

const QString kDraft = QStringLiteral("attach/");
const QString kPacked = QStringLiteral("packed");

struct Taken {
    QString name;
    QString mediaType;
    AttachmentStore::Stored stored;
    Uid uid;
};

Result<Taken> take(AttachmentStore &contents, const Attachments::Source &source, const AttachmentStore::Step &step)
{
    QFile file(source.path);
    QBuffer buffer;
    QIODevice *device = &file;
    Taken taken;
    if (source.path.isEmpty()) {
        buffer.setData(source.bytes);
        device = &buffer;
        taken.name = safeFileName(source.name);
    } else {
        taken.name = safeFileName(source.name.isEmpty() ? QFileInfo(source.path).fileName() : source.name);
        if (QFileInfo(source.path).isDir())
            return fail(
                ErrorCode::InvalidInput,
                AttachmentsText::tr("“%1” is a folder. Attach its files, or an archive of it.").arg(taken.name));
    }
    if (!device->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io,
                    AttachmentsText::tr("“%1” cannot be read: %2").arg(taken.name, device->errorString()));
    taken.mediaType = QMimeDatabase().mimeTypeForFileNameAndData(taken.name, device).name();
    device->seek(0);
    auto stored = contents.add(*device, step);
    if (!stored) {
        Error error = std::move(stored.error());
        error.message = QStringLiteral("“%1”: %2").arg(taken.name, error.message);
        return fail(std::move(error));
    }
    taken.stored = *stored;
    taken.uid = source.uid;
    return taken;
}

}  // namespace

Attachments::Attachments(QString folder, const std::shared_ptr<const Secret> &key, Store &store, DraftStore *drafts)
    : m_contents(std::move(folder), key), m_store(store), m_drafts(drafts)
{
    m_pool.setMaxThreadCount(1);
}

Attachments::~Attachments()
{
    m_closing.request_stop();
    m_pool.waitForDone();
    m_readers.waitForDone();
}

QFuture<Result<Attachments::Outcome>> Attachments::attach(const Session &session, QVector<Source> sources,
                                                          const QString &type, qint64 id, std::stop_token stop,
                                                          Progress progress)
{
    QString draft;
    if (m_drafts != nullptr) {
        QJsonArray paths;
        for (Source &source : sources) {
            if (source.path.isEmpty())
                continue;
            source.uid = newUid(m_store.clock()->now());
            paths.append(QJsonObject{{QStringLiteral("path"), QFileInfo(source.path).absoluteFilePath()},
                                     {QStringLiteral("uid"), uidText(source.uid)}});
        }
        if (!paths.isEmpty()) {
            draft = kDraft + uidText(newUid(m_store.clock()->now()));
            m_drafts->put(
                draft, {{QStringLiteral("files"), paths}, {QStringLiteral("type"), type}, {QStringLiteral("id"), id}});
        }
    }
    return QtConcurrent::run(
        &m_pool,
        [this, session, sources = std::move(sources), type, id, stop = std::move(stop), progress = std::move(progress),
         draft]() -> Result<Outcome> { return attachNow(session, sources, type, id, stop, progress, draft); });
}

Result<Attachments::Outcome> Attachments::attachNow(const Session &session, const QVector<Source> &sources,
                                                    const QString &type, qint64 id, const std::stop_token &stop,
                                                    const Progress &progress, const QString &draft)
{
    const auto forget = [&] {
        if (m_drafts != nullptr && !draft.isEmpty())
            m_drafts->remove(draft);
    };
    const auto catalog = m_store.catalog();
    const RecordType &attachments = catalog->at(Attachment::kNumber);
    const FieldSpec *link = nullptr;
    for (const FieldSpec &field : attachments.fields) {
        if (field.kind == FieldKind::Link && field.target == type && !link)
            link = &field;
    }
    if (!link || !catalog->find(type)) {
        forget();
        return fail(ErrorCode::Unsupported, AttachmentsText::tr("Nothing can be attached to records of this type."));
    }
    if (!session.access.mayWrite(attachments)) {
        forget();
        return fail(ErrorCode::Forbidden, AttachmentsText::tr("You have no right to attach files."));
    }
    Outcome outcome;
    QVector<Taken> taken;
    for (int i = 0; i < sources.size(); ++i) {
        if (progress)
            progress(i, int(sources.size()), QFileInfo(sources.at(i).path + sources.at(i).name).fileName());
        auto one = take(m_contents, sources.at(i),
                        [&](qint64) { return !stop.stop_requested() && !m_closing.stop_requested(); });
        if (!one && one.error().code == ErrorCode::Cancelled) {
            if (!m_closing.stop_requested())
                forget();  // the person stopped it; closing the program only puts it off
            return fail(std::move(one.error()));
        }
        if (one)
            taken.append(*one);
        else
            outcome.problems.append(one.error().message);
    }
    if (taken.isEmpty()) {
        forget();
        return outcome;
    }
    auto written = await(m_store.write(session, {QString(), Origin::Local, 0}, [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        const RecordType &owner = writer.catalog().at(type);
        TRY_ASSIGN(const auto record, writer.load(owner, id));
        for (const Taken &one : taken) {
            if (!one.uid.isNull()) {
                TRY_ASSIGN(const qint64 there, writer.findByUid(attachments, one.uid));
                if (there > 0)
                    continue;  // attached before the program was killed
            }
            Attachment file;
            file.uid = one.uid;
            file.name = one.name;
            file.mediaType = one.mediaType;
            file.size = one.stored.size;
            file.hash = one.stored.hash;
            file.owner = session.user;
            writer.catalog().at(Attachment::kNumber).field(link->key)->write(file, qlonglong(id));
            TRY(writer.insert(file));
        }
        work.setTitle(taken.size() == 1
                          ? AttachmentsText::tr("Attached “%1” to “%2”").arg(taken.first().name, record->displayName)
                          : AttachmentsText::tr("Attached %n files to “%1”", nullptr, int(taken.size()))
                                .arg(record->displayName));
        return {};
    }));
    forget();
    if (!written)
        return fail(std::move(written.error()));
    outcome.changes = std::move(*written);
    outcome.attached = int(taken.size());
    return outcome;
}

QFuture<Result<Attachments::Outcome>> Attachments::resume(const Session &session)
{
    return QtConcurrent::run(&m_pool, [this, session]() -> Result<Outcome> {
        Outcome all;
        if (m_drafts == nullptr)
            return all;
        TRY_ASSIGN(const auto drafts, await(m_drafts->find(kDraft)));
        for (const DraftStore::Draft &draft : drafts) {
            QVector<Source> sources;
            for (const QJsonValue &value : draft.content.value(QLatin1String("files")).toArray()) {
                const QJsonObject file = value.toObject();
                sources.append(Source{file.value(QLatin1String("path")).toString(),
                                      {},
                                      {},
                                      Uid::fromString(file.value(QLatin1String("uid")).toString())});
            }
            const QString type = draft.content.value(QLatin1String("type")).toString();
            const qint64 id = draft.content.value(QLatin1String("id")).toInteger();
            auto one = attachNow(session, sources, type, id, {}, {}, draft.key);
            if (!one) {
                if (one.error().code == ErrorCode::Cancelled)
                    return fail(std::move(one.error()));
                all.problems.append(one.error().message);
                continue;
            }
            all.attached += one->attached;
            all.problems += one->problems;
            if (one->attached > 0)
                all.changes = one->changes;
        }
        return all;
    });
}

void Attachments::setFetch(Fetch fetch)
{
    const std::scoped_lock lock(m_fetchMutex);
    m_fetch = std::move(fetch);
}

Result<void> Attachments::bring(const QString &hash)
{
    if (m_contents.has(hash))
        return {};
    Fetch fetch;
    {
        const std::scoped_lock lock(m_fetchMutex);
        fetch = m_fetch;
    }
    return fetch ? fetch(hash) : Result<void>();
}

QFuture<Result<QByteArray>> Attachments::content(const QString &hash, qint64 most)
{
    return QtConcurrent::run(&m_readers, [this, hash, most]() -> Result<QByteArray> {
        TRY(bring(hash));
        return m_contents.content(hash, most);
    });
}

QFuture<Result<void>> Attachments::save(const QString &hash, const QString &path)
{
    return QtConcurrent::run(&m_readers, [this, hash, path]() -> Result<void> {
        TRY(bring(hash));
        return m_contents.copyTo(hash, path);
    });
}

QFuture<Result<int>> Attachments::cleanUp(const Session &session)
{
    return QtConcurrent::run(&m_pool, [this, session]() -> Result<int> {
        // Also those of removed records: they lie in the recycle bin until it is emptied.
        TRY_ASSIGN(const QSet<QString> used,
                   await(m_store.read(session, [](ReadContext &context) -> Result<QSet<QString>> {
                       QSet<QString> hashes;
                       TRY_ASSIGN(auto rows, context.statements().run(
                                                 QStringLiteral("SELECT hash FROM attachment UNION "
                                                                "SELECT json_extract(old, '$.hash') FROM change "
                                                                "WHERE type=? AND uid IS NOT NULL AND json_valid(old)"),
                                                 {Attachment::kNumber}));
                       while (rows.next()) {
                           if (const QString hash = rows.value(0).toString(); !hash.isEmpty())
                               hashes.insert(hash);
                       }
                       TRY(finished(rows));
                       TRY_ASSIGN(auto runs,
                                  context.statements().run(QStringLiteral("SELECT count(*) FROM change WHERE type=? "
                                                                          "AND uid IS NULL AND old IS NOT NULL"),
                                                           {Attachment::kNumber}));
                       if (runs.next() && runs.value(0).toLongLong() > 0)
                           hashes.insert(kPacked);
                       return hashes;
                   })));
        if (used.contains(kPacked))
            return 0;  // packed rows of the recycle bin speak of files too
        return m_contents.removeUnused(used);
    });
}

Result<QVector<Attachments::Finding>> Attachments::verifyAll(StatementCache &statements,
                                                             const AttachmentStore &contents,
                                                             const std::function<bool()> &proceed)
{
    TRY_ASSIGN(auto there, statements.run(QStringLiteral("SELECT 1 FROM sqlite_schema WHERE name='attachment'"), {}));
    if (!there.next())
        return QVector<Finding>();  // made by a version that knew none
    there.finish();
    TRY_ASSIGN(
        auto rows,
        statements.run(QStringLiteral("SELECT hash, display_name FROM attachment GROUP BY hash ORDER BY id"), {}));
    QVector<QPair<QString, QString>> files;
    while (rows.next())
        files.append({rows.value(0).toString(), rows.value(1).toString()});
    TRY(finished(rows));
    QVector<Finding> findings;
    for (const auto &[hash, name] : files) {
        const auto read = contents.read(
            hash, [](const char *, qint64) -> Result<void> { return {}; },
            [&](qint64) { return !proceed || proceed(); });
        if (!read) {
            if (read.error().code == ErrorCode::Cancelled)
                return fail(read.error());
            findings.append({name, read.error()});
        }
    }
    return findings;
}

}  // namespace fieldfare
