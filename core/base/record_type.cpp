// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/record_type.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

QString RecordType::label() const { return QCoreApplication::translate("RecordType", labelSource); }
QString RecordType::plural() const { return QCoreApplication::translate("RecordType", pluralSource); }

const FieldSpec *RecordType::field(const QString &fieldKey) const
{
    const auto at = m_byKey.constFind(fieldKey);
    return at == m_byKey.constEnd() ? nullptr : &fields[*at];
}

void RecordType::buildIndex()
{
    hasConditions = std::any_of(fields.begin(), fields.end(), [](const FieldSpec &spec) {
        return spec.visibleWhen || spec.requiredWhen || spec.readOnlyWhen;
    });
    m_byKey.clear();
    for (int i = 0; i < fields.size(); ++i)
        m_byKey.insert(fields[i].key, i);
}

TypeCatalog::TypeCatalog(QVector<RecordType> types) : m_types(std::move(types))
{
    for (int i = 0; i < m_types.size(); ++i) {
        m_types[i].buildIndex();
        m_byKey.insert(m_types[i].key, i);
        m_byNumber.insert(m_types[i].number, i);
    }
}

const RecordType *TypeCatalog::find(const QString &key) const
{
    const auto at = m_byKey.constFind(key);
    return at == m_byKey.constEnd() ? nullptr : &m_types[*at];
}

const RecordType *TypeCatalog::find(int number) const
{
    const auto at = m_byNumber.constFind(number);
    return at == m_byNumber.constEnd() ? nullptr : &m_types[*at];
}

const RecordType &TypeCatalog::at(const QString &key) const
{
    const RecordType *type = find(key);
    if (!type)
        qFatal("no record type named %s", qPrintable(key));
    return *type;
}

const RecordType &TypeCatalog::at(int number) const
{
    const RecordType *type = find(number);
    if (!type)
        qFatal("no record type number %d", number);
    return *type;
}

QVector<TypeCatalog::Incoming> TypeCatalog::linksTo(const QString &key) const
{
    QVector<Incoming> result;
    for (const RecordType &type : m_types) {
        for (const FieldSpec &spec : type.fields) {
            if (spec.kind == FieldKind::Link && spec.target == key && !spec.column.isEmpty())
                result.append({&type, &spec});
        }
    }
    return result;
}

}  // namespace fieldfare
