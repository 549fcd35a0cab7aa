// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/mail_quality.h"

#include "base/text_fold.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace fieldfare {

namespace {

constexpr qsizetype longestAddress = 254;
constexpr qsizetype longestLocal = 64;
constexpr qsizetype longestLabel = 63;

bool isLocalCharacter(QChar c)
{
    static constexpr QStringView signs = u"!#$%&'*+-/=?^_`{|}~.";
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || signs.contains(c);
}

bool isDomainCharacter(QChar c) { return c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || c == u'-'; }

bool isLocalPart(QStringView local)
{
    return !local.isEmpty() && local.size() <= longestLocal && local.front() != u'.' && local.back() != u'.' &&
           !local.contains(QStringView(u"..")) && std::all_of(local.begin(), local.end(), isLocalCharacter);
}

bool isDomain(QStringView domain)
{
    int labels = 0;
    QStringView last;
    for (const QStringView label : domain.split(u'.')) {
        if (label.isEmpty() || label.size() > longestLabel || label.front() == u'-' || label.back() == u'-' ||
            !std::all_of(label.begin(), label.end(), isDomainCharacter))
            return false;
        last = label;
        ++labels;
    }
    const bool isNumber = std::all_of(last.begin(), last.end(), [](QChar c) { return c.isDigit(); });
    return labels >= 2 && last.size() >= 2 && !isNumber;
}

// Providers people write by heart and so misspell.
const QStringList &providers()
{
    static const QStringList list{
        QStringLiteral("gmail.com"),      QStringLiteral("googlemail.com"), QStringLiteral("hotmail.com"),
        QStringLiteral("hotmail.co.uk"),  QStringLiteral("hotmail.de"),     QStringLiteral("hotmail.fr"),
        QStringLiteral("outlook.com"),    QStringLiteral("outlook.de"),     QStringLiteral("live.com"),
        QStringLiteral("yahoo.com"),      QStringLiteral("yahoo.de"),       QStringLiteral("yahoo.fr"),
        QStringLiteral("yahoo.co.uk"),    QStringLiteral("yahoo.co.jp"),    QStringLiteral("icloud.com"),
        QStringLiteral("protonmail.com"), QStringLiteral("t-online.de"),    QStringLiteral("freenet.de"),
        QStringLiteral("web.de"),         QStringLiteral("gmx.de"),         QStringLiteral("gmx.net"),
        QStringLiteral("gmx.at"),         QStringLiteral("gmx.ch"),         QStringLiteral("arcor.de"),
        QStringLiteral("bluewin.ch"),     QStringLiteral("orange.fr"),      QStringLiteral("wanadoo.fr"),
        QStringLiteral("laposte.net"),    QStringLiteral("libero.it"),      QStringLiteral("btinternet.com"),
        QStringLiteral("comcast.net"),    QStringLiteral("verizon.net"),    QStringLiteral("sina.com"),
        QStringLiteral("foxmail.com"),    QStringLiteral("sohu.com"),       QStringLiteral("yandex.ru"),
    };
    return list;
}

// Real domains one letter from a provider's.
const QSet<QString> &neighbours()
{
    static const QSet<QString> set{
        QStringLiteral("mail.com"),    QStringLiteral("ymail.com"),  QStringLiteral("email.com"),
        QStringLiteral("gmx.com"),     QStringLiteral("gmx.fr"),     QStringLiteral("gmx.eu"),
        QStringLiteral("gmx.us"),      QStringLiteral("gmx.li"),     QStringLiteral("gmx.es"),
        QStringLiteral("gmx.co.uk"),   QStringLiteral("live.de"),    QStringLiteral("live.fr"),
        QStringLiteral("live.nl"),     QStringLiteral("live.it"),    QStringLiteral("live.cn"),
        QStringLiteral("live.ca"),     QStringLiteral("live.co.uk"), QStringLiteral("love.com"),
        QStringLiteral("yahoo.ca"),    QStringLiteral("yahoo.es"),   QStringLiteral("yahoo.it"),
        QStringLiteral("yahoo.in"),    QStringLiteral("yahoo.cn"),   QStringLiteral("yahoo.co.in"),
        QStringLiteral("yahoo.co.id"), QStringLiteral("yahoo.at"),   QStringLiteral("hotmail.es"),
        QStringLiteral("hotmail.it"),  QStringLiteral("hotmail.be"), QStringLiteral("hotmail.ch"),
        QStringLiteral("hotmail.nl"),  QStringLiteral("outlook.at"), QStringLiteral("outlook.es"),
        QStringLiteral("outlook.fr"),  QStringLiteral("outlook.be"), QStringLiteral("orange.fr"),
        QStringLiteral("sina.cn"),     QStringLiteral("yandex.com"), QStringLiteral("yandex.ua"),
        QStringLiteral("wed.de"),      QStringLiteral("webb.de"),    QStringLiteral("weber.de"),
        QStringLiteral("proton.me"),   QStringLiteral("live.com"),   QStringLiteral("five.com"),
        QStringLiteral("olive.com"),   QStringLiteral("lives.com"),  QStringLiteral("alive.com"),
        QStringLiteral("hive.com"),    QStringLiteral("line.com"),   QStringLiteral("life.com"),
        QStringLiteral("like.com"),    QStringLiteral("give.com"),   QStringLiteral("arc.de"),
        QStringLiteral("gmx.info"),    QStringLiteral("gmx.biz"),    QStringLiteral("gmx.org"),
    };
    return set;
}

/// One letter more, less, other, or two swapped.
bool isOneSlipAway(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    qsizetype at = 0;
    while (at < a.size() && a[at] == b[at])
        ++at;
    if (a.size() < b.size())
        return a.sliced(at) == b.sliced(at + 1);
    if (at == a.size())
        return false;
    if (a.sliced(at + 1) == b.sliced(at + 1))
        return true;
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.sliced(at + 2) == b.sliced(at + 2);
}

QString bare(QString text)
{
    text = text.trimmed();
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.indexOf(u'>', open + 1);
    if (open >= 0 && close > open)
        text = text.mid(open + 1, close - open - 1);  // "Jane Doe <jane@…>"
    if (text.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        text = text.mid(7);
    static const QRegularExpression at(QStringLiteral("\\s*[\\[(]\\s*(at|@)\\s*[\\])]\\s*"),
                                       QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dot(QStringLiteral("\\s*[\\[(]\\s*(dot|punkt)\\s*[\\])]\\s*"),
                                        QRegularExpression::CaseInsensitiveOption);
    text.replace(at, QStringLiteral("@")).replace(dot, QStringLiteral("."));
    static const QRegularExpression blanks(QStringLiteral("[\\s\\x{200b}\\x{feff}]+"));
    text.remove(blanks);
    while (!text.isEmpty() && QStringView(u".,;:<>()[]\"'").contains(text.back()))
        text.chop(1);
    while (!text.isEmpty() && QStringView(u".,;:<>()[]\"'").contains(text.front()))
        text.remove(0, 1);
    return text;
}

QString mendedOne(const QString &text)
{
    QString mended = bare(composeText(text));
    if (isMailAddress(mended))
        return mended;
    const qsizetype at = mended.lastIndexOf(u'@');
    if (at <= 0)
        return {};
    QString local = mended.left(at);
    QString domain = mended.mid(at + 1);
    domain.replace(u',', u'.').replace(u';', u'.');
    local.replace(u',', u'.');
    while (domain.contains(QLatin1String("..")))
        domain.replace(QLatin1String(".."), QLatin1String("."));
    while (local.contains(QLatin1String("..")))
        local.replace(QLatin1String(".."), QLatin1String("."));
    while (local.endsWith(u'.') || local.endsWith(u'@'))
        local.chop(1);
    while (domain.startsWith(u'.') || domain.startsWith(u'-'))
        domain.remove(0, 1);
    if (!domain.contains(u'.')) {
        // "gmailcom": the point forgotten in a name everybody knows
        const QString folded = domain.toLower();
        for (const QString &provider : providers()) {
            if (QString(provider).remove(u'.') == folded || provider.section(u'.', 0, 0) == folded)
                return mendedOne(local + u'@' + provider);
        }
        return {};
    }
    mended = local + u'@' + domain;
    return isMailAddress(mended) ? mended : QString();
}

}  // namespace

bool isMailAddress(QStringView text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at > 0 && text.size() <= longestAddress && isLocalPart(text.first(at)) && isDomain(text.sliced(at + 1));
}

QString mendedMail(QStringView text)
{
    if (text.size() > 4 * longestAddress)
        return {};
    if (text.count(u'@') > 1) {
        static const QRegularExpression between(QStringLiteral("[;,/|\\s]+"));
        QStringList all;
        for (const QString &part : text.toString().split(between, Qt::SkipEmptyParts)) {
            const QString one = mendedOne(part);
            if (one.isEmpty()) {
                all.clear();
                break;
            }
            if (!all.contains(one, Qt::CaseInsensitive))
                all.append(one);
        }
        if (!all.isEmpty())
            return all.join(QStringLiteral("; "));
        QString once = text.toString();
        while (once.contains(QLatin1String("@@")))
            once.replace(QLatin1String("@@"), QLatin1String("@"));
        return once.count(u'@') == 1 ? mendedOne(once) : QString();
    }
    return mendedOne(text.toString());
}

QString likelyDomain(const QString &domain)
{
    const QStringList &known = providers();
    if (known.contains(domain) || neighbours().contains(domain))
        return {};
    for (const QString &provider : known) {
        // Short names have too many honest neighbours: there only swapped letters and a wrong ending count.
        const bool isShort = provider.indexOf(u'.') < 4;
        if (isOneSlipAway(domain, provider) &&
            (!isShort || (domain.size() == provider.size() &&
                          std::is_permutation(domain.begin(), domain.end(), provider.begin(), provider.end()))))
            return provider;
    }
    static const QHash<QString, QString> endings{
        {QStringLiteral("con"), QStringLiteral("com")},  {QStringLiteral("cmo"), QStringLiteral("com")},
        {QStringLiteral("ocm"), QStringLiteral("com")},  {QStringLiteral("comm"), QStringLiteral("com")},
        {QStringLiteral("coom"), QStringLiteral("com")}, {QStringLiteral("vom"), QStringLiteral("com")},
        {QStringLiteral("xom"), QStringLiteral("com")},  {QStringLiteral("clm"), QStringLiteral("com")},
        {QStringLiteral("cpm"), QStringLiteral("com")},  {QStringLiteral("nte"), QStringLiteral("net")},
        {QStringLiteral("nett"), QStringLiteral("net")}, {QStringLiteral("ent"), QStringLiteral("net")},
        {QStringLiteral("ogr"), QStringLiteral("org")},  {QStringLiteral("rog"), QStringLiteral("org")},
        {QStringLiteral("orgg"), QStringLiteral("org")},
    };
    const qsizetype point = domain.lastIndexOf(u'.');
    const QString ending = endings.value(domain.mid(point + 1));
    if (ending.isEmpty() || point <= 0)
        return {};
    const QString mended = domain.left(point + 1) + ending;
    // Both the name and the ending may hold a slip: "gmial.con".
    const QString further = likelyDomain(mended);
    return further.isEmpty() ? mended : further;
}

bool isRoleAddress(QStringView address)
{
    static const QSet<QString> roles{
        QStringLiteral("info"),        QStringLiteral("sales"),     QStringLiteral("contact"),
        QStringLiteral("kontakt"),     QStringLiteral("office"),    QStringLiteral("support"),
        QStringLiteral("service"),     QStringLiteral("mail"),      QStringLiteral("hello"),
        QStringLiteral("admin"),       QStringLiteral("webmaster"), QStringLiteral("postmaster"),
        QStringLiteral("noreply"),     QStringLiteral("no-reply"),  QStringLiteral("donotreply"),
        QStringLiteral("billing"),     QStringLiteral("accounts"),  QStringLiteral("accounting"),
        QStringLiteral("buchhaltung"), QStringLiteral("rechnung"),  QStringLiteral("invoice"),
        QStringLiteral("verkauf"),     QStringLiteral("vertrieb"),  QStringLiteral("einkauf"),
        QStringLiteral("zentrale"),    QStringLiteral("empfang"),   QStringLiteral("team"),
        QStringLiteral("marketing"),   QStringLiteral("jobs"),      QStringLiteral("hr"),
        QStringLiteral("help"),        QStringLiteral("enquiries"), QStringLiteral("reception"),
    };
    const qsizetype at = address.lastIndexOf(u'@');
    return at > 0 && roles.contains(address.first(at).toString().toLower());
}

bool isThrowawayDomain(const QString &domain)
{
    static const QSet<QString> services{
        QStringLiteral("mailinator.com"),    QStringLiteral("guerrillamail.com"), QStringLiteral("10minutemail.com"),
        QStringLiteral("trashmail.com"),     QStringLiteral("trash-mail.com"),    QStringLiteral("yopmail.com"),
        QStringLiteral("tempmail.com"),      QStringLiteral("temp-mail.org"),     QStringLiteral("sharklasers.com"),
        QStringLiteral("getnada.com"),       QStringLiteral("maildrop.cc"),       QStringLiteral("dispostable.com"),
        QStringLiteral("throwawaymail.com"), QStringLiteral("wegwerfemail.de"),   QStringLiteral("byom.de"),
        QStringLiteral("mailnesia.com"),     QStringLiteral("fakeinbox.com"),     QStringLiteral("spamgourmet.com"),
        QStringLiteral("mohmal.com"),        QStringLiteral("emailondeck.com"),   QStringLiteral("trashmail.de"),
    };
    return services.contains(domain);
}

QString mailDomain(QStringView address) { return address.sliced(address.lastIndexOf(u'@') + 1).toString().toLower(); }

}  // namespace fieldfare
