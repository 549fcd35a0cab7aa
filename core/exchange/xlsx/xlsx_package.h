// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/cell_format.h"
#include "exchange/zip/zip_reader.h"

#include <QStringList>

#include <string>
#include <vector>

namespace fieldfare {

struct XlsxSheet {
    QString name;
    QString part;  ///< its file in the archive
    bool hidden = false;
};

/// All texts of the workbook in one buffer.
class SharedStrings {
public:
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ends.size()); }
    [[nodiscard]] QStringView at(qsizetype index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[static_cast<std::size_t>(index) - 1];
        return QStringView(m_text.data() + begin,
                           static_cast<qsizetype>(m_ends[static_cast<std::size_t>(index)] - begin));
    }
    [[nodiscard]] qsizetype textLength() const { return static_cast<qsizetype>(m_text.size()); }
    void append(QStringView text)
    {
        m_text.append(text.utf16(), static_cast<std::size_t>(text.size()));
        m_ends.push_back(m_text.size());
    }

private:
    std::u16string m_text;
    std::vector<std::size_t> m_ends;
};

/// A workbook opened: its sheets, styles and texts; the cells are read by XlsxReader.
class XlsxPackage {
public:
    /// Only the names of the sheets. InvalidInput says what else the file is (a document, an OpenDocument table, .xlsb).
    [[nodiscard]] static Result<XlsxPackage> open(const QString &path);
    /// Styles and texts, needed before cells are read. The texts of all sheets together may have 256 Mi characters.
    [[nodiscard]] Result<> load();

    [[nodiscard]] const QVector<XlsxSheet> &sheets() const { return m_sheets; }
    /// By name, else by number from 1. NotFound names those there are.
    [[nodiscard]] Result<XlsxSheet> sheet(const QString &nameOrNumber) const;
    [[nodiscard]] bool from1904() const { return m_from1904; }
    [[nodiscard]] CellMeaning meaning(qsizetype style) const;
    [[nodiscard]] const SharedStrings &strings() const { return m_strings; }
    [[nodiscard]] const ZipFile &zip() const { return m_zip; }

    static constexpr qsizetype textLimit = qsizetype(256) * 1024 * 1024;  ///< characters

private:
    [[nodiscard]] Result<> readWorkbook();

    ZipFile m_zip;
    QVector<XlsxSheet> m_sheets;
    QString m_stylesPart;
    QString m_stringsPart;
    bool m_from1904 = false;
    std::vector<CellMeaning> m_styles;
    SharedStrings m_strings;
};

/// `_x000D_` and the like, by which the format spells characters that XML does not hold.
[[nodiscard]] QString withoutXmlEscapes(const QString &text);

}  // namespace fieldfare
