// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/signature/signature.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "exchange/vcard/vcard_labels.h"
#include "exchange/vcard/vcard_lines.h"

#include <QBuffer>
#include <QRegularExpression>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int kMostLines = 100;
constexpr qsizetype kMostLine = 400;
constexpr qsizetype kMostText = 20'000;

using Re = QRegularExpression;

const Re &mailPattern()
{
    static const Re pattern(QStringLiteral("[\\p{L}0-9._%+'-]+@[\\p{L}0-9-]+(?:\\.[\\p{L}0-9-]+)+"),
                            Re::UseUnicodePropertiesOption);
    return pattern;
}

const Re &webPattern()
{
    static const Re pattern(QStringLiteral("(?:https?://|www\\.)[^\\s|,;<>]+"), Re::CaseInsensitiveOption);
    return pattern;
}

const Re &phonePattern()
{
    static const Re pattern(
        QStringLiteral("(?<![A-Za-z0-9])(?:\\+|00|\\(0|0|\\(|1)[0-9][0-9 "
                       "()./\\x{2013}\\x{2011}-]{5,}[0-9](?:\\s*(?:ext\\.?|x|转|DW)\\s*[0-9]{1,5})?"));
    return pattern;
}

bool hasHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Word before a value and what it means.
struct Caption {
    const char *words;  ///< a pattern, folded
    const char *meaning;
};
constexpr Caption kCaptions[] = {
    {"(?:mobil\\w*|cell(?: ?phone)?|handy|手机|移动电话|手提)", "mobile"},
    {"(?:fax|telefax|facsimile|传真)", "fax"},
    {"(?:tel\\w*|phone|ph|office|direct|fon|durchwahl|zentrale|电话|座机|办公电话|总机|直线)", "work"},
    {"(?:e-?mails?|mail|电子邮件|电子邮箱|邮箱|邮件)", "mail"},
    {"(?:web(?:site|seite)?|internet|homepage|url|网址|网站|官网)", "web"},
    {"(?:address|adresse|anschrift|addr|地址)", "address"},
    {"(?:company|firma|公司|单位)", "company"},
    {"(?:title|position|funktion|职位|职务|职称)", "title"},
    {"(?:name|姓名|联系人)", "name"},
    {"(?:plz|post ?code|zip(?: code)?|邮编|邮政编码)", "postcode"},
};

/// Cuts "Tel.: " and the like off the front; gives its meaning or nothing.
QString cutCaption(QString *text)
{
    for (const Caption &caption : kCaptions) {
        const Re pattern(QStringLiteral("^\\s*%1\\s*(?:\\.\\s*[:\\x{FF1A}]?|[:\\x{FF1A}])\\s*")
                             .arg(QString::fromUtf8(caption.words)),
                         Re::CaseInsensitiveOption | Re::UseUnicodePropertiesOption);
        const auto match = pattern.match(*text);
        if (match.hasMatch() && match.capturedLength() > 0) {
            *text = text->mid(match.capturedEnd());
            return QString::fromLatin1(caption.meaning);
        }
    }
    // One letter: "T +49 …", "M: 0171 …", "E: lena@…"; but "T. Miller" is a name.
    static const Re letter(
        QStringLiteral("^\\s*([TMFPEW])\\s*[.:\\x{FF1A}]?\\s*(?=[+0(])|^\\s*([TMFPEW])\\s*[:\\x{FF1A}]\\s*"),
        Re::CaseInsensitiveOption);
    const auto match = letter.match(*text);
    if (!match.hasMatch())
        return {};
    *text = text->mid(match.capturedEnd());
    switch ((match.captured(1) + match.captured(2)).at(0).toLower().unicode()) {
    case 'm': return QStringLiteral("mobile");
    case 'f': return QStringLiteral("fax");
    case 'e': return QStringLiteral("mail");
    case 'w': return QStringLiteral("web");
    default: return QStringLiteral("work");
    }
}

bool looksLikeCompany(const QString &line)
{
    static const Re latin(QStringLiteral(
        "(?:^|[\\s,(])(?:GmbH|mbH|AG|KG|OHG|UG|e\\.?\\s?V\\.?|e\\.?K\\.?|SE|KGaA|Inc\\.?|LLC|Ltd\\.?|Limited|"
        "Corp\\.?|Corporation|PLC|LLP|Co\\.|Company|S\\.?A\\.?|S\\.?r\\.?l\\.?|B\\.?V\\.?|Group|Gruppe|"
        "Holding|Stiftung|Foundation|University|Universität|Institut[e]?|Verlag|Genossenschaft|eG|& Söhne|"
        "& Sons|Partners|Associates|Consulting|Solutions|Technologies|Bank)(?=$|[\\s,.)|])"));
    static const Re han(
        QStringLiteral("(?:公司|集团|厂|研究院|研究所|大学|学院|医院|银行|事务所|工作室|中心|协会)(?:$|[\\s((])"));
    return latin.match(line).hasMatch() || han.match(line).hasMatch();
}

bool looksLikeTitle(const QString &line)
{
    static const Re latin(
        QStringLiteral(
            "\\b(?:manager\\w*|director\\w*|head|chief|officer|c[etfo]o|president|vp|vice|founder|owner|partner|"
            "engineer\\w*|developer|consultant|sales|account|marketing|assistant|representative|specialist|analyst|"
            "lead|buyer|purchasing|procurement|secretary|supervisor|coordinator|architect|designer|"
            "geschäftsführer\\w*|leiter\\w*|\\w+leiter\\w*|\\w*leitung|vertrieb\\w*|einkauf\\w*|einkäufer\\w*|"
            "verkauf\\w*|inhaber\\w*|prokurist\\w*|berater\\w*|\\w+berater\\w*|ingenieur\\w*|\\w+ingenieur\\w*|"
            "referent\\w*|assistenz|assistent\\w*|vorstand\\w*|sachbearbeiter\\w*|techniker\\w*|meister\\w*|"
            "projektleiter\\w*|buchhaltung|abteilung\\w*|kundendienst|innendienst|außendienst)\\b"),
        Re::CaseInsensitiveOption | Re::UseUnicodePropertiesOption);
    static const Re han(
        QStringLiteral("(?:经理|总监|主任|主管|总裁|董事长|董事|工程师|助理|专员|顾问|代表|会计|设计师|负责人|创始人|"
                       "厂长|部长|科长|处长|秘书|教授|销售|采购)"));
    return latin.match(line).hasMatch() || han.match(line).hasMatch();
}

bool isStreet(const QString &part)
{
    static const Re latin(
        QStringLiteral(
            "(?:stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt)\\s*\\d+\\s*[a-z]?\\b|"
            "^\\d+[a-z]?(?:[-/"
            "]\\d+)?,?\\s+\\p{L}.*\\b(?:street|st\\.?|road|rd\\.?|avenue|ave\\.?|lane|ln\\.?|drive|dr\\.?|"
            "way|square|sq\\.?|boulevard|blvd\\.?|court|ct\\.?|place|pl\\.?|park|row|close|terrace|quay)(?=$|[\\s,.])|"
            "^(?:am|an der|auf dem|im|in der|zum|zur)\\s+[\\p{L}\\s-]+\\d+|p\\.?\\s?o\\.? box \\d+|postfach \\d+"),
        Re::CaseInsensitiveOption | Re::UseUnicodePropertiesOption);
    return latin.match(part).hasMatch();
}

/// "20457 Hamburg", "London SW1A 1AA", "Austin, TX 78701": fills the entry and says whether it was one.
bool readTown(const QString &part, AddressEntry *address)
{
    static const Re postcodeFirst(QStringLiteral("^(?:([A-Z]{1,2})-)?(\\d{4,5})\\s+(\\p{L}[\\p{L}\\s./()-]*)$"),
                                  Re::UseUnicodePropertiesOption);
    static const Re american(QStringLiteral("^(?:(\\p{Lu}[\\p{L}\\s.'-]*),\\s*)?([A-Z]{2})\\s+(\\d{5}(?:-\\d{4})?)$"),
                             Re::UseUnicodePropertiesOption);
    static const Re british(
        QStringLiteral("^(?:(\\p{Lu}[\\p{L}\\s'-]*?),?\\s+)?([A-Z]{1,2}\\d[A-Z\\d]?\\s*\\d[A-Z]{2})$"),
        Re::UseUnicodePropertiesOption);
    if (const auto m = postcodeFirst.match(part); m.hasMatch()) {
        address->postalCode = m.captured(2);
        address->city = m.captured(3).trimmed();
        return true;
    }
    if (const auto m = american.match(part); m.hasMatch()) {
        if (!m.captured(1).isEmpty())
            address->city = m.captured(1).trimmed();
        address->region = m.captured(2);
        address->postalCode = m.captured(3);
        return true;
    }
    if (const auto m = british.match(part); m.hasMatch()) {
        if (!m.captured(1).isEmpty())
            address->city = m.captured(1).trimmed();
        address->postalCode = m.captured(2);
        return true;
    }
    return false;
}

bool isCountry(const QString &part)
{
    static const QStringList known{QStringLiteral("germany"),        QStringLiteral("deutschland"),
                                   QStringLiteral("austria"),        QStringLiteral("österreich"),
                                   QStringLiteral("switzerland"),    QStringLiteral("schweiz"),
                                   QStringLiteral("united kingdom"), QStringLiteral("uk"),
                                   QStringLiteral("england"),        QStringLiteral("usa"),
                                   QStringLiteral("united states"),  QStringLiteral("france"),
                                   QStringLiteral("frankreich"),     QStringLiteral("italy"),
                                   QStringLiteral("italien"),        QStringLiteral("spain"),
                                   QStringLiteral("spanien"),        QStringLiteral("netherlands"),
                                   QStringLiteral("niederlande"),    QStringLiteral("poland"),
                                   QStringLiteral("polen"),          QStringLiteral("china"),
                                   QStringLiteral("ireland"),        QStringLiteral("canada"),
                                   QStringLiteral("australia"),      QStringLiteral("中国")};
    return known.contains(part.trimmed().toLower());
}

/// An address in Han letters: province, city, the rest, and a postal code of six digits.
bool readHanAddress(const QString &line, AddressEntry *address)
{
    static const Re place(QStringLiteral("[省市区县镇村路街道巷弄号室楼层座幢栋]"));
    if (!hasHan(line) || !place.match(line).hasMatch() || looksLikeCompany(line))
        return false;
    static const Re number(QStringLiteral("[路街道巷弄号]"));
    if (!number.match(line).hasMatch())
        return false;
    QString rest = line;
    static const Re code(QStringLiteral("(?:邮编[:\\x{FF1A}]?\\s*)?(?<![0-9])([1-9][0-9]{5})(?![0-9])"));
    if (const auto m = code.match(rest); m.hasMatch()) {
        address->postalCode = m.captured(1);
        rest.remove(m.capturedStart(), m.capturedLength());
    }
    rest = rest.trimmed();
    static const Re province(QStringLiteral("^(?:中国)?\\s*([\\p{Han}]{2,7}?(?:省|自治区))"),
                             Re::UseUnicodePropertiesOption);
    if (const auto m = province.match(rest); m.hasMatch()) {
        address->region = m.captured(1);
        rest = rest.mid(m.capturedEnd()).trimmed();
    }
    static const Re city(QStringLiteral("^([\\p{Han}]{2,6}?市)"), Re::UseUnicodePropertiesOption);
    if (const auto m = city.match(rest); m.hasMatch()) {
        address->city = m.captured(1);
        rest = rest.mid(m.capturedEnd()).trimmed();
    }
    address->street = rest;
    return !rest.isEmpty();
}

struct Name {
    QString first;
    QString last;
};

/// A line that can be a name: two to four capitalised words, or two to four Han letters.
std::optional<Name> readName(const QString &given)
{
    QString line = given;
    static const Re degree(QStringLiteral(
        "(?:^|\\s|,)(?:Dr\\.?(?:-Ing\\.?)?|Prof\\.?|Dipl\\.?-?\\s?(?:Ing|Kfm|Kffr)\\.?|Mr\\.?|Mrs\\.?|"
        "Ms\\.?|Herr|Frau|M\\.?Sc\\.?|B\\.?Sc\\.?|MBA|PhD|Ph\\.D\\.|CPA|rer\\.|nat\\.|med\\.)(?=$|\\s|,)"));
    for (int i = 0; i < 5; ++i)
        line.replace(degree, QStringLiteral(" "));
    line = line.remove(QLatin1Char(',')).simplified();
    if (hasHan(line)) {
        QString han = line;
        static const Re polite(QStringLiteral("\\s*(?:先生|女士|小姐)$"));
        han.remove(polite);
        static const Re brackets(QStringLiteral("\\s*[((][A-Za-z .]+[))]$"));
        han.remove(brackets);
        static const Re name(QStringLiteral("^\\p{Han}(?:\\s?\\p{Han}){1,3}$"), Re::UseUnicodePropertiesOption);
        if (!name.match(han).hasMatch())
            return std::nullopt;
        han.remove(QLatin1Char(' '));
        static const QStringList two{QStringLiteral("欧阳"), QStringLiteral("司马"), QStringLiteral("上官"),
                                     QStringLiteral("诸葛"), QStringLiteral("司徒"), QStringLiteral("东方"),
                                     QStringLiteral("皇甫"), QStringLiteral("尉迟"), QStringLiteral("公孙"),
                                     QStringLiteral("慕容")};
        const int surname = han.size() > 2 && two.contains(han.left(2)) ? 2 : 1;
        return Name{han.mid(surname), han.left(surname)};
    }
    static const Re word(QStringLiteral("^(?:\\p{Lu}[\\p{L}'’.-]*|van|von|de|der|den|di|da|la|le|zu|del|bin|al|ter)$"),
                         Re::UseUnicodePropertiesOption);
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 2 || words.size() > 4)
        return std::nullopt;
    for (const QString &one : words) {
        if (!word.match(one).hasMatch())
            return std::nullopt;
    }
    // Particles belong to the family name.
    qsizetype family = words.size() - 1;
    while (family > 1 && words.at(family - 1).at(0).isLower())
        --family;
    const auto proper = [](const QString &text) {
        return text.size() > 2 && text == text.toUpper() ? text.at(0) + text.mid(1).toLower() : text;
    };
    QStringList first;
    QStringList last;
    for (qsizetype i = 0; i < words.size(); ++i)
        (i < family ? first : last).append(proper(words.at(i)));
    return Name{first.join(QLatin1Char(' ')), last.join(QLatin1Char(' '))};
}

bool isGreetingOrNoise(const QString &line)
{
    static const Re pattern(
        QStringLiteral(
            "^(?:--+|[_=*~-]{2,}|(?:best|kind|warm|many)?\\s*(?:regards|thanks|wishes|greetings|cheers)[,.!]?|"
            "sincerely.*|"
            "yours.*|mit freundlichen gr(?:ü|ue)(?:ß|ss)en.*|(?:viele|beste|herzliche|freundliche) "
            "gr(?:ü|ue)(?:ß|ss)e.*|mfg|"
            "i\\.\\s?[av]\\.?|ppa\\.?|sent from my.*|von meinem .* gesendet|此致|敬礼|祝好.*|顺祝.*|谢谢.*)$"),
        Re::CaseInsensitiveOption | Re::UseUnicodePropertiesOption);
    return pattern.match(line).hasMatch();
}

bool isLegalFootnote(const QString &line)
{
    static const Re pattern(
        QStringLiteral(
            "(?:amtsgericht|handelsregister|hrb\\s?\\d|ust-?id|vat (?:no|number)|steuernummer|registered (?:in|office)|"
            "confidential|vertraulich|geschäftsführer(?:in)?\\s*:|sitz der gesellschaft)"),
        Re::CaseInsensitiveOption | Re::UseUnicodePropertiesOption);
    return pattern.match(line).hasMatch();
}

/// Of several lines that look like names, the one that the mail address spells; else the first.
qsizetype bestName(const QStringList &lines, const QVector<MailEntry> &mails)
{
    for (const MailEntry &mail : mails) {
        const QString local = foldText(mail.address.section(QLatin1Char('@'), 0, 0));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto name = readName(lines.at(i));
            const QString last = name ? foldText(name->last).remove(QLatin1Char(' ')) : QString();
            if (last.size() > 2 && local.contains(last))
                return i;
        }
    }
    return lines.isEmpty() ? -1 : 0;
}

void addPhone(SignatureContact *contact, const QString &number, const QString &label, const QString &region)
{
    const auto read = readPhone(number, region);
    if (!read && phoneDigits(number).size() < 7)
        return;
    QString kind = label == QLatin1String("mobile") || label == QLatin1String("fax") ? label : QStringLiteral("work");
    const QString e164 = read ? read->e164 : QString();
    static const Re mobileRange(QStringLiteral("^(?:\\+491[567]|\\+861[3-9]|\\+447|\\+436[5-9]|\\+417[4-9])"));
    if (label.isEmpty() && mobileRange.match(e164).hasMatch())
        kind = QStringLiteral("mobile");
    const bool known = std::any_of(contact->phones.begin(), contact->phones.end(), [&](const PhoneEntry &one) {
        return (!e164.isEmpty() && one.e164 == e164) || one.number == number;
    });
    if (!known)
        contact->phones.append({kind, number.simplified(), e164});
}

/// The first card of a pasted vCard text.
SignatureContact readCardText(const QString &text, const QString &region)
{
    SignatureContact contact;
    auto device = std::make_unique<QBuffer>();
    device->setData(text.toUtf8());
    device->open(QIODevice::ReadOnly);
    auto lines = VCardLines::open(std::move(device));
    if (!lines)
        return contact;
    QString formatted;
    VCardProperty property;
    for (auto more = lines->next(property); more && *more; more = lines->next(property)) {
        const QString value = vcardText(property, lines->fallbackEncoding());
        const QString plain = vcardUnescaped(value).trimmed();
        const QStringList parts = vcardParts(value, QLatin1Char(';'));
        const QString label = vcardLabel(property.types());
        const QString place = label.isEmpty() ? QStringLiteral("work") : label;
        if (property.name == QLatin1String("N")) {
            contact.lastName = parts.value(0).trimmed();
            contact.firstName = parts.value(1).trimmed();
        } else if (property.name == QLatin1String("FN")) {
            formatted = plain;
        } else if (property.name == QLatin1String("ORG")) {
            contact.company = parts.value(0).trimmed();
        } else if (property.name == QLatin1String("TITLE")) {
            contact.title = plain;
        } else if (property.name == QLatin1String("EMAIL")) {
            contact.emails.append({place, QString(plain).remove(QStringLiteral("mailto:"), Qt::CaseInsensitive)});
        } else if (property.name == QLatin1String("TEL")) {
            addPhone(&contact, QString(plain).remove(QStringLiteral("tel:"), Qt::CaseInsensitive), place, region);
        } else if (property.name == QLatin1String("URL")) {
            contact.website = plain;
        } else if (property.name == QLatin1String("ADR")) {
            contact.addresses.append({place, parts.value(2).trimmed(), parts.value(3).trimmed(),
                                      parts.value(4).trimmed(), parts.value(5).trimmed(), parts.value(6).trimmed()});
        } else if (property.name == QLatin1String("END")) {
            break;
        }
    }
    if (contact.firstName.isEmpty() && contact.lastName.isEmpty()) {
        if (const auto read = readName(formatted)) {
            contact.firstName = read->first;
            contact.lastName = read->last;
        } else {
            contact.lastName = formatted;
        }
    }
    return contact;
}

}  // namespace

SignatureContact readSignature(const QString &text, const QString &region)
{
    if (text.contains(QLatin1String("BEGIN:VCARD"), Qt::CaseInsensitive))
        return readCardText(text.left(kMostText * 5), region);
    SignatureContact contact;
    AddressEntry address;
    address.label = QStringLiteral("work");
    QStringList names;
    QStringList rest;
    QString captionedName;

    // Cards put several things on one line: "Tel … | Mobil … | www …".
    QStringList pieces;
    static const Re separators(QStringLiteral("\\s*[|•·▪●]\\s*|\\t+|\\s{3,}"));
    QString given = text.left(kMostText);
    given.replace(QStringLiteral("\r"), QString());
    for (const QString &line : given.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(0, kMostLines))
        pieces += line.split(separators, Qt::SkipEmptyParts);

    for (QString piece : pieces) {
        piece = piece.trimmed().left(kMostLine);
        while (piece.startsWith(QLatin1Char('>')))
            piece = piece.mid(1).trimmed();
        if (piece.isEmpty() || isGreetingOrNoise(piece) || isLegalFootnote(piece))
            continue;
        const QString whole = piece;
        QString caption = cutCaption(&piece);
        bool used = false;
        for (auto matches = mailPattern().globalMatch(piece); matches.hasNext();) {
            const QString mail = matches.next().captured();
            if (std::none_of(contact.emails.begin(), contact.emails.end(),
                             [&](const MailEntry &one) { return one.address.compare(mail, Qt::CaseInsensitive) == 0; }))
                contact.emails.append({QStringLiteral("work"), mail});
            used = true;
        }
        QString left = piece;
        left.remove(mailPattern());
        if (const auto web = webPattern().match(left); web.hasMatch()) {
            if (contact.website.isEmpty())
                contact.website = web.captured();
            left.remove(web.capturedStart(), web.capturedLength());
            used = true;
        } else if (caption == QLatin1String("web") && !left.trimmed().isEmpty()) {
            contact.website = left.trimmed();
            continue;
        }
        left = left.remove(Re(QStringLiteral("[<>\\[\\]]"))).trimmed();
        if (left.isEmpty())
            continue;
        if (caption != QLatin1String("address")) {
            bool phone = false;
            QString label = caption;
            qsizetype end = 0;
            QString around = left;
            for (auto matches = phonePattern().globalMatch(left); matches.hasNext();) {
                const auto match = matches.next();
                QString before = left.mid(end, match.capturedStart() - end);
                // "Tel. … Fax …" on one line: the word right before a number names it.
                before = before.remove(Re(QStringLiteral("^[\\s,;/]+"))).trimmed();
                QString probe = before + QStringLiteral(": ");
                if (!before.isEmpty()) {
                    probe.replace(Re(QStringLiteral("[.:\\x{FF1A}]*\\s*:\\s*$")), QStringLiteral(": "));
                    if (const QString found = cutCaption(&probe); !found.isEmpty())
                        label = found;
                }
                addPhone(&contact, match.captured(), label, region);
                around.remove(match.captured());
                end = match.capturedEnd();
                phone = true;
            }
            if (phone) {
                static const Re letters(QStringLiteral("\\p{L}{4,}"), Re::UseUnicodePropertiesOption);
                QString without = around;
                for (int i = 0; i < 3; ++i) {
                    QString probe = without.trimmed() + QStringLiteral(": ");
                    if (cutCaption(&probe).isEmpty())
                        break;
                    without = probe;
                }
                if (!letters.match(without).hasMatch() || hasHan(around))
                    continue;
                left = without.trimmed();
            }
        }
        if (caption == QLatin1String("company")) {
            contact.company = left;
            continue;
        }
        if (caption == QLatin1String("title")) {
            contact.title = left;
            continue;
        }
        if (caption == QLatin1String("postcode")) {
            address.postalCode = left;
            continue;
        }
        if (caption == QLatin1String("name")) {
            captionedName = left;
            continue;
        }
        AddressEntry han;
        han.label = address.label;
        if (address.street.isEmpty() && readHanAddress(left, &han)) {
            if (han.postalCode.isEmpty())
                han.postalCode = address.postalCode;
            address = han;
            continue;
        }
        // Street, town and country, on one line or several.
        bool place = false;
        QStringList parts = left.split(Re(QStringLiteral("\\s*[,;]\\s+|\\s+[-–]\\s+")), Qt::SkipEmptyParts);
        const auto takePlace = [&](const QString &part) {
            if (address.street.isEmpty() && isStreet(part)) {
                address.street = part;
                return true;
            }
            if (address.postalCode.isEmpty() && readTown(part, &address))
                return true;
            if (address.country.isEmpty() && isCountry(part)) {
                address.country = part;
                return true;
            }
            return false;
        };
        if (parts.size() <= 1 && takePlace(left)) {
            continue;
        }
        if (parts.size() > 1) {
            QStringList others;
            for (const QString &part : std::as_const(parts)) {
                if (takePlace(part))
                    place = true;
                else
                    others.append(part);
            }
            if (place) {
                // "…, London, SW1A 1AA": the word between street and code is the town.
                if (address.city.isEmpty() && !others.isEmpty() && !address.postalCode.isEmpty()) {
                    address.city = others.takeLast();
                }
                for (const QString &other : std::as_const(others)) {
                    if (contact.company.isEmpty() && looksLikeCompany(other))
                        contact.company = other;
                    else
                        rest.append(other);
                }
                continue;
            }
        }
        if (looksLikeCompany(left)) {
            // "Head of Sales, Brandt GmbH" and "Lena Brandt, Brandt GmbH"
            if (parts.size() == 2 && looksLikeCompany(parts.at(1)) && !looksLikeCompany(parts.at(0))) {
                if (contact.company.isEmpty())
                    contact.company = parts.at(1);
                left = parts.at(0);
            } else {
                if (contact.company.isEmpty())
                    contact.company = left;
                else
                    rest.append(left);
                continue;
            }
        }
        if (hasHan(left) && !looksLikeTitle(left)) {
            if (readName(left)) {
                names.append(left);
                continue;
            }
        } else if (hasHan(left)) {
            // "王伟 销售经理": name and title on one line
            const QStringList words = left.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (words.size() >= 2 && readName(words.first()) && !looksLikeTitle(words.first())) {
                names.append(words.first());
                left = words.mid(1).join(QLatin1Char(' '));
            }
        }
        if (looksLikeTitle(left)) {
            // "Jane Miller, Sales Director"
            if (parts.size() == 2 && !looksLikeTitle(parts.at(0)) && looksLikeTitle(parts.at(1)) &&
                readName(parts.at(0))) {
                names.append(parts.at(0));
                left = parts.at(1);
            }
            if (contact.title.isEmpty())
                contact.title = left;
            else
                rest.append(left);
            continue;
        }
        if (readName(left)) {
            names.append(left);
            continue;
        }
        if (!used)
            rest.append(whole);
    }

    if (!captionedName.isEmpty()) {
        if (const auto read = readName(captionedName)) {
            contact.firstName = read->first;
            contact.lastName = read->last;
        } else {
            contact.lastName = captionedName;
        }
        rest += names;
    } else if (const qsizetype best = bestName(names, contact.emails); best >= 0) {
        const auto read = readName(names.at(best));
        contact.firstName = read->first;
        contact.lastName = read->last;
        names.removeAt(best);
        // A second line of capitalised words right there is the company that has no legal form.
        if (contact.company.isEmpty() && !names.isEmpty())
            contact.company = names.takeFirst();
        rest += names;
    }
    // The domain of the mail address is in the name of a company: "… Brandt Roofing" and l@brandt-roofing.example
    if (contact.company.isEmpty()) {
        for (const MailEntry &mail : std::as_const(contact.emails)) {
            const QString domain = foldText(mail.address.section(QLatin1Char('@'), 1).section(QLatin1Char('.'), 0, 0))
                                       .remove(QLatin1Char('-'));
            for (qsizetype i = 0; i < rest.size(); ++i) {
                if (domain.size() > 3 && foldText(rest.at(i)).remove(QLatin1Char(' ')).contains(domain)) {
                    contact.company = rest.takeAt(i);
                    break;
                }
            }
        }
    }
    if (!(address == AddressEntry{address.label, {}, {}, {}, {}, {}}))
        contact.addresses.append(address);
    contact.unused = rest;
    return contact;
}

}  // namespace fieldfare
