// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pinyin.h"

#include "base/characters.h"

#include <QFile>
#include <QVarLengthArray>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace fieldfare {

namespace {

constexpr size_t longestSyllable = 7;  // "zhuang" has six letters

struct Syllable {
    std::array<char, longestSyllable> letters{};
    quint8 length = 0;
    bool umlaut = false;  // written with ü, so keyboards type v

    QLatin1StringView view() const { return {letters.data(), length}; }
};

constexpr char32_t firstHan = 0x3400;
constexpr char32_t lastHan = 0x9FFF;
/// The usual readings, read once from the list in the program: "wang 王旺…", a colon behind a syllable written with ü.
struct Readings {
    std::array<quint16, lastHan - firstHan + 1> numbers{};  ///< of a syllable, 0 for none
    std::vector<Syllable> syllables;

    Readings() : syllables(1)
    {
        QFile file(QStringLiteral(":/data/pinyin.txt"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the list of pinyin readings is missing from the program");
        const QByteArray text = file.readAll();
        for (const QByteArray &line : text.split('\n')) {
            if (!line.isEmpty())
                add(line);
        }
    }

private:
    void add(QByteArrayView line)
    {
        Syllable syllable;
        qsizetype i = 0;
        for (; i < line.size() && line[i] != ' '; ++i) {
            if (line[i] == ':')
                syllable.umlaut = true;
            else if (syllable.length < longestSyllable)
                syllable.letters[syllable.length++] = line[i];
        }
        const QString characters = QString::fromUtf8(line.sliced(std::min(line.size(), i + 1)));
        for (const QChar c : characters) {
            if (c.unicode() >= firstHan && c.unicode() <= lastHan)
                numbers[c.unicode() - firstHan] = quint16(syllables.size());
        }
        syllables.push_back(syllable);
    }
};

const Syllable *syllableOf(char32_t character)
{
    if (character < firstHan || character > lastHan)
        return nullptr;
    static const Readings readings;
    const quint16 number = readings.numbers[character - firstHan];
    return number > 0 ? &readings.syllables[number] : nullptr;
}

bool isHan(char32_t c)
{
    return (c >= firstHan && c <= lastHan) || (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) ||
           c == 0x3007;
}

struct Surname {
    QStringView characters;
    const char *first{};
    const char *second{};  // null for one character
};

// Surnames of one character read otherwise than the character usually is, and surnames of two characters.
constexpr Surname surnames[] = {
    {u"尉迟", "yu", "chi"},    {u"尉遲", "yu", "chi"},     {u"万俟", "mo", "qi"},      {u"萬俟", "mo", "qi"},
    {u"长孙", "zhang", "sun"}, {u"長孫", "zhang", "sun"},  {u"单于", "chan", "yu"},    {u"單于", "chan", "yu"},
    {u"令狐", "ling", "hu"},   {u"澹台", "tan", "tai"},    {u"澹臺", "tan", "tai"},    {u"鲜于", "xian", "yu"},
    {u"鮮于", "xian", "yu"},   {u"欧阳", "ou", "yang"},    {u"歐陽", "ou", "yang"},    {u"诸葛", "zhu", "ge"},
    {u"諸葛", "zhu", "ge"},    {u"司马", "si", "ma"},      {u"司馬", "si", "ma"},      {u"司徒", "si", "tu"},
    {u"司空", "si", "kong"},   {u"上官", "shang", "guan"}, {u"皇甫", "huang", "fu"},   {u"夏侯", "xia", "hou"},
    {u"东方", "dong", "fang"}, {u"東方", "dong", "fang"},  {u"公孙", "gong", "sun"},   {u"公孫", "gong", "sun"},
    {u"慕容", "mu", "rong"},   {u"宇文", "yu", "wen"},     {u"南宫", "nan", "gong"},   {u"南宮", "nan", "gong"},
    {u"西门", "xi", "men"},    {u"西門", "xi", "men"},     {u"独孤", "du", "gu"},      {u"獨孤", "du", "gu"},
    {u"端木", "duan", "mu"},   {u"呼延", "hu", "yan"},     {u"赫连", "he", "lian"},    {u"赫連", "he", "lian"},
    {u"申屠", "shen", "tu"},   {u"轩辕", "xuan", "yuan"},  {u"軒轅", "xuan", "yuan"},  {u"钟离", "zhong", "li"},
    {u"鍾離", "zhong", "li"},  {u"闻人", "wen", "ren"},    {u"濮阳", "pu", "yang"},    {u"淳于", "chun", "yu"},
    {u"太史", "tai", "shi"},   {u"仲孙", "zhong", "sun"},  {u"宗政", "zong", "zheng"}, {u"百里", "bai", "li"},
    {u"东郭", "dong", "guo"},  {u"第五", "di", "wu"},      {u"完颜", "wan", "yan"},    {u"耶律", "ye", "lu"},
    {u"拓跋", "tuo", "ba"},    {u"纳兰", "na", "lan"},     {u"曾", "zeng", nullptr},   {u"单", "shan", nullptr},
    {u"單", "shan", nullptr},  {u"仇", "qiu", nullptr},    {u"解", "xie", nullptr},    {u"任", "ren", nullptr},
    {u"区", "ou", nullptr},    {u"區", "ou", nullptr},     {u"查", "zha", nullptr},    {u"朴", "piao", nullptr},
    {u"盖", "ge", nullptr},    {u"蓋", "ge", nullptr},     {u"华", "hua", nullptr},    {u"華", "hua", nullptr},
    {u"覃", "qin", nullptr},   {u"乐", "yue", nullptr},    {u"樂", "yue", nullptr},    {u"冼", "xian", nullptr},
    {u"洗", "xian", nullptr},  {u"缪", "miao", nullptr},   {u"繆", "miao", nullptr},   {u"员", "yun", nullptr},
    {u"員", "yun", nullptr},   {u"召", "shao", nullptr},   {u"黑", "he", nullptr},     {u"秘", "bi", nullptr},
    {u"祕", "bi", nullptr},    {u"折", "she", nullptr},    {u"翟", "zhai", nullptr},   {u"种", "chong", nullptr},
    {u"隗", "wei", nullptr},   {u"郗", "xi", nullptr},     {u"柏", "bai", nullptr},    {u"薄", "bo", nullptr},
    {u"牟", "mu", nullptr},    {u"逄", "pang", nullptr},   {u"幺", "yao", nullptr},    {u"么", "yao", nullptr},
    {u"句", "gou", nullptr},   {u"都", "du", nullptr},     {u"能", "nai", nullptr},    {u"祭", "zhai", nullptr},
    {u"乜", "nie", nullptr},   {u"燕", "yan", nullptr},    {u"应", "ying", nullptr},   {u"宁", "ning", nullptr},
    {u"沈", "shen", nullptr},  {u"葛", "ge", nullptr},     {u"贾", "jia", nullptr},    {u"賈", "jia", nullptr},
    {u"石", "shi", nullptr},   {u"车", "che", nullptr},    {u"車", "che", nullptr},    {u"谌", "chen", nullptr},
    {u"阚", "kan", nullptr},   {u"佴", "nai", nullptr},    {u"粘", "nian", nullptr},   {u"哈", "ha", nullptr},
    {u"那", "na", nullptr},    {u"过", "guo", nullptr},    {u"重", "chong", nullptr},  {u"盛", "sheng", nullptr},
    {u"藏", "zang", nullptr},  {u"参", "shen", nullptr},   {u"宓", "mi", nullptr},     {u"适", "kuo", nullptr},
    {u"角", "jue", nullptr},
};

struct OtherReading {
    char16_t character;
    const char *reading;
};

// Second readings of characters frequent in names of people, places and companies (the usual one comes from ICU).
constexpr OtherReading otherReadings[] = {
    {u'曾', "zeng"},  {u'曾', "ceng"},  {u'单', "shan"},  {u'單', "shan"},  {u'单', "dan"},   {u'仇', "qiu"},
    {u'仇', "chou"},  {u'解', "xie"},   {u'解', "jie"},   {u'任', "ren"},   {u'区', "ou"},    {u'區', "ou"},
    {u'查', "zha"},   {u'查', "cha"},   {u'朴', "piao"},  {u'朴', "pu"},    {u'盖', "ge"},    {u'蓋', "ge"},
    {u'覃', "qin"},   {u'覃', "tan"},   {u'乐', "yue"},   {u'乐', "le"},    {u'樂', "yue"},   {u'樂', "le"},
    {u'尉', "yu"},    {u'尉', "wei"},   {u'缪', "mou"},   {u'员', "yun"},   {u'秘', "bi"},    {u'折', "she"},
    {u'翟', "di"},    {u'种', "chong"}, {u'隗', "kui"},   {u'郗', "chi"},   {u'柏', "bo"},    {u'薄', "bao"},
    {u'牟', "mou"},   {u'重', "chong"}, {u'重', "zhong"}, {u'长', "zhang"}, {u'长', "chang"}, {u'長', "zhang"},
    {u'長', "chang"}, {u'行', "hang"},  {u'行', "xing"},  {u'厦', "xia"},   {u'廈', "xia"},   {u'都', "du"},
    {u'都', "dou"},   {u'朝', "zhao"},  {u'朝', "chao"},  {u'会', "kuai"},  {u'调', "tiao"},  {u'传', "zhuan"},
    {u'藏', "zang"},  {u'藏', "cang"},  {u'弹', "tan"},   {u'角', "jue"},   {u'车', "ju"},    {u'茜', "xi"},
    {u'茜', "qian"},  {u'泊', "po"},    {u'省', "xing"},  {u'校', "jiao"},  {u'系', "ji"},    {u'参', "shen"},
    {u'参', "can"},   {u'宿', "xiu"},   {u'贾', "gu"},    {u'蔚', "yu"},    {u'六', "lu"},    {u'莞', "guan"},
    {u'莞', "wan"},   {u'蚌', "beng"},  {u'埔', "bu"},    {u'堡', "pu"},    {u'便', "pian"},  {u'乘', "sheng"},
    {u'澄', "deng"},  {u'盛', "cheng"}, {u'大', "dai"},   {u'佛', "fu"},    {u'禅', "shan"},  {u'模', "mu"},
    {u'沈', "chen"},  {u'洗', "xian"},  {u'仔', "zi"},    {u'仔', "zai"},   {u'尉', "wei"},   {u'番', "pan"},
    {u'番', "fan"},   {u'亳', "bo"},    {u'燕', "yan"},   {u'伽', "jia"},   {u'伽', "qie"},   {u'颉', "jie"},
    {u'娜', "na"},    {u'娜', "nuo"},   {u'妮', "ni"},    {u'萌', "meng"},  {u'琢', "zhuo"},  {u'期', "ji"},
    {u'奇', "ji"},    {u'那', "na"},    {u'率', "shuai"}, {u'率', "lv"},    {u'量', "liang"}, {u'露', "lou"},
    {u'落', "la"},    {u'冯', "ping"},  {u'夏', "jia"},   {u'卜', "bo"},    {u'阿', "e"},     {u'阿', "a"},
};

using Syllables = QVarLengthArray<QLatin1StringView, 24>;
using Words = QVarLengthArray<std::string, 48>;

void addWord(Words &words, std::string word)
{
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
        words.append(std::move(word));
}

/// Words of one reading of one run of Han characters. `changed` limits the work for a second reading: only what contains that
/// syllable is new; -1 means all.
void addReading(Words &words, const Syllables &syllables, qsizetype changed)
{
    constexpr qsizetype joinedFromStart = 12;
    constexpr qsizetype joinedInside = 4;
    constexpr qsizetype initialsFromStart = 12;
    constexpr qsizetype initialsInside = 6;
    const qsizetype n = syllables.size();
    const auto contains = [changed](qsizetype from, qsizetype to) {
        return changed < 0 || (changed >= from && changed < to);
    };
    const auto join = [&](qsizetype from, qsizetype to) {
        std::string word;
        for (qsizetype i = from; i < to; ++i)
            word.append(syllables[i].data(), size_t(syllables[i].size()));
        return word;
    };
    for (qsizetype from = 0; from < n; ++from) {
        const qsizetype joinedEnd = std::min(n, from + (from == 0 ? joinedFromStart : joinedInside));
        if (contains(from, from + 1))
            addWord(words, join(from, from + 1));
        if (from + 2 <= n && contains(from, from + 2))
            addWord(words, join(from, from + 2));
        if (contains(from, joinedEnd))
            addWord(words, join(from, joinedEnd));
        const qsizetype initialsEnd = std::min(n, from + (from == 0 ? initialsFromStart : initialsInside));
        if (initialsEnd - from >= 2 && contains(from, initialsEnd)) {
            std::string initials;
            for (qsizetype i = from; i < initialsEnd; ++i)
                initials.push_back(syllables[i].front().toLatin1());
            addWord(words, std::move(initials));
        }
    }
}

void addRun(Words &words, QStringView run, const SurnameReading &surname)
{
    constexpr qsizetype longestRun = 24;
    constexpr int mostVariants = 4;
    Syllables usual;
    QVarLengthArray<char32_t, 24> characters;
    for (qsizetype i = 0; i < run.size() && usual.size() < longestRun;) {
        const char32_t c = nextCodePoint(run, i);
        const QLatin1StringView reading = pinyinOf(c);
        if (reading.isEmpty())
            continue;
        usual.append(reading);
        characters.append(c);
    }
    for (qsizetype i = 0; i < surname.length && i < usual.size(); ++i)
        usual[i] = surname.syllable(i);
    addReading(words, usual, -1);
    int variants = 0;
    for (qsizetype i = 0; i < characters.size() && variants < mostVariants; ++i) {
        for (const QLatin1StringView reading : pinyinReadings(characters[i])) {
            if (reading == usual[i] || variants >= mostVariants)
                continue;
            Syllables variant = usual;
            variant[i] = reading;
            addReading(words, variant, i);
            ++variants;
        }
    }
}

}  // namespace

QLatin1StringView pinyinOf(char32_t character)
{
    const Syllable *syllable = syllableOf(character);
    return syllable ? syllable->view() : QLatin1StringView();
}

QList<QLatin1StringView> pinyinReadings(char32_t character)
{
    QList<QLatin1StringView> readings;
    const Syllable *syllable = syllableOf(character);
    if (!syllable)
        return readings;
    readings.append(syllable->view());
    const auto add = [&readings](QLatin1StringView reading) {
        if (!readings.contains(reading))
            readings.append(reading);
    };
    if (syllable->umlaut) {
        const QLatin1StringView usual = syllable->view();
        if (usual == QLatin1StringView("lu"))
            add(QLatin1StringView("lv"));
        else if (usual == QLatin1StringView("nu"))
            add(QLatin1StringView("nv"));
        else if (usual == QLatin1StringView("lue"))
            add(QLatin1StringView("lve"));
        else if (usual == QLatin1StringView("nue"))
            add(QLatin1StringView("nve"));
    }
    for (const OtherReading &other : otherReadings) {
        if (other.character == character)
            add(QLatin1StringView(other.reading));
    }
    return readings;
}

SurnameReading readSurname(QStringView name)
{
    SurnameReading reading;
    if (name.size() < 2 || name.size() > 4 || !isHan(name.front().unicode()))
        return reading;
    if (!std::all_of(name.begin(), name.end(), [](QChar c) { return isHan(c.unicode()); }))
        return reading;
    for (const Surname &surname : surnames) {
        // A surname of two characters needs a given name behind it.
        if (!name.startsWith(surname.characters) || (surname.second && name.size() == 2))
            continue;
        reading.length = surname.characters.size();
        reading.syllables[0] = QLatin1StringView(surname.first);
        if (surname.second)
            reading.syllables[1] = QLatin1StringView(surname.second);
        return reading;
    }
    return reading;
}

QString pinyinText(QStringView text)
{
    const SurnameReading surname = readSurname(text);
    QString spelled;
    bool afterSyllable = false;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype at = i;
        const char32_t c = nextCodePoint(text, i);
        const QLatin1StringView reading = at < surname.length ? surname.syllable(at) : pinyinOf(c);
        const bool blankBefore = !spelled.isEmpty() && !spelled.back().isSpace();
        if (!reading.isEmpty()) {
            if (blankBefore)
                spelled += u' ';
            spelled += reading;
            afterSyllable = true;
            continue;
        }
        if (afterSyllable && blankBefore && QChar::isLetterOrNumber(c))
            spelled += u' ';
        spelled += QStringView(text).sliced(at, i - at);
        afterSyllable = false;
    }
    return spelled;
}

QString pinyinInitials(QStringView text)
{
    const SurnameReading surname = readSurname(text);
    QString initials;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype at = i;
        const char32_t c = nextCodePoint(text, i);
        const QLatin1StringView reading = at < surname.length ? surname.syllable(at) : pinyinOf(c);
        if (!reading.isEmpty())
            initials += QChar(reading.front());
    }
    return initials;
}

void appendPinyinTokens(QStringView name, QByteArray *document)
{
    const auto isHanUnit = [](QChar c) { return c.unicode() >= firstHan && (isHan(c.unicode()) || c.isSurrogate()); };
    Words words;
    for (qsizetype i = 0; i < name.size();) {
        if (!isHanUnit(name[i])) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < name.size() && isHanUnit(name[end]))
            ++end;
        const QStringView run = name.sliced(i, end - i);
        addRun(words, run, readSurname(run));
        i = end;
    }
    for (const std::string &word : words) {
        if (!document->isEmpty() && !document->endsWith(' '))
            document->append(' ');
        document->append(word.data(), qsizetype(word.size()));
    }
}

}  // namespace fieldfare
