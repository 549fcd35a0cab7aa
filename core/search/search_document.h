// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QStringList>

namespace fieldfare {

/// How records are numbered in the search indexes: type number × 2^40 + row number. The type stands in front, so that one type is
/// one range of the full-text index (which gives documents in this order) and no type hides behind another.
[[nodiscard]] constexpr qint64 documentId(int typeNumber, qint64 id) { return (qint64(typeNumber) << 40) | id; }
[[nodiscard]] constexpr int typeOfDocument(qint64 document) { return int(document >> 40); }
[[nodiscard]] constexpr qint64 rowOfDocument(qint64 document) { return document & ((qint64(1) << 40) - 1); }

/// First characters of the keys in `search_key`, one for each kind.
namespace key_kind {
inline constexpr char16_t mail = u'@';  ///< address, its parts after . - _ + and its domain, folded
inline constexpr char16_t number =
    u'#';  ///< document number or external id: folded letters and digits; and its last digits
inline constexpr char16_t e164 = u'+';       ///< digits with country code
inline constexpr char16_t national = u'0';   ///< digits without country code and trunk prefix
inline constexpr char16_t backwards = u'~';  ///< all digits from the last to the first
}  // namespace key_kind

/// What the indexes hold of one record. Equal documents need no new indexing.
struct SearchDocument {
    QString names;
    QString text;
    QStringList keys;  ///< sorted, each once

    [[nodiscard]] bool isEmpty() const { return names.isEmpty() && text.isEmpty() && keys.isEmpty(); }
    [[nodiscard]] bool hasWords() const { return !names.isEmpty() || !text.isEmpty(); }
    friend bool operator==(const SearchDocument &, const SearchDocument &) = default;
};

/// Letters and digits of a document number, folded: "INV-2024/17" → "inv202417".
[[nodiscard]] QString numberKey(QStringView number);

/// Puts a document together from values, whether they come from a Record or straight from columns.
class DocumentBuilder {
public:
    void clear();
    /// The name shown for the record; give it first.
    void addDisplayName(QStringView name);
    void addName(QStringView name);
    void addText(QStringView text);
    void addMail(QStringView address);
    /// `e164` may be empty.
    void addPhone(QStringView number, QStringView e164);
    void addNumber(QStringView number);
    /// The finished document; the builder is empty afterwards.
    [[nodiscard]] SearchDocument take();

private:
    void addKey(char16_t kind, QStringView rest);

    QStringList m_names;
    QString m_text;
    QStringList m_keys;
};

/// Whether the type takes part in search at all: some field is searchable and it is no machinery.
[[nodiscard]] bool isSearchable(const RecordType &type);

/// The document of a record read by the repositories. Empty for a type that is not searchable.
[[nodiscard]] SearchDocument searchDocument(const RecordType &type, const Record &record);

}  // namespace fieldfare
