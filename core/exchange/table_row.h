// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <string>
#include <vector>

namespace fieldfare {

/// One row of text cells in one buffer. Made to be reused: after the first rows, filling it allocates nothing, which is
/// what lets a million rows stream. Views stay valid until the row is cleared, moved from or destroyed; a row may be
/// handed to another thread as a whole.
class TableRow {
public:
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ends.size()); }
    [[nodiscard]] bool isEmpty() const { return m_ends.empty(); }

    /// The cell, or an empty view where the row is shorter than `index`.
    [[nodiscard]] QStringView cell(qsizetype index) const
    {
        if (index < 0 || index >= size())
            return {};
        const std::size_t begin = index == 0 ? 0 : m_ends[static_cast<std::size_t>(index) - 1];
        return QStringView(m_text.data() + begin,
                           static_cast<qsizetype>(m_ends[static_cast<std::size_t>(index)] - begin));
    }
    [[nodiscard]] QStringView operator[](qsizetype index) const { return cell(index); }
    [[nodiscard]] QString text(qsizetype index) const { return cell(index).toString(); }

    /// All cells have no character at all.
    [[nodiscard]] bool isBlank() const { return m_text.empty(); }

    /// Line of the file (counted from 1) on which this row begins; 0 where there is none.
    [[nodiscard]] qint64 line() const { return m_line; }

    // For those who fill it.
    void clear(qint64 line = 0)
    {
        m_text.clear();
        m_ends.clear();
        m_line = line;
    }
    void append(const char16_t *text, qsizetype length) { m_text.append(text, static_cast<std::size_t>(length)); }
    void append(char16_t character) { m_text.push_back(character); }
    void endCell() { m_ends.push_back(m_text.size()); }
    /// Characters of the cell begun and not ended yet.
    [[nodiscard]] qsizetype openLength() const
    {
        return static_cast<qsizetype>(m_text.size() - (m_ends.empty() ? 0 : m_ends.back()));
    }
    [[nodiscard]] qsizetype textLength() const { return static_cast<qsizetype>(m_text.size()); }
    void add(QStringView text)
    {
        append(text.utf16(), text.size());
        endCell();
    }

private:
    std::u16string m_text;
    std::vector<std::size_t> m_ends;
    qint64 m_line = 0;
};

}  // namespace fieldfare
