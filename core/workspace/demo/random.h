// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <initializer_list>

namespace fieldfare::demo {

/// The same numbers for the same seed on every machine and library (SplitMix64, after Steele, Lea and Flood 2014).
class Random {
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 … count − 1; count > 0.
    qint64 below(qint64 count) { return qint64(next() % quint64(count)); }
    /// from … to, both included.
    qint64 between(qint64 from, qint64 to) { return from + below(to - from + 1); }
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    /// Mostly small, sometimes large; mean `mean`.
    double exponential(double mean) { return -mean * std::log(1.0 - unit()); }
    template <class List>
    const auto &pick(const List &list)
    {
        return list[size_t(below(qint64(std::size(list))))];
    }
    /// The number of a weight, in proportion to the weights.
    template <class List>
    int weighted(const List &weights)
    {
        double sum = 0;
        for (const double weight : weights)
            sum += weight;
        double at = unit() * sum;
        int index = 0;
        for (const double weight : weights) {
            at -= weight;
            if (at < 0)
                return index;
            ++index;
        }
        return index - 1;
    }

private:
    quint64 m_state;
};

}  // namespace fieldfare::demo
