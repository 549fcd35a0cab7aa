// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/export_plan.h"

#include <QByteArray>

#include <condition_variable>
#include <map>
#include <mutex>

class QBuffer;

namespace fieldfare {

class CsvWriter;

/// One CSV file written by two readers. The table is cut into pieces of few rows; whoever is free renders the next one, and
/// the leader writes them in order, so that the file is the same as from one reader. The leader never waits for a helper
/// that has not begun a piece: when there is none, it writes everything itself.
///
/// The helper joins only when both look at the same state: between two states lies a logged transaction, or another catalog.
class SharedExport {
public:
    SharedExport(ExportRequest request, CsvWriteOptions options);

    /// The leader's part: the whole export. Errors as exportCsv(). Once, on a reader thread.
    [[nodiscard]] Result<ExportReport> lead(ReadContext &context, const QString &path,
                                            const ProgressCallback &progress);
    /// No piece is wanted any more: the leader has ended or will never begin. Any thread.
    void end();
    /// The helper's part, on another reader thread, begun after the leader's; returns after end().
    [[nodiscard]] Result<> help(ReadContext &context);

private:
    using Rows = std::pair<qint64, qint64>;  ///< positions in the list, or row numbers: from, up to and including
    struct Rendered {
        Result<QByteArray> text;
        qint64 rows = 0;
    };

    [[nodiscard]] Result<> plan(ReadContext &context);
    [[nodiscard]] Result<> renderAll(ReadContext &context, CsvWriter &writer, const ProgressCallback &progress,
                                     ExportReport &report);
    [[nodiscard]] Result<> render(ReadContext &context, qint64 piece, TableSink &sink,
                                  const ExportPlan::RowDone &rowDone) const;
    [[nodiscard]] Rendered rendered(ReadContext &context, qint64 piece, CsvWriter &writer, QBuffer &buffer) const;
    [[nodiscard]] bool hasRoom() const;

    const ExportRequest m_request;
    const CsvWriteOptions m_options;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<const ExportPlan> m_plan;  ///< set once, before m_ready
    Rows m_whole{0, -1};
    qint64 m_pieceSize = 0;
    qint64 m_pieces = 0;
    qint64 m_state = 0;    ///< the leader's last transaction
    bool m_ready = false;  ///< pieces may be taken
    bool m_over = false;   ///< nobody waits for pieces any more
    qint64 m_next = 0;     ///< the first piece nobody has taken
    qint64 m_written = 0;  ///< pieces in the file
    std::map<qint64, Rendered> m_waiting;
    qsizetype m_waitingBytes = 0;
};

}  // namespace fieldfare
