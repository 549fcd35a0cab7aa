// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure.h"

#include <optional>

namespace fieldfare::bench {

/// One measured figure. `limit` is what the baseline needed in the same run, in `limitUnit`.
struct Figure {
    QString name;                 ///< stable: others rely on it
    std::optional<double> value;  ///< absent: could not be measured here, `note` says why
    QString unit;
    std::optional<double> limit = {};
    QString limitUnit = {};
    std::optional<double> budget = {};  ///< met when value ≤ budget
    QString note = {};
    qint64 samples = 0;
};

/// Collects figures, prints them as they come, and writes them as
/// {"rows","machine","results":[{"name","value","unit","limit","limit_unit","budget","met","samples","note"}]}.
class Report {
public:
    explicit Report(const Options &options) : m_options(options), m_machine(machine()) {}

    void printHead() const;
    void add(Figure figure);
    [[nodiscard]] Result<void> writeJson() const;
    /// Prints the whole table once more, in one piece.
    void printTable() const;

private:
    static void print(const Figure &figure);

    Options m_options;
    QString m_machine;
    std::vector<Figure> m_figures;
};

}  // namespace fieldfare::bench
