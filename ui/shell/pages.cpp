// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pages.h"

#include "base/record_type.h"
#include "campaigns/campaigns_page.h"
#include "conflicts/conflicts_page.h"
#include "duplicates/duplicates_page.h"
#include "exchange/import_page.h"
#include "exchange/import_set_page.h"
#include "history/bin_page.h"
#include "history/history_page.h"
#include "pipeline/pipeline_page.h"
#include "quality/quality_page.h"
#include "quality/verify_page.h"
#include "records/fields/fields_page.h"
#include "records/generic/list_page.h"
#include "records/generic/record_page.h"
#include "reports/reports_page.h"
#include "security/session.h"
#include "settings/settings_page.h"
#include "shell/page.h"
#include "tickets/tickets_page.h"
#include "today/today_page.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

/// A page whose constructor takes the context.
template <class T>
std::function<Page *(const PageContext &)> make()
{
    return [](const PageContext &context) -> Page * { return new T(context); };
}

std::function<Page *(const PageContext &)> makeList(const QString &type)
{
    return [type](const PageContext &context) -> Page * { return new ListPage(context, type); };
}

}  // namespace

void registerPages(PageRegistry &pages, const TypeCatalog &catalog, const Access &access, bool isOfCompany)
{
    using Place = PageEntry::Place;
    const QString contact = QStringLiteral("contact");
    const QString company = QStringLiteral("company");
    const auto page = [](const char *title) { return QCoreApplication::translate("Pages", title); };
    // What a person may not read is not offered; a link from elsewhere still leads to a page that says so.
    const auto placeOf = [&](const char *type, Place place) {
        return access.mayRead(catalog.at(QString::fromLatin1(type))) ? place : Place::Hidden;
    };
    pages.add({page_id::today,
               QStringLiteral("sun"),
               page(QT_TRANSLATE_NOOP("Pages", "Today")),
               Place::Main,
               {},
               make<TodayPage>()});
    pages.add({page_id::contacts, catalog.at(contact).icon, catalog.at(contact).plural(),
               placeOf("contact", Place::Main), contact, makeList(contact)});
    pages.add({page_id::companies, catalog.at(company).icon, catalog.at(company).plural(),
               placeOf("company", Place::Main), company, makeList(company)});
    pages.add({page_id::pipeline,
               QStringLiteral("square-kanban"),
               page(QT_TRANSLATE_NOOP("Pages", "Pipeline")),
               placeOf("deal", Place::Main),
               {},
               make<PipelinePage>()});
    pages.add({page_id::tickets,
               QStringLiteral("life-buoy"),
               page(QT_TRANSLATE_NOOP("Pages", "Tickets")),
               placeOf("ticket", Place::Main),
               {},
               make<TicketsPage>()});
    pages.add({page_id::campaigns,
               QStringLiteral("megaphone"),
               page(QT_TRANSLATE_NOOP("Pages", "Campaigns")),
               placeOf("campaign", Place::Main),
               {},
               make<CampaignsPage>()});
    pages.add({page_id::reports,
               QStringLiteral("chart-column"),
               page(QT_TRANSLATE_NOOP("Pages", "Reports")),
               Place::Main,
               {},
               make<ReportsPage>()});
    pages.add({page_id::record,
               QStringLiteral("file-text"),
               QCoreApplication::translate("Pages", "Record"),
               Place::Hidden,
               {},
               make<RecordPage>()});
    // Every other type has its list behind "More"; those with pages of their own have it too, reached by links.
    for (const RecordType &type : catalog.types()) {
        if (!type.machinery) {
            const bool shown = type.key != contact && type.key != company && access.mayRead(type);
            pages.add({page_id::list, type.icon, type.plural(), shown ? Place::More : Place::Hidden, type.key,
                       makeList(type.key)});
        }
    }
    pages.add({page_id::import,
               QStringLiteral("file-up"),
               QCoreApplication::translate("Pages", "Import"),
               Place::More,
               {},
               make<ImportPage>()});
    pages.add({page_id::duplicates,
               QStringLiteral("copy"),
               QCoreApplication::translate("Pages", "Duplicates"),
               Place::More,
               {},
               make<DuplicatesPage>()});
    pages.add({page_id::quality,
               QStringLiteral("shield-check"),
               QCoreApplication::translate("Pages", "Data quality"),
               Place::More,
               {},
               make<QualityPage>()});
    pages.add({page_id::verify,
               QStringLiteral("user-check"),
               QCoreApplication::translate("Pages", "Verify"),
               Place::More,
               {},
               make<VerifyPage>()});
    pages.add({page_id::importSet,
               QStringLiteral("file-up"),
               QCoreApplication::translate("Pages", "Import of several files"),
               Place::Hidden,
               {},
               make<ImportSetPage>()});
    pages.add({page_id::history,
               QStringLiteral("history"),
               QCoreApplication::translate("Pages", "History"),
               Place::More,
               {},
               make<HistoryPage>()});
    pages.add({page_id::bin,
               QStringLiteral("trash-2"),
               QCoreApplication::translate("Pages", "Recycle bin"),
               Place::More,
               {},
               make<BinPage>()});
    pages.add({page_id::conflicts,
               QStringLiteral("git-compare"),
               QCoreApplication::translate("Pages", "Conflicts"),
               isOfCompany ? Place::More : Place::Hidden,
               {},
               make<ConflictsPage>()});
    pages.add({page_id::fields,
               QStringLiteral("text-cursor-input"),
               QCoreApplication::translate("Pages", "Own fields"),
               Place::More,
               {},
               make<FieldsPage>()});
    pages.add({page_id::settings,
               QStringLiteral("settings"),
               QCoreApplication::translate("Pages", "Settings"),
               Place::Bottom,
               {},
               make<SettingsPage>()});
}

}  // namespace fieldfare
