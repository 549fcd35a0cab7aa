// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demo/names.h"

#include "base/text_fold.h"

namespace fieldfare::demo {

namespace {

// Invented for the demo company; any likeness to a real person or firm is chance.
constexpr const char *germanFirst[] = {
    "Anna",    "Jonas",   "Katharina", "Lukas",    "Sabine",    "Tobias",    "Franziska", "Matthias",
    "Ulrike",  "Florian", "Heike",     "Andreas",  "Jana",      "Stefan",    "Birgit",    "Markus",
    "Nina",    "Thomas",  "Carolin",   "Jürgen",   "Lena",      "Wolfgang",  "Petra",     "Sören",
    "Anke",    "Rüdiger", "Miriam",    "Holger",   "Silke",     "Dominik",   "Greta",     "Bernd",
    "Theresa", "Uwe",     "Hannah",    "Björn",    "Verena",    "Ralf",      "Johanna",   "Christian",
    "Elif",    "Murat",   "Dörte",     "Valentin", "Marlene",   "Sebastian", "Ingrid",    "Paul",
    "Renate",  "Felix",   "Aylin",     "Günter",   "Charlotte", "Malte",     "Svenja",    "Clemens"};
constexpr const char *germanLast[] = {
    "Müller",   "Brandt",    "Schäfer",  "Vogel",    "Lindner", "Hoffmann",   "Krüger",   "Winkler",
    "Böhm",     "Schreiber", "Neumann",  "Jäger",    "Weiß",    "Hartmann",   "Lorenz",   "Köhler",
    "Sommer",   "Albrecht",  "Graf",     "Dietrich", "Voß",     "Busch",      "Kühn",     "Pfeiffer",
    "Engel",    "Horn",      "Sauer",    "Arnold",   "Wolff",   "Zimmermann", "Ritter",   "Steiner",
    "Gruber",   "Hübner",    "Öztürk",   "Yılmaz",   "Falk",    "Reuter",     "Bergmann", "Kirchner",
    "Thiel",    "Röder",     "Baumgart", "Hagen",    "Seidel",  "Möller",     "Ahlers",   "Petersen",
    "Schuster", "Franke",    "Ebert",    "Nowak",    "Haas",    "Kuhlmann",   "Tillmann", "Wegner"};
constexpr const char *englishFirst[] = {
    "Emily",  "James", "Olivia", "Daniel",  "Grace",    "Thomas", "Sophie", "Callum", "Aisha", "Oliver",
    "Megan",  "Harry", "Priya",  "Liam",    "Rachel",   "Owen",   "Hannah", "Samuel", "Niamh", "George",
    "Chloe",  "Ethan", "Zara",   "Patrick", "Lucy",     "Marcus", "Isla",   "Adam",   "Fiona", "Nathan",
    "Amelia", "Rhys",  "Leah",   "Simon",   "Caroline", "Duncan", "Tessa",  "Victor", "Joan",  "Malcolm"};
constexpr const char *englishLast[] = {
    "Carter",   "Hughes",   "Bennett", "Walsh",     "Fletcher",  "Morgan",   "Hayes",     "Sinclair",
    "Patel",    "O'Brien",  "Chapman", "Reid",      "Marsh",     "Holloway", "Pearce",    "Douglas",
    "Ashworth", "Kaur",     "Lawson",  "Whitfield", "Barker",    "Doyle",    "Granger",   "Hobbs",
    "Ingram",   "Jennings", "Kemp",    "Lockwood",  "Mercer",    "Norris",   "Osborne",   "Prescott",
    "Quinn",    "Rowe",     "Stanton", "Thorne",    "Underwood", "Vaughan",  "Wakefield", "Yates"};
constexpr const char *chineseLast[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙",   "胡",
                                       "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩",   "唐",
                                       "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",   "彭",
                                       "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "单", "欧阳", "仇"};
constexpr const char *chineseFirst[] = {"伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",   "洋",
                                        "艳",   "勇",   "军",   "杰",   "娟",   "涛",   "明",   "超",   "秀英",
                                        "小明", "晓峰", "雨桐", "思远", "梓涵", "浩然", "文博", "佳怡", "志强",
                                        "海燕", "建国", "雪梅", "子轩", "欣怡", "俊杰", "美玲", "天佑", "若曦",
                                        "一鸣", "诗涵", "国华", "春梅", "振宇", "慧敏", "云飞", "晓彤"};

struct City {
    const char *name;
    const char *region;
    const char *postal;
    const char *country;
    const char *dialing;
};
constexpr City germanCities[] = {{"Hamburg", "Hamburg", "20", "Deutschland", "+49 40 66969"},
                                 {"Berlin", "Berlin", "10", "Deutschland", "+49 30 23125"},
                                 {"München", "Bayern", "80", "Deutschland", "+49 89 99998"},
                                 {"Köln", "Nordrhein-Westfalen", "50", "Deutschland", "+49 221 4710"},
                                 {"Frankfurt am Main", "Hessen", "60", "Deutschland", "+49 69 90009"},
                                 {"Lübeck", "Schleswig-Holstein", "23", "Deutschland", "+49 40 66969"},
                                 {"Münster", "Nordrhein-Westfalen", "48", "Deutschland", "+49 221 4710"},
                                 {"Würzburg", "Bayern", "97", "Deutschland", "+49 89 99998"},
                                 {"Potsdam", "Brandenburg", "14", "Deutschland", "+49 30 23125"},
                                 {"Göttingen", "Niedersachsen", "37", "Deutschland", "+49 69 90009"}};
constexpr City englishCities[] = {{"London", "Greater London", "SE1", "United Kingdom", "+44 20 7946"},
                                  {"Leeds", "West Yorkshire", "LS1", "United Kingdom", "+44 113 496"},
                                  {"Bristol", "Bristol", "BS1", "United Kingdom", "+44 117 496"},
                                  {"Edinburgh", "Scotland", "EH1", "United Kingdom", "+44 131 496"},
                                  {"Cardiff", "Wales", "CF10", "United Kingdom", "+44 29 2018"}};
constexpr City chineseCities[] = {
    {"上海", "上海市", "2000", "中国", "+86 21 5550"},  {"北京", "北京市", "1000", "中国", "+86 10 5550"},
    {"深圳", "广东省", "5180", "中国", "+86 755 8550"}, {"杭州", "浙江省", "3100", "中国", "+86 571 8550"},
    {"成都", "四川省", "6100", "中国", "+86 28 8550"},  {"苏州", "江苏省", "2150", "中国", "+86 512 6550"}};

struct Trade {
    const char *word;
    const char *industry;
};
constexpr Trade germanTrades[] = {
    {"Gartenbau", "Agriculture"},    {"Metallbau", "Manufacturing"},   {"Logistik", "Logistics"},
    {"Hotel", "Hospitality"},        {"Großbäckerei", "Food"},         {"Weingut", "Agriculture"},
    {"Möbelwerke", "Manufacturing"}, {"Wohnbau", "Real estate"},       {"Elektrotechnik", "Construction"},
    {"Holzbau", "Construction"},     {"Autohaus", "Retail"},           {"Molkerei", "Food"},
    {"Druckerei", "Manufacturing"},  {"Zahntechnik", "Health"},        {"Klinik", "Health"},
    {"Spedition", "Logistics"},      {"Kältetechnik", "Construction"}, {"Stadtwerke", "Energy"}};
constexpr Trade englishTrades[] = {{"Orchards", "Agriculture"},
                                   {"Joinery", "Manufacturing"},
                                   {"Freight", "Logistics"},
                                   {"Hotels", "Hospitality"},
                                   {"Foods", "Food"},
                                   {"Estates", "Real estate"},
                                   {"Builders", "Construction"},
                                   {"Dental Care", "Health"},
                                   {"Printworks", "Manufacturing"},
                                   {"Garden Centres", "Retail"},
                                   {"Energy", "Energy"},
                                   {"Textiles", "Manufacturing"}};
constexpr Trade chineseTrades[] = {{"机械制造", "Manufacturing"},
                                   {"物流", "Logistics"},
                                   {"食品", "Food"},
                                   {"置业", "Real estate"},
                                   {"建筑工程", "Construction"},
                                   {"酒店管理", "Hospitality"},
                                   {"农业科技", "Agriculture"},
                                   {"医疗器械", "Health"},
                                   {"新能源", "Energy"},
                                   {"商贸", "Retail"}};
constexpr const char *chineseMarks[] = {"恒信", "嘉禾", "远航", "明德", "瑞丰", "启元", "华盛", "安泰", "博雅",
                                        "天成", "东篱", "青禾", "云栖", "长风", "万和", "致远", "中孚", "怀瑾"};

constexpr const char *germanStreets[] = {"Lindenallee", "Hafenstraße",   "Am Mühlbach",     "Bahnhofstraße",
                                         "Gewerbering", "Kirchweg",      "Industriestraße", "Birkenweg",
                                         "Marktplatz",  "Schillerstraße"};
constexpr const char *englishStreets[] = {"Mill Lane",   "Station Road",  "Harbour Street",   "Park Row",
                                          "Church Walk", "Orchard Close", "Victoria Terrace", "Canal Street"};
constexpr const char *chineseStreets[] = {"人民路",   "中山路", "解放路", "科技园路",
                                          "滨江大道", "建设路", "和平街", "学府路"};
constexpr const char *germanTitles[] = {
    "Geschäftsführung",  "Leitung Einkauf", "Technische Leitung", "Facility-Management",
    "Energiemanagement", "Buchhaltung",     "Werksleitung",       "Assistenz der Geschäftsführung"};
constexpr const char *englishTitles[] = {"Managing Director",  "Head of Procurement", "Operations Manager",
                                         "Facilities Manager", "Sustainability Lead", "Finance Director",
                                         "Site Manager",       "Office Manager"};
constexpr const char *chineseTitles[] = {"总经理",   "采购经理", "设备主管",   "工程部经理",
                                         "财务总监", "运营总监", "能源管理员", "行政助理"};

struct Kinds {
    const char *kind;
    const char *german;
    const char *english;
    const char *chinese;
};
constexpr Kinds activitySubjects[] = {
    {"call", "Rückfrage zum Angebot", "Questions about the quote", "询问报价"},
    {"call", "Termin vereinbart", "Arranged a visit", "约定拜访时间"},
    {"call", "Nachfassen nach der Messe", "Follow-up after the fair", "展会后回访"},
    {"call", "Preis und Lieferzeit besprochen", "Talked about price and delivery", "沟通价格和交期"},
    {"call", "Nicht erreicht, Rückruf zugesagt", "Not reached, will call back", "未接通，稍后回电"},
    {"email", "Ihr Angebot für die Photovoltaikanlage", "Your quote for the solar system", "光伏系统报价单"},
    {"email", "Unterlagen zur Förderung", "Papers for the grant", "补贴申请材料"},
    {"email", "Terminbestätigung", "Confirmation of our appointment", "会面确认"},
    {"email", "Frage zur Rechnung", "A question about the invoice", "发票问题"},
    {"meeting", "Begehung des Daches", "Roof survey", "屋顶勘察"},
    {"meeting", "Vorstellung beim Einkauf", "Meeting with procurement", "与采购部门会面"},
    {"meeting", "Jahresgespräch", "Annual review", "年度回顾会议"},
    {"social", "Kommentar zu unserem Beitrag", "Comment on our post", "评论我们的帖子"},
    {"social", "Projekt geteilt", "Shared our project", "转发项目案例"},
    {"note", "Dach ist nach Süden ausgerichtet", "The roof faces south", "屋顶朝南"},
    {"note", "Entscheidung fällt im nächsten Quartal", "They decide next quarter", "下季度决定"}};
constexpr Kinds needs[] = {{"", "Stromkosten senken", "Lower the electricity bill", "降低电费"},
                           {"", "Heizung ersetzen", "Replace the heating", "更换供暖设备"},
                           {"", "Ladepunkte für den Fuhrpark", "Chargers for the fleet", "车队充电桩"},
                           {"", "Notstrom für die Kühlung", "Backup power for the cold store", "冷库备用电源"},
                           {"", "Förderung noch in diesem Jahr", "Grant still this year", "今年内申请补贴"}};
constexpr Kinds bodies[] = {
    {"", "Guten Tag,\nanbei wie besprochen die Unterlagen. Für Rückfragen bin ich gern da.\nFreundliche Grüße",
     "Hello,\nplease find the papers we talked about. I am happy to answer any question.\nKind regards",
     "您好，\n附件是我们讨论的资料，如有问题请随时联系。\n此致敬礼"},
    {"", "Guten Tag,\nvielen Dank für das Gespräch. Den Termin habe ich eingetragen.\nFreundliche Grüße",
     "Hello,\nthank you for your time. I have noted the date.\nKind regards",
     "您好，\n感谢您的时间，会面时间已记录。\n此致敬礼"}};
constexpr Kinds tasks[] = {{"", "Angebot nachfassen", "Follow up on the quote", "跟进报价"},
                           {"", "Rückruf wegen Liefertermin", "Call back about the delivery date", "回电确认交期"},
                           {"", "Vertrag vorbereiten", "Prepare the contract", "准备合同"},
                           {"", "Dachpläne anfordern", "Ask for the roof plans", "索取屋顶图纸"},
                           {"", "Referenzen schicken", "Send references", "发送案例资料"},
                           {"", "Wartung ankündigen", "Announce the maintenance", "通知维护安排"}};
constexpr Kinds dealNotes[] = {
    {"", "Zwei Mitbewerber im Rennen.", "Two competitors in the race.", "有两家竞争对手。"},
    {"", "Finanzierung über die Hausbank.", "Financed by their bank.", "由银行融资。"},
    {"", "Wünscht Montage vor dem Winter.", "Wants it installed before winter.", "希望入冬前完成安装。"}};
constexpr Kinds tickets[] = {
    {"question", "Wie lese ich den Zähler ab?", "How do I read the meter?", "如何读取电表？"},
    {"question", "Wann ist die nächste Wartung?", "When is the next maintenance?", "下次维护是什么时候？"},
    {"problem", "Wechselrichter meldet Fehler 301", "Inverter reports error 301", "逆变器报错301"},
    {"problem", "Speicher lädt nicht", "Battery does not charge", "储能不充电"},
    {"problem", "App zeigt keine Werte", "App shows no values", "应用不显示数据"},
    {"problem", "Wärmepumpe ist laut", "Heat pump is noisy", "热泵噪音大"},
    {"complaint", "Monteur kam nicht zum Termin", "Fitter missed the appointment", "安装人员未按时到达"},
    {"complaint", "Rechnung ist zu hoch", "Invoice is too high", "发票金额过高"},
    {"request", "Zweite Wallbox gewünscht", "Would like a second charger", "需要加装充电桩"},
    {"request", "Bitte um Angebot für Wartungsvertrag", "Quote for a service contract, please", "请报价维护合同"}};

QString pickText(const Kinds &text, Region region)
{
    return QString::fromUtf8(region == Region::German    ? text.german
                             : region == Region::English ? text.english
                                                         : text.chinese);
}

QString slug(const QString &text)
{
    QString result;
    for (const QChar c : foldText(text)) {
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            result += c;
        else if (!result.isEmpty() && !result.endsWith(QLatin1Char('-')))
            result += QLatin1Char('-');
    }
    while (result.endsWith(QLatin1Char('-')))
        result.chop(1);
    return result;
}

QString latin(const QString &text)
{
    // the sort key holds the pinyin of Han text, and the text itself after it
    QString key = sortKey(text);
    QString letters;
    for (const QChar c : key) {
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            letters += c;
    }
    return letters.isEmpty() ? QStringLiteral("info") : letters;
}

}  // namespace

PersonName personName(Random &random, Region region)
{
    switch (region) {
    case Region::German: {
        QString last = QString::fromUtf8(random.pick(germanLast));
        if (random.chance(0.06))
            last += QLatin1Char('-') + QString::fromUtf8(random.pick(germanLast));
        return {QString::fromUtf8(random.pick(germanFirst)), last};
    }
    case Region::English:
        return {QString::fromUtf8(random.pick(englishFirst)), QString::fromUtf8(random.pick(englishLast))};
    case Region::Chinese:
        return {QString::fromUtf8(random.pick(chineseFirst)), QString::fromUtf8(random.pick(chineseLast))};
    }
    return {};
}

Place place(Random &random, Region region)
{
    const City &city = region == Region::German    ? random.pick(germanCities)
                       : region == Region::English ? random.pick(englishCities)
                                                   : random.pick(chineseCities);
    QString postal = QString::fromUtf8(city.postal);
    if (region == Region::German)
        postal += QStringLiteral("%1").arg(random.between(100, 999));
    else if (region == Region::English)
        postal += QStringLiteral(" %1%2%3")
                      .arg(random.between(1, 9))
                      .arg(QChar(char16_t('A' + random.below(26))))
                      .arg(QChar(char16_t('A' + random.below(26))));
    else
        postal += QStringLiteral("%1").arg(random.between(10, 99));
    return {QString::fromUtf8(city.name), QString::fromUtf8(city.region), postal, QString::fromUtf8(city.country),
            QString::fromUtf8(city.dialing)};
}

QString street(Random &random, Region region)
{
    const qint64 number = random.between(1, 120);
    switch (region) {
    case Region::German: return QStringLiteral("%1 %2").arg(QString::fromUtf8(random.pick(germanStreets))).arg(number);
    case Region::English:
        return QStringLiteral("%1 %2").arg(number).arg(QString::fromUtf8(random.pick(englishStreets)));
    case Region::Chinese:
        return QStringLiteral("%1%2号").arg(QString::fromUtf8(random.pick(chineseStreets))).arg(number);
    }
    return {};
}

QString jobTitle(Random &random, Region region)
{
    return QString::fromUtf8(region == Region::German    ? random.pick(germanTitles)
                             : region == Region::English ? random.pick(englishTitles)
                                                         : random.pick(chineseTitles));
}

Firm firm(Random &random, Region region, const Place &place, qint64 number)
{
    Firm made;
    QString latinName;
    if (region == Region::German) {
        static constexpr const char *forms[] = {"GmbH", "GmbH", "GmbH", "GmbH & Co. KG", "AG", "KG", "e.K."};
        const Trade &trade = random.pick(germanTrades);
        const QString word = QString::fromUtf8(trade.word);
        QString core = random.chance(0.55) ? QString::fromUtf8(random.pick(germanLast)) + QLatin1Char(' ') + word
                                           : word + QLatin1Char(' ') + place.city;
        if (random.chance(0.12))
            core = QString::fromUtf8(random.pick(germanLast)) + QStringLiteral(" & ") +
                   QString::fromUtf8(random.pick(germanLast)) + QLatin1Char(' ') + word;
        made = {core + QLatin1Char(' ') + QString::fromUtf8(random.pick(forms)), {}, QString::fromUtf8(trade.industry)};
        latinName = core;
    } else if (region == Region::English) {
        static constexpr const char *forms[] = {"Ltd", "Ltd", "Limited", "PLC", "LLP"};
        const Trade &trade = random.pick(englishTrades);
        const QString core =
            QString::fromUtf8(random.pick(englishLast)) +
            (random.chance(0.25) ? QStringLiteral(" & ") + QString::fromUtf8(random.pick(englishLast)) : QString()) +
            QLatin1Char(' ') + QString::fromUtf8(trade.word);
        made = {core + QLatin1Char(' ') + QString::fromUtf8(random.pick(forms)), {}, QString::fromUtf8(trade.industry)};
        latinName = core;
    } else {
        const Trade &trade = random.pick(chineseTrades);
        const QString mark = QString::fromUtf8(random.pick(chineseMarks));
        made = {place.city + mark + QString::fromUtf8(trade.word) +
                    (random.chance(0.2) ? QStringLiteral("集团") : QString()) + QStringLiteral("有限公司"),
                {},
                QString::fromUtf8(trade.industry)};
        latinName = latin(mark);
    }
    made.domain =
        slug(latinName).left(30) + (number > 0 ? QString::number(number) : QString()) + QStringLiteral(".example");
    return made;
}

QString phoneNumber(Random &random, Region region, const Place &place, bool mobile)
{
    const auto digits = [&](qint64 to, int width) {
        return QStringLiteral("%1").arg(random.below(to), width, 10, QLatin1Char('0'));
    };
    switch (region) {
    case Region::German:
        return mobile ? QStringLiteral("+49 176 040690%1").arg(digits(100, 2))
                      : QStringLiteral("%1 %2").arg(place.dialing, digits(1000, 3));
    case Region::English:
        return mobile ? QStringLiteral("+44 7700 900%1").arg(digits(1000, 3))
                      : QStringLiteral("%1 0%2").arg(place.dialing, digits(1000, 3));
    case Region::Chinese:
        return mobile ? QStringLiteral("+86 170 0000 %1").arg(digits(10000, 4))
                      : QStringLiteral("%1 %2").arg(place.dialing, digits(10000, 4));
    }
    return {};
}

QString mailName(const PersonName &name)
{
    const QString first = latin(name.first);
    return first + QLatin1Char('.') + latin(name.last);
}

QString ticketText(Random &random, Region region, const QString &type)
{
    const Kinds *chosen = &tickets[0];
    int seen = 0;
    for (const Kinds &one : tickets) {
        if (type == QLatin1String(one.kind) && random.below(++seen) == 0)
            chosen = &one;
    }
    return pickText(*chosen, region);
}

ActivityText activityText(Random &random, Region region, const QString &kind)
{
    const Kinds *chosen = &activitySubjects[0];
    int seen = 0;
    for (const Kinds &one : activitySubjects) {
        if (kind == QLatin1String(one.kind) && random.below(++seen) == 0)
            chosen = &one;
    }
    ActivityText text;
    text.subject = pickText(*chosen, region);
    if (kind == QLatin1String("email"))
        text.body = pickText(random.pick(bodies), region);
    if (kind == QLatin1String("call") || kind == QLatin1String("meeting"))
        text.need = random.chance(0.4) ? pickText(random.pick(needs), region) : QString();
    return text;
}

QString taskText(Random &random, Region region) { return pickText(random.pick(tasks), region); }
QString dealNote(Random &random, Region region) { return pickText(random.pick(dealNotes), region); }

}  // namespace fieldfare::demo
