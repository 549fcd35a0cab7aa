// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"
#include "records/record_registry.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QString kindKey(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return QStringLiteral("text");
    case FieldKind::MultilineText: return QStringLiteral("multiline");
    case FieldKind::Email: return QStringLiteral("email");
    case FieldKind::Phone: return QStringLiteral("phone");
    case FieldKind::Url: return QStringLiteral("url");
    case FieldKind::Integer: return QStringLiteral("integer");
    case FieldKind::Decimal: return QStringLiteral("decimal");
    case FieldKind::Percent: return QStringLiteral("percent");
    case FieldKind::Money: return QStringLiteral("money");
    case FieldKind::Currency: return QStringLiteral("currency");
    case FieldKind::Date: return QStringLiteral("date");
    case FieldKind::Time: return QStringLiteral("time");
    case FieldKind::Duration: return QStringLiteral("duration");
    case FieldKind::Bool: return QStringLiteral("bool");
    case FieldKind::Choice: return QStringLiteral("choice");
    case FieldKind::Link: return QStringLiteral("link");
    case FieldKind::Tags: return QStringLiteral("tags");
    case FieldKind::MailList: return QStringLiteral("mail_list");
    case FieldKind::PhoneList: return QStringLiteral("phone_list");
    case FieldKind::AddressList: return QStringLiteral("address_list");
    case FieldKind::People: return QStringLiteral("people");
    }
    return {};
}

QJsonObject toJson(const FieldSpec &field)
{
    QJsonArray choices;
    for (const Choice &choice : field.choices)
        choices.append(
            QJsonObject{{QStringLiteral("key"), choice.key}, {QStringLiteral("label"), field.choiceLabel(choice.key)}});
    return {{QStringLiteral("key"), field.key},
            {QStringLiteral("label"), field.label()},
            {QStringLiteral("kind"), kindKey(field.kind)},
            {QStringLiteral("target"), field.target.isEmpty() ? QJsonValue() : QJsonValue(field.target)},
            {QStringLiteral("choices"), choices},
            {QStringLiteral("open_choices"), field.openChoices},
            {QStringLiteral("required"), field.required},
            {QStringLiteral("read_only"), field.readOnly},
            {QStringLiteral("personal"), field.personal},
            {QStringLiteral("custom"), field.isCustom()},
            {QStringLiteral("aliases"), QJsonArray::fromStringList(field.aliases)}};
}

QString remark(const FieldSpec &field)
{
    QStringList parts;
    if (!field.target.isEmpty())
        parts.append(QStringLiteral("→ ") + field.target);
    QStringList keys;
    for (const Choice &choice : field.choices)
        keys.append(choice.key);
    if (!keys.isEmpty())
        parts.append(keys.join(QLatin1String(", ")) + (field.openChoices ? QStringLiteral(", …") : QString()));
    if (field.required)
        parts.append(CliText::tr("required"));
    if (field.readOnly)
        parts.append(CliText::tr("kept by the program"));
    if (field.isCustom())
        parts.append(CliText::tr("user-defined"));
    return parts.join(QLatin1String("; "));
}

class FieldsCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("fields"),
                QStringLiteral("TYPE"),
                CliText::tr("Lists the fields of a record type; in a workspace with the user-defined ones."),
                {},
                {},
                1,
                1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        auto catalog = std::make_shared<const TypeCatalog>(builtInTypes());
        if (!invocation.workspacePath().isEmpty()) {
            TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
            catalog = workspace->catalog();
        }
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        QJsonArray json;
        QVector<QStringList> rows;
        for (const FieldSpec &field : type->fields) {
            json.append(toJson(field));
            rows.append({field.key, field.label(), kindKey(field.kind), remark(field)});
        }
        if (invocation.json())
            invocation.console().json(json);
        else
            invocation.console().write(
                TextTable({{CliText::tr("Field")}, {CliText::tr("Name")}, {CliText::tr("Kind")}, {QString()}},
                          Console::width())
                    .render(rows));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeFieldsCommand() { return std::make_unique<FieldsCommand>(); }

}  // namespace fieldfare::cli
