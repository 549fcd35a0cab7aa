// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xlsx_package.h"

#include "exchange/text.h"
#include "exchange/xlsx/xml_parser.h"

#include <QFileInfo>
#include <QHash>

#include <functional>

namespace fieldfare {

namespace {

constexpr qsizetype sheetLimit = 10'000;
constexpr qsizetype styleLimit = 100'000;
constexpr qsizetype cellCharacters = 256 * 1024;

/// A handler made of functions, for the small parts.
class SmallPart final : public XmlHandler {
public:
    std::function<void(QByteArrayView, const XmlAttributes &)> onStart = [](QByteArrayView, const XmlAttributes &) {};
    std::function<void(QByteArrayView)> onEnd = [](QByteArrayView) {};
    std::function<void(QByteArrayView)> onText = [](QByteArrayView) {};

    void startElement(QByteArrayView name, const XmlAttributes &attributes) override { onStart(name, attributes); }
    void endElement(QByteArrayView name) override { onEnd(name); }
    void text(QByteArrayView utf8) override { onText(utf8); }
};

/// Feeds a whole part; `tooMuch` is looked at after each piece.
Result<> parsePart(const ZipFile &zip, const QString &part, SmallPart &handler,
                   const std::function<Result<>()> &tooMuch = {})
{
    TRY_ASSIGN(const auto stream, zip.stream(part));
    XmlParser parser(handler);
    std::vector<char> block(64 * 1024);
    for (;;) {
        TRY_ASSIGN(const qint64 got, stream->read(block.data(), static_cast<qint64>(block.size())));
        const auto fed = parser.feed(block.data(), got, got == 0);
        if (!fed) {
            return fail(
                fed.error().code,
                ExchangeText::tr("In \"%1\", %2: %3").arg(QFileInfo(zip.path()).fileName(), part, fed.error().message),
                fed.error().details);
        }
        if (tooMuch)
            TRY(tooMuch());
        if (got == 0)
            return {};
    }
}

/// Targets of relationships are relative to the folder of the part they belong to.
QString resolved(const QString &folder, const QString &target)
{
    if (target.startsWith(u'/'))
        return target.mid(1);
    QStringList path = folder.split(u'/', Qt::SkipEmptyParts);
    for (const QString &step : target.split(u'/', Qt::SkipEmptyParts)) {
        if (step == QLatin1String("..")) {
            if (!path.isEmpty())
                path.removeLast();
        } else if (step != QLatin1String(".")) {
            path.append(step);
        }
    }
    return path.join(u'/');
}

struct Relation {
    QString kind;  ///< the last word of its type
    QString part;
};

Result<QHash<QString, Relation>> relations(const ZipFile &zip, const QString &ofPart)
{
    const QString folder = ofPart.contains(u'/') ? ofPart.section(u'/', 0, -2) : QString();
    const QString name = (folder.isEmpty() ? QString() : folder + u'/') + QStringLiteral("_rels/") +
                         ofPart.section(u'/', -1) + QStringLiteral(".rels");
    QHash<QString, Relation> found;
    if (zip.find(name).isEmpty())
        return found;
    SmallPart handler;
    handler.onStart = [&](QByteArrayView element, const XmlAttributes &attributes) {
        if (element == "Relationship" && found.size() < sheetLimit) {
            found.insert(QString::fromUtf8(attributes.value("Id")),
                         {QString::fromUtf8(attributes.value("Type")).section(u'/', -1),
                          resolved(folder, QString::fromUtf8(attributes.value("Target")))});
        }
    };
    TRY(parsePart(zip, name, handler));
    return found;
}

}  // namespace

QString withoutXmlEscapes(const QString &text)
{
    qsizetype at = text.indexOf(QLatin1String("_x"));
    if (at < 0)
        return text;
    QString plain;
    qsizetype done = 0;
    for (; at >= 0; at = text.indexOf(QLatin1String("_x"), at + 1)) {
        bool ok = false;
        const ushort code = at + 6 < text.size() && text[at + 6] == u'_'
                                ? QStringView(text).sliced(at + 2, 4).toUShort(&ok, 16)
                                : ushort(0);
        if (!ok || at < done)
            continue;
        plain += QStringView(text).sliced(done, at - done);
        if (code != 0)
            plain += QChar(code);
        done = at + 7;
    }
    return plain.append(QStringView(text).sliced(done));
}

Result<XlsxPackage> XlsxPackage::open(const QString &path)
{
    XlsxPackage package;
    TRY_ASSIGN(package.m_zip, ZipFile::open(path));
    TRY(package.readWorkbook());
    return package;
}

Result<> XlsxPackage::readWorkbook()
{
    const QString file = QFileInfo(m_zip.path()).fileName();
    TRY_ASSIGN(const auto roots, relations(m_zip, QString()));
    QString workbook;
    for (const Relation &root : roots) {
        if (root.kind == QLatin1String("officeDocument"))
            workbook = m_zip.find(root.part);
    }
    if (workbook.isEmpty())
        workbook = m_zip.find(QStringLiteral("xl/workbook.xml"));
    if (workbook.isEmpty() || workbook.endsWith(QLatin1String(".bin"))) {
        const bool binary = !m_zip.find(QStringLiteral("xl/workbook.bin")).isEmpty();
        const bool openDocument = !m_zip.find(QStringLiteral("content.xml")).isEmpty();
        return fail(
            ErrorCode::InvalidInput,
            binary
                ? ExchangeText::tr("\"%1\" is a binary workbook. Save it as an Excel workbook (.xlsx) or as CSV, and "
                                   "import that file.")
                      .arg(file)
            : openDocument
                ? ExchangeText::tr("\"%1\" is an OpenDocument file. Save the table as .xlsx or as CSV, and import that "
                                   "file.")
                      .arg(file)
                : ExchangeText::tr("\"%1\" is a packed file without a workbook in it. Unpack it, and import the tables "
                                   "inside.")
                      .arg(file));
    }
    TRY_ASSIGN(const auto parts, relations(m_zip, workbook));
    for (const Relation &part : parts) {
        if (part.kind == QLatin1String("styles"))
            m_stylesPart = part.part;
        else if (part.kind == QLatin1String("sharedStrings"))
            m_stringsPart = part.part;
    }
    SmallPart handler;
    handler.onStart = [&](QByteArrayView element, const XmlAttributes &attributes) {
        if (element == "workbookPr") {
            const QByteArrayView from1904 = attributes.value("date1904");
            m_from1904 = from1904 == "1" || from1904 == "true" || from1904 == "on";
        } else if (element == "sheet" && m_sheets.size() < sheetLimit) {
            // r:id, the only attribute of that local name besides sheetId.
            const Relation part = parts.value(QString::fromUtf8(attributes.value("id")));
            const QByteArrayView state = attributes.value("state");
            if (part.kind == QLatin1String("worksheet"))
                m_sheets.append(
                    {QString::fromUtf8(attributes.value("name")), part.part, !state.isEmpty() && state != "visible"});
        }
    };
    TRY(parsePart(m_zip, workbook, handler));
    if (m_sheets.isEmpty())
        return fail(ErrorCode::InvalidInput, ExchangeText::tr("\"%1\" holds no worksheet.").arg(file));
    return {};
}

Result<> XlsxPackage::load()
{
    if (!m_stylesPart.isEmpty() && !m_zip.find(m_stylesPart).isEmpty()) {
        QHash<int, CellMeaning> custom;
        bool inCells = false;
        SmallPart handler;
        handler.onStart = [&](QByteArrayView element, const XmlAttributes &attributes) {
            if (element == "numFmt" && custom.size() < styleLimit) {
                custom.insert(attributes.value("numFmtId").toByteArray().toInt(),
                              meaningOfFormat(QString::fromUtf8(attributes.value("formatCode"))));
            } else if (element == "cellXfs") {
                inCells = true;
            } else if (element == "xf" && inCells && m_styles.size() < static_cast<std::size_t>(styleLimit)) {
                const int id = attributes.value("numFmtId").toByteArray().toInt();
                const auto known = custom.constFind(id);
                m_styles.push_back(known == custom.cend() ? meaningOfFormat(id) : *known);
            }
        };
        handler.onEnd = [&](QByteArrayView element) { inCells = inCells && element != "cellXfs"; };
        TRY(parsePart(m_zip, m_stylesPart, handler));
    }
    if (m_stringsPart.isEmpty() || m_zip.find(m_stringsPart).isEmpty())
        return {};
    QByteArray text;
    bool inItem = false;
    bool inText = false;
    int phonetic = 0;
    bool tooLong = false;
    SmallPart handler;
    handler.onStart = [&](QByteArrayView element, const XmlAttributes &) {
        if (element == "si") {
            inItem = true;
            text.clear();
        } else if (element == "rPh") {
            ++phonetic;
        } else if (element == "t") {
            inText = inItem && phonetic == 0;
        }
    };
    handler.onText = [&](QByteArrayView utf8) {
        if (!inText)
            return;
        if (text.size() + utf8.size() > 4 * cellCharacters)
            tooLong = true;
        else
            text.append(utf8);
    };
    handler.onEnd = [&](QByteArrayView element) {
        if (element == "t") {
            inText = false;
        } else if (element == "rPh") {
            phonetic = std::max(0, phonetic - 1);
        } else if (element == "si") {
            inItem = false;
            m_strings.append(withoutXmlEscapes(QString::fromUtf8(text)));
        }
    };
    const QString file = QFileInfo(m_zip.path()).fileName();
    return parsePart(m_zip, m_stringsPart, handler, [&]() -> Result<> {
        if (tooLong) {
            return fail(
                ErrorCode::InvalidInput,
                ExchangeText::tr("\"%1\" holds a text of more than %2 characters (number %3 of its texts). No "
                                 "spreadsheet program lets a cell grow so long: shorten it, or save the sheet as CSV.")
                    .arg(file)
                    .arg(cellCharacters)
                    .arg(m_strings.size() + 1));
        }
        if (m_strings.textLength() > textLimit || m_strings.size() > textLimit / 8) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr(
                            "\"%1\" holds more than %2 million characters of text, which have to be kept in memory "
                            "to read a workbook. Save the sheet as CSV; CSV files of any size can be imported.")
                            .arg(file)
                            .arg(textLimit / 1'000'000));
        }
        return {};
    });
}

Result<XlsxSheet> XlsxPackage::sheet(const QString &nameOrNumber) const
{
    QStringList names;
    for (const XlsxSheet &sheet : m_sheets) {
        if (sheet.name == nameOrNumber)
            return sheet;
        names.append(sheet.name);
    }
    for (const XlsxSheet &sheet : m_sheets) {
        if (sheet.name.compare(nameOrNumber, Qt::CaseInsensitive) == 0)
            return sheet;
    }
    bool ok = false;
    const int number = nameOrNumber.toInt(&ok);
    if (ok && number >= 1 && number <= m_sheets.size())
        return m_sheets[number - 1];
    return fail(ErrorCode::NotFound, ExchangeText::tr("There is no sheet \"%1\" in \"%2\". There are: %3.")
                                         .arg(nameOrNumber, QFileInfo(m_zip.path()).fileName(),
                                              names.mid(0, 50).join(QStringLiteral(", "))));
}

CellMeaning XlsxPackage::meaning(qsizetype style) const
{
    return style >= 0 && style < static_cast<qsizetype>(m_styles.size()) ? m_styles[static_cast<std::size_t>(style)]
                                                                         : CellMeaning::Number;
}

}  // namespace fieldfare
