// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/log_record.h"

#include "base/value_codec.h"

namespace fieldfare {

Result<std::unique_ptr<Record>> recordFromLog(RecordWriter &writer, const RecordType &type, qint64 id,
                                              const QJsonObject &values, QVector<WaitingLink> &waiting)
{
    auto record = type.create();
    Result<void> failed;
    const UidToLink idOf = [&](const FieldSpec &spec, const Uid &uid) -> qint64 {
        auto found = writer.findByUid(writer.catalog().at(spec.target), uid);
        if (!found)
            failed = fail(std::move(found.error()));
        else if (*found == 0 && !uid.isNull())
            waiting.append({&type, id, &spec, uid});
        return found ? *found : 0;
    };
    for (const bool currencies : {true, false}) {  // amounts are read in them
        for (const FieldSpec &spec : type.fields) {
            const bool stored =
                !spec.column.isEmpty() || spec.isList() || spec.kind == FieldKind::Tags || spec.isCustom();
            if (stored && (spec.kind == FieldKind::Currency) == currencies)
                spec.write(*record, fromLogJson(spec, values.value(spec.key), idOf));
        }
    }
    TRY(failed);
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!type.field(it.key()) && it.key() != QLatin1String("=") && it.key() != QLatin1String("#"))
            record->custom.insert(it.key(), QVariant(it.value()));
    }
    record->id = id;
    return record;
}

// What was removed together may point to each other, whichever comes back first.
Result<QVector<WaitingLink>> linkWaiting(RecordWriter &writer, const QVector<WaitingLink> &waiting)
{
    QVector<WaitingLink> left;
    for (const WaitingLink &one : waiting) {
        TRY_ASSIGN(const qint64 target, writer.findByUid(writer.catalog().at(one.field->target), one.uid));
        if (target > 0) {
            TRY_ASSIGN(const auto records, writer.loadMany(*one.type, {one.id}));
            for (const auto &record : records) {  // none: it was not restored after all
                one.field->write(*record, qlonglong(target));
                TRY(writer.updateAsIs(*record));
            }
        } else if (one.field->key != QLatin1String("changed_by") && one.field->key != QLatin1String("created_by")) {
            left.append(one);
        }
    }
    return left;
}

}  // namespace fieldfare
