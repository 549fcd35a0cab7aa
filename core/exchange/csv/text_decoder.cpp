// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/text_decoder.h"

#include <QCoreApplication>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <cstring>

namespace fieldfare {

namespace {

/// Table 3-7 of the Unicode standard: well-formed sequences only, no surrogates, no overlong forms.
TextDecoder::Step decodeUtf8(const char *bytes, qsizetype size, bool last, char16_t *out)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(bytes);
    const auto *p = begin;
    const auto *end = begin + size;
    char16_t *o = out;
    const auto step = [&](bool ok) { return TextDecoder::Step{p - begin, o - out, ok}; };
    while (p < end) {
        while (end - p >= 8) {
            quint64 word = 0;
            std::memcpy(&word, p, 8);
            if (word & 0x8080808080808080ULL)
                break;
            for (int i = 0; i < 8; ++i)
                o[i] = p[i];
            p += 8;
            o += 8;
        }
        if (p == end)
            break;
        const unsigned lead = *p;
        if (lead < 0x80) {
            *o++ = static_cast<char16_t>(lead);
            ++p;
            continue;
        }
        int length = 0;
        unsigned low = 0x80;
        unsigned high = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            length = 3;
            low = lead == 0xE0 ? 0xA0 : 0x80;
            high = lead == 0xED ? 0x9F : 0xBF;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            low = lead == 0xF0 ? 0x90 : 0x80;
            high = lead == 0xF4 ? 0x8F : 0xBF;
        } else {
            return step(false);
        }
        for (int i = 1; i < length; ++i) {
            if (p + i == end)
                return step(!last);
            if (p[i] < (i == 1 ? low : 0x80U) || p[i] > (i == 1 ? high : 0xBFU))
                return step(false);
        }
        if (length == 2) {
            *o++ = static_cast<char16_t>((lead & 0x1F) << 6 | (p[1] & 0x3F));
        } else if (length == 3) {
            *o++ = static_cast<char16_t>((lead & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
        } else {
            const unsigned code = (lead & 0x07) << 18 | (p[1] & 0x3FU) << 12 | (p[2] & 0x3FU) << 6 | (p[3] & 0x3FU);
            *o++ = static_cast<char16_t>(0xD7C0 + (code >> 10));
            *o++ = static_cast<char16_t>(0xDC00 + (code & 0x3FF));
        }
        p += length;
    }
    return step(true);
}

}  // namespace

void TextDecoder::Close::operator()(UConverter *converter) const { ucnv_close(converter); }

Result<TextDecoder> TextDecoder::create(const QByteArray &encoding)
{
    TextDecoder decoder;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, Close> converter(encoding.isEmpty() ? nullptr
                                                                    : ucnv_open(encoding.constData(), &status));
    if (!converter || U_FAILURE(status)) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Exchange",
                                                "The encoding \"%1\" is not known. Known are for example UTF-8, "
                                                "UTF-16LE, GB18030 and windows-1252.")
                        .arg(QString::fromUtf8(encoding)));
    }
    const char *name = ucnv_getName(converter.get(), &status);
    decoder.m_name = name;
    if (const char *mime = ucnv_getStandardName(name, "MIME", &status))
        decoder.m_name = mime;
    if (decoder.m_name == "UTF-8")
        return decoder;
    status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    decoder.m_converter = std::move(converter);
    return decoder;
}

TextDecoder::Step TextDecoder::decode(const char *bytes, qsizetype size, bool last, char16_t *out)
{
    if (!m_converter)
        return decodeUtf8(bytes, size, last, out);
    const char *source = bytes;
    char16_t *target = out;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(m_converter.get(), &target, out + room(size), &source, bytes + size, nullptr, last, &status);
    if (U_FAILURE(status)) {
        char bad[32];
        int8_t length = sizeof bad;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(m_converter.get(), bad, &length, &ignored);
        return Step{std::max<qsizetype>(0, source - bytes - length), target - out, false};
    }
    return Step{source - bytes, target - out, true};
}

}  // namespace fieldfare
