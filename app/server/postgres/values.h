// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"

#include <QStringList>
#include <QVector>

#include <memory>
#include <vector>

struct pg_result;

namespace fieldfare::server {

/// Values of one statement in PostgreSQL's binary form, in the order of $1, $2 … Nothing is ever written into a statement's text.
/// PostgreSQL keeps no U+0000 in texts, and people's devices may send one: it is escaped by U+001A here and in Rows.
class Params {
public:
    Params &add(qint32 value);  ///< int4
    Params &add(qint64 value);  ///< int8
    Params &add(quint64 value) = delete;
    Params &add(bool value);                         ///< boolean
    Params &add(const Uid &value);                   ///< uuid
    Params &add(const QString &value);               ///< text
    Params &add(const char *) = delete;              // would be a boolean
    Params &add(const QByteArray &value);            ///< bytea; a null array is NULL
    Params &add(const QStringList &values);          ///< text[]
    Params &add(const QVector<Uid> &values);         ///< uuid[]
    Params &add(const QVector<qint64> &values);      ///< int8[]
    Params &add(const QVector<qint32> &values);      ///< int4[]
    Params &add(const QVector<QByteArray> &values);  ///< bytea[]

    [[nodiscard]] const std::vector<QByteArray> &values() const { return m_values; }

private:
    std::vector<QByteArray> m_values;  ///< a null array is NULL
};

/// What a statement answered, in binary form. A column is read as the type it has; another size gives zero or nothing.
class Rows {
public:
    Rows() = default;
    explicit Rows(pg_result *result);  ///< takes it over

    [[nodiscard]] int size() const;
    /// What was done: a COMMIT of what had failed says ROLLBACK.
    [[nodiscard]] QByteArray command() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] qint32 int4(int row, int column) const;
    [[nodiscard]] qint64 int8(int row, int column) const;
    [[nodiscard]] bool boolean(int row, int column) const;
    [[nodiscard]] Uid uid(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QByteArray bytes(int row, int column) const;
    [[nodiscard]] QStringList texts(int row, int column) const;
    [[nodiscard]] QVector<Uid> uids(int row, int column) const;

private:
    [[nodiscard]] QByteArrayView raw(int row, int column) const;

    std::shared_ptr<pg_result> m_result;
};

/// As it stands in the database.
[[nodiscard]] QByteArray storedText(const QString &text);
[[nodiscard]] QString textFromStored(QByteArrayView bytes);

}  // namespace fieldfare::server
