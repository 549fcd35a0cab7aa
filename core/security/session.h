// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/record_type.h"

#include <QLocale>
#include <QTimeZone>

namespace fieldfare {

/// What a session may see and change. Today all or nothing; roles refine the same two questions later.
class Access {
public:
    [[nodiscard]] static Access everything() { return Access(true); }
    [[nodiscard]] static Access nothing() { return Access(false); }

    [[nodiscard]] bool mayRead(const RecordType &) const { return m_all; }
    [[nodiscard]] bool mayWrite(const RecordType &) const { return m_all; }
    [[nodiscard]] bool mayExport(const RecordType &) const { return m_all; }
    /// May see the change log and undo, back up, change settings.
    [[nodiscard]] bool mayAdminister() const { return m_all; }

    /// An SQL condition that holds for the rows of `table` this session may see; "1" for all, "0" for none.
    [[nodiscard]] QString visibleRows(const RecordType &type, const QString &table) const
    {
        Q_UNUSED(type)
        Q_UNUSED(table)
        return m_all ? QStringLiteral("1") : QStringLiteral("0");
    }

private:
    explicit Access(bool all) : m_all(all) {}
    bool m_all;
};

/// On whose behalf something is read or written. Every service takes one; a plain value.
struct Session {
    Id<User> user;                      ///< none only before the first user exists
    QString userName;                   ///< for the change log
    QTimeZone zone = QTimeZone::utc();  ///< days, months and quarters are cut here; bare dates mean a day here
    QLocale locale;                     ///< how people of this session write dates and numbers
    Currency baseCurrency;              ///< of the workspace
    QString country;                    ///< ISO 3166 alpha-2 of the workspace: default region of phone numbers
    Access access = Access::everything();
};

}  // namespace fieldfare
