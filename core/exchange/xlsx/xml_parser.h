// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

struct XML_ParserStruct;

namespace fieldfare {

/// Attributes of one element; names without namespace prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char **pairs) : m_pairs(pairs) {}
    /// Empty when it is not there.
    [[nodiscard]] QByteArrayView value(const char *name) const;

private:
    const char **m_pairs;
};

/// Takes what the parser finds. Names come without namespace prefix, text in pieces.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void startElement(QByteArrayView name, const XmlAttributes &attributes) = 0;
    virtual void endElement(QByteArrayView name) = 0;
    virtual void text(QByteArrayView utf8) = 0;
};

/// XML in pieces of any size, by expat. Document type declarations are refused, and with them every entity of the file's
/// own: workbooks need none, and they are how small files become large ones. A tag of more than 4 MB is refused, too, so
/// memory is bounded whatever comes.
class XmlParser {
public:
    explicit XmlParser(XmlHandler &handler);
    ~XmlParser();
    XmlParser(const XmlParser &) = delete;
    XmlParser &operator=(const XmlParser &) = delete;

    /// InvalidInput, with line and column of the XML in the details, when it is malformed. A handler that called stop()
    /// makes it return Ok; the handler knows why.
    [[nodiscard]] Result<> feed(const char *bytes, qsizetype size, bool last);
    void stop();
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    struct Calls;
    XmlHandler &m_handler;
    XML_ParserStruct *m_parser;
    qint64 m_fed = 0;
    bool m_stopped = false;
    bool m_declaration = false;
};

}  // namespace fieldfare
