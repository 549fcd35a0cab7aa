// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/shared_export.h"

#include "exchange/csv/csv_writer.h"
#include "exchange/text.h"

#include <QBuffer>
#include <QElapsedTimer>

namespace fieldfare {

namespace {

constexpr qint64 kPieceRows = 512;
constexpr qint64 kMostAhead = 32;  // pieces in front of the one the file waits for
constexpr qsizetype kMostWaitingBytes = 1024 * 1024;
constexpr qint64 kWidestTable = qint64(1) << 26;  // row numbers further apart than this leave too many pieces empty

/// Every logged transaction makes it larger.
Result<qint64> lastTransaction(ReadContext &context)
{
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT max(n) FROM tx")));
    const qint64 last = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return last;
}

}  // namespace

SharedExport::SharedExport(ExportRequest request, CsvWriteOptions options)
    : m_request(std::move(request)), m_options(options)
{
}

/// Finds out what is to be read and cuts it into pieces.
Result<> SharedExport::plan(ReadContext &context)
{
    TRY_ASSIGN(const qint64 state, lastTransaction(context));
    TRY_ASSIGN(auto plan, ExportPlan::make(context, m_request));
    Rows whole{0, -1};
    qint64 pieceSize = kPieceRows;
    if (m_request.ids) {
        whole.second = m_request.ids->size() - 1;
    } else {
        TRY_ASSIGN(
            auto query,
            context.run(
                QStringLiteral("SELECT (SELECT min(id) FROM {%1}), (SELECT max(id) FROM {%1})").arg(plan->type().key)));
        if (query.next() && !query.isNull(0))
            whole = {query.value(0).toLongLong(), query.value(1).toLongLong()};
        TRY(finished(query));
        if (whole.second / 2 - whole.first / 2 > kWidestTable / 2)
            pieceSize = 0;  // one piece
    }
    const std::lock_guard lock(m_mutex);
    m_state = state;
    m_plan = std::move(plan);
    m_whole = whole;
    m_pieceSize = pieceSize;
    m_pieces = whole.second < whole.first ? 0 : pieceSize == 0 ? 1 : (whole.second - whole.first) / pieceSize + 1;
    return {};
}

Result<> SharedExport::render(ReadContext &context, qint64 piece, TableSink &sink,
                              const ExportPlan::RowDone &rowDone) const
{
    if (m_pieceSize == 0)
        return m_plan->writeAll(context, sink, rowDone);
    const qint64 first = m_whole.first + piece * m_pieceSize;
    const qint64 last = std::min(m_whole.second, first + m_pieceSize - 1);
    if (m_request.ids)
        return m_plan->writeListed(context, m_request.ids->mid(first, last - first + 1), sink, rowDone);
    return m_plan->writeRange(context, first, last, sink, rowDone);
}

SharedExport::Rendered SharedExport::rendered(ReadContext &context, qint64 piece, CsvWriter &writer,
                                              QBuffer &buffer) const
{
    Rendered result;
    buffer.buffer().clear();
    buffer.seek(0);
    auto done = render(context, piece, writer, [&result]() -> Result<> {
        ++result.rows;
        return {};
    });
    if (done)
        done = writer.finish();
    result.text = done ? Result<QByteArray>(buffer.data()) : Result<QByteArray>(fail(std::move(done.error())));
    return result;
}

/// Under the lock: whether another piece may be begun before the next one is written.
bool SharedExport::hasRoom() const
{
    return m_next < m_pieces && m_next - m_written < kMostAhead && m_waitingBytes < kMostWaitingBytes;
}

void SharedExport::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
}

Result<> SharedExport::help(ReadContext &context)
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ready || m_over; });
        if (m_over)
            return {};
    }
    TRY_ASSIGN(const qint64 state, lastTransaction(context));
    if (state != m_state || context.sharedCatalog() != m_plan->catalog())
        return {};
    CsvWriteOptions options = m_options;
    options.byteOrderMark = false;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = CsvWriter::toDevice(buffer, options);
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_over || m_next >= m_pieces || hasRoom(); });
        if (m_over || m_next >= m_pieces)
            return {};
        const qint64 piece = m_next++;
        lock.unlock();
        Rendered result = rendered(context, piece, *writer, buffer);
        const bool failed = !result.text;
        lock.lock();
        m_waitingBytes += failed ? 0 : result.text->size();
        m_waiting.emplace(piece, std::move(result));
        m_changed.notify_all();
        if (failed)
            return {};  // the leader tells it
    }
}

Result<> SharedExport::renderAll(ReadContext &context, CsvWriter &writer, const ProgressCallback &progress,
                                 ExportReport &report)
{
    CsvWriteOptions options = m_options;
    options.byteOrderMark = false;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto ownRows = CsvWriter::toDevice(buffer, options);
    QElapsedTimer pace;
    pace.start();
    const auto tell = [&]() -> Result<> {
        if (context.stopRequested())
            return fail(exportStopped());
        if (progress && pace.elapsed() >= 100) {
            pace.restart();
            progress({report.rows, 0, 0});
        }
        return {};
    };
    std::unique_lock lock(m_mutex);
    while (m_written < m_pieces) {
        if (const auto next = m_waiting.find(m_written); next != m_waiting.end()) {
            const Rendered piece = std::move(next->second);
            m_waiting.erase(next);
            ++m_written;
            if (!piece.text)
                return fail(piece.text.error());
            m_waitingBytes -= piece.text->size();
            lock.unlock();
            m_changed.notify_all();
            TRY(writer.append(*piece.text));
            report.rows += piece.rows;
            TRY(tell());
            lock.lock();
            continue;
        }
        if (m_next == m_written) {  // what the file waits for needs no buffer
            const qint64 piece = m_next++;
            lock.unlock();
            TRY(render(context, piece, writer,
                       [&]() -> Result<> { return ++report.rows % 256 == 0 ? tell() : Result<>(); }));
            lock.lock();
            ++m_written;
            m_changed.notify_all();
        } else if (hasRoom()) {
            const qint64 piece = m_next++;
            lock.unlock();
            Rendered own = rendered(context, piece, *ownRows, buffer);
            TRY(tell());
            lock.lock();
            m_waitingBytes += own.text ? own.text->size() : 0;
            m_waiting.emplace(piece, std::move(own));
        } else {
            m_changed.wait(lock, [this] { return m_waiting.contains(m_written); });
        }
    }
    return {};
}

Result<ExportReport> SharedExport::lead(ReadContext &context, const QString &path, const ProgressCallback &progress)
{
    QElapsedTimer timer;
    timer.start();
    ExportReport report;
    const auto done = [&]() -> Result<> {
        TRY_ASSIGN(auto writer, CsvWriter::create(path, m_options));
        TRY(plan(context));
        TRY(writer->begin(m_plan->header()));
        {
            const std::lock_guard lock(m_mutex);
            m_ready = true;
        }
        m_changed.notify_all();
        TRY(renderAll(context, *writer, progress, report));
        return writer->finish();
    }();
    end();
    TRY(done);
    report.seconds = double(timer.nsecsElapsed()) / 1e9;
    return report;
}

}  // namespace fieldfare
