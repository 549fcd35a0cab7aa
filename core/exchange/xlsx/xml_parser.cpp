// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xml_parser.h"

#include "exchange/text.h"

#include <expat.h>

#include <cstring>

namespace fieldfare {

namespace {

constexpr qint64 tokenLimit = 4 * 1024 * 1024;

QByteArrayView local(const char *name)
{
    const char *colon = std::strchr(name, ':');
    return QByteArrayView(colon == nullptr ? name : colon + 1);
}

}  // namespace

QByteArrayView XmlAttributes::value(const char *name) const
{
    for (const char **pair = m_pairs; *pair != nullptr; pair += 2) {
        if (local(pair[0]) == QByteArrayView(name))
            return QByteArrayView(pair[1]);
    }
    return {};
}

struct XmlParser::Calls {
    static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **attributes)
    {
        static_cast<XmlParser *>(data)->m_handler.startElement(local(name), XmlAttributes(attributes));
    }
    static void XMLCALL end(void *data, const XML_Char *name)
    {
        static_cast<XmlParser *>(data)->m_handler.endElement(local(name));
    }
    static void XMLCALL characters(void *data, const XML_Char *text, int length)
    {
        static_cast<XmlParser *>(data)->m_handler.text(QByteArrayView(text, length));
    }
    static void XMLCALL declaration(void *data, const XML_Char *, const XML_Char *, const XML_Char *, int)
    {
        auto *parser = static_cast<XmlParser *>(data);
        parser->m_declaration = true;
        XML_StopParser(parser->m_parser, XML_FALSE);
    }
};

XmlParser::XmlParser(XmlHandler &handler) : m_handler(handler), m_parser(XML_ParserCreate(nullptr))
{
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, Calls::start, Calls::end);
    XML_SetCharacterDataHandler(m_parser, Calls::characters);
    XML_SetStartDoctypeDeclHandler(m_parser, Calls::declaration);
}

XmlParser::~XmlParser() { XML_ParserFree(m_parser); }

void XmlParser::stop()
{
    if (!m_stopped) {
        m_stopped = true;
        XML_StopParser(m_parser, XML_FALSE);
    }
}

Result<> XmlParser::feed(const char *bytes, qsizetype size, bool last)
{
    if (m_stopped)
        return {};
    m_fed += size;
    if (XML_Parse(m_parser, bytes, static_cast<int>(size), last ? 1 : 0) == XML_STATUS_ERROR && !m_stopped) {
        if (m_declaration) {
            return fail(
                ErrorCode::InvalidInput,
                ExchangeText::tr("the part declares a document type, which workbooks do not. Such files are made "
                                 "to do harm; it is not read."));
        }
        return fail(ErrorCode::InvalidInput,
                    ExchangeText::tr("the part is damaged. Open the file in a spreadsheet program, save it again, and "
                                     "import that."),
                    QStringLiteral("XML line %1, column %2: %3")
                        .arg(XML_GetCurrentLineNumber(m_parser))
                        .arg(XML_GetCurrentColumnNumber(m_parser))
                        .arg(QString::fromLatin1(XML_ErrorString(XML_GetErrorCode(m_parser)))));
    }
    if (!m_stopped && m_fed - XML_GetCurrentByteIndex(m_parser) > tokenLimit) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("the part holds a mark of more than 4 MB, which no workbook does. It is not read."));
    }
    return {};
}

}  // namespace fieldfare
