// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace fieldfare {

class ReadContext;
class RecordWriter;
class UnitOfWork;

/// The next number of a kind of document ("T-1001"), counted in the workspace's settings inside the transaction.
/// Numbers given by people or imports are skipped over, never handed out twice.
///
/// In a workspace that belongs to a company, out of the numbers that its server leased to this device. Where those are used up and
/// no network brings more, a number gets letters of its own behind it ("T-1051-7QF"): never another document's.
[[nodiscard]] Result<QString> nextDocumentNumber(RecordWriter &writer, const QString &typeKey, const QString &prefix);

/// Numbers leased to this device, by type of document.
namespace leased_numbers {

/// Types of documents that are numbered.
[[nodiscard]] QStringList types();

struct Standing {
    qint64 left = 0;     ///< leased and not used yet
    qint64 atLeast = 0;  ///< smaller ones are used, as far as this device knows
};
[[nodiscard]] Result<Standing> standing(ReadContext &context, const QString &typeKey);
/// `from` to `to`, after those that are left.
[[nodiscard]] Result<void> add(UnitOfWork &work, const QString &typeKey, qint64 from, qint64 to);
/// From now on numbers are taken from leased ones alone.
[[nodiscard]] Result<void> begin(UnitOfWork &work, const QString &typeKey);
/// And from now on no longer.
[[nodiscard]] Result<void> end(UnitOfWork &work, const QString &typeKey);

}  // namespace leased_numbers

}  // namespace fieldfare
