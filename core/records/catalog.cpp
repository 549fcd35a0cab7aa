// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/field_condition.h"
#include "records/catalog_observer.h"
#include "records/field_def/field_def.h"
#include "records/field_def/field_kinds.h"
#include "records/record_registry.h"

namespace fieldfare {

namespace {

// The rules of field_def let no unreadable one in; one that a newer program wrote is no condition here.
std::shared_ptr<const FieldCondition> condition(const QString &text)
{
    auto parsed = FieldCondition::parse(text);
    return parsed && *parsed ? std::make_shared<const FieldCondition>(std::move(**parsed)) : nullptr;
}

}  // namespace

Result<std::shared_ptr<const TypeCatalog>> loadCatalog(ReadContext &context)
{
    QVector<RecordType> types = builtInTypes();
    // read without the session's predicate: what fields there are is no secret of anybody
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT type, key, label, kind, choices, required, visible_when, required_when, "
                                  "read_only_when, retired FROM field_def ORDER BY type, position, id"),
                   {}));
    while (query.next()) {
        for (RecordType &type : types) {
            if (type.key != query.value(0).toString())
                continue;
            FieldSpec spec;
            spec.key = query.value(1).toString();
            spec.customLabel = query.value(2).toString();
            spec.kind = fieldKindFromText(query.value(3).toString());
            spec.required = query.value(5).toInt() != 0;
            spec.group = QStringLiteral("own");
            spec.openChoices = true;
            spec.search =
                spec.kind == FieldKind::Text || spec.kind == FieldKind::MultilineText ? SearchAs::Text : SearchAs::No;
            spec.visibleWhen = condition(query.value(6).toString());
            spec.requiredWhen = condition(query.value(7).toString());
            spec.readOnlyWhen = condition(query.value(8).toString());
            if (query.value(9).toInt() != 0) {
                spec.retired = spec.hidden = true;
                spec.required = false;
                spec.visibleWhen = spec.requiredWhen = spec.readOnlyWhen = nullptr;
            }
            for (const QString &choice : query.value(4).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                spec.choices.append({choice, nullptr, {}});
            if (!type.field(spec.key)) {
                type.fields.append(spec);
                type.buildIndex();
            }
        }
    }
    TRY(finished(query));
    return std::make_shared<const TypeCatalog>(std::move(types));
}

Result<void> CatalogObserver::onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                      const Record *after)
{
    if (type.number != FieldDef::kNumber)
        return {};
    TRY_ASSIGN(auto catalog, loadCatalog(work));
    if (before && !after) {
        // about to go: the row is still there, so leave its field out by hand
        const auto &gone = static_cast<const FieldDef &>(*before);
        QVector<RecordType> types = catalog->types();
        for (RecordType &one : types) {
            if (one.key == gone.type)
                one.fields.removeIf([&](const FieldSpec &spec) { return spec.isCustom() && spec.key == gone.key; });
        }
        catalog = std::make_shared<const TypeCatalog>(std::move(types));
    }
    work.replaceCatalog(std::move(catalog));
    return {};
}

}  // namespace fieldfare
