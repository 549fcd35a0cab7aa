// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"
#include "search/list_reader.h"
#include "storage/unit_of_work.h"

namespace fieldfare {

/// A column of a list: a field, a field of a linked record ("company:city"), or "" for the shown name.
struct ViewColumn {
    QString key;
    int width = 0;  ///< pixels at 100 %; 0: as usual

    friend bool operator==(const ViewColumn &, const ViewColumn &) = default;
};

/// A list under a name: which records, in which order, with which columns. Built-in ones come with the program, saved ones
/// are records of the type saved_view.
struct ListView {
    QString key;    ///< stable: "all", "mine" …; a saved view's uid
    qint64 id = 0;  ///< row of the saved view; 0 for a built-in one
    QString name;
    QString type;
    QString query;
    QString sortField;  ///< empty: by the shown name
    bool descending = false;
    QVector<ViewColumn> columns;  ///< in order; empty: the usual ones
    bool shared = false;
    bool pinned = false;  ///< a tab, not only in the menu
    bool mine = false;    ///< the session's user may change it
    QString ownerName;    ///< of a view somebody else shares

    [[nodiscard]] bool isBuiltIn() const { return id == 0; }
    [[nodiscard]] ListRequest request() const { return {type, query, sortField, descending}; }
};

inline const QString allViewKey = QStringLiteral("all");

/// The field that orders records of the type where nobody chose one: stages follow each other; empty: by the shown name.
[[nodiscard]] QString usualOrder(const RecordType &type);
/// What every list of the type offers, "all" first. Names in the language of the program. Any thread.
[[nodiscard]] QVector<ListView> builtInViews(const RecordType &type);

/// Built-in views, then the session's own and those shared with it, by position and name.
[[nodiscard]] Result<QVector<ListView>> listViews(ReadContext &context, const RecordType &type);
/// By key, uid or name (whatever its case; an own one before a shared one). NotFound names those there are.
[[nodiscard]] Result<ListView> findListView(ReadContext &context, const RecordType &type, const QString &reference);

/// Keeps a new view of the session's user (id 0) or changes a saved one; sets id and key. InvalidInput: no name, the name of
/// another own view of that type, or a query that cannot be read; Forbidden: somebody else's.
[[nodiscard]] Result<void> saveListView(UnitOfWork &work, ListView &view);
[[nodiscard]] Result<void> removeListView(UnitOfWork &work, qint64 id);

/// [{"key","width"}] as stored; reading drops what is no column.
[[nodiscard]] QString viewColumnsText(const QVector<ViewColumn> &columns);
[[nodiscard]] QVector<ViewColumn> viewColumnsFromText(const QString &text);

}  // namespace fieldfare
