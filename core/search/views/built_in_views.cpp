// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/views/list_views.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

/// One row of the list below.
struct BuiltIn {
    const char *type;  ///< "" for every type with an owner
    const char *key;
    const char *name;  ///< context "ListViews"
    const char *query;
    const char *sort;
    bool pinned;
};

// In the order of the tabs. The queries are checked against every type by a test.
constexpr BuiltIn builtIns[] = {
    {"contact", "mine", QT_TRANSLATE_NOOP("ListViews", "Mine"), "owner:me", "", true},
    {"contact", "customers", QT_TRANSLATE_NOOP("ListViews", "Customers"), "lifecycle:customer", "", true},
    {"contact", "recent", QT_TRANSLATE_NOOP("ListViews", "Recently added"), "created<30d", "-created_at", true},
    {"contact", "unreachable", QT_TRANSLATE_NOOP("ListViews", "Without e-mail and phone"), "no:email no:phone", "",
     false},
    {"contact", "unowned", QT_TRANSLATE_NOOP("ListViews", "Without an owner"), "no:owner", "", false},
    {"contact", "quiet", QT_TRANSLATE_NOOP("ListViews", "Unchanged for 90 days"), "updated>90d", "changed_at", false},
    {"company", "mine", QT_TRANSLATE_NOOP("ListViews", "Mine"), "owner:me", "", true},
    {"company", "recent", QT_TRANSLATE_NOOP("ListViews", "Recently added"), "created<30d", "-created_at", true},
    {"company", "unowned", QT_TRANSLATE_NOOP("ListViews", "Without an owner"), "no:owner", "", false},
    {"deal", "open", QT_TRANSLATE_NOOP("ListViews", "Open"), "no:closed_at", "expected_close", true},
    {"deal", "mine", QT_TRANSLATE_NOOP("ListViews", "My open ones"), "no:closed_at owner:me", "expected_close", true},
    {"deal", "closing", QT_TRANSLATE_NOOP("ListViews", "Closing this month"), "no:closed_at expected_close:this_month",
     "expected_close", true},
    {"deal", "idle", QT_TRANSLATE_NOOP("ListViews", "Without a next step"), "no:closed_at no:next_step", "changed_at",
     false},
    {"deal", "closed", QT_TRANSLATE_NOOP("ListViews", "Closed this quarter"), "closed_at:this_quarter", "-closed_at",
     false},
    {"task", "open", QT_TRANSLATE_NOOP("ListViews", "Open"), "done:no", "due", true},
    {"task", "mine", QT_TRANSLATE_NOOP("ListViews", "My open ones"), "done:no owner:me", "due", true},
    {"task", "overdue", QT_TRANSLATE_NOOP("ListViews", "Overdue"), "done:no due<today", "due", true},
    {"task", "done", QT_TRANSLATE_NOOP("ListViews", "Done"), "done:yes", "-done_at", false},
    {"ticket", "open", QT_TRANSLATE_NOOP("ListViews", "Open"), "state:new,open,waiting", "opened_at", true},
    {"ticket", "mine", QT_TRANSLATE_NOOP("ListViews", "My open ones"), "state:new,open,waiting owner:me", "opened_at",
     true},
    {"ticket", "urgent", QT_TRANSLATE_NOOP("ListViews", "Urgent"), "state:new,open,waiting priority>normal",
     "-priority", true},
    {"ticket", "resolved", QT_TRANSLATE_NOOP("ListViews", "Resolved this month"), "resolved_at:this_month",
     "-resolved_at", false},
    {"order", "quarter", QT_TRANSLATE_NOOP("ListViews", "This quarter"), "ordered_on:this_quarter", "-ordered_on",
     true},
    {"order", "undelivered", QT_TRANSLATE_NOOP("ListViews", "Not yet delivered"), "state:confirmed,shipped",
     "ordered_on", true},
    {"activity", "calls", QT_TRANSLATE_NOOP("ListViews", "Calls"), "kind:call", "-at", true},
    {"activity", "week", QT_TRANSLATE_NOOP("ListViews", "This week"), "at:this_week", "-at", true},
    {"activity", "mine", QT_TRANSLATE_NOOP("ListViews", "Mine"), "owner:me", "-at", true},
    {"campaign", "running", QT_TRANSLATE_NOOP("ListViews", "Running"), "starts_on<=today -ends_on<today", "starts_on",
     true},
    {"user", "active", QT_TRANSLATE_NOOP("ListViews", "Active"), "active:yes", "", true},
};

}  // namespace

QString usualOrder(const RecordType &type)
{
    const QString position = QStringLiteral("position");
    return type.field(position) != nullptr ? position : QString();
}

QVector<ListView> builtInViews(const RecordType &type)
{
    QVector<ListView> views;
    const auto add = [&](const char *key, const char *name, const char *query, const QString &sort, bool pinned) {
        ListView view;
        view.key = QString::fromLatin1(key);
        view.name = QCoreApplication::translate("ListViews", name);
        view.type = type.key;
        view.query = QString::fromLatin1(query);
        view.descending = sort.startsWith(u'-');
        view.sortField = view.descending ? sort.mid(1) : sort;
        view.pinned = pinned;
        views.append(view);
    };
    add("all", QT_TRANSLATE_NOOP("ListViews", "All"), "", usualOrder(type), true);
    for (const BuiltIn &view : builtIns) {
        if (type.key == QLatin1String(view.type))
            add(view.key, view.name, view.query, QString::fromLatin1(view.sort), view.pinned);
    }
    return views;
}

}  // namespace fieldfare
