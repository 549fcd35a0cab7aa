// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/file_kind.h"

#include "exchange/text.h"

#include <QFile>
#include <QFileInfo>

namespace fieldfare {

namespace {

bool startsWithWord(QByteArrayView start, QByteArrayView word)
{
    if (start.startsWith("\xEF\xBB\xBF"))
        start = start.sliced(3);
    return start.size() >= word.size() && start.first(word.size()).compare(word, Qt::CaseInsensitive) == 0;
}

}  // namespace

Result<> expectDelimitedText(QByteArrayView start, const QString &fileName)
{
    const auto refuse = [&](const QString &what) { return fail(ErrorCode::InvalidInput, what.arg(fileName)); };
    if (start.startsWith("PK\x03\x04"))
        return refuse(ExchangeText::tr("\"%1\" is a workbook or another packed file, not delimited text. Save the "
                                       "sheet as CSV (UTF-8) and import that file."));
    if (start.startsWith("\xD0\xCF\x11\xE0"))
        return refuse(ExchangeText::tr(
            "\"%1\" is an old Office file or protected by a password. Save it as .xlsx without a password, or as CSV "
            "(UTF-8), and import that file."));
    if (startsWithWord(start, "BEGIN:VCARD"))
        return refuse(ExchangeText::tr(
            "\"%1\" holds address cards (vCard), not a table. Export the addresses as CSV and import that file."));
    if (startsWithWord(start, "BEGIN:VCALENDAR"))
        return refuse(ExchangeText::tr("\"%1\" holds a calendar, not a table."));
    if (start.startsWith("%PDF"))
        return refuse(ExchangeText::tr("\"%1\" is a PDF. Export the table as CSV and import that file."));
    if (start.startsWith("SQLite format 3"))
        return refuse(ExchangeText::tr("\"%1\" is a database file. Export the table as CSV and import that file."));
    if (start.startsWith("\x1F\x8B") || start.startsWith("BZh") ||
        start.startsWith("\xFD"
                         "7zXZ") ||
        start.startsWith("7z\xBC\xAF") || start.startsWith("Rar!") || start.startsWith("\x28\xB5\x2F\xFD"))
        return refuse(ExchangeText::tr("\"%1\" is compressed. Unpack it and import the CSV file inside."));
    if (start.startsWith("\x89PNG") || start.startsWith("\xFF\xD8\xFF") || start.startsWith("GIF8"))
        return refuse(ExchangeText::tr("\"%1\" is a picture, not a table."));
    if (startsWithWord(start, "<!DOCTYPE") || startsWithWord(start, "<html") || startsWithWord(start, "<?xml"))
        return refuse(ExchangeText::tr("\"%1\" is a web page or XML file, not delimited text. Open it in a spreadsheet "
                                       "program and save it as CSV."));
    if (start.startsWith("\x7F"
                         "ELF"))
        return refuse(ExchangeText::tr("\"%1\" is a program, not a table."));
    return {};
}

Result<FileKind> importableKind(const QString &path)
{
    TRY(expectReadableFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be opened.").arg(path), file.errorString());
    // A pipe cannot be looked at without taking from it.
    if (file.isSequential())
        return FileKind::Delimited;
    const QByteArray start = file.read(512);
    if (start.startsWith("PK\x03\x04"))
        return FileKind::Workbook;
    QByteArray letters = start;
    if (start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF") || start.startsWith(QByteArrayView("B\0E\0", 4)) ||
        start.startsWith(QByteArrayView("\0B\0E", 4)))
        letters.replace('\0', QByteArray());
    for (const char *mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
        if (letters.startsWith(mark))
            letters.remove(0, qsizetype(qstrlen(mark)));
    }
    if (startsWithWord(letters.trimmed(), "BEGIN:VCARD"))
        return FileKind::Cards;
    TRY(expectDelimitedText(start, QFileInfo(path).fileName()));
    return FileKind::Delimited;
}

Result<> expectReadableFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, ExchangeText::tr("The file \"%1\" does not exist.").arg(path));
    if (info.isDir())
        return fail(ErrorCode::InvalidInput,
                    ExchangeText::tr("\"%1\" is a folder. Name the file inside it.").arg(path));
    if (!info.isReadable())
        return fail(ErrorCode::Io,
                    ExchangeText::tr("The file \"%1\" cannot be read: you have no right to open it.").arg(path));
    return {};
}

}  // namespace fieldfare
