// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/rows_panel.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "shell/location.h"
#include "shell/shell.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"

#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

enum Role { IdRole = Qt::UserRole + 1, DetailRole, FigureRole };

/// Name and amount on the first line, what tells records apart below.
class PreviewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, QFontMetrics(option.font).height() * 2 + 16};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentSoft);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, t.hover);
        }
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
        const QRect r = option.rect.adjusted(space::s, 7, -space::s, -8);
        const QFont strong = tabular(strongFont(option.font));
        const QFontMetrics metrics(strong);
        const QString figure = index.data(FigureRole).toString();
        painter->setFont(strong);
        painter->setPen(t.text);
        painter->drawText(r, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, figure);
        painter->drawText(r, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                          metrics.elidedText(index.data().toString().simplified(), Qt::ElideRight,
                                             r.width() - metrics.horizontalAdvance(figure) - space::s));
        painter->setFont(option.font);
        painter->setPen(t.muted);
        painter->drawText(
            r, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
            QFontMetrics(option.font).elidedText(index.data(DetailRole).toString(), Qt::ElideRight, r.width()));
        painter->restore();
    }
};

}  // namespace

RowsPanel::RowsPanel(const RowsPreview &rows, Shell &shell, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    if (rows.rows.isEmpty()) {
        column->addWidget(
            new EmptyState(QStringLiteral("inbox"), tr("No records"), tr("No record went into this figure."), this));
        return;
    }
    const QString count =
        rows.total > rows.rows.size()
            ? tr("The first %1 of %2").arg(format::number(rows.rows.size()), format::number(rows.total))
            : QStringLiteral("%1 %2").arg(format::number(rows.total), rows.typePlural);
    column->addWidget(new TextLabel(count, TextLabel::Style::Muted, this));
    auto *view = new QListView(this);
    auto *model = new QStandardItemModel(view);
    for (const BehindRow &row : rows.rows) {
        auto *item = new QStandardItem(row.name);
        item->setEditable(false);
        item->setData(row.id, IdRole);
        item->setData(row.detail, DetailRole);
        item->setData(row.figure, FigureRole);
        item->setData(QStringList{row.name, row.detail, row.figure}.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
        model->appendRow(item);
    }
    view->setModel(model);
    view->setItemDelegate(new PreviewDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true);
    view->viewport()->setAutoFillBackground(false);
    view->setAccessibleName(rows.typePlural);
    column->addWidget(view, 1);
    setFocusProxy(view);
    const auto open = [&shell, type = rows.type](const QModelIndex &index) {
        shell.open(Location{page_id::record, type, index.data(IdRole).toLongLong(), {}});
    };
    connect(view, &QListView::activated, this, open);
    connect(view, &QListView::clicked, this, open);
}

void showRowsBehind(Workspace &workspace, Shell &shell, QObject *owner, const QString &title, const QString &report,
                    const ReportParams &params, const QString &row, const QString &column)
{
    whenDone(readRowsBehind(workspace, report, params, row, column), owner,
             [&shell, title](const Result<RowsPreview> &rows) {
                 if (!rows) {
                     shell.report(rows.error());
                     return;
                 }
                 auto *panel = new RowsPanel(*rows, shell);
                 shell.openPanel(title, panel);
                 panel->setFocus();
             });
}

}  // namespace fieldfare
