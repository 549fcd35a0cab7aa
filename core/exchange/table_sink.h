// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QStringList>
#include <QStringView>
#include <QVector>

#include <span>

namespace fieldfare {

/// Takes a row cell by cell, for producers that have none at hand. Text from SQLite is UTF-8 already.
class CellSink {
public:
    virtual ~CellSink() = default;
    virtual void cell(QStringView text) = 0;
    virtual void cellUtf8(QByteArrayView text) = 0;
    /// Ends the row begun with cell(). An error of an earlier cell comes here.
    [[nodiscard]] virtual Result<> endRow() = 0;
};

/// What the texts of a column stand for, for sinks that know more than text. Spelt as fieldText() spells them: Integer,
/// Decimal, Percent (15.5 means 15.5 %), Money (the amount) with a point; Date ISO; Time ISO in UTC, or a bare date;
/// Duration h:mm:ss or a number; Bool true/false. Texts that are not so spelt are to be taken as texts.
enum class CellKind { Text, Integer, Decimal, Percent, Money, Date, Time, Duration, Bool };

/// Takes a table row by row: a CSV file, a worksheet. Call begin, then row for each row, then finish; a sink that is
/// destroyed before finish leaves what was there before untouched. Not thread-safe.
class TableSink {
public:
    TableSink() = default;
    TableSink(const TableSink &) = delete;
    TableSink &operator=(const TableSink &) = delete;
    virtual ~TableSink() = default;

    /// What the columns hold; before begin(), by those who know.
    virtual void kinds(const QVector<CellKind> &kinds) { Q_UNUSED(kinds) }
    /// An empty header means none is written.
    [[nodiscard]] virtual Result<> begin(const QStringList &header) = 0;
    [[nodiscard]] virtual Result<> row(std::span<const QStringView> cells) = 0;
    /// The cell-wise entrance, where the sink has one; else null.
    [[nodiscard]] virtual CellSink *cells() { return nullptr; }
    /// Makes the table durable and visible under its name.
    [[nodiscard]] virtual Result<> finish() = 0;
};

}  // namespace fieldfare
