// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "exchange/value_parse.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace fieldfare {

/// Where a column goes, as a map file says it.
struct MapEntry {
    QString target;   ///< "field", "field:key", "email.home", "address.billing.city", "uid"; empty: see below
    QString newKind;  ///< not empty: a new user-defined field of this kind ("text", "integer", "date" …)

    [[nodiscard]] bool isIgnored() const { return target.isEmpty() && newKind.isEmpty(); }
    friend bool operator==(const MapEntry &, const MapEntry &) = default;
};

enum class OnMatch { Update, Skip, Create };

/// A map file: how the columns of one kind of file become fields. The CLI reads it (--map), the wizard reads and writes it:
///
/// {"columns": {"Header": "field" | "field:key" | {"new": "text"} | null}, "match": ["external_id"], "on_match": "update",
///  "formats": {"date": "DMY", "decimal": ","}, "choices": {"stage": {"Closed Won": "won"}}, "defaults": {"owner": "…"},
///  "create_missing": ["company"]}
///
/// Unknown members are an error, so that a slip of the pen does not silently change what is imported.
struct ImportMap {
    std::vector<std::pair<QString, MapEntry>> columns;  ///< by header
    std::optional<QStringList> match;                   ///< absent: uid or external_id where a column brings one
    std::optional<OnMatch> onMatch;
    std::optional<DateOrder> dateOrder;
    std::optional<char16_t> decimalSign;
    QHash<QString, QHash<QString, QString>> choices;  ///< field → text of the file → key
    QHash<QString, QString> defaults;                 ///< field → text, read like a cell, where the file has none
    QStringList createMissing;                        ///< link fields whose unknown targets are created

    [[nodiscard]] const MapEntry *column(const QString &header) const;

    [[nodiscard]] static Result<ImportMap> fromJson(const QByteArray &json);
    [[nodiscard]] static Result<ImportMap> fromFile(const QString &path);
    [[nodiscard]] QByteArray toJson() const;
};

[[nodiscard]] std::optional<OnMatch> onMatchFromKey(QStringView key);
[[nodiscard]] QString onMatchKey(OnMatch onMatch);

}  // namespace fieldfare
