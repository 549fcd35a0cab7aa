// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/totals_row.h"

#include "presentation/record_list_model.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace fieldfare {

TotalsRow::TotalsRow(ListSumsReader &sums, DataTable &table, RecordListModel &model, QWidget *parent)
    : QWidget(parent), m_sums(sums), m_table(table), m_model(model)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto repaint = [this] { update(); };
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, repaint);
    connect(table.horizontalHeader(), &QHeaderView::sectionMoved, this, repaint);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, repaint);
    connect(&sums, &ListSumsReader::changed, this, [this] {
        describe();
        update();
    });
    describe();
}

void TotalsRow::setFigure(ListSumsReader::Figure figure)
{
    m_figure = figure;
    describe();
    update();
}

QString TotalsRow::text(int column) const
{
    const FieldSpec *field = m_model.columnField(column);
    return field != nullptr && field->isNumeric() && column > 0 && !m_model.isLinked(column)
               ? m_sums.text(*field, m_figure)
               : QString();
}

QSize TotalsRow::sizeHint() const { return {200, std::max<int>(metric::rowHeight, fontMetrics().height() + 8)}; }

void TotalsRow::describe()
{
    QStringList words{m_figure == ListSumsReader::Figure::Sum ? tr("Sums") : tr("Means")};
    for (const int column : m_table.shownColumns()) {
        if (const QString value = text(column); !value.isEmpty()) {
            words.append(m_model.columnField(column)->label() + QLatin1Char(' ') + value);
        }
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
}

int TotalsRow::freeUntil(const QList<int> &columns, int column) const
{
    for (qsizetype i = columns.indexOf(column) + 1; i < columns.size(); ++i) {
        if (!text(columns.at(i)).isEmpty()) {
            return m_table.columnViewportPosition(columns.at(i)) - space::s;
        }
    }
    return width() - space::s;
}

void TotalsRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, width(), 1), t.borderStrong);
    if (hasFocus()) {
        drawPanel(painter, QRectF(rect()).adjusted(1, 2, -1, -1), metric::radiusSmall, {}, t.accent, 1.6);
    }
    const QFont strong = tabular(strongFont(font()));
    bool first = true;
    int free = 0;  // from here to the left edge of a figure nothing is written
    const QFontMetrics metrics(strong);
    const QList<int> columns = m_table.shownColumns();
    for (const int column : columns) {
        const QRect cell(m_table.columnViewportPosition(column), 1, m_table.columnWidth(column), height() - 1);
        QRect r = cell.adjusted(space::s, 0, -space::s, 0);
        if (first) {
            painter.setFont(font());
            painter.setPen(t.muted);
            const QString what = m_figure == ListSumsReader::Figure::Sum ? tr("Sum") : tr("Mean");
            painter.drawText(r, Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(font()).elidedText(what, Qt::ElideRight, r.width()));
            free = r.left() + QFontMetrics(font()).horizontalAdvance(what) + space::l;
        }
        const QString value = text(column);
        if (!value.isEmpty()) {
            painter.setFont(strong);
            painter.setPen(t.text);
            // Several currencies may need more room than one amount: to the left, where texts end early, else to the right.
            const int needed = metrics.horizontalAdvance(value) + 1;
            r.setLeft(std::min(r.left(), std::max(free, r.right() - needed)));
            if (r.width() < needed) {
                r.setRight(std::max(r.right(), std::min(r.left() + needed, freeUntil(columns, column))));
            }
            free = r.right() + space::m;
            painter.drawText(r, Qt::AlignRight | Qt::AlignVCenter,
                             metrics.elidedText(value, Qt::ElideRight, r.width()));
        }
        first = false;
    }
}

void TotalsRow::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    setFigure(m_figure == ListSumsReader::Figure::Sum ? ListSumsReader::Figure::Mean : ListSumsReader::Figure::Sum);
}

void TotalsRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) {
        setFigure(m_figure == ListSumsReader::Figure::Sum ? ListSumsReader::Figure::Mean : ListSumsReader::Figure::Sum);
        return;
    }
    QWidget::keyPressEvent(event);
}

bool TotalsRow::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = m_table.columnAt(help->pos().x());
        const FieldSpec *field = m_model.columnField(column);
        if (!text(column).isEmpty() && field != nullptr) {
            QToolTip::showText(help->globalPos(), m_sums.explanation(*field), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace fieldfare
