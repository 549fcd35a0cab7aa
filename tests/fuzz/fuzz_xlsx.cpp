// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a workbook, and any bytes as the cells of an honest one: reading ends and keeps its limits.
#include "exchange/xlsx/xlsx_reader.h"
#include "exchange/zip/zip_writer.h"

#include <QDir>
#include <QFile>

#include <cstdlib>
#include <unistd.h>

using namespace fieldfare;

namespace {

QString scratch() { return QDir::tempPath() + QStringLiteral("/fuzz_xlsx_%1.xlsx").arg(getpid()); }

void readAll(const QString &path)
{
    XlsxOptions options;
    options.cellLimit = 1000;
    options.columnLimit = 200;
    const auto reader = XlsxReader::open(path, options);
    if (!reader)
        return;
    TableRow row;
    while ((*reader)->next(row).value_or(false)) {
        if (row.size() < 1 || row.size() > options.columnLimit)
            std::abort();
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (row[i].size() > options.cellLimit)
                std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const QString path = scratch();
    if (data[0] % 4 == 0) {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(bytes);
        file.close();
    } else {
        const auto zip = ZipWriter::create(path, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
        const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const bool sheet = data[0] % 4 == 1;
        const bool strings = data[0] % 4 == 2;
        if (!zip ||
            !(*zip)->add(QStringLiteral("xl/workbook.xml"),
                         "<workbook><sheets><sheet name='S' id='a'/></sheets></workbook>") ||
            !(*zip)->add(QStringLiteral("xl/_rels/workbook.xml.rels"),
                         "<Relationships><Relationship Id='a' Type='" + relation +
                             "worksheet' Target='s.xml'/><Relationship Id='b' Type='" + relation +
                             "sharedStrings' Target='t.xml'/><Relationship Id='c' Type='" + relation +
                             "styles' Target='u.xml'/></Relationships>") ||
            !(*zip)->add(QStringLiteral("xl/s.xml"), sheet ? bytes
                                                           : "<worksheet><sheetData><row><c t='s' s='1'><v>0</v></c><c "
                                                             "s='1'><v>1.5</v></c></row></sheetData></worksheet>") ||
            !(*zip)->add(QStringLiteral("xl/t.xml"), strings ? bytes : "<sst><si><t>a</t></si></sst>") ||
            !(*zip)->add(QStringLiteral("xl/u.xml"),
                         !sheet && !strings
                             ? bytes
                             : "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>") ||
            !(*zip)->finish())
            return 0;
    }
    readAll(path);
    return 0;
}
