// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/templates.h"

#include "records/field_def/field_def.h"
#include "records/pipeline/pipeline.h"
#include "records/product/product.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fieldfare {

namespace {

QJsonValue inLanguage(const QJsonValue &texts, const QString &language)
{
    const QJsonObject byLanguage = texts.toObject();
    for (const QString &one : {language, language.section(QLatin1Char('_'), 0, 0), QStringLiteral("en")}) {
        if (byLanguage.contains(one))
            return byLanguage.value(one);
    }
    return {};
}

QString text(const QJsonObject &object, const char *key, const QString &language)
{
    return inLanguage(object.value(QLatin1String(key)), language).toString();
}

Result<QJsonObject> load(const QString &key)
{
    QFile file(QStringLiteral(":/templates/%1.json").arg(key));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("Workspace", "There is no template “%1”.").arg(key));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("Workspace", "The template “%1” cannot be read.").arg(key),
                    error.errorString());
    return document.object();
}

Result<void> applyStages(RecordWriter &writer, const QJsonObject &wanted, const QString &language)
{
    UnitOfWork &work = writer.work();
    TRY_ASSIGN(auto first, work.run(QStringLiteral("SELECT id FROM {pipeline} ORDER BY position, id LIMIT 1")));
    Id<Pipeline> id{first.next() ? first.value(0).toLongLong() : 0};
    TRY(finished(first));
    Pipeline pipeline;
    if (id.isValid()) {
        TRY_ASSIGN(pipeline, writer.load(id));
    }
    pipeline.name = text(wanted, "name", language);
    if (!pipeline.position)
        pipeline.position = 1;
    TRY(id.isValid() ? writer.update(pipeline) : writer.insert(pipeline));
    id.value = pipeline.id;

    QHash<QString, qint64> present;
    TRY_ASSIGN(auto stages, work.run(QStringLiteral("SELECT id, key FROM {stage} WHERE pipeline=?"), {id.value}));
    while (stages.next())
        present.insert(stages.value(1).toString(), stages.value(0).toLongLong());
    TRY(finished(stages));

    int position = 0;
    const QJsonArray list = wanted.value(QStringLiteral("stages")).toArray();
    for (const QJsonValue &one : list) {
        const QJsonObject spec = one.toObject();
        const QString key = spec.value(QStringLiteral("key")).toString();
        Stage stage;
        const qint64 known = present.take(key);
        if (known > 0) {
            TRY_ASSIGN(stage, writer.load(Id<Stage>{known}));
        }
        stage.key = key;
        stage.name = text(spec, "name", language);
        stage.pipeline = id;
        stage.position = ++position;
        stage.kind = spec.value(QStringLiteral("kind")).toString();
        stage.probability = Decimal::fromInteger(spec.value(QStringLiteral("probability")).toInt());
        const int idle = spec.value(QStringLiteral("idle_days")).toInt();
        stage.idleDays = idle > 0 ? std::optional<qint64>(idle) : std::nullopt;
        TRY(known > 0 ? writer.update(stage) : writer.insert(stage));
    }
    // what is left is not of this trade; but a stage a deal has been in is part of its history
    for (const qint64 stage : std::as_const(present)) {
        TRY_ASSIGN(auto used, work.execute(QStringLiteral("SELECT EXISTS (SELECT 1 FROM deal WHERE stage=?) OR EXISTS "
                                                          "(SELECT 1 FROM stage_event WHERE stage=? OR from_stage=?)"),
                                           {stage, stage, stage}));
        const bool keep = used.next() && used.value(0).toBool();
        TRY(finished(used));
        if (keep) {
            TRY_ASSIGN(Stage old, writer.load(Id<Stage>{stage}));
            old.position = ++position;
            TRY(writer.update(old));
        } else {
            TRY(writer.remove(Id<Stage>{stage}));
        }
    }
    return {};
}

Result<void> applyFields(RecordWriter &writer, const QJsonArray &wanted, const QString &language)
{
    qint64 position = 0;
    for (const QJsonValue &one : wanted) {
        const QJsonObject spec = one.toObject();
        const QString typeKey = spec.value(QStringLiteral("type")).toString();
        const QString key = spec.value(QStringLiteral("key")).toString();
        const RecordType *type = writer.catalog().find(typeKey);
        if (!type || type->field(key))
            continue;
        FieldDef field;
        field.type = typeKey;
        field.key = key;
        field.label = text(spec, "label", language);
        field.kind = spec.value(QStringLiteral("kind")).toString();
        QStringList choices;
        const QJsonArray offered = inLanguage(spec.value(QStringLiteral("choices")), language).toArray();
        for (const QJsonValue &choice : offered)
            choices.append(choice.toString());
        field.choices = choices.join(QLatin1Char('\n'));
        field.position = ++position;
        TRY(writer.insert(field));
    }
    return {};
}

Result<void> applyProducts(RecordWriter &writer, const QJsonArray &wanted, const QString &language)
{
    for (const QJsonValue &one : wanted) {
        const QJsonObject spec = one.toObject();
        Product product;
        product.name = text(spec, "name", language);
        TRY_ASSIGN(auto known,
                   writer.work().run(QStringLiteral("SELECT 1 FROM {product} WHERE name=?"), {product.name}));
        const bool there = known.next();
        TRY(finished(known));
        if (there)
            continue;
        product.category = text(spec, "category", language);
        product.unit = text(spec, "unit", language);
        TRY(writer.insert(product));
    }
    return {};
}

}  // namespace

Result<QVector<IndustryTemplate>> industryTemplates(const QString &language)
{
    QVector<std::pair<int, IndustryTemplate>> found;
    const QStringList files = QDir(QStringLiteral(":/templates")).entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString &file : files) {
        TRY_ASSIGN(const QJsonObject json, load(file.chopped(5)));
        found.append({json.value(QStringLiteral("position")).toInt(),
                      {json.value(QStringLiteral("key")).toString(), text(json, "name", language),
                       text(json, "description", language)}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QVector<IndustryTemplate> templates;
    for (const auto &one : std::as_const(found))
        templates.append(one.second);
    return templates;
}

Result<void> applyTemplate(RecordWriter &writer, const QString &key, const QString &language)
{
    TRY_ASSIGN(const QJsonObject json, load(key));
    TRY(applyStages(writer, json.value(QStringLiteral("pipeline")).toObject(), language));
    TRY(applyFields(writer, json.value(QStringLiteral("fields")).toArray(), language));
    return applyProducts(writer, json.value(QStringLiteral("products")).toArray(), language);
}

}  // namespace fieldfare
