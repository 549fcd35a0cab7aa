// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_scan.h"

#include "search/duplicates/duplicate_blocking.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

namespace fieldfare {

namespace {

struct Found {
    double score = 0;
    quint32 a = 0;
    quint32 b = 0;
    [[nodiscard]] quint64 pair() const { return (quint64(a) << 32) | b; }
};

struct Block {
    quint32 begin = 0;
    quint32 size = 0;
};

quint64 mixed(quint64 x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    return x ^ (x >> 33);
}

class Scan {
public:
    Scan(const DuplicateInput &input, const DuplicateOptions &options, const std::stop_token &stop,
         const DuplicateProgressCallback &progress)
        : m_input(input),
          m_traits(*input.traits),
          m_options(options),
          m_stop(stop),
          m_progress(progress),
          m_model(m_traits, m_traits.size())
    {
    }

    Result<DuplicateReport> run()
    {
        QElapsedTimer clock;
        clock.start();
        if (m_traits.size() >= 2) {
            m_model.learnChance();
            TRY(learn());
            for (int family = 0; family < kFamilies; ++family)
                TRY(compareFamily(BlockFamily(family)));
        }
        DuplicateReport report = assemble();
        report.seconds = double(clock.elapsed()) / 1000;
        return report;
    }

private:
    static constexpr int kFamilies = int(BlockFamily::Count);

    Error stopped() const
    {
        return {ErrorCode::Cancelled,
                QCoreApplication::translate("Duplicates", "The search for duplicates was stopped."),
                {}};
    }
    void tell(DuplicateProgress::Phase phase, qint64 done, qint64 total)
    {
        if (m_progress)
            m_progress({phase, done, total});
    }

    /// Blocks of two and more, the largest left out until the work fits: a key that very many share tells little.
    std::vector<Block> blocksOf(const std::vector<BlockEntry> &entries) const
    {
        constexpr quint32 kLargest = 400;
        const auto affordable = std::max<quint64>(400'000, quint64(m_traits.size()) * 4);
        std::vector<Block> blocks;
        std::vector<quint64> pairsBySize(kLargest + 1);
        for (size_t i = 0; i < entries.size();) {
            size_t end = i + 1;
            while (end < entries.size() && entries[end].key == entries[i].key)
                ++end;
            const size_t size = end - i;
            if (size >= 2 && size <= kLargest) {
                blocks.push_back({quint32(i), quint32(size)});
                pairsBySize[size] += size * (size - 1) / 2;
            }
            i = end;
        }
        quint64 pairs = 0;
        quint32 largest = 1;
        while (largest < kLargest && pairs + pairsBySize[largest + 1] <= affordable)
            pairs += pairsBySize[++largest];
        std::erase_if(blocks, [largest](const Block &block) { return block.size > largest; });
        return blocks;
    }

    template <class Visit>
    void eachPair(const std::vector<BlockEntry> &entries, const Block &block, Visit &&visit) const
    {
        for (quint32 i = block.begin; i < block.begin + block.size; ++i) {
            for (quint32 j = i + 1; j < block.begin + block.size; ++j)
                visit(entries[i].row, entries[j].row);
        }
    }

    Result<void> learn()
    {
        constexpr quint64 kSample = 100'000;
        quint64 all = 0;
        std::vector<quint64> ofFamily;
        std::vector<TraitComparison> sample;
        QSet<quint64> taken;
        DuplicateModel::Comparer comparer(m_model);
        // The first walk counts, so that the second takes an even share.
        quint64 every = 1;
        for (const bool counting : {true, false}) {
            if (!counting)
                every = std::max<quint64>(1, all / kSample);
            for (int family = 0; family < kFamilies; ++family) {
                tell(DuplicateProgress::Phase::Learning, family + (counting ? 0 : kFamilies), qint64(kFamilies) * 2);
                if (m_stop.stop_requested())
                    return fail(stopped());
                const auto entries = blockEntries(m_traits, BlockFamily(family));
                const auto blocks = blocksOf(entries);
                for (const Block &block : blocks) {
                    if (counting) {
                        all += quint64(block.size) * (block.size - 1) / 2;
                        continue;
                    }
                    eachPair(entries, block, [&](quint32 a, quint32 b) {
                        const quint64 pair = (quint64(a) << 32) | b;
                        if (mixed(pair) % every != 0 || taken.contains(pair))
                            return;
                        taken.insert(pair);
                        sample.push_back(comparer.compare(int(a), int(b)));
                    });
                }
            }
        }
        m_model.learnMatches(std::move(sample), double(every));
        m_expected = qint64(all);
        return {};
    }

    Result<void> compareFamily(BlockFamily family)
    {
        const auto entries = blockEntries(m_traits, family);
        const auto blocks = blocksOf(entries);
        const double least = std::log2(m_options.least / (1 - std::min(m_options.least, 0.999999)));
        std::atomic<size_t> next{0};
        std::atomic<qint64> compared{0};
        std::mutex mutex;
        const auto work = [&](bool telling) {
            constexpr size_t kChunk = 512;
            DuplicateModel::Comparer comparer(m_model);
            std::vector<Found> found;
            for (;;) {
                const size_t begin = next.fetch_add(kChunk);
                if (begin >= blocks.size() || m_stop.stop_requested())
                    break;
                qint64 looked = 0;
                for (size_t i = begin; i < std::min(begin + kChunk, blocks.size()); ++i) {
                    eachPair(entries, blocks[i], [&](quint32 a, quint32 b) {
                        ++looked;
                        if (const auto score = comparer.scoreFrom(least, int(a), int(b)))
                            found.push_back({*score, a, b});
                    });
                }
                compared += looked;
                if (telling)
                    tell(DuplicateProgress::Phase::Comparing, m_compared + compared,
                         std::max(m_expected, m_compared + compared));
            }
            const std::lock_guard lock(mutex);
            m_found.insert(m_found.end(), found.begin(), found.end());
        };
        std::vector<std::thread> helpers;
        const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
        if (blocks.size() > 2000) {
            for (unsigned i = 1; i < cores; ++i)
                helpers.emplace_back(work, false);
        }
        work(true);
        for (std::thread &helper : helpers)
            helper.join();
        m_compared += compared;
        if (m_stop.stop_requested())
            return fail(stopped());
        std::sort(m_found.begin(), m_found.end(), [](const Found &x, const Found &y) { return x.pair() < y.pair(); });
        m_found.erase(std::unique(m_found.begin(), m_found.end(),
                                  [](const Found &x, const Found &y) { return x.pair() == y.pair(); }),
                      m_found.end());
        return {};
    }

    DuplicateReport assemble()
    {
        DuplicateReport report;
        report.records = m_traits.size();
        report.compared = m_compared;
        if (!m_input.notDuplicates.empty()) {
            std::erase_if(m_found, [&](const Found &found) {
                const auto ids = std::minmax({m_traits.id(int(found.a)), m_traits.id(int(found.b))});
                return m_input.notDuplicates.contains({ids.first, ids.second});
            });
        }
        std::sort(m_found.begin(), m_found.end(), [](const Found &x, const Found &y) {
            return x.score != y.score ? x.score > y.score : x.pair() < y.pair();
        });
        if (qsizetype(m_found.size()) > m_options.mostPairs) {
            report.leftOut = qint64(m_found.size()) - m_options.mostPairs;
            m_found.resize(size_t(m_options.mostPairs));
        }
        std::vector<quint32> head(size_t(m_traits.size()));
        std::iota(head.begin(), head.end(), 0U);
        const auto headOf = [&](quint32 row) {
            while (head[row] != row)
                row = head[row] = head[head[row]];
            return row;
        };
        for (const Found &found : m_found)
            head[headOf(found.a)] = headOf(found.b);
        QHash<quint32, int> groups;
        DuplicateModel::Comparer comparer(m_model);
        for (const Found &found : m_found) {
            DuplicatePair pair = comparedPair(m_model, m_traits, int(found.a), int(found.b),
                                              comparer.compare(int(found.a), int(found.b)));
            const quint32 of = headOf(found.a);
            auto group = groups.constFind(of);
            if (group == groups.constEnd())
                group = groups.insert(of, int(groups.size()) + 1);
            pair.group = *group;
            report.pairs.append(pair);
        }
        return report;
    }

    const DuplicateInput &m_input;
    const DuplicateTraits &m_traits;
    DuplicateOptions m_options;
    std::stop_token m_stop;
    DuplicateProgressCallback m_progress;
    DuplicateModel m_model;
    std::vector<Found> m_found;
    qint64 m_compared = 0;
    qint64 m_expected = 0;
};

}  // namespace

Result<DuplicateReport> scanForDuplicates(const DuplicateInput &input, const DuplicateOptions &options,
                                          const std::stop_token &stop, const DuplicateProgressCallback &progress)
{
    return Scan(input, options, stop, progress).run();
}

}  // namespace fieldfare
