// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/word_splitter.h"

#include "base/text_fold.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>

namespace fieldfare::detail {

namespace {

constexpr size_t longestWord = 120;

/// Decodes the code point at `i`, which moves on; a malformed byte is U+FFFD and moves by one.
char32_t decode(std::string_view text, size_t &i)
{
    const auto byte = [&](size_t at) { return at < text.size() ? uint8_t(text[at]) : 0; };
    const uint8_t lead = byte(i);
    const int length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 1) {
        ++i;
        return lead;
    }
    char32_t c = length == 2 ? lead & 0x1Fu : length == 3 ? lead & 0x0Fu : lead & 0x07u;
    for (int k = 1; k < length; ++k) {
        const uint8_t next = byte(i + size_t(k));
        if ((next & 0xC0) != 0x80) {
            ++i;
            return 0xFFFD;
        }
        c = c << 6 | (next & 0x3Fu);
    }
    const bool malformed = length == 0 || (length == 3 && (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))) ||
                           (length == 4 && (c < 0x10000 || c > 0x10FFFF));
    i += malformed ? 1 : size_t(length);
    return malformed ? 0xFFFD : c;
}

void appendUtf8(std::string &out, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (c < 0x80) {
            out.push_back(char(c));
            continue;
        }
        if (QChar::isHighSurrogate(c) && i + 1 < text.size())
            c = QChar::surrogateToUcs4(char16_t(c), text[++i].unicode());
        if (c < 0x800) {
            out.push_back(char(0xC0 | c >> 6));
        } else if (c < 0x10000) {
            out.push_back(char(0xE0 | c >> 12));
            out.push_back(char(0x80 | (c >> 6 & 0x3F)));
        } else {
            out.push_back(char(0xF0 | c >> 18));
            out.push_back(char(0x80 | (c >> 12 & 0x3F)));
            out.push_back(char(0x80 | (c >> 6 & 0x3F)));
        }
        out.push_back(char(0x80 | (c & 0x3F)));
    }
}

/// Bytes that begin characters which combine with their neighbours (see needsComposing()): U+11xx, U+309x, U+FF9x.
bool mayNeedComposing(std::string_view text)
{
    for (size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = uint8_t(text[i]);
        if (lead < 0xE1)
            continue;
        const auto second = uint8_t(text[i + 1]);
        const auto third = uint8_t(text[i + 2]);
        if ((lead == 0xE1 && second >= 0x84 && second <= 0x87) ||
            (lead == 0xE3 && second == 0x82 && (third == 0x99 || third == 0x9A)) ||
            (lead == 0xEF && second == 0xBE && (third == 0x9E || third == 0x9F)))
            return true;
    }
    return false;
}

class Splitter {
public:
    Splitter(std::string_view text, SplitMode mode, WordSink sink, void *context)
        : m_text(text), m_mode(mode), m_sink(sink), m_context(context)
    {
    }

    int run()
    {
        for (size_t i = 0; i < m_text.size() && m_result == 0;) {
            const size_t at = i;
            const auto byte = uint8_t(m_text[i]);
            if (byte < 0x80) {
                ++i;
                if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
                    letter(at, i, char(byte));
                else if (byte >= 'A' && byte <= 'Z')
                    letter(at, i, char(byte + 32));
                else if (byte == '\'')
                    m_elision = m_word.size();
                else
                    endAll();
                continue;
            }
            const FoldedChar folded = foldChar(decode(m_text, i));
            switch (folded.charClass) {
            case CharClass::Separator: endAll(); break;
            case CharClass::Word:
                endIdeographs();
                open(at);
                m_end = i;
                if (m_word.size() < longestWord)
                    appendUtf8(m_word, folded.text());
                break;
            case CharClass::Ideograph:
                endWord();
                ideograph(at, i, folded.text());
                break;
            case CharClass::Apostrophe: m_elision = m_word.size(); break;
            case CharClass::Dropped: break;
            }
        }
        if (m_result == 0)
            endAll();
        return m_result;
    }

private:
    void emitWord(std::string_view text, size_t start, size_t end, bool samePlace)
    {
        if (m_result == 0 && !text.empty())
            m_result = m_sink(m_context, SplitWord{text, int(start), int(end), samePlace});
    }

    void open(size_t at)
    {
        if (m_word.empty()) {
            m_start = at;
            m_elision = 0;
        }
    }

    void letter(size_t at, size_t end, char c)
    {
        if (m_runLength > 0)
            endIdeographs();
        open(at);
        m_end = end;
        if (m_word.size() < longestWord)
            m_word.push_back(c);
    }

    void endWord()
    {
        if (m_word.empty())
            return;
        emitWord(m_word, m_start, m_end, false);
        // l'Oréal, O'Brien, d'Artagnan: people look for the part behind as well.
        if (m_mode == SplitMode::Document && m_elision > 0 && m_elision <= 2 && m_word.size() >= m_elision + 3)
            emitWord(std::string_view(m_word).substr(m_elision), m_start, m_end, true);
        m_word.clear();
        m_elision = 0;
    }

    void ideograph(size_t at, size_t end, QStringView folded)
    {
        std::string current;
        appendUtf8(current, folded);
        if (m_runLength > 0) {
            m_pair = m_previous;
            m_pair += current;
            // In a document the pair stands at the place of its first character, which was given before.
            emitWord(m_pair, m_previousStart, end, m_mode == SplitMode::Document);
        }
        if (m_mode == SplitMode::Document)
            emitWord(current, at, end, false);
        m_previous = std::move(current);
        m_previousStart = at;
        m_previousEnd = end;
        ++m_runLength;
    }

    void endIdeographs()
    {
        if (m_mode == SplitMode::Query && m_runLength == 1)
            emitWord(m_previous, m_previousStart, m_previousEnd, false);
        m_runLength = 0;
    }

    void endAll()
    {
        endWord();
        endIdeographs();
    }

    std::string_view m_text;
    SplitMode m_mode;
    WordSink m_sink;
    void *m_context;
    int m_result = 0;

    std::string m_word;
    size_t m_start = 0;
    size_t m_end = 0;
    size_t m_elision = 0;  // length of the word before its last apostrophe

    std::string m_previous;  // the ideograph before
    std::string m_pair;
    size_t m_previousStart = 0;
    size_t m_previousEnd = 0;
    int m_runLength = 0;
};

}  // namespace

int splitWords(std::string_view utf8, SplitMode mode, WordSink sink, void *context)
{
    if (mayNeedComposing(utf8)) {
        // Offsets then speak of the composed text; nothing of ours uses them for such text.
        const QByteArray composed = composeText(QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))).toUtf8();
        return Splitter({composed.constData(), size_t(composed.size())}, mode, sink, context).run();
    }
    return Splitter(utf8, mode, sink, context).run();
}

}  // namespace fieldfare::detail
