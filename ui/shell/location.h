// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare {

/// Where the window is or should go; what the history remembers. A plain value.
struct Location {
    QString page;       ///< id of a PageEntry: "contacts", "record", "settings"
    QString type;       ///< key of a record type, where the page serves several ("record", "list")
    qint64 record = 0;  ///< rowid of a record, 0 none
    QString query;      ///< a query in the query language, or the page's own anchor (report name, settings section)
    QString view = {};  ///< key of a ListView; with an empty query, that view's own

    friend bool operator==(const Location &, const Location &) = default;
};

namespace page_id {
inline const QString today = QStringLiteral("today");
inline const QString contacts = QStringLiteral("contacts");
inline const QString companies = QStringLiteral("companies");
inline const QString pipeline = QStringLiteral("pipeline");
inline const QString tickets = QStringLiteral("tickets");
inline const QString campaigns = QStringLiteral("campaigns");
inline const QString reports = QStringLiteral("reports");
inline const QString settings = QStringLiteral("settings");
inline const QString list = QStringLiteral("list");      ///< the generic list; Location::type says of what
inline const QString record = QStringLiteral("record");  ///< the record page; type and record
inline const QString import = QStringLiteral("import");
inline const QString importSet = QStringLiteral("import-set");  ///< Location::query: paths, one a line
inline const QString history = QStringLiteral("history");
inline const QString duplicates = QStringLiteral("duplicates");  ///< type; query "12 34" for two chosen ones
inline const QString quality = QStringLiteral("quality");        ///< query: id of a check
inline const QString verify = QStringLiteral("verify");          ///< type
inline const QString fields = QStringLiteral("fields");          ///< the user's own fields; type
}  // namespace page_id

}  // namespace fieldfare
