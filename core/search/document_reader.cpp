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

void addValue(DocumentBuilder &builder, SearchAs how, const QString &text)
{
    switch (how) {
    case SearchAs::No: break;
    case SearchAs::Name: builder.addName(text); break;
    case SearchAs::Text: builder.addText(text); break;
    case SearchAs::Mail: builder.addMail(text); break;
    case SearchAs::Phone: builder.addPhone(text, {}); break;
    case SearchAs::Number: builder.addNumber(text); break;
    }
}

}  // namespace

Result<void> readDocuments(ReadContext &context, const RecordType &type, qint64 firstId, qint64 lastId,
                           const std::function<Result<void>(qint64, const SearchDocument &)> &accept)
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
    DocumentBuilder builder;
    QVector<QStringList> addresses;
    while (rows.next()) {
        const qint64 id = rows.value(0).toLongLong();
        addresses.clear();
        if (!addressColumns.isEmpty()) {
            addressCursor.visit(id, [&](const Query &query) {
                QStringList entry;
                for (int i = 0; i < addressColumns.size(); ++i)
                    entry.append(query.value(i + 1).toString());
                addresses.append(entry);
            });
        }
        builder.addDisplayName(rows.value(1).toString());
        for (const Source &source : sources) {
            if (source.spec->headOf == u"emails") {
                mailCursor.visit(id, [&](const Query &query) { builder.addMail(query.value(1).toString()); });
            } else if (source.spec->headOf == u"phones") {
                phoneCursor.visit(id, [&](const Query &query) {
                    builder.addPhone(query.value(1).toString(), query.value(2).toString());
                });
            } else if (source.spec->headOf == u"addresses") {
                for (const QStringList &entry : std::as_const(addresses))
                    builder.addText(entry[source.column - 1]);
            } else {
                const QVariant value = rows.value(source.column);
                if (!value.isNull())
                    addValue(builder, source.spec->search, value.toString());
            }
        }
        TRY(accept(id, builder.take()));
    }
    TRY(finished(rows));
    TRY(mailCursor.close());
    TRY(phoneCursor.close());
    return addressCursor.close();
}

}  // namespace fieldfare
