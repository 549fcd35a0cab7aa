// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <limits>
#include <optional>

namespace fieldfare {

/// An exact product of a few 64-bit whole numbers, divided once by a power of ten and rounded once: half away from zero.
/// Room for four factors (256 bits); portable, since not every compiler we build with has a 128-bit type.
class ExactProduct {
public:
    explicit ExactProduct(qint64 value) : m_negative(value < 0)
    {
        const quint64 magnitude = value < 0 ? quint64(0) - quint64(value) : quint64(value);
        m_limbs[0] = quint32(magnitude);
        m_limbs[1] = quint32(magnitude >> 32);
    }

    /// Multiplies; at most three times (the fourth factor would no longer be certain to fit).
    ExactProduct &times(qint64 factor)
    {
        if (factor < 0)
            m_negative = !m_negative;
        const quint64 magnitude = factor < 0 ? quint64(0) - quint64(factor) : quint64(factor);
        const Limbs low = timesSmall(m_limbs, quint32(magnitude));
        const Limbs high = timesSmall(m_limbs, quint32(magnitude >> 32));
        quint64 carry = 0;
        for (size_t i = 0; i < m_limbs.size(); ++i) {
            carry += quint64(low[i]) + (i == 0 ? 0 : high[i - 1]);
            m_limbs[i] = quint32(carry);
            carry >>= 32;
        }
        return *this;
    }

    /// The product / 10^digits, rounded half away from zero. Negative `digits` multiply. Empty when it does not fit.
    /// `exact`, when given, becomes whether nothing was rounded away.
    std::optional<qint64> scaledDown(int digits, bool *exact = nullptr) const
    {
        ExactProduct scaled = *this;
        bool isExact = true;
        for (; digits < 0; ++digits) {
            if (scaled.m_limbs.back() != 0)
                return std::nullopt;
            scaled.m_limbs = timesSmall(scaled.m_limbs, 10);
        }
        for (; digits > 1; --digits)
            isExact &= scaled.divideBy(10) == 0;
        if (digits == 1) {
            const quint32 last = scaled.divideBy(10);
            isExact &= last == 0;
            if (last >= 5)
                scaled.increment();
        }
        if (exact)
            *exact = isExact;
        return scaled.toInt64();
    }

private:
    using Limbs = std::array<quint32, 8>;  // least significant first

    static Limbs timesSmall(const Limbs &limbs, quint32 factor)
    {
        Limbs product{};
        quint64 carry = 0;
        for (size_t i = 0; i < limbs.size(); ++i) {
            carry += quint64(limbs[i]) * factor;
            product[i] = quint32(carry);
            carry >>= 32;
        }
        return product;
    }

    quint32 divideBy(quint32 divisor)
    {
        quint64 remainder = 0;
        for (size_t i = m_limbs.size(); i-- > 0;) {
            const quint64 part = (remainder << 32) | m_limbs[i];
            m_limbs[i] = quint32(part / divisor);
            remainder = part % divisor;
        }
        return quint32(remainder);
    }

    void increment()
    {
        for (quint32 &limb : m_limbs) {
            if (++limb != 0)
                return;
        }
    }

    std::optional<qint64> toInt64() const
    {
        for (size_t i = 2; i < m_limbs.size(); ++i) {
            if (m_limbs[i] != 0)
                return std::nullopt;
        }
        const quint64 magnitude = (quint64(m_limbs[1]) << 32) | m_limbs[0];
        const auto limit = quint64(std::numeric_limits<qint64>::max());
        if (m_negative) {
            if (magnitude > limit + 1)
                return std::nullopt;
            return qint64(quint64(0) - magnitude);
        }
        if (magnitude > limit)
            return std::nullopt;
        return qint64(magnitude);
    }

    Limbs m_limbs{};
    bool m_negative;
};

}  // namespace fieldfare
