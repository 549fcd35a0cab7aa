// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace fieldfare::cli {

/// Cells a text takes in a terminal: ideographs two, combining marks none (Unicode East Asian Width).
[[nodiscard]] int displayWidth(QStringView text);

/// `text` cut to `width` cells, with … where something is missing.
[[nodiscard]] QString elided(const QString &text, int width);

/// One line that cannot steer a terminal: line ends, tabs and other control characters become blanks.
[[nodiscard]] QString onOneLine(const QString &text);

/// Rows under aligned headings.
class TextTable {
public:
    struct Column {
        QString title;
        bool right = false;  ///< numbers
    };

    /// `width`: cells available; 0 for no limit. Too wide a table cuts its widest columns.
    TextTable(QVector<Column> columns, int width);

    /// Decides the widths from these rows; later rows follow them (longer cells push theirs).
    void measure(const QVector<QStringList> &rows);
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString row(const QStringList &cells) const;

    /// Heading and all rows, each with a line end.
    [[nodiscard]] QString render(const QVector<QStringList> &rows);

private:
    [[nodiscard]] QString joined(const QStringList &cells) const;

    QVector<Column> m_columns;
    QVector<int> m_widths;
    int m_limit;
};

}  // namespace fieldfare::cli
