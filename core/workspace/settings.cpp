// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settings.h"

#include "records/company_profile/company_profile.h"
#include "records/record_writer.h"

#include <QLocale>

namespace fieldfare {

namespace {

Result<std::optional<CompanyProfile>> companyProfile(RecordReader &reader)
{
    const RecordType &type = reader.catalog().at(CompanyProfile::kNumber);
    TRY_ASSIGN(const qint64 id, reader.findByUid(type, companyProfileUid()));
    if (id <= 0)
        return std::optional<CompanyProfile>();
    TRY_ASSIGN(const CompanyProfile profile, reader.load(Id<CompanyProfile>{id}));
    return std::optional(profile);
}

void fill(CompanyProfile &profile, const WorkspaceSettings &settings)
{
    profile.name = settings.companyName;
    profile.baseCurrency = settings.baseCurrency.code();
    profile.country = settings.country;
    profile.zone = QString::fromLatin1(settings.zone.id());
}

/// Values that this version cannot read leave the own ones.
void apply(WorkspaceSettings &settings, const CompanyProfile &profile)
{
    settings.companyName = profile.name;
    if (const auto code = Currency::fromCode(profile.baseCurrency); code && !code->isEmpty())
        settings.baseCurrency = *code;
    settings.country = profile.country;
    if (const QTimeZone zone(profile.zone.toLatin1()); zone.isValid())
        settings.zone = zone;
}

}  // namespace

WorkspaceSettings WorkspaceSettings::fromSystem()
{
    WorkspaceSettings settings;
    const QLocale locale = QLocale::system();
    const auto currency = Currency::fromCode(locale.currencySymbol(QLocale::CurrencyIsoCode));
    if (currency && !currency->isEmpty())
        settings.baseCurrency = *currency;
    if (locale.territory() != QLocale::AnyTerritory)
        settings.country = QLocale::territoryToCode(locale.territory());
    if (QTimeZone::systemTimeZone().isValid())
        settings.zone = QTimeZone::systemTimeZone();
    settings.language = locale.name();
    return settings;
}

Result<QString> readSetting(ReadContext &context, const QString &key)
{
    TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {key}));
    const QString value = query.next() ? query.value(0).toString() : QString();
    TRY(finished(query));
    return value;
}

Result<void> writeSetting(UnitOfWork &work, const QString &key, const QString &value)
{
    work.keepUnlogged();
    TRY_ASSIGN(
        auto query,
        work.execute(
            QStringLiteral(
                "INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"),
            {key, value.isNull() ? QStringLiteral("") : value}));
    return {};
}

Result<WorkspaceSettings> readSettings(ReadContext &context)
{
    WorkspaceSettings settings;
    TRY_ASSIGN(settings.companyName, readSetting(context, QStringLiteral("company_name")));
    TRY_ASSIGN(const QString currency, readSetting(context, QStringLiteral("base_currency")));
    if (const auto code = Currency::fromCode(currency); code && !code->isEmpty())
        settings.baseCurrency = *code;
    TRY_ASSIGN(settings.country, readSetting(context, QStringLiteral("country")));
    TRY_ASSIGN(const QString zone, readSetting(context, QStringLiteral("time_zone")));
    const QTimeZone stored(zone.toLatin1());
    if (stored.isValid())
        settings.zone = stored;
    TRY_ASSIGN(settings.language, readSetting(context, QStringLiteral("language")));
    TRY_ASSIGN(const QString user, readSetting(context, QStringLiteral("user")));
    settings.user = Uid(user);
    RecordReader reader(context);
    TRY_ASSIGN(const auto profile, companyProfile(reader));
    if (profile)
        apply(settings, *profile);
    return settings;
}

Result<void> shareSettings(UnitOfWork &work)
{
    TRY_ASSIGN(const WorkspaceSettings settings, readSettings(work));
    RecordWriter writer(work);
    TRY_ASSIGN(const auto profile, companyProfile(writer));
    if (profile)
        return {};
    CompanyProfile made;
    made.uid = companyProfileUid();
    fill(made, settings);
    return writer.insert(made);
}

Result<void> writeSettings(UnitOfWork &work, const WorkspaceSettings &settings)
{
    RecordWriter writer(work);
    TRY_ASSIGN(auto profile, companyProfile(writer));
    if (profile) {
        fill(*profile, settings);
        TRY(writer.update(*profile));
    }
    TRY(writeSetting(work, QStringLiteral("company_name"), settings.companyName));
    TRY(writeSetting(work, QStringLiteral("base_currency"), settings.baseCurrency.code()));
    TRY(writeSetting(work, QStringLiteral("country"), settings.country));
    TRY(writeSetting(work, QStringLiteral("time_zone"), QString::fromLatin1(settings.zone.id())));
    TRY(writeSetting(work, QStringLiteral("language"), settings.language));
    return writeSetting(work, QStringLiteral("user"), uidText(settings.user));
}

}  // namespace fieldfare
