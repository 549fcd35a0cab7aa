// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqldriver/result.h"

#include "storage/sqldriver/driver.h"

#include <QSqlField>
#include <QSqlRecord>

#include "sqlite3.h"

#include <limits>

namespace fieldfare {

namespace {

constexpr std::size_t LargestKeptTextBuffer = std::size_t(4) << 20;

bool onlyBlanksAndComments(sqlite3 *handle, const char *tail, const char *end)
{
    while (tail < end) {
        sqlite3_stmt *statement = nullptr;
        const char *next = nullptr;
        const int code = sqlite3_prepare_v3(handle, tail, static_cast<int>(end - tail), 0, &statement, &next);
        const bool something = statement != nullptr || code != SQLITE_OK;
        sqlite3_finalize(statement);
        if (something)
            return false;
        if (!next || next == tail)
            return true;
        tail = next;
    }
    return true;
}

}  // namespace

SqliteResult::SqliteResult(const SqliteDriver *driver) : QSqlResult(driver), m_driver(driver)
{
    driver->m_results.append(this);
}

SqliteResult::~SqliteResult()
{
    releaseStatement();
    if (m_driver)
        m_driver->m_results.removeOne(this);
}

QVariant SqliteResult::handle() const { return QVariant::fromValue<void *>(m_statement); }

sqlite3 *SqliteResult::connection() const { return m_driver ? m_driver->nativeHandle() : nullptr; }

void SqliteResult::releaseStatement()
{
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
    m_parameterPositions.clear();
    m_cells.clear();
    m_keptRows = 0;
    m_blobs.clear();
    m_rowWaiting = false;
    m_onRow = false;
    m_finished = true;
    setActive(false);
    setAt(QSql::BeforeFirstRow);
}

bool SqliteResult::refuse(const QString &text, int code)
{
    setLastError(QSqlError(text, QString(), QSqlError::StatementError, QString::number(code)));
    setActive(false);
    return false;
}

bool SqliteResult::prepare(const QString &sql)
{
    return prepareStatement(sql, SQLITE_PREPARE_PERSISTENT) && mapParameters(sql);
}

bool SqliteResult::reset(const QString &sql)
{
    if (!prepareStatement(sql, 0))
        return false;
    if (sqlite3_bind_parameter_count(m_statement) > 0)
        return refuse(QStringLiteral("a statement with parameters must be prepared first"), SQLITE_MISUSE);
    setSelect(false);
    return execute();
}

bool SqliteResult::prepareStatement(const QString &sql, unsigned flags)
{
    releaseStatement();
    sqlite3 *handle = connection();
    if (!handle)
        return refuse(QStringLiteral("the connection is closed"), SQLITE_MISUSE);
    const QByteArray utf8 = sql.toUtf8();
    const char *tail = nullptr;
    const int code =
        sqlite3_prepare_v3(handle, utf8.constData(), static_cast<int>(utf8.size()), flags, &m_statement, &tail);
    if (code != SQLITE_OK) {
        setLastError(nativeSqlError(handle, QStringLiteral("prepare"), QSqlError::StatementError));
        return false;
    }
    if (!m_statement)
        return refuse(QStringLiteral("the statement is empty"), SQLITE_MISUSE);
    if (!onlyBlanksAndComments(handle, tail, utf8.constData() + utf8.size())) {
        releaseStatement();
        return refuse(QStringLiteral("one statement at a time"), SQLITE_MISUSE);
    }
    return true;
}

// Qt counts every occurrence of a placeholder, SQLite every distinct name. Both count in the order of the text, so one
// walk finds for each of SQLite's parameters the first occurrence; done once per prepare, not per execution.
bool SqliteResult::mapParameters(const QString &sql)
{
    const int count = sqlite3_bind_parameter_count(m_statement);
    m_parameterPositions.resize(static_cast<std::size_t>(count));
    const int limit = static_cast<int>(sql.count(QLatin1Char(':')));
    int position = 0;
    bool named = false;
    bool positional = false;
    for (int i = 0; i < count; ++i) {
        const char *name = sqlite3_bind_parameter_name(m_statement, i + 1);
        int &target = m_parameterPositions[static_cast<std::size_t>(i)];
        if (!name || *name == '?') {
            positional = true;
            target = i;
            continue;
        }
        named = true;
        const QString wanted = QString::fromUtf8(name);
        while (position < limit && boundValueName(position) != wanted)
            ++position;
        if (position >= limit) {
            releaseStatement();
            return refuse(QStringLiteral("parameter %1: use :name or ?").arg(wanted), SQLITE_MISUSE);
        }
        target = position++;
    }
    if (named && positional) {
        releaseStatement();
        return refuse(QStringLiteral("named and positional parameters do not mix"), SQLITE_MISUSE);
    }
    return true;
}

bool SqliteResult::exec()
{
    if (!m_statement)
        return refuse(QStringLiteral("no statement is prepared"), SQLITE_MISUSE);
    stopStatement();
    m_cells.clear();
    m_keptRows = 0;
    return bindAll() && execute();
}

// The base class also keeps a generated name for every position and looks it up at each call, which costs more than
// binding itself; nobody asks this driver for those names.
void SqliteResult::bindValue(int position, const QVariant &value, QSql::ParamType type)
{
    Q_UNUSED(type)
    QList<QVariant> &values = boundValues();
    if (position < 0)
        return;
    if (values.size() <= position)
        values.resize(position + 1);
    values[position] = value;
}

bool SqliteResult::bindAll()
{
    const QList<QVariant> &values = boundValues();
    const std::size_t count = m_parameterPositions.size();
    if (count == 0)
        return true;

    // One buffer for all texts of the row, sized before the first one is written: pointers into it must not move.
    std::size_t textSize = 0;
    for (const int position : m_parameterPositions) {
        if (position >= values.size())
            return refuse(QStringLiteral("%1 values bound, %2 parameters").arg(values.size()).arg(count),
                          SQLITE_MISUSE);
        const QVariant &value = values.at(position);
        if (value.typeId() == QMetaType::QString)
            textSize += static_cast<std::size_t>(
                m_encoder.requiredSpace(static_cast<const QString *>(value.constData())->size()));
    }
    if (m_text.size() < textSize)
        m_text.resize(textSize);
    else if (m_text.size() > LargestKeptTextBuffer && textSize < LargestKeptTextBuffer)
        std::vector<char>(textSize).swap(m_text);
    m_textUsed = 0;
    m_blobs.clear();
    m_blobs.reserve(count);

    for (std::size_t i = 0; i < count; ++i) {
        if (!bindOne(static_cast<int>(i) + 1, values.at(m_parameterPositions[i])))
            return false;
    }
    return true;
}

const char *SqliteResult::encode(const QString &text, std::size_t *length)
{
    char *begin = m_text.data() + m_textUsed;
    const char *end = m_encoder.appendToBuffer(begin, text);
    *length = static_cast<std::size_t>(end - begin);
    m_textUsed += *length;
    return begin;
}

bool SqliteResult::bindOne(int parameter, const QVariant &value)
{
    int code = SQLITE_OK;
    const int type = value.typeId();
    if (value.isNull()) {
        code = sqlite3_bind_null(m_statement, parameter);
    } else {
        switch (type) {
        case QMetaType::QString: {
            const QString &text = *static_cast<const QString *>(value.constData());
            if (text.isNull()) {
                code = sqlite3_bind_null(m_statement, parameter);
            } else if (text.isEmpty()) {
                code = sqlite3_bind_text(m_statement, parameter, "", 0, SQLITE_STATIC);
            } else {
                std::size_t length = 0;
                const char *bytes = encode(text, &length);
                code = sqlite3_bind_text64(m_statement, parameter, bytes, length, SQLITE_STATIC, SQLITE_UTF8);
            }
            break;
        }
        case QMetaType::Bool:
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong: code = sqlite3_bind_int64(m_statement, parameter, value.toLongLong()); break;
        case QMetaType::ULongLong:
            if (value.toULongLong() > qulonglong(std::numeric_limits<qlonglong>::max()))
                return refuse(QStringLiteral("a number exceeds 64 bits"), SQLITE_RANGE);
            code = sqlite3_bind_int64(m_statement, parameter, value.toLongLong());
            break;
        case QMetaType::Double:
        case QMetaType::Float: code = sqlite3_bind_double(m_statement, parameter, value.toDouble()); break;
        case QMetaType::QByteArray: {
            const QByteArray &bytes = *static_cast<const QByteArray *>(value.constData());
            if (bytes.isNull()) {
                code = sqlite3_bind_null(m_statement, parameter);
            } else {
                m_blobs.push_back(bytes);  // shared, not copied: keeps the bytes alive
                code = sqlite3_bind_blob64(m_statement, parameter, m_blobs.back().constData(),
                                           static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC);
            }
            break;
        }
        default:
            return refuse(QStringLiteral("a value of type %1 cannot be stored: convert it first")
                              .arg(QString::fromLatin1(value.metaType().name())),
                          SQLITE_MISMATCH);
        }
    }
    if (code == SQLITE_OK)
        return true;
    setLastError(nativeSqlError(connection(), QStringLiteral("bind"), QSqlError::StatementError));
    setActive(false);
    return false;
}

// Runs to the first row. So errors show at exec() and not at the first next(), and what returns no rows is done.
bool SqliteResult::execute()
{
    sqlite3 *handle = connection();
    m_keepsRows = !isForwardOnly();
    m_finished = false;
    m_rowsAffected = -1;
    m_insertedId = QVariant();
    setAt(QSql::BeforeFirstRow);

    m_writes = sqlite3_stmt_readonly(m_statement) == 0;
    m_changesBefore = m_writes ? sqlite3_total_changes64(handle) : 0;
    const Step first = step();
    if (first == Step::Failed) {
        setActive(false);
        return false;
    }
    m_rowWaiting = first == Step::Row;
    m_columns = sqlite3_column_count(m_statement);
    setSelect(m_columns > 0);
    setActive(true);
    return true;
}

SqliteResult::Step SqliteResult::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return Step::Row;
    m_finished = true;
    if (code == SQLITE_DONE) {
        if (m_writes) {
            // The connection's counters keep the values of an earlier statement when this one changed nothing.
            sqlite3 *handle = connection();
            const bool changed = sqlite3_total_changes64(handle) != m_changesBefore;
            m_rowsAffected = changed ? sqlite3_changes64(handle) : 0;
            if (changed)
                m_insertedId = QVariant(static_cast<qlonglong>(sqlite3_last_insert_rowid(handle)));
        }
        sqlite3_reset(m_statement);  // gives its snapshot back at once
        return Step::Done;
    }
    setLastError(nativeSqlError(connection(), QStringLiteral("step"), QSqlError::StatementError));
    sqlite3_reset(m_statement);
    return Step::Failed;
}

void SqliteResult::stopStatement()
{
    if (m_statement)
        sqlite3_reset(m_statement);
    m_rowWaiting = false;
    m_onRow = false;
    m_finished = true;
}

/// Brings the statement to the next row, keeping it if this execution keeps rows.
bool SqliteResult::advance()
{
    m_onRow = false;
    if (m_rowWaiting) {
        m_rowWaiting = false;
    } else if (m_finished || !m_statement || step() != Step::Row) {
        return false;
    }
    if (m_keepsRows)
        keepRow();
    else
        m_onRow = true;
    return true;
}

void SqliteResult::keepRow()
{
    for (int i = 0; i < m_columns; ++i)
        m_cells.push_back(column(i));
    ++m_keptRows;
}

QVariant SqliteResult::column(int index) const
{
    switch (sqlite3_column_type(m_statement, index)) {
    case SQLITE_INTEGER: return QVariant(static_cast<qlonglong>(sqlite3_column_int64(m_statement, index)));
    case SQLITE_FLOAT: return QVariant(sqlite3_column_double(m_statement, index));
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, index));
        const int length = sqlite3_column_bytes(m_statement, index);
        return QVariant(bytes ? QByteArray(bytes, length) : QByteArray(""));  // empty is not NULL
    }
    case SQLITE_TEXT: {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, index));
        return QVariant(QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, index)));
    }
    default: return {};
    }
}

QVariant SqliteResult::data(int index)
{
    if (index < 0 || index >= m_columns || at() < 0)
        return {};
    if (!m_keepsRows)
        return m_onRow ? column(index) : QVariant();
    const std::size_t cell =
        static_cast<std::size_t>(at()) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(index);
    return cell < m_cells.size() ? m_cells[cell] : QVariant();
}

bool SqliteResult::isNull(int index)
{
    if (!m_keepsRows && m_onRow && index >= 0 && index < m_columns)
        return sqlite3_column_type(m_statement, index) == SQLITE_NULL;
    return data(index).isNull();
}

bool SqliteResult::fetch(int row)
{
    if (row < 0 || !isActive())
        return false;
    if (m_keepsRows) {
        while (m_keptRows <= row) {
            if (!advance()) {
                setAt(QSql::AfterLastRow);
                return false;
            }
        }
        setAt(row);
        return true;
    }
    if (at() == QSql::AfterLastRow || row < at())
        return false;
    while (at() < row) {
        if (!fetchNext())
            return false;
    }
    return m_onRow;
}

bool SqliteResult::fetchNext()
{
    if (at() == QSql::AfterLastRow)
        return false;
    const int next = at() < 0 ? 0 : at() + 1;
    if (m_keepsRows)
        return fetch(next);
    if (!advance()) {
        setAt(QSql::AfterLastRow);
        return false;
    }
    setAt(next);
    return true;
}

bool SqliteResult::fetchFirst() { return fetch(0); }

bool SqliteResult::fetchLast()
{
    if (!m_keepsRows)
        return false;
    while (advance()) {
    }
    if (m_keptRows == 0)
        return false;
    setAt(m_keptRows - 1);
    return true;
}

int SqliteResult::size() { return -1; }

int SqliteResult::numRowsAffected()
{
    return static_cast<int>(qMin<qlonglong>(m_rowsAffected, std::numeric_limits<int>::max()));
}

QVariant SqliteResult::lastInsertId() const { return m_insertedId; }

QSqlRecord SqliteResult::record() const
{
    QSqlRecord record;
    if (!m_statement || !isActive() || !isSelect())
        return record;
    for (int i = 0; i < m_columns; ++i) {
        const char *declared = sqlite3_column_decltype(m_statement, i);
        const QString name = QString::fromUtf8(sqlite3_column_name(m_statement, i));
        // An expression has no declared type; text is what a view can always show.
        QSqlField field(name, sqliteColumnType(QString::fromUtf8(declared)),
                        QString::fromUtf8(sqlite3_column_table_name(m_statement, i)));
        record.append(field);
    }
    return record;
}

void SqliteResult::detachFromResultSet() { stopStatement(); }

}  // namespace fieldfare
