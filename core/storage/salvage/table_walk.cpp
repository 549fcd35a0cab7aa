// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/salvage/table_walk.h"

#include <QtEndian>

#include <bit>

namespace fieldfare {

namespace {

constexpr int kDeepest = 40;
enum PageType { InteriorIndex = 2, InteriorTable = 5, LeafIndex = 10, LeafTable = 13 };

unsigned byteAt(const QByteArray &bytes, qsizetype at) { return static_cast<unsigned char>(bytes.at(at)); }

/// SQLite's integers of 1 to 9 bytes; false at the end of the bytes.
bool varint(const QByteArray &bytes, qsizetype &at, quint64 &value)
{
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at < 0 || at >= bytes.size())
            return false;
        const unsigned next = byteAt(bytes, at++);
        if (i == 8) {
            value = (value << 8U) | next;
            return true;
        }
        value = (value << 7U) | (next & 0x7fU);
        if ((next & 0x80U) == 0)
            return true;
    }
    return false;
}

qint64 signedNumber(const QByteArray &bytes, qsizetype at, int length)
{
    quint64 number = (byteAt(bytes, at) & 0x80U) != 0 ? ~quint64(0) : 0;
    for (int i = 0; i < length; ++i)
        number = (number << 8U) | byteAt(bytes, at + i);
    return static_cast<qint64>(number);
}

struct PageHead {
    int type = 0;
    int cells = 0;
    qsizetype pointers = 0;
    qint64 right = 0;
};

bool readHead(const QByteArray &page, qint64 number, PageHead &head)
{
    const qsizetype at = number == 1 ? 100 : 0;
    if (page.size() < at + 12)
        return false;
    head.type = static_cast<int>(byteAt(page, at));
    const bool interior = head.type == InteriorIndex || head.type == InteriorTable;
    if (!interior && head.type != LeafIndex && head.type != LeafTable)
        return false;
    head.cells = qFromBigEndian<quint16>(page.constData() + at + 3);
    head.pointers = at + (interior ? 12 : 8);
    if (interior)
        head.right = qFromBigEndian<quint32>(page.constData() + at + 8);
    return head.pointers + 2 * qsizetype(head.cells) <= page.size();
}

}  // namespace

bool TableWalk::record(const QByteArray &bytes, QVariantList &values)
{
    qsizetype at = 0;
    quint64 headerSize = 0;
    if (!varint(bytes, at, headerSize) || headerSize > quint64(bytes.size()))
        return false;
    auto body = static_cast<qsizetype>(headerSize);
    while (at < static_cast<qsizetype>(headerSize)) {
        quint64 type = 0;
        if (!varint(bytes, at, type) || type == 10 || type == 11)
            return false;
        static constexpr int lengths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
        const quint64 length = type < 10 ? quint64(lengths[type]) : (type - 12) / 2;
        if (length > quint64(bytes.size() - body))
            return false;
        const auto size = static_cast<qsizetype>(length);
        if (type == 0)
            values.append(QVariant());
        else if (type <= 6)
            values.append(signedNumber(bytes, body, static_cast<int>(size)));
        else if (type == 7)
            values.append(std::bit_cast<double>(qFromBigEndian<quint64>(bytes.constData() + body)));
        else if (type <= 9)
            values.append(qint64(type - 8));
        else if (type % 2 == 0)
            values.append(size == 0 ? QByteArray("") : bytes.mid(body, size));
        else
            values.append(size == 0 ? QStringLiteral("") : QString::fromUtf8(bytes.constData() + body, size));
        body += size;
    }
    return true;
}

bool TableWalk::payload(const QByteArray &page, qsizetype at, quint64 length, bool tableLeaf, QByteArray &out)
{
    const auto usable = quint64(m_pages.usable());
    if (length > usable * quint64(m_pages.count()))
        return false;
    const quint64 most = tableLeaf ? usable - 35 : ((usable - 12) * 64 / 255) - 23;
    const quint64 least = ((usable - 12) * 32 / 255) - 23;
    quint64 local = length;
    if (length > most) {
        local = least + ((length - least) % (usable - 4));
        if (local > most)
            local = least;
    }
    const bool more = length > most;
    if (at < 0 || quint64(at) + local + (more ? 4 : 0) > usable)
        return false;
    out = page.mid(at, static_cast<qsizetype>(local));
    if (!more)
        return true;
    qint64 next = qFromBigEndian<quint32>(page.constData() + at + static_cast<qsizetype>(local));
    QSet<qint64> chain;
    while (quint64(out.size()) < length) {
        if (next == 0 || chain.contains(next))
            return false;
        chain.insert(next);
        m_seen.insert(next);
        const QByteArray overflow = m_pages.read(next);
        if (overflow.isEmpty())
            return false;
        next = qFromBigEndian<quint32>(overflow.constData());
        out += overflow.mid(4, static_cast<qsizetype>(std::min(usable - 4, length - quint64(out.size()))));
    }
    return true;
}

void TableWalk::visit(qint64 number, qint64 after, qint64 upTo, int depth, const Row &row, WalkReport &report)
{
    if (m_stopped)
        return;
    const QByteArray page = depth < kDeepest && !m_seen.contains(number) ? m_pages.read(number) : QByteArray();
    m_seen.insert(number);
    PageHead head;
    if (page.isEmpty() || !readHead(page, number, head)) {
        report.unreadable.append({number, after, upTo});
        return;
    }
    const bool isTable = head.type == InteriorTable || head.type == LeafTable;
    const bool interior = head.type == InteriorTable || head.type == InteriorIndex;
    qint64 from = after;
    for (int cell = 0; cell < head.cells && !m_stopped; ++cell) {
        qsizetype at = qFromBigEndian<quint16>(page.constData() + head.pointers + 2 * qsizetype(cell));
        qint64 child = 0;
        if (interior) {
            if (at + 4 > page.size()) {
                report.unreadable.append({number, from, upTo});
                continue;
            }
            child = qFromBigEndian<quint32>(page.constData() + at);
            at += 4;
        }
        quint64 first = 0;
        quint64 second = 0;
        if (!varint(page, at, first) || (head.type == LeafTable && !varint(page, at, second))) {
            report.unreadable.append({number, from, upTo});
            continue;
        }
        if (head.type == InteriorTable) {
            const auto key = static_cast<qint64>(first);
            visit(child, from, key, depth + 1, row, report);
            from = key;
            continue;
        }
        if (interior)
            visit(child, after, upTo, depth + 1, row, report);
        StoredRow found;
        found.rowid = isTable ? static_cast<qint64>(second) : 0;
        QByteArray bytes;
        if (!payload(page, at, first, head.type == LeafTable, bytes) || !record(bytes, found.values)) {
            report.brokenRows.append(found.rowid);
            continue;
        }
        ++report.rows;
        m_stopped = !row(found);
    }
    if (interior)
        visit(head.right, isTable ? from : after, upTo, depth + 1, row, report);
}

WalkReport TableWalk::walk(qint64 root, const Row &row)
{
    WalkReport report;
    m_stopped = false;
    visit(root, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 0, row, report);
    return report;
}

void TableWalk::orphanLeaves(const Leaf &leaf)
{
    for (qint64 number = 2; number <= m_pages.count(); ++number) {
        if (m_seen.contains(number))
            continue;
        const QByteArray page = m_pages.read(number);
        PageHead head;
        if (page.isEmpty() || !readHead(page, number, head) || head.type != LeafTable || head.cells == 0)
            continue;
        QVector<StoredRow> rows;
        QVector<qint64> broken;
        for (int cell = 0; cell < head.cells; ++cell) {
            qsizetype at = qFromBigEndian<quint16>(page.constData() + head.pointers + 2 * qsizetype(cell));
            quint64 length = 0;
            quint64 rowid = 0;
            StoredRow found;
            QByteArray bytes;
            if (!varint(page, at, length) || !varint(page, at, rowid))
                continue;
            if (!payload(page, at, length, true, bytes) || !record(bytes, found.values)) {
                broken.append(static_cast<qint64>(rowid));
                continue;
            }
            found.rowid = static_cast<qint64>(rowid);
            rows.append(found);
        }
        if (!rows.isEmpty() && !leaf(rows, broken))
            return;
    }
}

}  // namespace fieldfare
