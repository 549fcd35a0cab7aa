// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/catalog_observer.h"
#include "records/field_def/field_def.h"
#include "records/field_def/field_kinds.h"
#include "records/record_registry.h"

namespace fieldfare {

Result<std::shared_ptr<const TypeCatalog>> loadCatalog(ReadContext &context)
{
    QVector<RecordType> types = builtInTypes();
    // read without the session's predicate: what fields there are is no secret of anybody
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral(
                       "SELECT type, key, label, kind, choices, required FROM field_def ORDER BY type, position, id"),
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
