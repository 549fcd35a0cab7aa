// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard/vcard_source.h"

#include "base/record.h"
#include "exchange/field_text.h"
#include "exchange/file_kind.h"
#include "exchange/text.h"
#include "exchange/vcard/vcard_labels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

constexpr qsizetype propertyLimit = 10'000;

template <class Entry>
struct Pointed {
    Entry entry;
    QString group;
    int preference = 1000;
    bool labelled = false;  ///< by TYPE; an X-ABLabel says it better
};

int preferenceOf(const VCardProperty &property)
{
    bool ok = false;
    const int number = property.parameters.value(QStringLiteral("PREF")).toInt(&ok);
    if (ok)
        return number;
    return property.types().contains(QStringLiteral("pref")) ? 1 : 1000;
}

/// The preferred one to the front, the others as they were.
template <class Entry>
void preferredFirst(QVector<Pointed<Entry>> &entries)
{
    const auto best = std::min_element(entries.begin(), entries.end(),
                                       [](const auto &a, const auto &b) { return a.preference < b.preference; });
    if (best != entries.end())
        std::rotate(entries.begin(), best, best + 1);
}

QDate birthday(const QString &text)
{
    const QString day = text.trimmed().section(u'T', 0, 0).section(u' ', 0, 0);
    QDate date = QDate::fromString(day, Qt::ISODate);
    if (!date.isValid())
        date = QDate::fromString(day, QStringLiteral("yyyyMMdd"));
    return date;
}

QString json(const QJsonArray &array) { return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)); }

void put(QJsonObject &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

QString phoneText(const QString &value)
{
    if (!value.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive))
        return value.trimmed();
    QString number = value.mid(4);
    const QString extension = number.section(QStringLiteral(";ext="), 1).section(u';', 0, 0);
    number = number.section(u';', 0, 0);
    return extension.isEmpty() ? number : number + QStringLiteral(" ext. ") + extension;
}

}  // namespace

struct VCardSource::Card {
    qint64 line = 0;
    bool group = false;
    bool ours = false;
    int properties = 0;
    QString uid;
    QString full;
    QStringList names;  ///< family, given, additional, prefix, suffix
    QString company;
    QString title;
    QString role;
    QString birth;
    QString website;
    QString notes;
    QStringList tags;
    QVector<Pointed<MailEntry>> mails;
    QVector<Pointed<PhoneEntry>> phones;
    QVector<Pointed<AddressEntry>> addresses;
    QMap<QString, QString> labels;  ///< by group
};

QStringList VCardSource::allColumns()
{
    static const char *const columns[] = {
        "uid",      "external_id", "name",   "first_name", "last_name", "company",     "title",
        "email",    "phone",       "street", "city",       "region",    "postal_code", "country",
        "birthday", "website",     "tags",   "notes",      "emails",    "phones",      "addresses"};
    QStringList list;
    for (const char *column : columns)
        list.append(QLatin1String(column));
    return list;
}

Result<std::unique_ptr<VCardSource>> VCardSource::open(const QString &path, const VCardOptions &options)
{
    TRY(expectReadableFile(path));
    const auto device = [&]() -> Result<std::unique_ptr<QIODevice>> {
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be opened.").arg(path),
                        file->errorString());
        return std::unique_ptr<QIODevice>(std::move(file));
    };
    VCardOptions wanted = options;
    if (wanted.columns.isEmpty()) {
        TRY_ASSIGN(auto first, device());
        wanted.columns = allColumns();
        TRY_ASSIGN(const auto scan, fromDevice(std::move(first), wanted));
        QVector<bool> seen(wanted.columns.size(), false);
        TableRow row;
        for (;;) {
            TRY_ASSIGN(const bool more, scan->next(row));
            if (!more)
                break;
            for (qsizetype i = 0; i < row.size(); ++i)
                seen[i] = seen[i] || !row[i].isEmpty();
        }
        QStringList occurring;
        for (qsizetype i = 0; i < seen.size(); ++i) {
            if (seen[i])
                occurring.append(wanted.columns[i]);
        }
        wanted.columns = occurring.isEmpty() ? QStringList{QStringLiteral("name")} : occurring;
    }
    TRY_ASSIGN(auto second, device());
    return fromDevice(std::move(second), wanted);
}

Result<std::unique_ptr<VCardSource>> VCardSource::fromDevice(std::unique_ptr<QIODevice> device,
                                                             const VCardOptions &options)
{
    std::unique_ptr<VCardSource> source(new VCardSource);
    source->m_columns = options.columns.isEmpty() ? allColumns() : options.columns;
    TRY_ASSIGN(source->m_lines, VCardLines::open(std::move(device), options.stop));
    return source;
}

void VCardSource::note(SourceNote::Kind kind, qint64 line, const QString &message)
{
    if (m_notes.first.size() < SourceNotes::kept)
        m_notes.first.push_back({kind, line, 0, message});
}

Result<bool> VCardSource::card(Card &card)
{
    card = {};
    VCardProperty property;
    while (!m_begun) {
        TRY_ASSIGN(const bool found, m_lines.next(property));
        if (!found)
            return false;
        m_begun = property.name == QLatin1String("BEGIN") && property.value.trimmed().toUpper() == "VCARD";
        m_begunLine = property.line;
    }
    card.line = m_begunLine;
    m_begun = false;
    int depth = 0;
    for (;;) {
        TRY_ASSIGN(const bool found, m_lines.next(property));
        if (!found) {
            note(SourceNote::Kind::UnreadCell, card.line,
                 ExchangeText::tr("The file ends inside the card that begins on line %1; what is there was read.")
                     .arg(card.line));
            ++m_notes.unreadCells;
            return true;
        }
        const QByteArray value = property.value.trimmed().toUpper();
        if (property.name == QLatin1String("BEGIN") && value == "VCARD") {
            // Inside a card only as the value of AGENT in version 2.1; else the END is missing.
            if (depth == 0 && card.properties > 0 && property.line > 0 &&
                !card.labels.contains(QStringLiteral("\x1f"
                                                     "agent"))) {
                note(SourceNote::Kind::UnreadCell, card.line,
                     ExchangeText::tr("The card that begins on line %1 is not ended; what is there was read.")
                         .arg(card.line));
                ++m_notes.unreadCells;
                m_begun = true;
                m_begunLine = property.line;
                return true;
            }
            ++depth;
            continue;
        }
        if (property.name == QLatin1String("END") && value == "VCARD") {
            if (depth == 0)
                return true;
            --depth;
            continue;
        }
        if (depth > 0)
            continue;
        card.labels.remove(QStringLiteral("\x1f"
                                          "agent"));
        if (property.name == QLatin1String("AGENT") && value.isEmpty())
            card.labels.insert(QStringLiteral("\x1f"
                                              "agent"),
                               QString());
        if (++card.properties > propertyLimit) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr(
                            "The card that begins on line %1 has more than %2 entries. The file is damaged: remove "
                            "that card and import again.")
                            .arg(card.line)
                            .arg(propertyLimit));
        }
        take(card, property);
    }
}

void VCardSource::take(Card &card, const VCardProperty &property)
{
    const QString &name = property.name;
    static const QStringList machinery{
        QStringLiteral("VERSION"),     QStringLiteral("REV"),     QStringLiteral("SOURCE"),
        QStringLiteral("X-ABADR"),     QStringLiteral("X-ABUID"), QStringLiteral("MAILER"),
        QStringLiteral("SORT-STRING"), QStringLiteral("LABEL"),   QStringLiteral("CLIENTPIDMAP")};
    if (machinery.contains(name))
        return;
    if (name == QLatin1String("PHOTO") || name == QLatin1String("LOGO") || name == QLatin1String("SOUND") ||
        name == QLatin1String("KEY")) {
        notCarried(name);
        return;
    }
    const QString text = vcardText(property, m_lines.fallbackEncoding());
    const QString plain = vcardUnescaped(text).trimmed();
    if (name == QLatin1String("PRODID")) {
        card.ours = text.contains(QLatin1String("Fieldfare"));
    } else if (name == QLatin1String("X-ABLABEL")) {
        card.labels.insert(property.group, plain);
    } else if (plain.isEmpty()) {
        return;
    } else if (name == QLatin1String("KIND") || name == QLatin1String("X-ADDRESSBOOKSERVER-KIND")) {
        card.group = plain.compare(QLatin1String("group"), Qt::CaseInsensitive) == 0;
    } else if (name == QLatin1String("UID")) {
        card.uid = plain;
    } else if (name == QLatin1String("FN")) {
        if (card.full.isEmpty())
            card.full = plain;
        else
            notCarried(name);
    } else if (name == QLatin1String("N")) {
        if (card.names.isEmpty()) {
            for (const QString &part : vcardParts(text, u';'))
                card.names.append(part.trimmed());
        } else {
            notCarried(name);
        }
    } else if (name == QLatin1String("ORG")) {
        const QStringList parts = vcardParts(text, u';');
        if (!card.company.isEmpty()) {
            notCarried(name);
        } else {
            card.company = parts.first().trimmed();
            if (!parts.mid(1).join(QString()).trimmed().isEmpty())
                notCarried(QStringLiteral("ORG (unit)"));
        }
    } else if (name == QLatin1String("TITLE") || name == QLatin1String("ROLE")) {
        QString &target = name == QLatin1String("TITLE") ? card.title : card.role;
        if (target.isEmpty())
            target = plain;
        else
            notCarried(name);
    } else if (name == QLatin1String("BDAY")) {
        const QDate date = birthday(plain);
        if (date.isValid() && card.birth.isEmpty())
            card.birth = date.toString(Qt::ISODate);
        else
            notCarried(name);
    } else if (name == QLatin1String("URL")) {
        if (card.website.isEmpty())
            card.website = plain;
        else
            notCarried(name);
    } else if (name == QLatin1String("NOTE")) {
        const QString note = vcardUnescaped(text);
        card.notes += (card.notes.isEmpty() ? QString() : QStringLiteral("\n\n")) + note;
    } else if (name == QLatin1String("CATEGORIES")) {
        for (const QString &part : vcardParts(text, u',')) {
            const QString tag = part.trimmed();
            if (!tag.isEmpty() && !card.tags.contains(tag))
                card.tags.append(tag);
        }
    } else if (name == QLatin1String("EMAIL")) {
        const QString label = vcardLabel(property.types());
        card.mails.append({{label, plain}, property.group, preferenceOf(property), !label.isEmpty()});
    } else if (name == QLatin1String("TEL")) {
        const QString label = vcardLabel(property.types());
        card.phones.append({{label, phoneText(plain), {}}, property.group, preferenceOf(property), !label.isEmpty()});
    } else if (name == QLatin1String("ADR")) {
        QStringList parts = vcardParts(text, u';');
        while (parts.size() < 7)
            parts.append(QString());
        QStringList street;
        for (const int i : {2, 1, 0}) {
            if (!parts[i].trimmed().isEmpty())
                street.append(parts[i].trimmed());
        }
        AddressEntry entry;
        entry.label = vcardLabel(property.types());
        entry.street = street.join(u'\n');
        entry.city = parts[3].trimmed();
        entry.region = parts[4].trimmed();
        entry.postalCode = parts[5].trimmed();
        entry.country = parts[6].trimmed();
        AddressEntry nothing;
        nothing.label = entry.label;
        if (!(entry == nothing))
            card.addresses.append({entry, property.group, preferenceOf(property), !entry.label.isEmpty()});
    } else {
        notCarried(name);
    }
}

void VCardSource::settle(Card &card, QMap<QString, QString> &cells)
{
    const auto set = [&cells](const char *column, const QString &text) {
        if (!text.isEmpty())
            cells.insert(QLatin1String(column), text);
    };
    const auto label = [&card](auto &entries) {
        preferredFirst(entries);
        for (auto &entry : entries) {
            const QString given = entry.group.isEmpty() ? QString() : card.labels.value(entry.group);
            if (!given.isEmpty())
                entry.entry.label = vcardLabelText(given);
        }
    };
    label(card.mails);
    label(card.phones);
    label(card.addresses);

    static const QString ownUid = QStringLiteral("urn:uuid:");
    if (card.ours && card.uid.startsWith(ownUid) && !Uid::fromString(card.uid.mid(ownUid.size())).isNull())
        set("uid", card.uid.mid(ownUid.size()));
    else
        set("external_id", card.uid);
    while (card.names.size() < 5)
        card.names.append(QString());
    QStringList composed;
    for (const int i : {3, 1, 2, 0, 4}) {
        if (!card.names[i].isEmpty())
            composed.append(card.names[i]);
    }
    // The format demands a name; programs put the address there where they know none.
    const auto isPoint = [&card](const QString &text) {
        return std::any_of(card.mails.cbegin(), card.mails.cend(),
                           [&](const auto &m) { return m.entry.address == text; }) ||
               std::any_of(card.phones.cbegin(), card.phones.cend(),
                           [&](const auto &p) { return p.entry.number == text; });
    };
    if (composed.isEmpty() && (isPoint(card.full) || card.full == card.uid))
        card.full.clear();
    set("name", card.full.isEmpty() ? composed.join(u' ') : card.full);
    set("first_name", card.names[1]);
    set("last_name", card.names[0]);
    for (const int i : {2, 3, 4}) {
        if (!card.names[i].isEmpty() && !cells.value(QStringLiteral("name")).contains(card.names[i]))
            notCarried(QStringLiteral("N (middle, prefix, suffix)"));
    }
    set("company", card.company);
    set("title", card.title.isEmpty() ? card.role : card.title);
    if (!card.title.isEmpty() && !card.role.isEmpty())
        notCarried(QStringLiteral("ROLE"));
    set("birthday", card.birth);
    set("website", card.website);
    set("tags", joinTags(card.tags));
    set("notes", card.notes);
    if (!card.mails.isEmpty()) {
        set("email", card.mails.first().entry.address);
        QJsonArray array;
        for (const auto &mail : std::as_const(card.mails)) {
            QJsonObject object;
            put(object, "label", mail.entry.label);
            put(object, "address", mail.entry.address);
            array.append(object);
        }
        if (array.size() > 1 || !card.mails.first().entry.label.isEmpty())
            set("emails", json(array));
    }
    if (!card.phones.isEmpty()) {
        set("phone", card.phones.first().entry.number);
        QJsonArray array;
        for (const auto &phone : std::as_const(card.phones)) {
            QJsonObject object;
            put(object, "label", phone.entry.label);
            put(object, "number", phone.entry.number);
            array.append(object);
        }
        if (array.size() > 1 || !card.phones.first().entry.label.isEmpty())
            set("phones", json(array));
    }
    if (!card.addresses.isEmpty()) {
        const AddressEntry &first = card.addresses.first().entry;
        set("street", first.street);
        set("city", first.city);
        set("region", first.region);
        set("postal_code", first.postalCode);
        set("country", first.country);
        QJsonArray array;
        for (const auto &address : std::as_const(card.addresses)) {
            QJsonObject object;
            put(object, "label", address.entry.label);
            put(object, "street", address.entry.street);
            put(object, "city", address.entry.city);
            put(object, "region", address.entry.region);
            put(object, "postal_code", address.entry.postalCode);
            put(object, "country", address.entry.country);
            array.append(object);
        }
        if (array.size() > 1 || !first.label.isEmpty())
            set("addresses", json(array));
    }
}

Result<bool> VCardSource::next(TableRow &row)
{
    if (m_atEnd)
        return false;
    for (;;) {
        Card one;
        TRY_ASSIGN(const bool found, card(one));
        if (!found)
            break;
        if (one.group) {
            notCarried(QStringLiteral("KIND:group"));
            continue;
        }
        QMap<QString, QString> cells;
        settle(one, cells);
        row.clear(one.line);
        for (const QString &column : m_columns)
            row.add(cells.value(column));
        if (!row.isBlank())
            return true;
    }
    m_atEnd = true;
    for (auto it = m_notCarried.cbegin(); it != m_notCarried.cend(); ++it)
        note(SourceNote::Kind::NotCarried, 0,
             ExchangeText::tr("%1 is not carried over; it occurs %2 times.").arg(it.key()).arg(it.value()));
    return false;
}

}  // namespace fieldfare
