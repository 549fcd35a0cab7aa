// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tokenizer.h"

#include "search/word_splitter.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace fieldfare {

namespace {

// The tokenizer has no settings and no state, but FTS5 wants a pointer that is not null.
char stateless;

int create(void *, const char **, int, Fts5Tokenizer **tokenizer)
{
    *tokenizer = reinterpret_cast<Fts5Tokenizer *>(&stateless);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *) {}

int tokenize(Fts5Tokenizer *, void *context, int flags, const char *text, int length,
             int (*accept)(void *, int, const char *, int, int, int))
{
    const SplitMode mode = (flags & FTS5_TOKENIZE_QUERY) ? SplitMode::Query : SplitMode::Document;
    return splitWords({text, size_t(length)}, mode, [&](const SplitWord &word) {
        return accept(context, word.samePlace ? FTS5_TOKEN_COLOCATED : 0, word.text.data(), int(word.text.size()),
                      word.start, word.end);
    });
}

fts5_api *fullTextApi(sqlite3 *connection)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

}  // namespace

Result<void> registerTokenizer(sqlite3 *connection)
{
    const auto refuse = [connection] {
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate(
                        "Search", "The full-text search could not be started. Install the program again."),
                    QString::fromUtf8(sqlite3_errmsg(connection)));
    };
    fts5_api *api = fullTextApi(connection);
    if (!api)
        return refuse();
    fts5_tokenizer functions{create, destroy, tokenize};
    if (api->xCreateTokenizer(api, tokenizerName, nullptr, &functions, nullptr) != SQLITE_OK)
        return refuse();
    return {};
}

}  // namespace fieldfare
