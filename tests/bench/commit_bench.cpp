// SPDX-License-Identifier: GPL-3.0-or-later
// One edit saved durably: through the program, with index, search and log; and bare, the same column of the same table.
#include "bench/parts.h"

#include "base/await.h"
#include "records/contact/contact.h"
#include "records/edit/record_edit.h"
#include "search/sql_functions.h"
#include "storage/database.h"

#include <sqlite3.h>

#include <QRandomGenerator>

namespace fieldfare::bench {

namespace {

class BareEdit {
public:
    static Result<std::unique_ptr<BareEdit>> open(const QString &path)
    {
        std::unique_ptr<BareEdit> bare(new BareEdit);
        DatabaseFile file;
        file.path = path;
        TRY_ASSIGN(bare->m_connection, Connection::open(file, OpenMode::ReadWrite, 32 * 1024, {registerSearch}));
        sqlite3 *db = bare->m_connection->handle();
        if (sqlite3_prepare_v2(db, "UPDATE contact SET title=? WHERE id=?", -1, &bare->m_update, nullptr) != SQLITE_OK)
            return fail(sqlError(db, QStringLiteral("preparing")));
        return bare;
    }
    ~BareEdit() { sqlite3_finalize(m_update); }

    Result<void> run(qint64 id, const QByteArray &title)
    {
        sqlite3 *db = m_connection->handle();
        bool ok = sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK;
        sqlite3_bind_text(m_update, 1, title.constData(), int(title.size()), SQLITE_STATIC);
        sqlite3_bind_int64(m_update, 2, id);
        ok = ok && sqlite3_step(m_update) == SQLITE_DONE;
        sqlite3_reset(m_update);
        ok = ok && sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
        return ok ? Result<void>() : fail(sqlError(db, QStringLiteral("a bare commit")));
    }
    Result<void> checkpoint()
    {
        TRY_ASSIGN(const int left, m_connection->checkpoint(CheckpointMode::Passive));
        Q_UNUSED(left)
        return {};
    }

private:
    BareEdit() = default;
    std::unique_ptr<Connection> m_connection;
    sqlite3_stmt *m_update = nullptr;
};

}  // namespace

void benchCommit(const Options &options, const Data &data, Report &report)
{
    const auto workspace = openWorkspace(data.workspace);
    const auto bare = must(BareEdit::open(data.plain), "opening the plain database");
    QRandomGenerator random(13);
    Samples ours;
    Samples theirs;
    for (int i = 0; i < options.samples; ++i) {
        const Id<Contact> id{1 + random.bounded(qint64(options.rows))};
        const QString title = QStringLiteral("Head of %1").arg(random.bounded(1'000'000));
        {
            const Stopwatch watch;
            must(await(workspace->edit(
                     {QStringLiteral("contact"), id.value, {}, {{QStringLiteral("title"), title}}, {}})),
                 "saving an edit");
            ours.add(watch.milliseconds());
        }
        {
            const QByteArray text = title.toUtf8();
            const Stopwatch watch;
            must(bare->run(id.value, text), "saving a bare edit");
            theirs.add(watch.milliseconds());
        }
        // The program merges full text and moves the log while it is idle, never in a commit; here between the measurements.
        if (i % 20 == 19) {
            must(await(workspace->store().settle()), "settling");
            must(bare->checkpoint(), "a checkpoint");
        }
    }
    const auto note = [](double p) { return QStringLiteral("ours %1 ms").arg(p, 0, 'f', 2); };
    report.add({QStringLiteral("commit_p50_ratio"), ours.median() / theirs.median(), QStringLiteral("×"),
                theirs.median(), QStringLiteral("ms bare"), 3, note(ours.median()), ours.count()});
    report.add({QStringLiteral("commit_p99_ratio"), ours.p99() / theirs.p99(), QStringLiteral("×"), theirs.p99(),
                QStringLiteral("ms bare"), 5, note(ours.p99()), ours.count()});
}

}  // namespace fieldfare::bench
