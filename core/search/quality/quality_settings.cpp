// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/quality_settings.h"

#include "search/quality/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fieldfare {

namespace {

const QString settingKey = QStringLiteral("quality.settings");
constexpr int mostMonths = 240;

int within(const QJsonObject &json, const char *key, int usual)
{
    return std::clamp(json.value(QLatin1String(key)).toInt(usual), 1, mostMonths);
}

}  // namespace

QHash<QString, QStringList> QualitySettings::usualMustHaves()
{
    return {
        {QStringLiteral("contact"), {QStringLiteral("email|phone"), QStringLiteral("owner")}},
        {QStringLiteral("company"), {QStringLiteral("country"), QStringLiteral("owner")}},
        {QStringLiteral("deal"),
         {QStringLiteral("amount"), QStringLiteral("expected_close"), QStringLiteral("next_step"),
          QStringLiteral("company|contact"), QStringLiteral("owner")}},
        {QStringLiteral("ticket"), {QStringLiteral("company|contact"), QStringLiteral("owner")}},
        {QStringLiteral("task"), {QStringLiteral("due"), QStringLiteral("owner")}},
        {QStringLiteral("campaign"), {QStringLiteral("starts_on"), QStringLiteral("owner")}},
    };
}

Result<QualitySettings> readQualitySettings(ReadContext &context)
{
    QualitySettings settings;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {settingKey}));
    if (!query.next()) {
        TRY(finished(query));
        return settings;
    }
    const QJsonObject json = QJsonDocument::fromJson(query.value(0).toString().toUtf8()).object();
    settings.staleMonths = within(json, "stale_months", settings.staleMonths);
    settings.idleMonths = within(json, "idle_months", settings.idleMonths);
    settings.verifyMonths = within(json, "verify_months", settings.verifyMonths);
    settings.unansweredDays = within(json, "unanswered_days", settings.unansweredDays);
    const QJsonObject musts = json.value(QLatin1String("must_haves")).toObject();
    for (auto it = musts.begin(); it != musts.end(); ++it) {
        QStringList fields;
        for (const QJsonValue &field : it.value().toArray())
            fields.append(field.toString());
        settings.mustHaves.insert(it.key(), fields);
    }
    return settings;
}

Result<void> writeQualitySettings(UnitOfWork &work, const QualitySettings &settings)
{
    if (!work.session().access.mayAdminister())
        return fail(ErrorCode::Forbidden,
                    QualityText::tr("You may not change what is expected of records. Ask whoever administers the "
                                    "workspace."));
    QJsonObject musts;
    for (auto it = settings.mustHaves.begin(); it != settings.mustHaves.end(); ++it)
        musts.insert(it.key(), QJsonArray::fromStringList(it.value()));
    const QJsonObject json{{QStringLiteral("stale_months"), settings.staleMonths},
                           {QStringLiteral("idle_months"), settings.idleMonths},
                           {QStringLiteral("verify_months"), settings.verifyMonths},
                           {QStringLiteral("unanswered_days"), settings.unansweredDays},
                           {QStringLiteral("must_haves"), musts}};
    TRY(work.execute(QStringLiteral("INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET "
                                    "value=excluded.value"),
                     {settingKey, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))}));
    work.keepUnlogged();
    return {};
}

}  // namespace fieldfare
