// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace fieldfare::cli {

namespace {

constexpr int gap = 2;
constexpr int narrowest = 6;

int cellsOf(char32_t character)
{
    if (character < 0x300)
        return character < 0x20 || (character >= 0x7f && character < 0xa0) ? 0 : 1;
    switch (u_charType(UChar32(character))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
    }
    const int width = u_getIntPropertyValue(UChar32(character), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += cellsOf(character);
    return width;
}

QString elided(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString cut;
    int used = 0;
    for (const char32_t character : text.toUcs4()) {
        const int cells = cellsOf(character);
        if (used + cells > width - 1)
            break;
        used += cells;
        cut += QString::fromUcs4(&character, 1);
    }
    return cut + QStringLiteral("…");
}

QString onOneLine(const QString &text)
{
    QString line = text;
    line.replace(QLatin1String("\r\n"), QLatin1String(" "));
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return line;
}

TextTable::TextTable(QVector<Column> columns, int width) : m_columns(std::move(columns)), m_limit(width) {}

void TextTable::measure(const QVector<QStringList> &rows)
{
    m_widths.clear();
    for (const Column &column : m_columns)
        m_widths.append(displayWidth(column.title));
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < m_widths.size() && i < row.size(); ++i)
            m_widths[i] = std::max(m_widths[i], displayWidth(onOneLine(row[i])));
    }
    if (m_limit <= 0 || m_widths.isEmpty())
        return;
    const auto total = [this] {
        int sum = gap * int(m_widths.size() - 1);
        for (const int width : m_widths)
            sum += width;
        return sum;
    };
    int tooMuch = total() - m_limit;
    while (tooMuch > 0) {
        int &widest = *std::max_element(m_widths.begin(), m_widths.end());
        if (widest <= narrowest)
            break;
        --widest;
        --tooMuch;
    }
}

QString TextTable::joined(const QStringList &cells) const
{
    QString line;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        QString cell = onOneLine(cells.value(i));
        if (m_limit > 0)
            cell = elided(cell, m_widths[i]);
        const QString padding(std::max(0, m_widths[i] - displayWidth(cell)), QLatin1Char(' '));
        if (i > 0)
            line += QString(gap, QLatin1Char(' '));
        line += m_columns[i].right ? padding + cell : cell + padding;
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line;
}

QString TextTable::heading() const
{
    QStringList titles;
    QString rule;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        titles.append(m_columns[i].title);
        rule += (i > 0 ? QString(gap, QLatin1Char(' ')) : QString()) + QString(m_widths[i], QChar(0x2500));
    }
    return joined(titles) + QLatin1Char('\n') + rule;
}

QString TextTable::row(const QStringList &cells) const { return joined(cells); }

QString TextTable::render(const QVector<QStringList> &rows)
{
    measure(rows);
    QString text = heading() + QLatin1Char('\n');
    for (const QStringList &cells : rows)
        text += row(cells) + QLatin1Char('\n');
    return text;
}

}  // namespace fieldfare::cli
