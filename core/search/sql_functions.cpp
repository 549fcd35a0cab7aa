// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/sql_functions.h"

#include "base/text_fold.h"
#include "search/tokenizer.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

namespace fieldfare {

namespace {

void foldFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(arguments[0]));
    const int length = sqlite3_value_bytes(arguments[0]);
    const bool ascii = std::all_of(bytes, bytes + length, [](char c) { return (quint8(c) & 0x80) == 0; });
    const QByteArray folded =
        ascii ? QByteArray::fromRawData(bytes, length).toLower() : foldText(QString::fromUtf8(bytes, length)).toUtf8();
    sqlite3_result_text(context, folded.constData(), int(folded.size()), SQLITE_TRANSIENT);
}

// The aggregate's memory holds a pointer only: SQLite gives zeroed bytes and runs no constructors.
using PackedIds = std::vector<qint64>;

void packStep(sqlite3_context *context, int, sqlite3_value **arguments)
{
    auto **slot = static_cast<PackedIds **>(sqlite3_aggregate_context(context, sizeof(PackedIds *)));
    if (!slot) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (!*slot)
        *slot = new (std::nothrow) PackedIds;
    if (!*slot) {
        sqlite3_result_error_nomem(context);
        return;
    }
    (*slot)->push_back(sqlite3_value_int64(arguments[0]));
}

void packFinal(sqlite3_context *context)
{
    auto **slot = static_cast<PackedIds **>(sqlite3_aggregate_context(context, 0));
    if (!slot || !*slot) {
        sqlite3_result_zeroblob(context, 0);
        return;
    }
    PackedIds *ids = *slot;
    sqlite3_result_blob64(context, ids->data(), ids->size() * sizeof(qint64), SQLITE_TRANSIENT);
    delete ids;
    *slot = nullptr;
}

}  // namespace

Result<void> registerSearch(sqlite3 *connection)
{
    TRY(registerTokenizer(connection));
    constexpr int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    const bool done = sqlite3_create_function_v2(connection, "fold", 1, flags | SQLITE_DETERMINISTIC, nullptr,
                                                 foldFunction, nullptr, nullptr, nullptr) == SQLITE_OK &&
                      sqlite3_create_function_v2(connection, "pack_ids", 1, flags, nullptr, nullptr, packStep,
                                                 packFinal, nullptr) == SQLITE_OK;
    if (!done) {
        return fail(
            ErrorCode::Internal,
            QCoreApplication::translate("Search", "The search could not be started. Install the program again."),
            QString::fromUtf8(sqlite3_errmsg(connection)));
    }
    return {};
}

QVector<qint64> unpackIds(const QByteArray &packed)
{
    QVector<qint64> ids(packed.size() / qsizetype(sizeof(qint64)));
    if (!ids.isEmpty())
        std::memcpy(ids.data(), packed.constData(), size_t(ids.size()) * sizeof(qint64));
    return ids;
}

}  // namespace fieldfare
