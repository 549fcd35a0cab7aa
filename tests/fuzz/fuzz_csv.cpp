// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, any dialect: the reader ends, keeps its limits, and what it read survives writing and reading again.
#include "exchange/csv/csv_detect.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/csv/formula_guard.h"

#include <QBuffer>

#include <cstdlib>

using namespace fieldfare;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

std::unique_ptr<CsvReader> readerOver(const QByteArray &bytes, const CsvOptions &options)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    require(buffer->open(QIODevice::ReadOnly));
    auto reader = CsvReader::fromDevice(std::move(buffer), options);
    return reader ? std::move(*reader) : nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 3, static_cast<qsizetype>(size - 3));
    const auto detected = detectCsvBytes(bytes, true);

    CsvOptions options = data[0] % 2 == 0 && detected ? detected->options : CsvOptions();
    static constexpr const char *encodings[] = {"UTF-8", "GB18030", "UTF-16LE", "windows-1252", "Shift_JIS"};
    if (data[0] & 2)
        options.encoding = encodings[data[1] % std::size(encodings)];
    if (data[0] & 4)
        options.dialect.delimiter = u",;\t|"[data[1] / 8 % 4];
    if (data[0] & 8)
        options.dialect.escape = u'\\';
    options.header = (data[0] & 16) != 0;
    options.keepBlankLines = (data[0] & 32) != 0;
    options.dialect.skipInitialSpace = (data[0] & 64) != 0;
    options.skipLines = data[2] % 4;
    options.cellLimit = 1000;
    options.rowLimit = 5000;
    options.columnLimit = 200;
    const auto reader = readerOver(bytes, options);
    if (!reader)
        return 0;
    QList<QStringList> rows;
    TableRow row;
    while (reader->next(row).value_or(false)) {
        require(row.size() >= 1 && row.size() <= options.columnLimit);
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i) {
            require(row[i].size() <= options.cellLimit + 1);
            cells.append(row.text(i));
        }
        require(row.line() >= 1);
        rows.append(cells);
        require(rows.size() <= static_cast<qsizetype>(size));
    }

    CsvWriteOptions write;
    write.delimiter = u",;\t|"[data[2] / 4 % 4];
    write.formulaGuard = (data[2] & 16) != 0;
    write.byteOrderMark = (data[2] & 32) != 0;
    QByteArray out;
    QBuffer target(&out);
    require(target.open(QIODevice::WriteOnly));
    const auto writer = CsvWriter::toDevice(target, write);
    require(writer->begin({}).has_value());
    for (const QStringList &cells : rows) {
        for (const QString &cell : cells)
            writer->cell(cell);
        require(writer->endRow().has_value());
    }
    require(writer->finish().has_value());
    CsvOptions again;
    again.dialect.delimiter = write.delimiter;
    again.header = false;
    again.keepBlankLines = true;
    const auto second = readerOver(out, again);
    require(second != nullptr);
    for (const QStringList &cells : rows) {
        const auto got = second->next(row);
        require(got.has_value() && *got && row.size() == cells.size());
        for (qsizetype i = 0; i < row.size(); ++i)
            require((write.formulaGuard ? withoutFormulaGuard(row[i]) : row[i]) == cells[i]);
    }
    require(!second->next(row).value_or(true));
    return 0;
}
