// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/row_reader.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace fieldfare {

/// Reads and parses the rows of a source on a thread of its own, some hundred rows ahead of the one who takes them, so that
/// parsing and writing use two cores. Destruction stops the thread.
class RowFeed {
public:
    /// Both outlive the feed.
    RowFeed(TableSource &source, const RowReader &reader);
    ~RowFeed();
    RowFeed(const RowFeed &) = delete;
    RowFeed &operator=(const RowFeed &) = delete;

    /// The next row, null at the end; valid until the next call.
    [[nodiscard]] Result<ParsedRow *> next();
    /// As of the batch being taken.
    [[nodiscard]] SourceProgress progress() const { return m_current.progress; }

private:
    struct Batch {
        std::vector<ParsedRow> rows;
        SourceProgress progress;
        std::optional<Error> error;
        bool last = false;
    };
    void work();

    TableSource &m_source;
    const RowReader &m_reader;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_ready;
    bool m_stop = false;
    Batch m_current;
    std::size_t m_at = 0;
    std::thread m_thread;
};

}  // namespace fieldfare
