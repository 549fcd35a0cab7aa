// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_def/field_def_rules.h"

#include "base/field_condition.h"
#include "base/text_fold.h"
#include "records/field_def/field_def.h"
#include "records/field_def/field_kinds.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

QStringList userFieldKinds()
{
    return {QStringLiteral("text"), QStringLiteral("multiline"), QStringLiteral("integer"), QStringLiteral("decimal"),
            QStringLiteral("date"), QStringLiteral("time"),      QStringLiteral("bool"),    QStringLiteral("choice")};
}

FieldKind fieldKindFromText(const QString &text)
{
    static const QHash<QString, FieldKind> kinds{{QStringLiteral("multiline"), FieldKind::MultilineText},
                                                 {QStringLiteral("integer"), FieldKind::Integer},
                                                 {QStringLiteral("decimal"), FieldKind::Decimal},
                                                 {QStringLiteral("date"), FieldKind::Date},
                                                 {QStringLiteral("time"), FieldKind::Time},
                                                 {QStringLiteral("bool"), FieldKind::Bool},
                                                 {QStringLiteral("choice"), FieldKind::Choice}};
    return kinds.value(text, FieldKind::Text);
}

QString fieldKeyFor(const QString &label, const QStringList &taken)
{
    QString key;
    for (const QChar c : foldText(label)) {
        if (c.isLetterOrNumber())
            key += c;
        else if (!key.isEmpty() && !key.endsWith(QLatin1Char('_')))
            key += QLatin1Char('_');
    }
    while (key.endsWith(QLatin1Char('_')))
        key.chop(1);
    if (key.isEmpty() || key.front().isDigit())
        key.prepend(QStringLiteral("field_"));
    QString unique = key;
    for (int i = 2; taken.contains(unique); ++i)
        unique = key + QLatin1Char('_') + QString::number(i);
    return unique;
}

Result<void> FieldDefRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &field = static_cast<FieldDef &>(now);
    const RecordType *type = writer.catalog().find(field.type);
    if (!type)
        return fail(
            ErrorCode::InvalidInput,
            QCoreApplication::translate("Records", "There is no record type “%1” to add a field to.").arg(field.type));
    if (field.label.isEmpty())
        field.label = field.key;
    if (field.label.isEmpty())
        return fail(ErrorCode::InvalidInput, QCoreApplication::translate("Records", "A new field needs a name."));
    if (field.kind.isEmpty())
        field.kind = QStringLiteral("text");
    if (!userFieldKinds().contains(field.kind))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "A field cannot be of the kind “%1”. Choose one of: %2.")
                        .arg(field.kind, userFieldKinds().join(QStringLiteral(", "))));
    for (QString *text : {&field.visibleWhen, &field.requiredWhen, &field.readOnlyWhen}) {
        TRY_ASSIGN(const auto condition, FieldCondition::parse(*text));
        if (!condition) {
            text->clear();
            continue;
        }
        if (condition->test != FieldCondition::Test::Always && !type->field(condition->field))
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate(
                            "Records", "The condition “%1” names no field of this type. Use the key of a field: %2 …")
                            .arg(*text, type->fields.first().key));
        if (condition->test != FieldCondition::Test::Always && condition->field == field.key)
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Records", "A field cannot depend on itself."));
        *text = condition->text();
    }
    const auto *old = static_cast<const FieldDef *>(before);
    if (!old || old->key != field.key) {
        QStringList taken;
        for (const FieldSpec &spec : type->fields)
            taken.append(spec.key);
        field.key = fieldKeyFor(field.key.isEmpty() ? field.label : field.key, taken);
    }
    return {};
}

}  // namespace fieldfare
