// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/column_mapper.h"
#include "exchange/csv/csv_dialect.h"
#include "exchange/file_kind.h"
#include "exchange/import_map.h"
#include "exchange/table_source.h"
#include "security/session.h"

#include <memory>

namespace fieldfare {

/// What a person or a command line asks for. What is said here beats the map, the map beats what is found out.
struct ImportRequest {
    QString type;
    QString file;
    QString sheet;  ///< of a workbook: name, or number from 1; empty: the first that holds something
    ImportMap map;
    std::optional<QStringList> match;
    std::optional<OnMatch> onMatch;
    QStringList createMissing;   ///< together with the map's
    std::optional<bool> header;  ///< absent: there is one (the wizard shows what the file looks like)
    int skipLines = 0;
    bool newFields = false;             ///< columns without a field become user-defined text fields
    bool autoMap = true;                ///< columns that the map does not name are mapped by their headers
    QByteArray encoding;                ///< empty: found out
    std::optional<char16_t> delimiter;  ///< absent: found out
    QString rejects;                    ///< where rejected rows go; empty: nowhere
};

struct PlannedColumn {
    QString header;
    MapEntry entry;
    int score = 0;
    QString because;
};

/// Everything an import needs to know before it begins; the wizard lets people change it.
struct ImportPlan {
    QString type;
    QString file;
    FileKind kind = FileKind::Delimited;
    CsvOptions csv;      ///< header and skipLines are for every kind of file
    QString sheet;       ///< Workbook: the sheet read
    QStringList sheets;  ///< Workbook: all there are
    std::vector<PlannedColumn> columns;
    ValueFormats formats;
    QStringList match;  ///< fields that must all be equal; empty: every row is new
    /// Tried one after the other where `match` finds nothing; "!field" must be blank in the row. A record found so keeps the
    /// uid and external id it has.
    std::vector<QStringList> matchElse;
    bool mergeLists = false;  ///< mails, phones and addresses of known records are added to, never replaced
    OnMatch onMatch = OnMatch::Update;
    QStringList createMissing;
    QHash<QString, QHash<QString, QString>> choices;
    QHash<QString, QString> defaults;
    QString rejects;
    QStringList explanations;  ///< translated: what was found out about the file
    qint64 expectedRows = 0;   ///< a guess from the file's size
    qint64 expectedBytes = 0;  ///< about so much text, unpacked

    /// As a map file: what the wizard saves.
    [[nodiscard]] ImportMap toMap() const;
    /// The file from its first data row on.
    [[nodiscard]] Result<std::unique_ptr<TableSource>> open(const std::stop_token &stop = {}) const;
};

/// Looks at the file, finds out its spelling, and maps its columns. Reads no records. Errors: those of CsvReader::open, a
/// map or flag that names an unknown field.
[[nodiscard]] Result<ImportPlan> planImport(const TypeCatalog &catalog, const Session &session,
                                            const ImportRequest &request);

/// The catalog with the plan's new fields, as it will be once they are created.
[[nodiscard]] Result<std::shared_ptr<const TypeCatalog>> withNewFields(
    const std::shared_ptr<const TypeCatalog> &catalog, ImportPlan &plan);

}  // namespace fieldfare
