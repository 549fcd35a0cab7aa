// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/catalog_observer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/pipeline/pipeline.h"
#include "records/record_registry.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"
#include "search/search_indexer.h"
#include "search/sql_functions.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "storage/store.h"

#include <QTemporaryDir>
#include <QtTest>

namespace fieldfare::test {

/// A plain workspace database with search, at 2026-11-22 12:00 UTC.
class SearchFixture {
public:
    SearchFixture()
    {
        DatabaseFile file;
        file.path = m_folder.filePath(QStringLiteral("records.db"));
        {
            auto connection = must(Connection::open(file, OpenMode::ReadWrite, 2048, {registerSearch}));
            must(migrate(*connection, must(loadMigrations())));
        }
        Store::Options options;
        options.file = file;
        options.readers = 1;
        options.setup = {registerSearch};
        options.catalog = std::make_shared<TypeCatalog>(builtInTypes());
        options.clock = std::make_shared<ManualClock>(QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC));
        options.observers = {std::make_shared<CatalogObserver>(), std::make_shared<SearchIndexer>()};
        options.loadCatalog = loadCatalog;
        store = must(Store::open(std::move(options)));
        session.userName = QStringLiteral("Test");
        session.country = QStringLiteral("DE");
        session.baseCurrency = Currency("EUR");
        session.locale = QLocale::c();
    }

    template <class T>
    static T must(Result<T> result)
    {
        if (!result)
            qFatal("%s [%s]", qPrintable(result.error().message), qPrintable(result.error().details));
        if constexpr (!std::is_void_v<T>)
            return std::move(*result);
    }

    void write(const std::function<Result<void>(RecordWriter &)> &work)
    {
        auto future = store->write(session, {QStringLiteral("Test")}, [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        });
        future.waitForFinished();
        must(future.takeResult());
    }

    template <class Job>
    auto read(Job job)
    {
        auto future = store->read(session, job);
        future.waitForFinished();
        return future.takeResult();
    }

    template <class T>
    T add(T record)
    {
        write([&](RecordWriter &writer) { return writer.insert(record); });
        return record;
    }

    /// A pipeline with the stages new and won, which deals need.
    void addStages()
    {
        Pipeline pipeline;
        pipeline.name = QStringLiteral("Sales");
        pipeline = add(pipeline);
        qint64 position = 0;
        for (const char *key : {"new", "won"}) {
            Stage stage;
            stage.key = QString::fromLatin1(key);
            stage.name = QStringLiteral("Stage %1").arg(stage.key);
            stage.pipeline = Id<Pipeline>{pipeline.id};
            stage.position = ++position;
            stage.kind = position == 1 ? QStringLiteral("open") : QStringLiteral("won");
            add(stage);
        }
    }

    Session session;
    std::unique_ptr<Store> store;

private:
    QTemporaryDir m_folder;
};

}  // namespace fieldfare::test
