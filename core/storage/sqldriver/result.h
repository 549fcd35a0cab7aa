// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QPointer>
#include <QSqlResult>
#include <QStringConverter>
#include <QVariant>

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace fieldfare {

class SqliteDriver;

/// One statement of SqliteDriver, kept prepared between executions.
///
/// Forward-only: the columns are read straight from SQLite when asked for; nothing is kept. last() and going back fail.
/// Otherwise rows are kept as they are fetched, so that models can go anywhere; the statement stays open (and with it
/// its snapshot) until the last row was fetched or the query is finished.
class SqliteResult final : public QSqlResult {
public:
    explicit SqliteResult(const SqliteDriver *driver);
    ~SqliteResult() override;

    /// The sqlite3_stmt * as void *.
    QVariant handle() const override;

    /// Called by the driver when its connection closes.
    void releaseStatement();

protected:
    bool prepare(const QString &sql) override;
    bool exec() override;
    bool reset(const QString &sql) override;
    using QSqlResult::bindValue;
    void bindValue(int position, const QVariant &value, QSql::ParamType type) override;
    QVariant data(int column) override;
    bool isNull(int column) override;
    bool fetch(int row) override;
    bool fetchNext() override;
    bool fetchFirst() override;
    bool fetchLast() override;
    int size() override;
    int numRowsAffected() override;
    QVariant lastInsertId() const override;
    QSqlRecord record() const override;
    void detachFromResultSet() override;

private:
    enum class Step { Row, Done, Failed };

    sqlite3 *connection() const;
    bool prepareStatement(const QString &sql, unsigned flags);
    bool mapParameters(const QString &sql);
    bool bindAll();
    bool bindOne(int parameter, const QVariant &value);
    const char *encode(const QString &text, std::size_t *length);
    bool execute();
    Step step();
    bool advance();
    void stopStatement();
    QVariant column(int index) const;
    void keepRow();
    bool refuse(const QString &text, int code);

    QPointer<const SqliteDriver> m_driver;
    sqlite3_stmt *m_statement = nullptr;
    std::vector<int> m_parameterPositions;  // SQLite's parameter (from 0) → position among Qt's bound values

    // What the bound parameters point to. SQLite reads it while stepping, so it lives as long as the execution; kept
    // here it needs no copy by SQLite and no allocation per value.
    std::vector<char> m_text;
    std::size_t m_textUsed = 0;
    std::vector<QByteArray> m_blobs;
    QStringEncoder m_encoder{QStringConverter::Utf8, QStringConverter::Flag::Stateless};

    bool m_keepsRows = false;   // the execution's answer to !isForwardOnly()
    bool m_rowWaiting = false;  // the statement stands on a row nobody has fetched yet
    bool m_onRow = false;       // the statement stands on the current row (forward-only)
    bool m_finished = true;     // no more rows will come
    int m_columns = 0;
    bool m_writes = false;
    qlonglong m_changesBefore = 0;
    qlonglong m_rowsAffected = -1;  // known when the statement is done
    QVariant m_insertedId;
    std::vector<QVariant> m_cells;  // kept rows, one after the other
    int m_keptRows = 0;
};

/// The Qt type of a column declared so, by SQLite's affinity rules.
QMetaType sqliteColumnType(const QString &declaration);

}  // namespace fieldfare
