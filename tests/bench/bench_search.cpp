// SPDX-License-Identifier: GPL-3.0-or-later
// Search at every keystroke over generated people: bench_search [contacts] [activities per contact]. Prints milliseconds.
#include "records/activity/activity.h"
#include "records/catalog_observer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "search/global_search.h"
#include "search/list_reader.h"
#include "search/search_indexer.h"
#include "search/sql_functions.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "storage/store.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace fieldfare;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s [%s]", qPrintable(result.error().message), qPrintable(result.error().details));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

const QStringList germanFirst =
    QStringLiteral("Anna Ben Clara David Emma Felix Greta Hannes Ida Jakob Karla Leon Marie Noah Olivia Paul Sophie "
                   "Tim Ulrike Jörg Jürgen Käthe Sören Björn Günther Heike Sabine Thomas Andreas Petra Monika Stefan")
        .split(u' ');
const QStringList germanLast =
    QStringLiteral("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer "
                   "Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt "
                   "Werner Krause Meier Lehmann Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang "
                   "Scholz Möller Weiß Jung Hahn Schubert")
        .split(u' ');
const QStringList englishFirst =
    QStringLiteral(
        "James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth Richard Barbara Joseph Susan Charles "
        "Jessica Daniel Karen Matthew Nancy Anthony Lisa Mark Betty Steven Sandra George Ashley Kevin Emily")
        .split(u' ');
const QStringList englishLast =
    QStringLiteral("Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Anderson Taylor Thomas "
                   "Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright "
                   "Scott Hill Green Adams Nelson Baker Hall O'Brien")
        .split(u' ');
const QString chineseLast = QStringLiteral(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵万覃武钱戴严莫孔向常单仇解区查");
const QString chineseGiven = QStringLiteral("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红春燕志丹宁波"
                                            "海峰雪梅晓东鹏飞宇婷欣怡子涵浩然梓萱俊熙诗雨泽佳琪思远博文天佑嘉豪雅琴");
const QStringList syllables =
    QStringLiteral("ber ger hol mar ste win tal bach rich hart lin den stein hof feld kamp burg mann wald brun ost "
                   "nord sieg fried hel gar dor ket zim ren kle vos pet gross thal eich ahl born dahl")
        .split(u' ');
const QStringList nouns = QStringLiteral("Technik Handel Logistik Systems Solutions Medical Consulting Energy Motors "
                                         "Foods Media Software Holding Service Bau Druck Metall Textil")
                              .split(u' ');

struct Generator {
    QRandomGenerator random{1};
    // Frequent names are far more frequent than rare ones.
    const QString &of(const QStringList &list)
    {
        return list[std::min<qsizetype>(list.size() - 1,
                                        qsizetype(double(list.size()) * std::pow(random.generateDouble(), 1.6)))];
    }
    QString rare()
    {
        QString name;
        for (int i = 2 + random.bounded(2); i > 0; --i)
            name += syllables[random.bounded(int(syllables.size()))];
        name[0] = name[0].toUpper();
        return name;
    }
    Contact contact(int i)
    {
        Contact contact;
        const int kind = random.bounded(10);
        if (kind < 5) {
            contact.firstName = of(germanFirst);
            contact.lastName = random.bounded(3) ? of(germanLast) : rare();
        } else if (kind < 7) {
            contact.firstName = of(englishFirst);
            contact.lastName = random.bounded(3) ? of(englishLast) : rare();
        } else {
            contact.lastName = chineseLast[random.bounded(int(chineseLast.size()))];
            contact.firstName = chineseGiven[random.bounded(int(chineseGiven.size()))];
            if (random.bounded(4))
                contact.firstName += chineseGiven[random.bounded(int(chineseGiven.size()))];
        }
        contact.emails = {{QStringLiteral("work"), QStringLiteral("%1%2@%3.example")
                                                       .arg(kind < 7 ? rare().toLower() : QStringLiteral("user"))
                                                       .arg(i)
                                                       .arg(rare().toLower())}};
        contact.phones = {{QStringLiteral("work"),
                           kind < 7 ? QStringLiteral("+4930%1").arg(1'000'000 + random.bounded(8'999'999))
                                    : QStringLiteral("+86139%1").arg(10'000'000 + random.bounded(89'999'999)),
                           {}}};
        contact.addresses = {{QStringLiteral("work"),
                              QStringLiteral("Weg 1"),
                              kind < 7 ? QStringLiteral("Berlin") : QStringLiteral("上海"),
                              {},
                              QString::number(10000 + i % 89999),
                              {}}};
        if (random.bounded(5) == 0)
            contact.notes = QStringLiteral("Met at the %1 fair, wants %2").arg(of(nouns), rare());
        return contact;
    }
};

/// Time this thread computed: on a busy machine the clock on the wall measures the others.
double threadMilliseconds()
{
#ifdef Q_OS_UNIX
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
#else
    return double(QDeadlineTimer::current().deadlineNSecs()) / 1e6;
#endif
}

struct Times {
    std::vector<double> ms;
    void print(const char *what)
    {
        if (ms.empty())
            return;
        std::sort(ms.begin(), ms.end());
        std::printf("%-34s n=%-6zu p50 %7.3f  p99 %7.3f  max %7.3f ms\n", what, ms.size(), ms[ms.size() / 2],
                    ms[ms.size() * 99 / 100], ms.back());
    }
};

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int contacts = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int activitiesPerContact = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    QTemporaryDir folder;
    DatabaseFile file;
    file.path = folder.filePath(QStringLiteral("records.db"));
    {
        auto connection = must(Connection::open(file, OpenMode::ReadWrite, 2048, {registerSearch}));
        must(migrate(*connection, must(loadMigrations())));
    }
    Store::Options options;
    options.file = file;
    options.readers = 1;
    options.setup = {registerSearch};
    options.catalog = std::make_shared<TypeCatalog>(builtInTypes());
    options.clock = systemClock();
    options.observers = {std::make_shared<CatalogObserver>(), std::make_shared<SearchIndexer>()};
    options.loadCatalog = loadCatalog;
    auto store = must(Store::open(std::move(options)));
    Session session;
    session.userName = QStringLiteral("Bench");
    session.country = QStringLiteral("DE");
    session.locale = QLocale::c();

    Generator generator;
    QStringList typed;
    QStringList trailing;
    const auto bulk = [&](const char *key, int count, auto make) {
        QElapsedTimer timer;
        timer.start();
        qint64 rowsDone = 0;
        auto future = store->write(session, {QStringLiteral("Bench")}, [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY(writer.beginBulk(work.catalog().at(QString::fromLatin1(key)), count));
            for (int i = 0; i < count; ++i) {
                auto record = make(i);
                TRY(writer.insert(record));
            }
            rowsDone = timer.elapsed();
            return writer.endBulk();
        });
        future.waitForFinished();
        must(future.takeResult());
        std::printf("%-10s %8d rows: rows %.1f s, indexes and commit %.1f s\n", key, count, double(rowsDone) / 1e3,
                    double(timer.elapsed() - rowsDone) / 1e3);
    };
    bulk("company", contacts / 10, [&](int) {
        Company company;
        company.name = generator.random.bounded(4)
                           ? generator.rare() + u' ' + generator.of(nouns) + QStringLiteral(" GmbH")
                           : QStringLiteral("上海") + chineseGiven[generator.random.bounded(int(chineseGiven.size()))] +
                                 chineseGiven[generator.random.bounded(int(chineseGiven.size()))] +
                                 QStringLiteral("科技有限公司");
        return company;
    });
    bulk("contact", contacts, [&](int i) {
        const Contact contact = generator.contact(i);
        if (i % (contacts / 400 + 1) == 0) {
            typed.append(contact.lastName.front().unicode() > 0x3000 ? contact.lastName + contact.firstName
                                                                     : contact.firstName + u' ' + contact.lastName);
            trailing.append(contact.phones.first().number.right(4));
        }
        return contact;
    });
    if (activitiesPerContact > 0) {
        bulk("activity", contacts * activitiesPerContact, [&](int) {
            Activity activity;
            activity.kind = QStringLiteral("call");
            activity.subject = QStringLiteral("Call with %1").arg(generator.of(germanLast));
            activity.at = QDateTime(QDate(2026, 1, 1), QTime(9, 0), Qt::UTC);
            return activity;
        });
    }
    {
        auto future = store->write(session, {QStringLiteral("Bench")}, [](UnitOfWork &work) -> Result<void> {
            work.keepUnlogged();
            const double begin = threadMilliseconds();
            TRY(SearchIndexer::rebuild(work));
            std::printf("search indexes alone %.0f ms\n", threadMilliseconds() - begin);
            return {};
        });
        future.waitForFinished();
        must(future.takeResult());
    }
    std::printf("file %.1f MB\n",
                double(QFileInfo(file.path).size() + QFileInfo(file.path + QStringLiteral("-wal")).size()) / 1e6);

    const auto measure = [&](const char *what, const QStringList &texts) {
        Times times;
        qint64 hits = 0;
        QVector<std::pair<double, QString>> slowest;
        auto future = store->read(session, [&](ReadContext &context) -> Result<int> {
            for (const QString &text : texts) {
                const double begin = threadMilliseconds();
                TRY_ASSIGN(const auto result, globalSearch(context, text));
                times.ms.push_back(threadMilliseconds() - begin);
                slowest.append({times.ms.back(), text});
                hits += result.hits.size();
            }
            return 0;
        });
        future.waitForFinished();
        must(future.takeResult());
        times.print(what);
        std::sort(slowest.begin(), slowest.end(), std::greater<>());
        QStringList slow;
        for (qsizetype i = 0; i < std::min<qsizetype>(4, slowest.size()); ++i)
            slow.append(QStringLiteral("%1 %2").arg(slowest[i].second).arg(slowest[i].first, 0, 'f', 1));
        std::printf("%36s mean hits %.1f, slowest: %s\n", "", double(hits) / double(texts.size()),
                    qPrintable(slow.join(QStringLiteral("; "))));
    };
    QStringList keystrokes;
    for (const QString &name : std::as_const(typed)) {
        for (qsizetype i = 1; i <= name.size(); ++i)
            keystrokes.append(name.first(i));
    }
    measure("every keystroke of names", keystrokes);
    QStringList one;
    QStringList two;
    QStringList three;
    for (char c = 'a'; c <= 'z'; ++c) {
        one.append(QString(QLatin1Char(c)));
        for (char d = 'a'; d <= 'z'; ++d) {
            two.append(QString(QLatin1Char(c)) + QLatin1Char(d));
            three.append(QString(QLatin1Char(c)) + QLatin1Char(d) + QLatin1Char('e'));
        }
    }
    measure("one letter", one);
    measure("two letters", two);
    measure("three letters", three);
    QStringList two_names;
    for (qsizetype i = 0; i < typed.size(); ++i)
        two_names.append(chineseGiven.mid(i % (chineseGiven.size() - 1), 2));
    measure("two Han characters", two_names);
    measure("last four digits", trailing);
    measure("pinyin initials", {QStringLiteral("wxm"), QStringLiteral("zjg"), QStringLiteral("lw"),
                                QStringLiteral("zgf"), QStringLiteral("wx"), QStringLiteral("lyh")});
    QStringList wrong;
    for (const QString &name : std::as_const(typed)) {
        QString word = name.section(u' ', -1);
        if (word.size() > 5) {
            std::swap(word[3], word[4]);
            wrong.append(word);
        }
    }
    measure("typing mistakes", wrong);
    measure("mail", {QStringLiteral("user1@"), QStringLiteral("berger"), QStringLiteral("user"),
                     QStringLiteral("steinhof.example")});

    Times first;
    Times all;
    Times rows;
    auto future = store->read(session, [&](ReadContext &context) -> Result<int> {
        ListReader reader(context);
        const ListRequest request{QStringLiteral("contact")};
        double begin = 0;
        for (int i = 0; i < 20; ++i) {
            begin = threadMilliseconds();
            TRY_ASSIGN(const auto page, reader.firstRows(request, 50));
            first.ms.push_back(threadMilliseconds() - begin);
        }
        QVector<qint64> ids;
        for (int i = 0; i < 5; ++i) {
            begin = threadMilliseconds();
            TRY_ASSIGN(ids, reader.allRows(request));
            all.ms.push_back(threadMilliseconds() - begin);
        }
        for (int i = 0; i < 1000; ++i) {
            const QVector<qint64> page = ids.mid(generator.random.bounded(int(ids.size() - 50)), 50);
            begin = threadMilliseconds();
            TRY_ASSIGN(const auto values,
                       reader.rows(context.catalog().at(QStringLiteral("contact")), page,
                                   {QStringLiteral("name"), QStringLiteral("company"), QStringLiteral("email"),
                                    QStringLiteral("phone"), QStringLiteral("city")}));
            rows.ms.push_back(threadMilliseconds() - begin);
        }
        for (const char *sort : {"email", "company", "registered_on"}) {
            begin = threadMilliseconds();
            TRY_ASSIGN(const auto sorted, reader.allRows({QStringLiteral("contact"), {}, QString::fromLatin1(sort)}));
            std::printf("all rows by %-22s %8.1f ms (%lld)\n", sort, threadMilliseconds() - begin,
                        qlonglong(sorted.size()));
        }
        for (const char *query : {"müller", "wang", "email:berg", "has:email -berlin", "updated<30d"}) {
            begin = threadMilliseconds();
            TRY_ASSIGN(const auto found, reader.allRows({QStringLiteral("contact"), QString::fromUtf8(query)}));
            std::printf("query %-28s %8.1f ms (%lld)\n", query, threadMilliseconds() - begin, qlonglong(found.size()));
        }
        return 0;
    });
    future.waitForFinished();
    must(future.takeResult());
    first.print("first 50 rows by name");
    all.print("all rows by name");
    rows.print("50 rows of five columns");

    // An import undone: everything goes at once, and search stays quick over what is left.
    auto undone = store->write(session, {QStringLiteral("Bench")}, [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY_ASSIGN(const auto ids, ListReader(work).allRows({QStringLiteral("contact")}));
        const double begin = threadMilliseconds();
        TRY(writer.removeManyAsIs(work.catalog().at(QStringLiteral("contact")), ids));
        std::printf("all contacts removed in %.0f ms\n", threadMilliseconds() - begin);
        return {};
    });
    undone.waitForFinished();
    must(undone.takeResult());
    measure("one letter afterwards", one);
    measure("two letters afterwards", two);
    return 0;
}
