// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QDateTime>
#include <QVector>

namespace fieldfare {

/// An open task as a list of things to do shows it.
struct TaskRow {
    qint64 id = 0;
    QString subject;
    QDateTime due;      ///< UTC; may be invalid
    QString aboutType;  ///< key of the type it is about ("deal", "contact" …), empty for none
    qint64 about = 0;
    QString aboutName;
    QString customer;  ///< of the deal or ticket it is about
    qint64 owner = 0;
    QString ownerName;

    friend bool operator==(const TaskRow &, const TaskRow &) = default;
};

/// Open tasks due before `until` (UTC), the earliest first, at most `limit`. `owner` 0: everybody's; else this user's and
/// nobody's.
[[nodiscard]] Result<QVector<TaskRow>> openTasks(ReadContext &context, qint64 owner, const QDateTime &until, int limit);
/// How many of them there are.
[[nodiscard]] Result<qint64> countOpenTasks(ReadContext &context, qint64 owner, const QDateTime &until);

}  // namespace fieldfare
