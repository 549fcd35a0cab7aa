// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secret.h"

#include <QStringConverter>

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace fieldfare {

Secret::Secret(std::size_t size)
{
    // Failing here means no random source or no memory for a few bytes: nothing sensible can go on, and going on
    // without protection would be worse.
    if (sodium_init() < 0)
        qFatal("libsodium cannot be initialised");
    if (size == 0)
        return;
    m_bytes = static_cast<unsigned char *>(sodium_malloc(size));
    if (!m_bytes)
        qFatal("no memory for key material");
    m_size = size;
    sodium_memzero(m_bytes, m_size);
}

Secret::~Secret() { release(); }

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        release();
        m_bytes = std::exchange(other.m_bytes, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void Secret::release() noexcept
{
    sodium_free(m_bytes);  // overwrites first
    m_bytes = nullptr;
    m_size = 0;
}

Secret Secret::random(std::size_t size)
{
    Secret secret(size);
    randombytes_buf(secret.m_bytes, secret.m_size);
    return secret;
}

Secret Secret::fromBytes(std::span<const unsigned char> bytes)
{
    Secret secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.m_bytes);
    return secret;
}

Secret Secret::fromBytes(const QByteArray &bytes)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(bytes.constData());
    return fromBytes(std::span<const unsigned char>(begin, static_cast<std::size_t>(bytes.size())));
}

Secret Secret::fromText(const QString &text)
{
    QString composed = text.normalized(QString::NormalizationForm_C);
    QStringEncoder encoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    Secret buffer(static_cast<std::size_t>(encoder.requiredSpace(composed.size())));
    char *begin = reinterpret_cast<char *>(buffer.m_bytes);
    const char *end = encoder.appendToBuffer(begin, composed);
    Secret secret = fromBytes(buffer.view().first(static_cast<std::size_t>(end - begin)));
    // Text that is composed already comes back sharing the caller's buffer; that one is the caller's to wipe.
    if (composed.isDetached())
        wipe(composed);
    return secret;
}

Secret Secret::clone() const { return fromBytes(view()); }

bool Secret::equals(const Secret &other) const noexcept
{
    return m_size == other.m_size && (m_size == 0 || sodium_memcmp(m_bytes, other.m_bytes, m_size) == 0);
}

void Secret::wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void Secret::wipe(QString &text)
{
    if (!text.isEmpty())
        sodium_memzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

}  // namespace fieldfare
