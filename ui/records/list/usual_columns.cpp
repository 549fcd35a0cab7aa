// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/usual_columns.h"

#include "presentation/field_display.h"
#include "presentation/record_list_model.h"
#include "widgets/basic/chip.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QFontMetrics>

#include <algorithm>

namespace fieldfare {

namespace {

/// The longest things a field of this kind usually shows; empty where texts of any length are usual.
QStringList samples(const FieldSpec &field, const ShowContext &show)
{
    QStringList texts;
    const auto add = [&](const Value &value) { texts.append(showValue(field, value, {}, show).text); };
    const QDate today = show.today();
    switch (field.kind) {
    case FieldKind::Date:
    case FieldKind::Time: {
        QVector<QDate> days;
        for (int month = 1; month <= 12; ++month) {
            days.append(QDate(today.year() - 2, month, 28));
            days.append(QDate(today.year(), month, 28));  // with its time, if it has one
        }
        for (int i = 1; i < 7; ++i) {
            days.append(today.addDays(i));  // weekdays are written out
        }
        for (const QDate &day : days) {
            add(field.kind == FieldKind::Date ? Value(day) : Value(QDateTime(day, QTime(20, 48), show.zone)));
        }
        break;
    }
    case FieldKind::Phone: texts.append(QStringLiteral("+49 176 04069088")); break;
    case FieldKind::Choice:
        for (const Choice &choice : field.choices) {
            texts.append(field.choiceLabel(choice.key));
        }
        break;
    default: break;
    }
    return texts;
}

struct Width {
    int pixels = 0;
    bool firm = false;
};

Width widthOf(const FieldSpec *field, const ShowContext &show, const QFont &font)
{
    constexpr Width text{140, false};
    if (field == nullptr) {
        return text;
    }
    if (field->kind == FieldKind::Email || field->kind == FieldKind::Link) {
        return {180, false};
    }
    if (field->isNumeric()) {
        return {110, true};
    }
    int widest = 0;
    for (const QString &sample : samples(*field, show)) {
        widest =
            std::max(widest, field->kind == FieldKind::Choice ? ChipLook{sample, Tone::Neutral, {}}.size(font).width()
                                                              : QFontMetrics(tabular(font)).horizontalAdvance(sample));
    }
    // Its heading, with the arrow of the order, should be readable too.
    const int heading = QFontMetrics(font).horizontalAdvance(field->label()) + 18;
    constexpr int widestUsual = 190;
    return widest == 0 ? text : Width{std::clamp(std::max(widest, heading) + 2 * space::s + 2, 60, widestUsual), true};
}

}  // namespace

QVector<ViewColumn> usualColumns(const RecordListModel &model, const ShowContext &show, const QFont &font, int room)
{
    QVector<ViewColumn> columns;
    QVector<bool> firm;
    int firmTotal = 0;
    int total = 0;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (!model.isDefaultColumn(column)) {
            continue;
        }
        const Width width = column == 0 ? Width{230, false} : widthOf(model.columnField(column), show, font);
        columns.append({model.columnKeys().at(column), width.pixels});
        firm.append(width.firm);
        total += width.pixels;
        firmTotal += width.firm ? width.pixels : 0;
    }
    // A little too wide is made to fit, without a scroll bar; much too wide scrolls.
    const double share = total > firmTotal ? double(room - firmTotal) / (total - firmTotal) : 1.0;
    constexpr double leastShare = 0.62;
    for (qsizetype i = 0; i < columns.size() && share < 1.0 && share >= leastShare; ++i) {
        if (!firm.at(i)) {
            columns[i].width = static_cast<int>(columns.at(i).width * share);
        }
    }
    return columns;
}

}  // namespace fieldfare
