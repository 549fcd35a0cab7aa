// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/consent/consent_rules.h"

#include "records/consent/consent.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> ConsentRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &entry = static_cast<Consent &>(now);
    if (before) {
        const auto &was = static_cast<const Consent &>(*before);
        // a merge leads it to another record of the same person
        if (entry.purpose != was.purpose || entry.state != was.state || entry.basis != was.basis ||
            entry.at != was.at || entry.source != was.source || entry.evidence != was.evidence)
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Records", "What somebody agreed to is not changed afterwards. Add "
                                                               "a new entry; the newest of a purpose counts."));
        return {};
    }
    entry.purpose = entry.purpose.trimmed();
    if (!entry.contact.isValid())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "A consent belongs to a contact. Name the person."));
    if (entry.purpose.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "A consent is given for something. Name the purpose."));
    if (entry.state != QLatin1String(consent::granted) && entry.state != QLatin1String(consent::withdrawn))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "Say whether it was granted or withdrawn."));
    if (!entry.at.isValid())
        entry.at = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    return {};
}

}  // namespace fieldfare
