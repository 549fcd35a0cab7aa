// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/column_target.h"

#include "exchange/text.h"


namespace fieldfare {

namespace {

QString addressPart(QStringView part)
{
    for (const char *known : {"street", "city", "region", "postal_code", "country"}) {
        if (part == QLatin1String(known))
            return part.toString();
    }
    return {};
}

}  // namespace

QString ColumnTarget::text() const
{
    switch (kind) {
    case Kind::Field: return field->key;
    case Kind::RecordUid: return QStringLiteral("uid");
    case Kind::Mail: return QStringLiteral("email.") + label;
    case Kind::Phone: return QStringLiteral("phone.") + label;
    case Kind::AddressPart: return QStringLiteral("address.") + label + u'.' + part;
    case Kind::Linked: return field->key + u':' + linked->text();
    }
    return {};
}

QString ColumnTarget::title() const
{
    switch (kind) {
    case Kind::Field: return field->label();
    case Kind::RecordUid: return QStringLiteral("UID");
    case Kind::Mail:
    case Kind::Phone: return QStringLiteral("%1 (%2)").arg(field->label(), label);
    case Kind::AddressPart: return QStringLiteral("%1 (%2)").arg(part, label);
    case Kind::Linked: return QStringLiteral("%1 › %2").arg(field->label(), linked->title());
    }
    return {};
}

Result<ColumnTarget> parseColumnTarget(const TypeCatalog &catalog, const RecordType &type, const QString &text)
{
    ColumnTarget target;
    if (const FieldSpec *field = type.field(text)) {
        target.field = field;
        return target;
    }
    if (text == QLatin1String("uid")) {
        target.kind = ColumnTarget::Kind::RecordUid;
        return target;
    }
    if (const qsizetype colon = text.indexOf(u':'); colon > 0) {
        const FieldSpec *link = type.field(text.left(colon));
        if (link == nullptr || link->kind != FieldKind::Link) {
            return fail(ErrorCode::NotFound, ExchangeText::tr("\"%1\" is not a field of %2 that names another record.")
                                                 .arg(text.left(colon), type.label()));
        }
        target.kind = ColumnTarget::Kind::Linked;
        target.field = link;
        target.linkedType = &catalog.at(link->target);
        TRY_ASSIGN(ColumnTarget linked, parseColumnTarget(catalog, *target.linkedType, text.mid(colon + 1)));
        target.linked = std::make_shared<ColumnTarget>(std::move(linked));
        return target;
    }
    if (type.hasContactPoints) {
        const auto list = [&](const char *head, const char *key, ColumnTarget::Kind kind) {
            if (!text.startsWith(QLatin1String(head)) || text.size() == qsizetype(qstrlen(head)))
                return false;
            target.kind = kind;
            target.field = type.field(QLatin1String(key));
            target.label = text.mid(qsizetype(qstrlen(head)));
            return true;
        };
        if (list("email.", "emails", ColumnTarget::Kind::Mail) || list("phone.", "phones", ColumnTarget::Kind::Phone))
            return target;
        const qsizetype dot = text.lastIndexOf(u'.');
        if (list("address.", "addresses", ColumnTarget::Kind::AddressPart) && dot > 8) {
            target.part = addressPart(QStringView(text).sliced(dot + 1));
            target.label = text.mid(8, dot - 8);
            if (!target.part.isEmpty())
                return target;
        }
    }
    QStringList known;
    for (const FieldSpec &field : type.fields) {
        if (!field.hidden)
            known.append(field.key);
    }
    return fail(ErrorCode::NotFound, ExchangeText::tr("%1 has no field \"%2\". There are: %3.")
                                         .arg(type.label(), text, known.join(QStringLiteral(", "))));
}

}  // namespace fieldfare
