// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/legal_hold/legal_hold_rules.h"

#include "records/legal_hold/legal_hold.h"
#include "records/record_writer.h"

#include <QCoreApplication>
#include <QLocale>

namespace fieldfare {

namespace {

Result<void> checkMayHold(RecordWriter &writer)
{
    if (writer.work().session().access.mayAdminister())
        return {};
    return fail(ErrorCode::Forbidden,
                QCoreApplication::translate("Records", "You have no right to set or release legal holds."));
}

}  // namespace

Result<void> LegalHoldRules::beforeWrite(RecordWriter &writer, Record &now, const Record *) const
{
    auto &hold = static_cast<LegalHold &>(now);
    TRY(checkMayHold(writer));
    hold.reason = hold.reason.trimmed();
    if (!hold.contact.isValid())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "A legal hold belongs to a contact. Name the person."));
    if (hold.reason.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "Say why this person's records must be kept."));
    return {};
}

Result<void> LegalHoldRules::afterRemove(RecordWriter &writer, const Record &) const { return checkMayHold(writer); }

Result<std::optional<QString>> holdOn(ReadContext &context, const Uid &contact)
{
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral("SELECT h.reason, ifnull(u.display_name, ''), h.created_at FROM legal_hold h JOIN "
                                  "contact c ON c.id=h.contact LEFT JOIN user u ON u.id=h.created_by WHERE c.uid=? "
                                  "ORDER BY h.created_at, h.id LIMIT 1"),
                   {uidBytes(contact)}));
    if (!query.next()) {
        TRY(finished(query));
        return std::nullopt;
    }
    const QDate day = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), context.session().zone).date();
    return QCoreApplication::translate("Privacy", "Legal hold: %1 (set by %2 on %3).")
        .arg(query.value(0).toString(), query.value(1).toString(),
             context.session().locale.toString(day, QLocale::ShortFormat));
}

}  // namespace fieldfare
