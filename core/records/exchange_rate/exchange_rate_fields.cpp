// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/exchange_rate/exchange_rate.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType exchangeRateType()
{
    using T = ExchangeRate;
    QVector<FieldSpec> fields{
        field<T, &T::currency>("currency", QT_TRANSLATE_NOOP("Field", "Currency"), FieldKind::Text)
            .listed()
            .asRequired(),
        field<T, &T::on>("on", QT_TRANSLATE_NOOP("Field", "On"), FieldKind::Date).listed().asRequired(),
        field<T, &T::rate>("rate", QT_TRANSLATE_NOOP("Field", "Rate"), FieldKind::Decimal)
            .listed()
            .notAdditive()
            .asRequired(),
    };
    RecordType type =
        records::makeType<T>("exchange_rate", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Exchange rate"),
                             QT_TRANSLATE_NOOP("RecordType", "Exchange rates"), "coins", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const ExchangeRate &>(record).currency; };
    return type;
}

}  // namespace fieldfare
