// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/match_index.h"

#include "base/value_codec.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

constexpr qint64 severalMatch = -1'000'000'000'000'000LL;
constexpr QChar separator(u'\x1f');

bool isMail(const FieldSpec &field) { return field.kind == FieldKind::Email; }

QString comparable(const FieldSpec &field, const QString &stored) { return isMail(field) ? stored.toLower() : stored; }

}  // namespace

Result<MatchIndex> MatchIndex::load(ReadContext &context, const RecordType &type, const QStringList &fields)
{
    MatchIndex index;
    if (fields.isEmpty())
        return index;
    QStringList columns;
    QString joins;
    for (const QString &key : fields) {
        if (key == QLatin1String("uid")) {
            index.m_parts.push_back({});
            columns.append(QStringLiteral("t.uid"));
            continue;
        }
        const FieldSpec *field = type.field(key);
        if (field == nullptr || (field->column.isEmpty() && field->headOf.isEmpty() && !field->isCustom())) {
            return fail(
                ErrorCode::InvalidInput,
                QCoreApplication::translate("Exchange", "%1 cannot be matched by \"%2\".").arg(type.label(), key));
        }
        index.m_parts.push_back({field});
        if (field->isCustom()) {
            columns.append(QStringLiteral("json_extract(t.custom, '$.\"%1\"')").arg(field->key));
        } else if (field->headOf == QLatin1String("emails")) {
            columns.append(QStringLiteral("m.address"));
            joins += QStringLiteral(" JOIN mail_address m ON m.type=%1 AND m.record=t.id").arg(type.number);
        } else if (field->headOf == QLatin1String("phones")) {
            columns.append(QStringLiteral("coalesce(p.e164, p.number)"));
            joins += QStringLiteral(" JOIN phone_number p ON p.type=%1 AND p.record=t.id").arg(type.number);
        } else if (field->headOf == QLatin1String("addresses")) {
            columns.append(QStringLiteral("a.\"%1\"").arg(field->key));
            if (!joins.contains(QLatin1String("postal_address")))
                joins += QStringLiteral(" JOIN postal_address a ON a.type=%1 AND a.record=t.id AND a.position=0")
                             .arg(type.number);
        } else {
            columns.append(QStringLiteral("t.\"%1\"").arg(field->column));
        }
    }
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral("SELECT t.id, %1 FROM {%2} t%3").arg(columns.join(QStringLiteral(", ")), type.key, joins)));
    const int count = static_cast<int>(index.m_parts.size());
    while (query.next()) {
        QString key;
        bool blank = false;
        for (int i = 0; i < count && !blank; ++i) {
            const Part &part = index.m_parts[static_cast<std::size_t>(i)];
            const QVariant value = query.value(i + 1);
            const QString text = part.field == nullptr ? uidText(uidFromBytes(value.toByteArray()))
                                                       : comparable(*part.field, value.toString());
            blank = text.isEmpty();
            key += text + separator;
        }
        if (!blank)
            index.insert(key, query.value(0).toLongLong());
    }
    TRY(finished(query));
    return index;
}

void MatchIndex::insert(const QString &key, qint64 id)
{
    const quint64 hash = qHash(key, size_t(0x6d617463));
    const auto found = m_ids.find(hash);
    if (found == m_ids.end())
        m_ids.insert(hash, id);
    else if (*found != id)
        *found = severalMatch;
}

/// One key, or one per entry where a list takes part.
QStringList MatchIndex::keysOf(const Record &record) const
{
    QStringList keys{QString()};
    for (const Part &part : m_parts) {
        QStringList texts;
        if (part.field == nullptr) {
            if (!record.uid.isNull())
                texts.append(uidText(record.uid));
        } else if (const auto *points = dynamic_cast<const ContactPoints *>(&record);
                   points != nullptr && part.field->headOf == QLatin1String("emails")) {
            for (const MailEntry &entry : points->emails)
                texts.append(comparable(*part.field, entry.address));
        } else if (points != nullptr && part.field->headOf == QLatin1String("phones")) {
            for (const PhoneEntry &entry : points->phones)
                texts.append(entry.e164.isEmpty() ? entry.number : entry.e164);
        } else {
            const Value value = part.field->read(record);
            if (!value.isNull())
                texts.append(comparable(*part.field, part.field->headOf.isEmpty()
                                                         ? toColumn(*part.field, value).toString()
                                                         : value.toString()));
        }
        QStringList longer;
        for (const QString &key : std::as_const(keys)) {
            for (const QString &text : std::as_const(texts)) {
                if (!text.isEmpty())
                    longer.append(key + text + separator);
            }
        }
        keys = longer;
        if (keys.isEmpty())
            break;
    }
    return keys;
}

MatchIndex::Found MatchIndex::find(const Record &record) const
{
    Found found;
    for (const QString &key : keysOf(record)) {
        const qint64 id = m_ids.value(qHash(key, size_t(0x6d617463)), 0);
        if (id == severalMatch || (id != 0 && found.id != 0 && id != found.id))
            return {0, true};
        if (id != 0)
            found.id = id;
    }
    return found;
}

void MatchIndex::add(const Record &record, qint64 id)
{
    for (const QString &key : keysOf(record))
        insert(key, id);
}

}  // namespace fieldfare
