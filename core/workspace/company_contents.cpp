// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_contents.h"

#include "base/await.h"
#include "records/attachment/attachment.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int kAtOnce = 200;                       // files looked at in one go
constexpr qint64 kBytesAtOnce = qint64(16) << 20;  // then records have their turn
constexpr qint64 kAgainMs = 10 * 60 * 1000;        // whoever has the file may be on the road
constexpr qint64 kSoonMs = 3 * 1000;               // it was attached just now, and is on its way
constexpr qint64 kNewMs = 60 * 60 * 1000;
constexpr int kMostAttempts = 3;
constexpr qint64 kLeastPiece = qint64(32) << 10;

struct ContentsText {
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

tl::unexpected<Error> stoppedContents()
{
    return fail(ErrorCode::Cancelled, ContentsText::tr("Stopped. It goes on with the next exchange."));
}

}  // namespace

Result<void> CompanyContents::removePurged()
{
    QStringList unused;
    TRY_ASSIGN(const QStringList purged,
               await(m_store.read(m_session, [&unused](ReadContext &context) -> Result<QStringList> {
                   QStringList hashes;
                   TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT hash FROM sync_purged"), {}));
                   while (query.next())
                       hashes.append(query.value(0).toString());
                   TRY(finished(query));
                   for (const QString &hash : std::as_const(hashes)) {
                       const QString like = QLatin1Char('%') + hash + QLatin1Char('%');
                       TRY_ASSIGN(auto other,
                                  context.statements().run(
                                      QStringLiteral("SELECT 1 FROM attachment WHERE hash=? UNION ALL SELECT 1 FROM "
                                                     "change WHERE type=? AND (old LIKE ? OR new LIKE ?) LIMIT 1"),
                                      {hash, Attachment::kNumber, like, like}));
                       if (!other.next())
                           unused.append(hash);
                       TRY(finished(other));
                   }
                   return hashes;
               })));
    if (purged.isEmpty())
        return {};
    for (const QString &hash : std::as_const(unused))
        TRY(m_contents.remove(hash));
    auto done = await(m_store.write(
        m_session, {ContentsText::tr("Attached files"), Origin::Remote, 0},
        [&purged](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            for (const QString &hash : purged) {
                TRY_ASSIGN(auto query, work.execute(QStringLiteral("DELETE FROM sync_purged WHERE hash=?"), {hash}));
                query.finish();
            }
            return {};
        }));
    return done ? Result<void>() : fail(std::move(done.error()));
}

Result<QVector<CompanyContents::File>> CompanyContents::unsettled()
{
    const qint64 now = m_store.clock()->now();
    return await(m_store.read(m_session, [now](ReadContext &context) -> Result<QVector<File>> {
        TRY_ASSIGN(
            auto query,
            context.statements().run(
                QStringLiteral("SELECT a.uid, a.hash, a.size, a.display_name, ifnull(s.state, 0), a.created_at "
                               "FROM attachment a LEFT JOIN sync_content s ON s.record=a.uid "
                               "WHERE (s.record IS NULL OR (s.state IN (0, 3) AND s.after<=?)) "
                               "AND a.hash IS NOT NULL ORDER BY s.after IS NOT NULL, s.after, a.id DESC LIMIT ?"),
                {now, kAtOnce}));
        QVector<File> files;
        while (query.next())
            files.append({uidFromBytes(query.value(0).toByteArray()), query.value(1).toString(),
                          query.value(2).toLongLong(), query.value(3).toString(),
                          query.value(4).toInt() == int(Standing::Own), now - query.value(5).toLongLong() < kNewMs});
        TRY(finished(query));
        return files;
    }));
}

Result<void> CompanyContents::note(const QHash<Uid, Standing> &standings, const QSet<Uid> &soon)
{
    if (standings.isEmpty())
        return {};
    const qint64 now = m_store.clock()->now();
    auto noted = await(m_store.write(
        m_session, {ContentsText::tr("Attached files"), Origin::Remote, 0}, [&](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            for (auto it = standings.cbegin(); it != standings.cend(); ++it) {
                TRY_ASSIGN(auto query, work.execute(QStringLiteral("INSERT INTO sync_content(record, state, after) "
                                                                   "VALUES(?,?,?) ON CONFLICT(record) DO UPDATE SET "
                                                                   "state=excluded.state, after=excluded.after"),
                                                    {uidBytes(it.key()), int(*it),
                                                     now + (soon.contains(it.key()) ? kSoonMs : kAgainMs)}));
                query.finish();
            }
            return {};
        }));
    return noted ? Result<void>() : fail(std::move(noted.error()));
}

Result<void> CompanyContents::forgetStanding()
{
    auto forgotten = await(m_store.write(
        m_session, {ContentsText::tr("Attached files"), Origin::Remote, 0}, [](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            for (const char *sql : {"DELETE FROM sync_content WHERE state IN (0, 2)",
                                    "UPDATE sync_content SET state=3, after=0 WHERE state=1"}) {
                TRY_ASSIGN(auto query, work.execute(QString::fromLatin1(sql)));
                query.finish();
            }
            return {};
        }));
    return forgotten ? Result<void>() : fail(std::move(forgotten.error()));
}

template <class Answer>
Result<Answer> CompanyContents::gone(Result<Answer> answer)
{
    if (answer)
        m_piece = std::min(m_piece * 2, sync::kContentPiece);
    else if (answer.error().code == ErrorCode::Io)
        m_piece = std::max(m_piece / 4, kLeastPiece);
    return answer;
}

Result<bool> CompanyContents::send(const File &file, const std::function<bool()> &proceed)
{
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        // asks where an earlier upload ended; an empty file is whole with it
        TRY_ASSIGN(auto answer, m_client.putContent(file.record, 0, file.size, {}));
        qint64 have = answer.answer == sync::ContentAnswer::OtherOffset ? answer.have : 0;
        QByteArray piece;
        qint64 at = 0;  // of the content, of the first byte in `piece`
        const auto put = [&]() -> Result<bool> {
            TRY_ASSIGN(answer, gone(m_client.putContent(file.record, at, file.size, piece)));
            at += piece.size();
            piece.clear();
            return answer.answer == sync::ContentAnswer::Taken || answer.answer == sync::ContentAnswer::Whole;
        };
        bool goesOn = answer.answer == sync::ContentAnswer::Taken || answer.answer == sync::ContentAnswer::OtherOffset;
        if (goesOn) {
            qint64 read = 0;
            at = have;
            auto done = m_contents.read(file.hash, [&](const char *bytes, qint64 size) -> Result<void> {
                const qint64 skip = std::clamp<qint64>(have - read, 0, size);
                read += size;
                piece.append(bytes + skip, size - skip);
                if (!proceed())
                    return stoppedContents();
                while (goesOn && piece.size() >= m_piece) {
                    const QByteArray rest = piece.mid(m_piece);
                    piece.truncate(m_piece);
                    TRY_ASSIGN(goesOn, put());
                    piece = rest;
                }
                return {};
            });
            if (!done)
                return fail(std::move(done.error()));
            while (goesOn && !piece.isEmpty()) {
                const QByteArray rest = piece.mid(m_piece);
                piece.truncate(m_piece);
                TRY_ASSIGN(goesOn, put());
                piece = rest;
            }
        }
        switch (answer.answer) {
        case sync::ContentAnswer::Whole: return true;
        case sync::ContentAnswer::Refused:
            return fail(ErrorCode::Unsupported,
                        ContentsText::tr("The company server does not take “%1”: it keeps no files, or none as large.")
                            .arg(file.name));
        case sync::ContentAnswer::NotHere: return false;
        case sync::ContentAnswer::Taken:
        case sync::ContentAnswer::OtherOffset:
        case sync::ContentAnswer::WrongContent: break;
        }
    }
    return false;
}

Result<bool> CompanyContents::receive(const File &file, const std::function<bool()> &proceed)
{
    for (qint64 at = m_contents.begun(file.hash);;) {
        if (!proceed())
            return stoppedContents();
        TRY_ASSIGN(const auto answer, gone(m_client.getContent(file.record, at, m_piece)));
        const bool isLast = answer.answer == sync::ContentAnswer::Whole;
        if (!isLast && (answer.answer != sync::ContentAnswer::Taken || answer.bytes.isEmpty()))
            return false;
        const auto added = m_contents.addPiece(file.hash, at, answer.bytes, isLast);
        if (m_contents.has(file.hash))
            return true;
        // somebody opened it while it came by itself: two bring it, piece by piece in turn
        if (!added && added.error().code != ErrorCode::Conflict)
            return fail(added.error());
        at = m_contents.begun(file.hash);
    }
}

Result<CompanyContents::Report> CompanyContents::some(const std::function<bool()> &proceed)
{
    Report report;
    TRY(removePurged());
    TRY_ASSIGN(const QVector<File> files, unsettled());
    if (files.isEmpty())
        return report;
    QVector<Uid> records;
    for (const File &file : files)
        records.append(file.record);
    TRY_ASSIGN(const QVector<Uid> list, m_client.contentsLacking(records));
    const QSet<Uid> lacking(list.begin(), list.end());
    QHash<Uid, Standing> standings;
    QSet<Uid> soon;
    qint64 bytes = 0;
    Result<void> ended;
    for (const File &file : files) {
        if (bytes >= kBytesAtOnce)
            break;
        const bool isHere = m_contents.has(file.hash);
        const bool isLacking = lacking.contains(file.record);
        Standing after = Standing::Waits;
        Result<bool> done = true;
        if (isHere && !file.isOwn) {
            after = Standing::Elsewhere;
        } else if (isHere && !isLacking) {
            after = Standing::Settled;
        } else if (isHere) {
            done = send(file, proceed);
            after = done.value_or(false) ? Standing::Settled : Standing::Own;
            report.sent += done.value_or(false) ? 1 : 0;
            bytes += file.size;
        } else if (!isLacking && file.size > kMostByItself) {
            after = Standing::Large;
        } else if (!isLacking) {
            done = receive(file, proceed);
            after = done.value_or(false) ? Standing::Settled : Standing::Waits;
            report.received += done.value_or(false) ? 1 : 0;
            bytes += file.size;
        }
        if (!done && (done.error().code == ErrorCode::Damaged || done.error().code == ErrorCode::Unsupported ||
                      done.error().code == ErrorCode::NotFound)) {
            report.problems.append(done.error().message);
            done = false;
        }
        if (!done) {
            ended = fail(std::move(done.error()));
            break;
        }
        standings.insert(file.record, after);
        if (file.isNew && (after == Standing::Waits || after == Standing::Own))
            soon.insert(file.record);
    }
    TRY(note(standings, soon));
    TRY(std::move(ended));
    report.soon = !soon.isEmpty();
    report.more = files.size() == kAtOnce || standings.size() < files.size();
    return report;
}

Result<void> CompanyContents::fetch(const QString &hash, const std::function<bool()> &proceed)
{
    TRY_ASSIGN(const auto files, await(m_store.read(m_session, [&hash](ReadContext &context) -> Result<QVector<File>> {
                   TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT uid, size, display_name FROM "
                                                                                  "attachment WHERE hash=? LIMIT 20"),
                                                                   {hash}));
                   QVector<File> found;
                   while (query.next())
                       found.append({uidFromBytes(query.value(0).toByteArray()), hash, query.value(1).toLongLong(),
                                     query.value(2).toString()});
                   TRY(finished(query));
                   return found;
               })));
    for (const File &file : files) {
        TRY_ASSIGN(const bool isHere, receive(file, proceed));
        if (isHere)
            return note({{file.record, Standing::Settled}}, {});
    }
    return fail(
        ErrorCode::NotFound,
        ContentsText::tr("The content of this file is on the computer of whoever attached it, and comes once that "
                         "computer was in contact with the company server."));
}

}  // namespace fieldfare
