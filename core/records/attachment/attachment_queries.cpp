// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/attachment/attachment_queries.h"

#include "records/record_reader.h"

namespace fieldfare {

const FieldSpec *attachmentLink(const TypeCatalog &catalog, const QString &type)
{
    const QVector<FieldSpec> &fields = catalog.at(Attachment::kNumber).fields;
    const auto link = std::find_if(fields.begin(), fields.end(), [&](const FieldSpec &field) {
        return field.kind == FieldKind::Link && field.target == type;
    });
    return link == fields.end() ? nullptr : &*link;
}

Result<QVector<Attachment>> attachmentsOf(ReadContext &context, const QString &type, qint64 id, int limit)
{
    const FieldSpec *link = attachmentLink(context.catalog(), type);
    if (link == nullptr)
        return QVector<Attachment>();
    TRY_ASSIGN(
        auto rows,
        context.run(
            QStringLiteral("SELECT id FROM {attachment} WHERE \"%1\"=? ORDER BY id DESC LIMIT ?").arg(link->column),
            {id, limit}));
    QVector<qint64> ids;
    while (rows.next())
        ids.append(rows.value(0).toLongLong());
    TRY(finished(rows));
    RecordReader reader(context);
    QVector<Attachment> files;
    for (const qint64 one : ids) {
        TRY_ASSIGN(Attachment file, reader.load(Id<Attachment>{one}));
        files.append(std::move(file));
    }
    return files;
}

}  // namespace fieldfare
