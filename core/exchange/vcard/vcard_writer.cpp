// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard/vcard_writer.h"

#include "exchange/text.h"
#include "exchange/vcard/vcard_labels.h"
#include "records/company/company.h"
#include "records/rights/record_rights.h"
#include "storage/durable_file.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QScopeGuard>

namespace fieldfare {

namespace {

constexpr qsizetype atOnce = 500;
constexpr qsizetype lineBytes = 75;

QString escaped(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                continue;
            out += QLatin1String("\\n");
        } else if (c == u'\n') {
            out += QLatin1String("\\n");
        } else {
            if (c == u'\\' || c == u',' || c == u';')
                out += u'\\';
            out += c;
        }
    }
    return out;
}

/// Writes the properties of one card in the spelling of a version.
class CardText {
public:
    explicit CardText(VCardVersion version) : m_version(version) {}

    /// `value` is escaped already. `types` in lower case.
    void property(const QString &name, const QString &value, const QStringList &types = {}, const QString &label = {})
    {
        QString head;
        const bool own = !label.isEmpty() && types.isEmpty();
        if (own)
            head = QStringLiteral("item%1.").arg(++m_items);
        head += name;
        if (m_version == VCardVersion::V21) {
            for (const QString &type : types)
                head += u';' + type.toUpper();
        } else if (!types.isEmpty()) {
            head += QStringLiteral(";TYPE=") + (m_version == VCardVersion::V40 && types.size() > 1
                                                    ? u'"' + types.join(u',') + u'"'
                                                    : types.join(u',').toUpper());
        }
        line(head, value);
        if (own)
            line(QStringLiteral("item%1.X-ABLabel").arg(m_items), escaped(label));
    }
    QByteArray take() { return std::move(m_text); }
    void plain(const QByteArray &text) { m_text += text + "\r\n"; }

private:
    void line(const QString &head, const QString &value)
    {
        if (m_version == VCardVersion::V21) {
            const bool ascii =
                std::all_of(value.begin(), value.end(), [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
            if (!ascii || value.size() > 500) {
                quotedPrintable(head + QStringLiteral(";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"), value.toUtf8());
                return;
            }
            plain((head + u':' + value).toUtf8());
            return;
        }
        const QByteArray bytes = (head + u':' + value).toUtf8();
        qsizetype room = lineBytes;
        for (qsizetype at = 0; at < bytes.size();) {
            qsizetype end = std::min(at + room, bytes.size());
            // Not inside a character.
            while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80)
                --end;
            m_text += (at > 0 ? " " : "") + bytes.mid(at, end - at) + "\r\n";
            at = end;
            room = lineBytes - 1;
        }
    }
    void quotedPrintable(const QString &head, const QByteArray &bytes)
    {
        QByteArray row = head.toUtf8();
        for (const char c : bytes) {
            const auto code = static_cast<unsigned char>(c);
            const bool literal = code > 32 && code < 127 && c != '=';
            const QByteArray piece =
                literal ? QByteArray(1, c) : '=' + QByteArray::number(code, 16).rightJustified(2, '0').toUpper();
            if (row.size() + piece.size() > lineBytes) {
                m_text += row + "=\r\n";
                row.clear();
            }
            row += piece;
        }
        plain(row);
    }

    VCardVersion m_version;
    QByteArray m_text;
    int m_items = 0;
};

}  // namespace

std::optional<VCardVersion> vcardVersionFromText(QStringView text)
{
    if (text == u"2.1")
        return VCardVersion::V21;
    if (text == u"3.0" || text == u"3")
        return VCardVersion::V30;
    if (text == u"4.0" || text == u"4")
        return VCardVersion::V40;
    return std::nullopt;
}

QByteArray vcardOf(const Contact &contact, const QString &company, VCardVersion version)
{
    CardText card(version);
    card.plain("BEGIN:VCARD");
    card.plain(version == VCardVersion::V21   ? "VERSION:2.1"
               : version == VCardVersion::V30 ? "VERSION:3.0"
                                              : "VERSION:4.0");
    card.property(QStringLiteral("PRODID"), QStringLiteral("-//Fieldfare//Fieldfare//EN"));
    card.property(QStringLiteral("UID"), contact.externalId.isEmpty()
                                             ? QStringLiteral("urn:uuid:") + uidText(contact.uid)
                                             : escaped(contact.externalId));
    card.property(QStringLiteral("N"),
                  escaped(contact.lastName) + u';' + escaped(contact.firstName) + QStringLiteral(";;;"));
    const QString full = contact.name.isEmpty() ? contact.displayName : contact.name;
    if (!full.isEmpty())
        card.property(QStringLiteral("FN"), escaped(full));
    if (!company.isEmpty())
        card.property(QStringLiteral("ORG"), escaped(company));
    if (!contact.title.isEmpty())
        card.property(QStringLiteral("TITLE"), escaped(contact.title));
    for (const MailEntry &mail : contact.emails)
        card.property(QStringLiteral("EMAIL"), escaped(mail.address), vcardTypes(mail.label), mail.label);
    for (const PhoneEntry &phone : contact.phones)
        card.property(QStringLiteral("TEL"), escaped(phone.number), vcardTypes(phone.label), phone.label);
    for (const AddressEntry &address : contact.addresses) {
        QString value = QStringLiteral(";;");
        for (const QString &part : {address.street, address.city, address.region, address.postalCode, address.country})
            value += escaped(part) + u';';
        value.chop(1);
        card.property(QStringLiteral("ADR"), value, vcardTypes(address.label), address.label);
    }
    if (contact.birthday.isValid())
        card.property(QStringLiteral("BDAY"),
                      contact.birthday.toString(version == VCardVersion::V40 ? QStringLiteral("yyyyMMdd")
                                                                             : QStringLiteral("yyyy-MM-dd")));
    if (!contact.website.isEmpty())
        card.property(QStringLiteral("URL"), escaped(contact.website));
    if (!contact.tags.isEmpty()) {
        QStringList tags;
        for (const QString &tag : contact.tags)
            tags.append(escaped(tag));
        card.property(QStringLiteral("CATEGORIES"), tags.join(u','));
    }
    if (!contact.notes.isEmpty())
        card.property(QStringLiteral("NOTE"), escaped(contact.notes));
    card.plain("END:VCARD");
    return card.take();
}

Result<ExportReport> exportCards(ReadContext &context, const ExportRequest &request, const QString &path,
                                 VCardVersion version, const ProgressCallback &progress)
{
    QElapsedTimer timer;
    timer.start();
    const RecordType *type = context.catalog().find(request.type);
    if (type == nullptr || type->number != Contact::kNumber)
        return fail(ErrorCode::Unsupported,
                    ExchangeText::tr("Only contacts can be exported as address cards. Choose CSV or a workbook."));
    if (!context.session().access.mayExport(*type))
        return fail(ErrorCode::Forbidden,
                    ExchangeText::tr("You have no right to export records of the type %1.").arg(type->label()));
    TRY_ASSIGN(const QString may, rowsWithRight(context, *type, Action::Export, QStringLiteral("t")));
    QVector<qint64> ids;
    if (request.ids && may == QLatin1String("1")) {
        ids = *request.ids;
    } else {
        const QString from =
            request.ids
                ? QStringLiteral("json_each(?) j CROSS JOIN {contact} t ON t.id=j.value WHERE %1 ORDER BY j.key")
                : QStringLiteral("{contact} t WHERE %1 ORDER BY t.id");
        TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT t.id FROM ") + from.arg(may),
                                           request.ids ? QVariantList{idsJson(*request.ids)} : QVariantList()));
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
    }
    QFile file(QFileInfo(path).absolutePath() + QStringLiteral("/.fieldfare-") +
               QString::number(QRandomGenerator::global()->generate64(), 36) + QStringLiteral(".vcf"));
    if (QFileInfo(path).isDir() || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, ExchangeText::tr("\"%1\" cannot be written there. Choose another folder.").arg(path),
                    file.errorString());
    const auto removeBegun = qScopeGuard([&file] { file.remove(); });
    ExportReport report;
    RecordReader reader(context);
    const RecordType &companies = context.catalog().at(QStringLiteral("company"));
    for (qsizetype at = 0; at < ids.size(); at += atOnce) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, ExchangeText::tr("The export was stopped. No file was written."));
        TRY_ASSIGN(const auto records, reader.loadMany(*type, ids.mid(at, atOnce)));
        QSet<qint64> linked;
        for (const auto &record : records)
            linked.insert(static_cast<const Contact &>(*record).company.value);
        linked.remove(0);
        TRY_ASSIGN(const auto names, reader.displayNames(companies, linked));
        QByteArray text;
        for (const auto &record : records) {
            const auto &contact = static_cast<const Contact &>(*record);
            text += vcardOf(contact, names.value(contact.company.value), version);
        }
        TRY(writeAll(file, text.constData(), text.size()));
        report.rows += static_cast<qint64>(records.size());
        if (progress)
            progress({report.rows, 0, 0});
    }
    file.close();
    TRY(replaceDurably(file.fileName(), path));
    report.seconds = double(timer.nsecsElapsed()) / 1e9;
    return report;
}

}  // namespace fieldfare
