// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/document_reader.h"

#include <optional>

namespace fieldfare {

namespace {

/// Walks a list table beside the rows of its owners: both are ordered by the owner's number.
class ListCursor {
public:
    Result<void> open(ReadContext &context, const QString &table, const QString &columns, int type, qint64 firstId,
                      qint64 lastId)
    {
        const QString sql =
            QStringLiteral(
                "SELECT record, %1 FROM %2 WHERE type=? AND record BETWEEN ? AND ? ORDER BY record, position")
                .arg(columns, table);
        TRY_ASSIGN(auto query, context.run(sql, {type, firstId, lastId}));
        m_query.emplace(std::move(query));
        advance();
        return {};
    }

    template <class Visit>
    void visit(qint64 owner, Visit &&visit)
    {
        while (m_owner && *m_owner < owner)
            advance();
        while (m_owner && *m_owner == owner) {
            visit(*m_query);
            advance();
        }
    }

    Result<void> close() { return m_query ? finished(*m_query) : Result<void>(); }

private:
    void advance()
    {
        if (m_query->next())
            m_owner = m_query->value(0).toLongLong();
        else
            m_owner.reset();
    }

    std::optional<Query> m_query;
    std::optional<qint64> m_owner;
};

}  // namespace

SearchDocument DocumentParts::build(DocumentBuilder &builder) const
{
    builder.addDisplayName(m_displayName);
    for (const Part &part : m_parts) {
        switch (part.how) {
        case SearchAs::No: break;
        case SearchAs::Name: builder.addName(part.text); break;
        case SearchAs::Text: builder.addText(part.text); break;
        case SearchAs::Mail: builder.addMail(part.text); break;
        case SearchAs::Phone: builder.addPhone(part.text, part.e164); break;
        case SearchAs::Number: builder.addNumber(part.text); break;
        }
    }
    return builder.take();
}

Result<void> readDocuments(ReadContext &context, const RecordType &type, qint64 firstId, qint64 lastId,
                           const std::function<Result<void>(qint64, const SearchDocument &)> &accept)
{
    DocumentBuilder builder;
    return readDocumentParts(context, type, firstId, lastId,
                             [&](const DocumentParts &parts) { return accept(parts.id, parts.build(builder)); });
}

Result<void> readDocumentParts(ReadContext &context, const RecordType &type, qint64 firstId, qint64 lastId,
                               const std::function<Result<void>(DocumentParts &&parts)> &accept)
{
    if (!isSearchable(type) || firstId > lastId)
        return {};
    // The order of fields decides which of two equal texts is left out, so it is that of searchDocument().
    struct Source {
        const FieldSpec *spec;
        int column = -1;  // in the row, or of the list table
    };
    QVector<Source> sources;
    QString sql = QStringLiteral("SELECT id, display_name");
    QVariantList values;
    QStringList addressColumns;
    bool mails = false;
    bool phones = false;
    int column = 2;
    for (const FieldSpec &spec : type.fields) {
        if (spec.search == SearchAs::No)
            continue;
        if (spec.headOf == u"emails") {
            mails = true;
            sources.append({&spec});
        } else if (spec.headOf == u"phones") {
            phones = true;
            sources.append({&spec});
        } else if (spec.headOf == u"addresses") {
            addressColumns.append(spec.key);
            sources.append({&spec, int(addressColumns.size())});
        } else if (spec.isCustom()) {
            sql += QStringLiteral(", json_extract(custom, ?)");
            values.append(QStringLiteral("$.\"%1\"").arg(spec.key));
            sources.append({&spec, column++});
        } else if (!spec.column.isEmpty()) {
            sql += QStringLiteral(", \"%1\"").arg(spec.column);
            sources.append({&spec, column++});
        }
    }
    sql += QStringLiteral(" FROM \"%1\" WHERE id BETWEEN ? AND ? ORDER BY id").arg(type.table);
    values << firstId << lastId;

    ListCursor mailCursor;
    ListCursor phoneCursor;
    ListCursor addressCursor;
    if (mails)
        TRY(mailCursor.open(context, QStringLiteral("mail_address"), QStringLiteral("address"), type.number, firstId,
                            lastId));
    if (phones)
        TRY(phoneCursor.open(context, QStringLiteral("phone_number"), QStringLiteral("number, e164"), type.number,
                             firstId, lastId));
    if (!addressColumns.isEmpty())
        TRY(addressCursor.open(context, QStringLiteral("postal_address"), addressColumns.join(u','), type.number,
                               firstId, lastId));

    TRY_ASSIGN(auto rows, context.run(sql, values));
    QVector<QStringList> addresses;
    while (rows.next()) {
        DocumentParts parts;
        parts.id = rows.value(0).toLongLong();
        const qint64 id = parts.id;
        addresses.clear();
        if (!addressColumns.isEmpty()) {
            addressCursor.visit(id, [&](const Query &query) {
                QStringList entry;
                for (int i = 0; i < addressColumns.size(); ++i)
                    entry.append(query.value(i + 1).toString());
                addresses.append(entry);
            });
        }
        parts.setDisplayName(rows.value(1).toString());
        for (const Source &source : sources) {
            if (source.spec->headOf == u"emails") {
                mailCursor.visit(id, [&](const Query &query) { parts.add(SearchAs::Mail, query.value(1).toString()); });
            } else if (source.spec->headOf == u"phones") {
                phoneCursor.visit(id, [&](const Query &query) {
                    parts.add(SearchAs::Phone, query.value(1).toString(), query.value(2).toString());
                });
            } else if (source.spec->headOf == u"addresses") {
                for (const QStringList &entry : std::as_const(addresses))
                    parts.add(SearchAs::Text, entry[source.column - 1]);
            } else {
                const QVariant value = rows.value(source.column);
                if (!value.isNull())
                    parts.add(source.spec->search, value.toString());
            }
        }
        TRY(accept(std::move(parts)));
    }
    TRY(finished(rows));
    TRY(mailCursor.close());
    TRY(phoneCursor.close());
    return addressCursor.close();
}

}  // namespace fieldfare
