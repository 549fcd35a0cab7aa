// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/consent/consent_queries.h"

#include "records/record_reader.h"

namespace fieldfare {

Result<QVector<Consent>> consentsOf(ReadContext &context, Id<Contact> contact)
{
    QVector<qint64> ids;
    QSet<QString> seen;
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT id, purpose FROM {consent} WHERE contact=? ORDER BY at DESC, "
                                          "id DESC"),
                           {contact.value}));
    while (query.next()) {
        if (const QString purpose = query.value(1).toString(); !seen.contains(purpose)) {
            seen.insert(purpose);
            ids.append(query.value(0).toLongLong());
        }
    }
    TRY(finished(query));
    TRY_ASSIGN(const auto records, RecordReader(context).loadMany(context.catalog().at(Consent::kNumber), ids));
    QVector<Consent> states;
    for (const auto &record : records)
        states.append(static_cast<const Consent &>(*record));
    return states;
}

QString purposeOfCampaign(const QString &kind)
{
    if (kind == QLatin1String("email"))
        return QString::fromLatin1(consent::newsletter);
    return kind == QLatin1String("phone") ? QString::fromLatin1(consent::phone) : QString();
}

Result<std::optional<Consent>> withdrawal(ReadContext &context, Id<Contact> contact, const QString &purpose)
{
    // whatever this session may see: what somebody withdrew holds for everybody
    TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT state, at FROM consent WHERE contact=? AND "
                                                                   "purpose=? ORDER BY at DESC, id DESC LIMIT 1"),
                                                    {contact.value, purpose}));
    if (!query.next() || query.value(0).toString() != QLatin1String(consent::withdrawn))
        return std::nullopt;
    Consent entry;
    entry.contact = contact;
    entry.purpose = purpose;
    entry.state = query.value(0).toString();
    entry.at = QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC);
    return entry;
}

}  // namespace fieldfare
