// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>
#include <QMultiMap>
#include <QStringDecoder>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace fieldfare {

/// One property of a card, still spelt as in the file.
struct VCardProperty {
    QString group;                           ///< "item1", lower case; empty: none
    QString name;                            ///< upper case: "TEL"
    QMultiMap<QString, QString> parameters;  ///< name in upper case; bare ones of version 2.1 by what they mean
    QByteArray value;                        ///< transfer encodings are still on
    qint64 line = 0;

    /// All TYPE values in lower case.
    [[nodiscard]] QStringList types() const;
    [[nodiscard]] bool isQuotedPrintable() const;
    [[nodiscard]] bool isBase64() const;
};

/// Reads a vCard file property by property, in the memory of one: joins folded lines and soft line breaks, takes UTF-8,
/// UTF-16 and eight-bit files.
class VCardLines {
public:
    [[nodiscard]] static Result<VCardLines> open(std::unique_ptr<QIODevice> device, std::stop_token stop = {});

    /// False at the end. InvalidInput names the line of a property too long to be honest (16 MB).
    [[nodiscard]] Result<bool> next(VCardProperty &property);
    [[nodiscard]] qint64 done() const { return m_done; }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// The encoding of texts that are not UTF-8 and do not say which.
    [[nodiscard]] const QByteArray &fallbackEncoding() const { return m_fallback; }

    static constexpr qsizetype propertyBytes = 16 * 1024 * 1024;

private:
    [[nodiscard]] Result<bool> physicalLine(QByteArray &line);
    [[nodiscard]] Result<bool> fill();

    std::unique_ptr<QIODevice> m_device;
    std::stop_token m_stop;
    std::unique_ptr<QStringDecoder> m_utf16;
    QByteArray m_fallback;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    bool m_atEnd = false;
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_line = 0;
    QByteArray m_ahead;
    bool m_hasAhead = false;
};

/// The text of a value: transfer encoding taken off and characters decoded, escapes still in it.
[[nodiscard]] QString vcardText(const VCardProperty &property, const QByteArray &fallbackEncoding);
/// Escapes taken off: "a\, b\n" …
[[nodiscard]] QString vcardUnescaped(QStringView text);
/// Parts between separators that are not escaped, escapes taken off.
[[nodiscard]] QStringList vcardParts(QStringView text, QChar separator);

}  // namespace fieldfare
