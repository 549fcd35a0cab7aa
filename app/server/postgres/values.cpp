// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/values.h"

#include <QtEndian>

#include <libpq-fe.h>

namespace fieldfare::server {

namespace {

// Types as PostgreSQL numbers them (pg_type); fixed since its first releases.
constexpr quint32 kBytea = 17;
constexpr quint32 kInt8 = 20;
constexpr quint32 kInt4 = 23;
constexpr quint32 kText = 25;
constexpr quint32 kUuid = 2950;

template <class Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(qsizetype(sizeof(Number)), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

template <class Number>
Number number(QByteArrayView bytes)
{
    return bytes.size() == qsizetype(sizeof(Number)) ? qFromBigEndian<Number>(bytes.data()) : Number(0);
}

/// dimensions, "has nulls", type, then length and lower bound, then each value behind its length
template <class List, class Write>
QByteArray arrayOf(const List &list, quint32 type, Write write)
{
    QByteArray bytes = bigEndian<qint32>(list.isEmpty() ? 0 : 1) + bigEndian<qint32>(0) + bigEndian(type);
    if (!list.isEmpty())
        bytes += bigEndian(static_cast<qint32>(list.size())) + bigEndian<qint32>(1);
    for (const auto &entry : list) {
        const QByteArray value = write(entry);
        bytes += bigEndian(static_cast<qint32>(value.size())) + value;
    }
    return bytes;
}

constexpr char kEscape = '\x1a';

}  // namespace

QByteArray storedText(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.isNull())
        bytes = QByteArray("", 0);
    if (!bytes.contains('\0') && !bytes.contains(kEscape))
        return bytes;
    QByteArray escaped;
    for (const char byte : std::as_const(bytes)) {
        if (byte == '\0')
            escaped += QByteArray(1, kEscape) + '0';
        else if (byte == kEscape)
            escaped += QByteArray(1, kEscape) + '1';
        else
            escaped += byte;
    }
    return escaped;
}

QString textFromStored(QByteArrayView bytes)
{
    if (!bytes.contains(kEscape))
        return QString::fromUtf8(bytes);
    QByteArray plain;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != kEscape)
            plain += bytes[i];
        else if (++i < bytes.size())
            plain += bytes[i] == '0' ? '\0' : kEscape;
    }
    return QString::fromUtf8(plain);
}

Params &Params::add(qint32 value)
{
    m_values.push_back(bigEndian(value));
    return *this;
}

Params &Params::add(qint64 value)
{
    m_values.push_back(bigEndian(value));
    return *this;
}

Params &Params::add(bool value)
{
    m_values.emplace_back(1, value ? '\1' : '\0');
    return *this;
}

Params &Params::add(const Uid &value)
{
    m_values.push_back(uidBytes(value));
    return *this;
}

Params &Params::add(const QString &value)
{
    m_values.push_back(storedText(value));
    return *this;
}

Params &Params::add(const QByteArray &value)
{
    m_values.push_back(value);
    return *this;
}

Params &Params::add(const QStringList &values)
{
    m_values.push_back(arrayOf(values, kText, [](const QString &text) { return storedText(text); }));
    return *this;
}

Params &Params::add(const QVector<Uid> &values)
{
    m_values.push_back(arrayOf(values, kUuid, [](const Uid &uid) { return uidBytes(uid); }));
    return *this;
}

Params &Params::add(const QVector<qint64> &values)
{
    m_values.push_back(arrayOf(values, kInt8, [](qint64 value) { return bigEndian(value); }));
    return *this;
}

Params &Params::add(const QVector<qint32> &values)
{
    m_values.push_back(arrayOf(values, kInt4, [](qint32 value) { return bigEndian(value); }));
    return *this;
}

Params &Params::add(const QVector<QByteArray> &values)
{
    m_values.push_back(arrayOf(values, kBytea, [](const QByteArray &bytes) { return bytes; }));
    return *this;
}

Rows::Rows(pg_result *result) : m_result(result, PQclear) {}

int Rows::size() const { return m_result ? PQntuples(m_result.get()) : 0; }

QByteArray Rows::command() const { return m_result ? QByteArray(PQcmdStatus(m_result.get())) : QByteArray(); }

bool Rows::isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }

QByteArrayView Rows::raw(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

qint32 Rows::int4(int row, int column) const { return number<qint32>(raw(row, column)); }

qint64 Rows::int8(int row, int column) const { return number<qint64>(raw(row, column)); }

bool Rows::boolean(int row, int column) const
{
    const QByteArrayView bytes = raw(row, column);
    return bytes.size() == 1 && bytes[0] != '\0';
}

Uid Rows::uid(int row, int column) const { return uidFromBytes(raw(row, column).toByteArray()); }

QString Rows::text(int row, int column) const { return textFromStored(raw(row, column)); }

QByteArray Rows::bytes(int row, int column) const { return raw(row, column).toByteArray(); }

namespace {

/// The elements of a one-dimensional array.
QVector<QByteArrayView> elements(QByteArrayView array)
{
    constexpr qsizetype head = 20;
    QVector<QByteArrayView> list;
    if (array.size() < head)
        return list;
    const auto count = number<qint32>(array.sliced(12, 4));
    qsizetype at = head;
    for (qint32 i = 0; i < count && at + 4 <= array.size(); ++i) {
        const qsizetype length = number<qint32>(array.sliced(at, 4));
        at += 4;
        if (length < 0 || at + length > array.size())
            return list;
        list.append(array.sliced(at, length));
        at += length;
    }
    return list;
}

}  // namespace

QStringList Rows::texts(int row, int column) const
{
    QStringList list;
    for (const QByteArrayView &element : elements(raw(row, column)))
        list.append(textFromStored(element));
    return list;
}

QVector<Uid> Rows::uids(int row, int column) const
{
    QVector<Uid> list;
    for (const QByteArrayView &element : elements(raw(row, column)))
        list.append(uidFromBytes(element.toByteArray()));
    return list;
}

}  // namespace fieldfare::server
