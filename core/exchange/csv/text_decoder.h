// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <memory>

struct UConverter;

namespace fieldfare {

/// Turns the bytes of a file into UTF-16, strictly: a byte sequence that the encoding does not know stops it instead of
/// becoming a replacement character, since a silently changed name is worse than a question to the user.
class TextDecoder {
public:
    /// `encoding`: any name ICU knows ("UTF-8", "GB18030", "windows-1252", "UTF-16LE" …). InvalidInput when unknown.
    [[nodiscard]] static Result<TextDecoder> create(const QByteArray &encoding);

    struct Step {
        qsizetype consumed = 0;  ///< bytes taken; up to three may be left for the next call
        qsizetype produced = 0;  ///< UTF-16 units written
        bool ok = true;          ///< false: the bytes at `consumed` are not valid in this encoding
    };
    /// `out` holds at least `room(size)` units. `last`: no bytes follow these.
    [[nodiscard]] Step decode(const char *bytes, qsizetype size, bool last, char16_t *out);
    [[nodiscard]] static constexpr qsizetype room(qsizetype bytes) { return 2 * bytes + 16; }

    /// The encoding's usual name.
    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] bool isUtf8() const { return !m_converter; }

private:
    struct Close {
        void operator()(UConverter *converter) const;
    };
    QByteArray m_name;
    std::unique_ptr<UConverter, Close> m_converter;  ///< null for UTF-8, which has a faster way of its own
};

}  // namespace fieldfare
