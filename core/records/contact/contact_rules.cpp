// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/contact/contact_rules.h"

#include "records/company/company.h"
#include "records/company_contact/company_contact.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"

namespace fieldfare {

namespace {

bool isHan(const QString &text) { return !text.isEmpty() && text.front().script() == QChar::Script_Han; }

// Han names stand family name first and without a blank.
QString composed(const Contact &contact)
{
    if (isHan(contact.lastName) || (contact.lastName.isEmpty() && isHan(contact.firstName)))
        return contact.lastName + contact.firstName;
    if (contact.firstName.isEmpty() || contact.lastName.isEmpty())
        return contact.firstName + contact.lastName;
    return contact.firstName + QLatin1Char(' ') + contact.lastName;
}

}  // namespace

Result<void> ContactRules::beforeWrite(RecordWriter &, Record &now, const Record *before) const
{
    auto &contact = static_cast<Contact &>(now);
    const auto *old = static_cast<const Contact *>(before);
    const QString full = composed(contact);
    if (!full.isEmpty() &&
        (contact.name.isEmpty() || (old && contact.name == old->name && old->name == composed(*old))))
        contact.name = full;
    return {};
}

Result<void> ContactRules::afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
{
    const auto &contact = static_cast<const Contact &>(now);
    const auto *old = static_cast<const Contact *>(before);
    if (!old || !old->company.isValid() || old->company == contact.company)
        return {};
    CompanyContact former;
    former.contact.value = contact.id;
    former.company = old->company;
    former.role = old->title;
    former.toOn = QDateTime::fromMSecsSinceEpoch(writer.work().now(), writer.context().session().zone).date();
    return writer.insert(former);
}

}  // namespace fieldfare
