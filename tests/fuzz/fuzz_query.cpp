// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a query or an error with a place in it; a query printed reads back as itself; its SQL is accepted by SQLite.
#include "records/catalog_observer.h"
#include "records/record_registry.h"
#include "search/list_reader.h"
#include "search/query/parser.h"
#include "search/query/sql_writer.h"
#include "search/sql_functions.h"
#include "storage/database.h"
#include "storage/migrator.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdlib>

using namespace fieldfare;

namespace {

void require(bool promise)
{
    if (!promise)
        std::abort();
}

struct Database {
    QTemporaryDir folder;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<StatementCache> statements;
    std::shared_ptr<const TypeCatalog> catalog = std::make_shared<TypeCatalog>(builtInTypes());
    std::shared_ptr<const Clock> clock =
        std::make_shared<ManualClock>(QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC));

    Database()
    {
        DatabaseFile file;
        file.path = folder.filePath(QStringLiteral("records.db"));
        auto opened = Connection::open(file, OpenMode::ReadWrite, 2048, {registerSearch});
        require(opened.has_value());
        connection = std::move(*opened);
        const auto migrations = loadMigrations();
        require(migrations && migrate(*connection, *migrations));
        statements = std::make_unique<StatementCache>(connection->database());
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_query";
    static char *argv[] = {name, nullptr};
    static QCoreApplication application(argc, argv);
    static Database database;
    if (size < 1)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const auto parsed = parseQuery(text);
    if (!parsed) {
        require(parsed.error().position >= 0 && parsed.error().position <= text.size() &&
                !parsed.error().message.isEmpty());
        return 0;
    }
    const auto again = parseQuery(queryText(*parsed));
    require(again && *again == *parsed);

    Session session;
    session.country = QStringLiteral("DE");
    ReadContext context(*database.statements, session, database.catalog, database.clock);
    const auto &types = database.catalog->types();
    const RecordType &type = types[data[0] % types.size()];
    const auto condition = writeCondition(context, type, *parsed);
    if (!condition) {
        require(!condition.error().message.isEmpty());
        return 0;
    }
    const auto ran = context.run(QStringLiteral("SELECT count(*) FROM {%1} r WHERE %2").arg(type.key, condition->sql),
                                 condition->values, false);
    require(ran.has_value());
    return 0;
}
