// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/session.h"

#include "security/attempt.h"

namespace fieldfare {

Access Access::of(Grantee who) { return Access(false, std::make_shared<const Grantee>(std::move(who))); }

bool Access::may(Action action, const RecordType &type) const
{
    if (!m_who)
        return m_all;
    const Area area = areaOf(type.key);
    const Action asked = actionOnType(type.key, action);
    return m_who->role.level(area, asked) != Level::No ||
           ((asked == Action::Read || asked == Action::Edit) && m_who->sharedAreas.contains(area));
}

bool Access::mayRead(const RecordType &type) const { return may(Action::Read, type); }

bool Access::mayWrite(const RecordType &type) const { return may(Action::Edit, type) || may(Action::Create, type); }

bool Access::mayExport(const RecordType &type) const { return may(Action::Export, type); }

bool Access::mayAdminister() const { return m_who ? m_who->role.mayAdminister : m_all; }

QString Access::visibleRows(const RecordType &type, const QString &table) const
{
    Q_UNUSED(table)
    return mayRead(type) ? QStringLiteral("1") : QStringLiteral("0");
}

bool operator==(const Access &a, const Access &b)
{
    if (a.m_all != b.m_all || !a.m_who != !b.m_who)
        return false;
    return !a.m_who || (a.m_who->person == b.m_who->person && a.m_who->team == b.m_who->team &&
                        a.m_who->role == b.m_who->role && a.m_who->sharedAreas == b.m_who->sharedAreas);
}

}  // namespace fieldfare
