// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pinyin.h"
#include "records/catalog_observer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "search/global_search.h"
#include "search/search_indexer.h"
#include "search/sql_functions.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "storage/store.h"
#include "support/paths.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

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

QStringList linesOf(const QString &path, int most)
{
    QStringList lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (int i = 0; i < 3; ++i)
        file.readLine();
    while (!file.atEnd() && lines.size() < most) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines;
}

}  // namespace

/// A hundred thousand real Chinese names of people and companies: what is typed is found, below ten milliseconds.
class ChineseSearchTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
    Session m_session;
    QStringList m_people;
    QStringList m_companies;

    template <class T>
    void fill(const char *key, const QStringList &names)
    {
        auto future = m_store->write(m_session, {u"Names"_qs}, [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY(writer.beginBulk(work.catalog().at(QString::fromLatin1(key)), names.size()));
            for (const QString &name : names) {
                T record;
                record.name = name;
                TRY(writer.insert(record));
            }
            return writer.endBulk();
        });
        future.waitForFinished();
        must(future.takeResult());
    }

    /// How many of `names` are among the hits for spelled(name), and the median and worst time.
    template <class Spell>
    void measure(const char *what, const char *type, const QStringList &names, double leastFound, Spell spelled)
    {
        std::vector<double> times;
        int found = 0;
        int tried = 0;
        auto future = m_store->read(m_session, [&](ReadContext &context) -> Result<int> {
            SearchOptions options;
            options.types = {QString::fromLatin1(type)};
            options.limit = 500;
            for (const QString &name : names) {
                const QString text = spelled(name);
                if (text.isEmpty())
                    continue;
                ++tried;
                QElapsedTimer timer;
                timer.start();
                TRY_ASSIGN(const auto hits, globalSearch(context, text));
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
                TRY_ASSIGN(const auto all, globalSearch(context, text, options));
                const bool there = std::any_of(all.hits.begin(), all.hits.end(),
                                               [&](const SearchHit &hit) { return hit.title == name; });
                found += there || all.more;  // more than 500 share it: nobody finds one of them by this
                Q_UNUSED(hits)
            }
            return 0;
        });
        future.waitForFinished();
        must(future.takeResult());
        std::sort(times.begin(), times.end());
        qInfo("%s: %d of %d found, median %.2f ms, p99 %.2f ms", what, found, tried, times[times.size() / 2],
              times[times.size() * 99 / 100]);
        QVERIFY(tried > 20);
        QVERIFY(double(found) >= leastFound * tried);
    }

private slots:
    void initTestCase()
    {
        const QString folder = test::sharedData();
        if (folder.isEmpty())
            QSKIP("real data is not present");
        m_people = linesOf(folder + u"/chinese/ancient_names_25w.txt"_qs, 100'000);
        m_companies = linesOf(folder + u"/chinese/company_short_names_28w.txt"_qs, 50'000);
        QVERIFY(m_people.size() > 50'000);
        DatabaseFile file;
        file.path = m_folder.filePath(u"records.db"_qs);
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
        m_store = must(Store::open(std::move(options)));
        m_session.userName = u"Test"_qs;
        m_session.country = u"CN"_qs;
        fill<Contact>("contact", m_people);
        fill<Company>("company", m_companies);
    }
    void people()
    {
        QStringList sample;
        for (qsizetype i = 0; i < m_people.size(); i += 100)
            sample.append(m_people[i]);
        QStringList two;
        for (const QString &name : std::as_const(m_people)) {
            if (name.size() == 2 && two.size() < 300)
                two.append(name);
        }
        measure("two characters", "contact", two, 1, [](const QString &name) { return name; });
        measure("whole names", "contact", sample, 1, [](const QString &name) { return name; });
        measure("last two characters", "contact", sample, 1, [](const QString &name) { return name.right(2); });
        measure("pinyin", "contact", sample, 0.99, [](const QString &name) { return pinyinText(name).remove(u' '); });
        measure("pinyin by syllables", "contact", sample, 0.99, [](const QString &name) { return pinyinText(name); });
        measure("initials", "contact", sample, 0.99,
                [](const QString &name) { return name.size() > 1 ? pinyinInitials(name) : QString(); });
    }
    void companies()
    {
        QStringList sample;
        for (qsizetype i = 0; i < m_companies.size(); i += 211)
            sample.append(m_companies[i]);
        measure("company names", "company", sample, 1, [](const QString &name) { return name; });
        measure("company initials", "company", sample, 0.95,
                [](const QString &name) { return name.size() > 1 ? pinyinInitials(name) : QString(); });
    }
};

FIELDFARE_TEST(ChineseSearchTest)
#include "chinese_search_test.moc"
