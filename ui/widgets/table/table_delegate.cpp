// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table/table_delegate.h"

#include "presentation/windowed_model.h"
#include "widgets/basic/chip.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace fieldfare {

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (selected) {
        painter->fillRect(option.rect, t.accentSoft);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, t.hover);
    }
    // Hairline between rows: content first, no cell frames.
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
    QRect r = option.rect.adjusted(space::s, 0, -space::s, -1);
    if (index.data(table_role::Loading).toBool()) {
        // Length varies by row and column so that the page already looks like a list.
        const int share = 35 + static_cast<int>((static_cast<quint32>(index.row()) * 2654435761U >> 24) % 45U +
                                                static_cast<quint32>(index.column()) * 7U % 15U);
        drawPanel(*painter, QRectF(r.x(), r.center().y() - 4, r.width() * share / 100.0, 8), 4, t.pressed);
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool right = alignment & Qt::AlignRight;
    const Tone tone = static_cast<Tone>(index.data(table_role::Tone).toInt());
    const QFont font = option.font;
    painter->save();
    painter->setClipRect(option.rect);
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid()) {
        const bool on = check.toInt() == Qt::Checked;
        if (on) {
            paintLucide(*painter, QRectF(r.x(), r.center().y() - 7, 15, 15), QStringLiteral("check"), t.text);
        }
        r.setLeft(r.left() + 22);
    }
    const QString avatar = index.data(table_role::Avatar).toString();
    const QString icon = index.data(table_role::Icon).toString();
    if (!avatar.isEmpty()) {
        Avatar::paint(*painter, QRectF(r.x(), r.center().y() - 9.5, 20, 20), avatar, font);
        r.setLeft(r.left() + 20 + space::s);
    } else if (!icon.isEmpty()) {
        paintLucide(*painter, QRectF(r.x(), r.center().y() - 7, 15, 15), icon,
                    tone == Tone::Neutral ? t.muted : t.fill(tone));
        r.setLeft(r.left() + 15 + space::s);
    }
    const QStringList tags = index.data(table_role::Tags).toStringList();
    if (!tags.isEmpty()) {
        for (const QString &tag : tags) {
            if (r.width() < 30) {
                break;
            }
            const QRect used = ChipLook{tag, Tone::Neutral, {}}.paint(*painter, r, font, t);
            r.setLeft(used.right() + space::xs + 1);
        }
    } else if (index.data(table_role::Chip).toBool() && !text.isEmpty()) {
        ChipLook look{text, tone, {}};
        if (right) {
            r.setLeft(std::max(r.left(), r.right() - look.size(font).width() + 1));
        }
        look.paint(*painter, r, font, t);
    } else if (!text.isEmpty()) {
        QFont shown = tabular(font);
        if (index.data(Qt::FontRole).isValid()) {
            shown = strongFont(font);
        }
        painter->setFont(shown);
        painter->setPen(tone == Tone::Neutral ? t.text : t.textOf(tone));
        const QFontMetrics metrics(shown);
        const QString line =
            metrics.elidedText(text.contains(QLatin1Char('\n')) ? text.simplified() : text, Qt::ElideRight, r.width());
        painter->drawText(r, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, line);
        const QString second = index.data(table_role::Secondary).toString();
        if (!second.isEmpty() && !right) {
            r.setLeft(r.left() + metrics.horizontalAdvance(line) + space::s);
            if (r.width() > 24) {
                painter->setFont(font);
                painter->setPen(t.muted);
                painter->drawText(r, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                                  QFontMetrics(font).elidedText(second, Qt::ElideRight, r.width()));
            }
        }
    }
    painter->restore();
    if (view != nullptr && view->hasFocus() && (option.state & QStyle::State_HasFocus) &&
        view->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        drawPanel(*painter, QRectF(option.rect).adjusted(1, 1, -1, -2), metric::radiusSmall, {}, t.accent, 1.6);
    }
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * space::s + 2;
    if (index.data(table_role::Chip).toBool()) {
        width += 2 * space::s + 4;
    }
    if (!index.data(table_role::Avatar).toString().isEmpty() || !index.data(table_role::Icon).toString().isEmpty()) {
        width += 20 + space::s;
    }
    return {width, std::max<int>(metric::rowHeight, metrics.height() + 8)};
}

}  // namespace fieldfare
