// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <span>

namespace fieldfare {

/// Key material: bytes that live outside the ordinary heap (locked against swapping where the system allows it, fenced
/// by guard pages) and are overwritten before their memory is given back. Moves, never copies by accident; `clone()`
/// says so in the source. Not shared between threads while it is being written to.
class Secret {
public:
    Secret() noexcept = default;
    /// `size` zero bytes, to be filled through writableView().
    explicit Secret(std::size_t size);
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// `size` bytes from the system's random source.
    [[nodiscard]] static Secret random(std::size_t size);
    /// A copy of `bytes`; the source stays as it is (see wipe()).
    [[nodiscard]] static Secret fromBytes(std::span<const unsigned char> bytes);
    [[nodiscard]] static Secret fromBytes(const QByteArray &bytes);
    /// What a person typed: composed Unicode form (NFC), so the same passphrase works from every keyboard and system,
    /// as UTF-8.
    [[nodiscard]] static Secret fromText(const QString &text);

    [[nodiscard]] Secret clone() const;

    [[nodiscard]] std::span<const unsigned char> view() const noexcept { return {m_bytes, m_size}; }
    [[nodiscard]] std::span<unsigned char> writableView() noexcept { return {m_bytes, m_size}; }
    [[nodiscard]] const unsigned char *data() const noexcept { return m_bytes; }
    [[nodiscard]] unsigned char *writableData() noexcept { return m_bytes; }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }

    /// Equal in length and content, compared in constant time.
    [[nodiscard]] bool equals(const Secret &other) const noexcept;

    /// Overwrites and empties. For secrets that had to pass through Qt's own types; call it on the only holder, since a
    /// shared buffer would be copied first.
    static void wipe(QByteArray &bytes);
    static void wipe(QString &text);

private:
    void release() noexcept;

    unsigned char *m_bytes = nullptr;
    std::size_t m_size = 0;
};

}  // namespace fieldfare
