// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/bulk_preview.h"

#include "base/value_codec.h"
#include "search/list_reader.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace fieldfare {

namespace {

bool wouldChange(const FieldSpec &field, const Value &now, const Value &wanted, record_actions::TagEditing tags)
{
    if (field.kind != FieldKind::Tags || tags == record_actions::TagEditing::Replace) {
        return !sameValue(field, now, wanted);
    }
    const QStringList held = now.toStringList();
    const QStringList named = wanted.toStringList();
    return std::any_of(named.begin(), named.end(), [&](const QString &tag) {
        return held.contains(tag) == (tags == record_actions::TagEditing::Remove);
    });
}

}  // namespace

QFuture<Result<BulkPreview>> previewBulk(Workspace &workspace, const QString &type, const QVector<qint64> &ids,
                                         const QString &field, const Value &value, record_actions::TagEditing tags,
                                         const std::stop_token &stop)
{
    return workspace.read(
        [type, ids, field, value, tags](ReadContext &context) -> Result<BulkPreview> {
            constexpr qsizetype portion = 1000;
            BulkPreview preview;
            const RecordType &recordType = context.catalog().at(type);
            const FieldSpec *spec = recordType.field(field);
            if (spec == nullptr) {
                return preview;
            }
            const qsizetype most = std::min<qsizetype>(ids.size(), BulkPreview::mostLookedAt);
            for (qsizetype from = 0; from < most; from += portion) {
                if (context.stopRequested()) {
                    return fail(ErrorCode::Cancelled, {});
                }
                TRY_ASSIGN(const auto rows, ListReader(context).rows(
                                                recordType, ids.mid(from, std::min(portion, most - from)), {field}));
                preview.lookedAt += rows.size();
                for (const ListRow &row : rows) {
                    const Value &now = row.cells.first().value;
                    if (wouldChange(*spec, now, value, tags)) {
                        ++preview.different;
                        preview.filled += now.isNull() || tags == record_actions::TagEditing::Add ? 0 : 1;
                    }
                }
            }
            return preview;
        },
        stop);
}

}  // namespace fieldfare
