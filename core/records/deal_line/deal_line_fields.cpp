// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal_line/deal_line.h"

#include "records/deal_line/deal_line_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType dealLineType()
{
    using T = DealLine;
    QVector<FieldSpec> fields{
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link)
            .to("deal", OnTargetDelete::Cascade)
            .listed(),
    };
    fields += pricedLineFields();
    RecordType type = records::makeType<T>("deal_line", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Deal line"),
                                           QT_TRANSLATE_NOOP("RecordType", "Deal lines"), "list", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const DealLine &>(record).name; };
    type.fallbackLinks = QStringList{QStringLiteral("product")};
    type.rules = std::make_shared<DealLineRules>();
    return type;
}

}  // namespace fieldfare
