// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/row_feed.h"

namespace fieldfare {

namespace {

constexpr std::size_t batchRows = 128;
constexpr std::size_t batchesAhead = 6;

}  // namespace

RowFeed::RowFeed(TableSource &source, const RowReader &reader)
    : m_source(source), m_reader(reader), m_thread([this] { work(); })
{
}

RowFeed::~RowFeed()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void RowFeed::work()
{
    for (bool last = false; !last;) {
        Batch batch;
        batch.rows.reserve(batchRows);
        while (batch.rows.size() < batchRows && !last) {
            TableRow raw;
            auto got = m_source.next(raw);
            if (!got)
                batch.error = std::move(got.error());
            last = !got || !*got;
            if (last || raw.isBlank())
                continue;
            batch.rows.emplace_back();
            m_reader.parse(std::move(raw), batch.rows.back());
        }
        batch.last = last;
        batch.progress = m_source.progress();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stop || m_ready.size() < batchesAhead; });
        if (m_stop)
            return;
        m_ready.push_back(std::move(batch));
        m_changed.notify_all();
    }
}

Result<ParsedRow *> RowFeed::next()
{
    while (m_at == m_current.rows.size()) {
        if (m_current.error)
            return fail(*m_current.error);
        if (m_current.last)
            return nullptr;
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty(); });
        m_current = std::move(m_ready.front());
        m_ready.pop_front();
        m_at = 0;
        m_changed.notify_all();
    }
    return &m_current.rows[m_at++];
}

}  // namespace fieldfare
