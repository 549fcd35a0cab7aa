// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/board_print.h"

#include "presentation/format.h"
#include "presentation/pipeline/board_controller.h"
#include "widgets/theme/theme.h"

#include <QPagedPaintDevice>
#include <QPainter>

namespace fieldfare {

void printBoard(QPagedPaintDevice &device, const BoardController &board, const QString &title)
{
    QPainter painter(&device);
    if (!painter.isActive()) {
        return;
    }
    const Tokens &t = lightTokens();
    QFont base = painter.font();
    base.setPointSizeF(9);
    const QFont strong = strongFont(base);
    QFont head = strong;
    head.setPointSizeF(14);
    const auto height = [&](const QFont &font) { return QFontMetricsF(font, &device).height(); };
    const QRectF page(0, 0, device.width(), device.height());
    const double line = height(base) * 1.45;
    double y = 0;
    const auto text = [&](const QFont &font, const QColor &color, double x, double width, Qt::Alignment align,
                          const QString &words) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(x, y, width, line), int(align) | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(font, &device).elidedText(words, Qt::ElideRight, width));
    };
    const auto room = [&](double needed) {
        if (y + needed > page.height()) {
            device.newPage();
            y = 0;
        }
    };
    painter.setFont(head);
    painter.setPen(t.text);
    painter.drawText(QRectF(0, 0, page.width(), height(head) * 1.4), Qt::AlignLeft | Qt::AlignVCenter, title);
    y = height(head) * 1.4;
    text(base, t.muted, 0, page.width(), Qt::AlignLeft, board.summary());
    y += line * 1.3;
    for (int i = 0; i < board.columns().size(); ++i) {
        const BoardColumnModel *column = board.columns().at(i);
        if (column->cards().isEmpty()) {
            continue;
        }
        room(line * 3);
        text(strong, t.text, 0, page.width() * 0.6, Qt::AlignLeft,
             QStringLiteral("%1  %2").arg(board.titleOf(i)).arg(column->cards().size()));
        text(strong, t.text, page.width() * 0.6, page.width() * 0.4, Qt::AlignRight, board.sumOf(i));
        y += line;
        painter.fillRect(QRectF(0, y, page.width(), line / 16), t.border);
        y += line / 5;
        for (int row = 0; row < column->rowCount(); ++row) {
            const BoardCard *card = column->card(row);
            if (card == nullptr) {
                continue;
            }
            room(line);
            const double w = page.width();
            text(base, t.text, 0, w * 0.30, Qt::AlignLeft, card->name);
            text(base, t.muted, w * 0.31, w * 0.24, Qt::AlignLeft, card->customer);
            text(base, t.muted, w * 0.56, w * 0.15, Qt::AlignLeft, card->ownerName);
            text(base, t.muted, w * 0.72, w * 0.14, Qt::AlignLeft, column->nextStep(row).text);
            text(tabular(base), t.text, w * 0.86, w * 0.14, Qt::AlignRight,
                 card->amount ? format::money(*card->amount) : QString());
            y += line;
        }
        y += line * 0.6;
    }
}

}  // namespace fieldfare
