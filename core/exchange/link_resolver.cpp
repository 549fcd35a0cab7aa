// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/link_resolver.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "records/record_reader.h"

namespace fieldfare {

namespace {

constexpr int askedBeforeLoading = 300;
constexpr qint64 several = -1'000'000'000'000'000LL;

quint64 hashed(const QString &text) { return static_cast<quint64>(qHash(text, size_t(0x51ed270b))); }

QString foldedName(const RecordType &type, const QString &name)
{
    return foldName(name, type.key == QLatin1String("company") ? CompanySuffix::Drop : CompanySuffix::Keep);
}

}  // namespace

bool isFixedSet(const RecordType &type)
{
    return type.key == QLatin1String("stage") || type.key == QLatin1String("pipeline");
}

const FieldSpec *nameOfNewTarget(const RecordType &type)
{
    for (const char *key : {"name", "number", "subject", "key"}) {
        if (const FieldSpec *field = type.field(QLatin1String(key)); field != nullptr && field->kind == FieldKind::Text)
            return field;
    }
    return nullptr;
}

/// How texts of that key compare.
QString LinkResolver::keyText(const RecordType &target, const QString &key, const QString &text) const
{
    if (key == QLatin1String("~"))
        return foldedName(target, text);
    if (key == QLatin1String("email"))
        return text.toLower();
    if (key == QLatin1String("phone")) {
        const auto phone = readPhone(text, m_context.session().country);
        return phone ? phone->e164 : text;
    }
    return text;
}

void LinkResolver::insert(Names &names, const QString &text, qint64 id)
{
    if (text.isEmpty())
        return;
    const auto found = names.ids.find(hashed(text));
    if (found == names.ids.end())
        names.ids.insert(hashed(text), id);
    else if (*found != id)
        *found = several;
}

Result<LinkResolver::Names *> LinkResolver::load(const RecordType &target, const QString &key)
{
    Names &names = m_names[{target.number, key}];
    if (names.loaded)
        return &names;
    QString sql;
    QVariantList values;
    const FieldSpec *field = target.field(key);
    if (key == QLatin1String("name") || key == QLatin1String("~")) {
        sql = QStringLiteral("SELECT id, display_name FROM {%1}").arg(target.key);
    } else if (field != nullptr && field->headOf == QLatin1String("emails")) {
        sql = QStringLiteral("SELECT t.id, m.address FROM {%1} t JOIN mail_address m ON m.type=? AND m.record=t.id")
                  .arg(target.key);
        values.append(target.number);
    } else if (field != nullptr && field->headOf == QLatin1String("phones")) {
        sql =
            QStringLiteral(
                "SELECT t.id, coalesce(p.e164, p.number) FROM {%1} t JOIN phone_number p ON p.type=? AND p.record=t.id")
                .arg(target.key);
        values.append(target.number);
    } else if (field != nullptr && !field->column.isEmpty()) {
        sql = QStringLiteral("SELECT id, \"%2\" FROM {%1} WHERE \"%2\" IS NOT NULL").arg(target.key, field->column);
    } else {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Exchange", "%1 cannot be found by \"%2\".").arg(target.label(), key));
    }
    TRY_ASSIGN(auto query, m_context.run(sql, values));
    while (query.next())
        insert(names, keyText(target, key, query.value(1).toString()), query.value(0).toLongLong());
    TRY(finished(query));
    names.loaded = true;
    return &names;
}

Result<qint64> LinkResolver::query(const RecordType &target, const QString &key, const QString &text)
{
    QString sql;
    QVariantList values;
    const FieldSpec *field = target.field(key);
    if (key == QLatin1String("name")) {
        sql = QStringLiteral("SELECT id FROM {%1} WHERE sort_key=? AND display_name=? LIMIT 2").arg(target.key);
        values = {sortKey(text), text};
    } else if (field != nullptr && field->headOf == QLatin1String("emails")) {
        sql = QStringLiteral("SELECT DISTINCT t.id FROM mail_address m JOIN {%1} t ON t.id=m.record WHERE m.type=? AND "
                             "m.address=? COLLATE NOCASE LIMIT 2")
                  .arg(target.key);
        values = {target.number, text};
    } else if (field != nullptr && !field->column.isEmpty() && field->kind != FieldKind::Email) {
        sql = QStringLiteral("SELECT id FROM {%1} WHERE \"%2\"=? LIMIT 2").arg(target.key, field->column);
        values = {text};
    } else {
        TRY_ASSIGN(Names * names, load(target, key));
        return names->ids.value(hashed(keyText(target, key, text)), 0);
    }
    TRY_ASSIGN(auto rows, m_context.run(sql, values));
    qint64 id = 0;
    while (rows.next())
        id = id == 0 ? rows.value(0).toLongLong() : several;
    TRY(finished(rows));
    return id;
}

Result<qint64> LinkResolver::ask(const RecordType &target, const QString &key, const QString &text)
{
    Names &names = m_names[{target.number, key}];
    const QString compared = keyText(target, key, text);
    // What was added since is known in any case.
    if (const qint64 known = names.ids.value(hashed(compared), 0); known != 0 || names.loaded)
        return known;
    if (!m_unindexed.contains(target.number) && key != QLatin1String("~") && ++names.asked <= askedBeforeLoading) {
        TRY_ASSIGN(const qint64 id, query(target, key, text));
        if (id != 0)
            m_names[{target.number, key}].ids.insert(hashed(compared), id);
        return id;
    }
    TRY_ASSIGN(Names * loaded, load(target, key));
    return loaded->ids.value(hashed(compared), 0);
}

Result<LinkResolver::Found> LinkResolver::find(const RecordType &target, const QString &key, const QString &text)
{
    Found found;
    const auto answer = [&found](qint64 id, How how) {
        found.how = id == several ? How::Ambiguous : id == 0 ? How::Missing : how;
        found.id = id == several ? 0 : id;
        return found.how != How::Missing;
    };
    const Uid uid = key.isEmpty() || key == QLatin1String("uid") ? Uid::fromString(text) : Uid();
    if (!uid.isNull()) {
        const qint64 known = m_names[{target.number, QStringLiteral("uid")}].ids.value(hashed(uidText(uid)), 0);
        if (answer(known, How::Exact))
            return found;
        TRY_ASSIGN(const qint64 id, RecordReader(m_context).findByUid(target, uid));
        if (answer(id, How::Exact))
            return found;
    }
    if (key == QLatin1String("uid"))
        return found;
    QStringList keys{key};
    if (key.isEmpty()) {
        keys = {QStringLiteral("external_id")};
        if (!target.keyField.isEmpty())
            keys.append(target.keyField);
        for (const char *more : {"number", "code"}) {
            if (target.field(QLatin1String(more)) != nullptr)
                keys.append(QLatin1String(more));
        }
        keys.append(QStringLiteral("name"));
        if (text.contains(u'@') && target.field(QStringLiteral("email")) != nullptr)
            keys.append(QStringLiteral("email"));
    }
    for (const QString &one : keys) {
        TRY_ASSIGN(const qint64 id, ask(target, one, text));
        if (answer(id, How::Exact))
            return found;
    }
    if (!key.isEmpty() && key != QLatin1String("name"))
        return found;
    TRY_ASSIGN(const qint64 near, ask(target, QStringLiteral("~"), text));
    if (answer(near, How::Near) && found.how == How::Near) {
        if (near < 0) {
            found.title = m_pretended.value(near);
        } else {
            TRY_ASSIGN(const auto titles, RecordReader(m_context).displayNames(target, {near}));
            found.title = titles.value(near);
        }
        // A name put together in another way may still be the same letters.
        if (found.title == text)
            found.how = How::Exact;
    }
    return found;
}

void LinkResolver::added(const RecordType &target, const Record &record, qint64 id)
{
    const auto keep = [&](const QString &key, const QString &text) {
        const auto names = m_names.find({target.number, key});
        if (names != m_names.end())
            insert(*names, keyText(target, key, text), id);
        else if (id < 0 || key == QLatin1String("uid"))
            insert(m_names[{target.number, key}], keyText(target, key, text), id);
    };
    const FieldSpec *naming = nameOfNewTarget(target);
    const QString name = !record.displayName.isEmpty() ? record.displayName
                         : naming != nullptr           ? naming->read(record).toString()
                                                       : QString();
    if (id < 0)
        m_pretended.insert(id, name);
    keep(QStringLiteral("name"), name);
    // Folded names only matter once they were asked for; loading reads them all.
    if (const auto folded = m_names.find({target.number, QStringLiteral("~")});
        folded != m_names.end() && folded->loaded)
        insert(*folded, foldedName(target, name), id);
    else if (id < 0)
        insert(m_names[{target.number, QStringLiteral("~")}], foldedName(target, name), id);
    if (!record.uid.isNull())
        keep(QStringLiteral("uid"), uidText(record.uid));
    for (auto it = m_names.begin(); it != m_names.end(); ++it) {
        const QString &key = it.key().second;
        if (it.key().first != target.number || key == QLatin1String("name") || key == QLatin1String("~") ||
            key == QLatin1String("uid"))
            continue;
        if (const FieldSpec *field = target.field(key))
            insert(*it, keyText(target, key, field->read(record).toString()), id);
    }
}

}  // namespace fieldfare
