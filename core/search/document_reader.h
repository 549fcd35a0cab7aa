// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/search_document.h"
#include "storage/read_context.h"

#include <functional>
#include <vector>

namespace fieldfare {

/// What a row holds for its document, not yet put together: reading belongs to the thread of the connection, building does not.
class DocumentParts {
public:
    qint64 id = 0;

    void add(SearchAs how, const QString &text, const QString &e164 = {}) { m_parts.push_back({how, text, e164}); }
    void setDisplayName(const QString &name) { m_displayName = name; }
    /// Any thread.
    [[nodiscard]] SearchDocument build(DocumentBuilder &builder) const;

private:
    struct Part {
        SearchAs how;
        QString text;
        QString e164;  ///< phones
    };
    QString m_displayName;
    std::vector<Part> m_parts;
};

/// Reads the parts of the rows `firstId` … `lastId` of a type straight from the tables, in order of their numbers. An error
/// of `accept` ends the walk. Reads bare tables: for the writer only.
[[nodiscard]] Result<void> readDocumentParts(ReadContext &context, const RecordType &type, qint64 firstId,
                                             qint64 lastId,
                                             const std::function<Result<void>(DocumentParts &&parts)> &accept);

/// Reads the documents of the rows `firstId` … `lastId` of a type straight from the tables, in order of their numbers, several
/// times faster than through records. `accept` gets each; an error ends the walk. Reads bare tables: for the writer only.
[[nodiscard]] Result<void> readDocuments(ReadContext &context, const RecordType &type, qint64 firstId, qint64 lastId,
                                         const std::function<Result<void>(qint64 id, const SearchDocument &)> &accept);

}  // namespace fieldfare
