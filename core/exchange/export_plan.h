// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exporter.h"

#include <functional>
#include <memory>

namespace fieldfare {

/// What an export reads and how rows become cells, found out once. After that it never changes: several readers may write
/// parts of the table with it at the same time, each in a context of its own with the same catalog.
class ExportPlan {
public:
    struct Parts;
    /// Called after each row; an error ends the writing with it.
    using RowDone = std::function<Result<>()>;

    /// NotFound: unknown type or column. Forbidden: the session may not export the type.
    [[nodiscard]] static Result<std::shared_ptr<const ExportPlan>> make(ReadContext &context,
                                                                        const ExportRequest &request);
    ~ExportPlan();

    [[nodiscard]] const RecordType &type() const;
    [[nodiscard]] const std::shared_ptr<const TypeCatalog> &catalog() const;
    [[nodiscard]] const QStringList &header() const;
    [[nodiscard]] const QVector<CellKind> &kinds() const;

    /// All rows in the order they were made.
    [[nodiscard]] Result<> writeAll(ReadContext &context, TableSink &sink, const RowDone &rowDone) const;
    /// Those with row numbers from `first` to `last`.
    [[nodiscard]] Result<> writeRange(ReadContext &context, qint64 first, qint64 last, TableSink &sink,
                                      const RowDone &rowDone) const;
    /// These, in this order; rows that are gone are left out.
    [[nodiscard]] Result<> writeListed(ReadContext &context, const QVector<qint64> &ids, TableSink &sink,
                                       const RowDone &rowDone) const;

private:
    explicit ExportPlan(std::unique_ptr<const Parts> parts);
    [[nodiscard]] Result<> write(ReadContext &context, const QString &from, const QVariantList &values, TableSink &sink,
                                 const RowDone &rowDone) const;

    std::unique_ptr<const Parts> m_parts;
};

/// What an export says that was stopped.
[[nodiscard]] Error exportStopped();

}  // namespace fieldfare
