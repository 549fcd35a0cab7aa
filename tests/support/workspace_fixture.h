// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/await.h"
#include "records/record_writer.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QtTest>

namespace fieldfare {

/// QVERIFY for a Result: prints its message and details when it failed, and leaves the test function.
#define VERIFY_OK(expression)                                                                                       \
    do {                                                                                                            \
        const auto &verified_ = (expression);                                                                       \
        QVERIFY2(verified_,                                                                                         \
                 verified_ ? ""                                                                                     \
                           : qPrintable(verified_.error().message + QLatin1Char(' ') + verified_.error().details)); \
    } while (false)

/// A small workspace of its own for one test, in a folder that vanishes, at 2026-11-22 09:00 UTC unless the clock is moved.
class WorkspaceFixture {
    QTemporaryDir m_dir;  // first, so that it goes last

public:
    /// Plain ones are faster; encryption has its own tests.
    explicit WorkspaceFixture(bool encrypted = false, const char *currency = "EUR", const QByteArray &zone = "UTC")
    {
        Workspace::Creation wanted;
        wanted.folder.path = m_dir.filePath(QStringLiteral("Test.fieldfare"));
        wanted.folder.cost = KdfCost::minimum();
        if (encrypted)
            wanted.folder.unlock = PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))};
        wanted.settings.baseCurrency = *Currency::fromCode(QString::fromLatin1(currency));
        wanted.settings.country = QStringLiteral("DE");
        wanted.settings.zone = QTimeZone(zone);
        wanted.settings.companyName = QStringLiteral("Test");
        wanted.userName = QStringLiteral("Maria Keller");
        wanted.clock = clock;
        auto created = Workspace::create(std::move(wanted));
        if (!created)
            qFatal("no workspace: %s (%s)", qPrintable(created.error().message), qPrintable(created.error().details));
        workspace = std::move(created->workspace);
    }

    /// Inserts and returns the record as stored; ends the program on an error, so only for what must work.
    template <class T>
    T insert(T record)
    {
        const auto written = await(workspace->write(
            QStringLiteral("Added"), [&](UnitOfWork &work) { return RecordWriter(work).insert(record); }));
        if (!written)
            qFatal("insert: %s (%s)", qPrintable(written.error().message), qPrintable(written.error().details));
        lastTransaction = written->transaction;
        return record;
    }
    template <class T>
    Result<ChangeSet> update(T &record)
    {
        auto written = await(workspace->write(QStringLiteral("Changed"),
                                              [&](UnitOfWork &work) { return RecordWriter(work).update(record); }));
        if (written)
            lastTransaction = written->transaction;
        return written;
    }
    template <class T>
    Result<ChangeSet> remove(const T &record)
    {
        auto written = await(workspace->write(
            QStringLiteral("Deleted"), [&](UnitOfWork &work) { return RecordWriter(work).remove(Id<T>{record.id}); }));
        if (written)
            lastTransaction = written->transaction;
        return written;
    }
    template <class T>
    Result<T> load(Id<T> id)
    {
        return await(workspace->read([id](ReadContext &context) { return RecordReader(context).load(id); }));
    }
    template <class T>
    Result<T> reload(const T &record)
    {
        return load(Id<T>{record.id});
    }
    /// The first column of the first row.
    QVariant value(const QString &sql, const QVariantList &values = {})
    {
        auto result = await(workspace->read([&](ReadContext &context) -> Result<QVariant> {
            TRY_ASSIGN(auto query, context.run(sql, values, false));
            return query.next() ? query.value(0) : QVariant();
        }));
        if (!result)
            qFatal("query: %s (%s)", qPrintable(result.error().message), qPrintable(result.error().details));
        return *result;
    }
    Result<qint64> find(const QString &type, const QString &reference)
    {
        return await(workspace->read([&](ReadContext &context) {
            return RecordReader(context).resolve(context.catalog().at(type), reference);
        }));
    }

    std::shared_ptr<ManualClock> clock =
        std::make_shared<ManualClock>(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    std::unique_ptr<Workspace> workspace;
    qint64 lastTransaction = 0;
};

}  // namespace fieldfare
