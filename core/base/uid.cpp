// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uid.h"

#include <QMutex>
#include <QMutexLocker>
#include <QRandomGenerator>

#include <array>
#include <utility>

namespace fieldfare {

Uid newUid(qint64 unixMilliseconds)
{
    static QMutex mutex;
    static qint64 lastMilliseconds = 0;
    static quint32 counter = 0;  // 12 + 14 bits below the time keep one process's values in order

    // taken from the system in portions: asking costs more than all the rest
    static std::array<quint64, 64> supply;
    static size_t left = 0;

    quint64 random = 0;
    quint32 sequence = 0;
    qint64 moment = unixMilliseconds;
    {
        const QMutexLocker lock(&mutex);
        if (left == 0) {
            QRandomGenerator::system()->generate(supply.begin(), supply.end());
            left = supply.size();
        }
        random = std::exchange(supply[--left], 0);
        if (moment > lastMilliseconds) {
            lastMilliseconds = moment;
            counter = static_cast<quint32>(random >> 40U) & 0x1ffffffU;  // start low enough to count up
        } else {
            moment = lastMilliseconds;
            if (++counter >= 0x4000000U) {
                counter = 0;
                moment = ++lastMilliseconds;
            }
        }
        sequence = counter;
    }
    QByteArray bytes(16, Qt::Uninitialized);
    auto *out = reinterpret_cast<uchar *>(bytes.data());
    for (int i = 0; i < 6; ++i)
        out[i] = static_cast<uchar>(static_cast<quint64>(moment) >> (8 * (5 - i)));
    out[6] = static_cast<uchar>(0x70U | (sequence >> 22U));
    out[7] = static_cast<uchar>(sequence >> 14U);
    out[8] = static_cast<uchar>(0x80U | ((sequence >> 8U) & 0x3fU));
    out[9] = static_cast<uchar>(sequence);
    for (int i = 10; i < 16; ++i) {
        out[i] = static_cast<uchar>(random);
        random >>= 8U;
    }
    return QUuid::fromRfc4122(bytes);
}

}  // namespace fieldfare
