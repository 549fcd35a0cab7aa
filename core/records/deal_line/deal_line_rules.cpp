// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal_line/deal_line_rules.h"

#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/line_amounts.h"

namespace fieldfare {

Result<void> DealLineRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &line = static_cast<DealLine &>(now);
    Currency currency;
    if (line.deal.isValid()) {
        TRY_ASSIGN(const Deal *owner, writer.reference(line.deal));
        currency = owner->currency;
    }
    return completeLine(writer, line, static_cast<const DealLine *>(before), currency);
}

Result<void> DealLineRules::afterWrite(RecordWriter &writer, const Record &now, const Record *) const
{
    return totalLines(writer, static_cast<const DealLine &>(now).deal, QStringLiteral("deal_line"),
                      QStringLiteral("deal"));
}

Result<void> DealLineRules::afterRemove(RecordWriter &writer, const Record &before) const
{
    return totalLines(writer, static_cast<const DealLine &>(before).deal, QStringLiteral("deal_line"),
                      QStringLiteral("deal"));
}

}  // namespace fieldfare
