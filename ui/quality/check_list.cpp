// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/check_list.h"

#include "presentation/format.h"
#include "presentation/windowed_model.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace fieldfare {

namespace {

enum : int { CheckRole = Qt::UserRole + 100, RowsRole, TypeRole, ShareRole };
constexpr int kHeight = 54;

Tone toneOf(QualitySeverity severity)
{
    switch (severity) {
    case QualitySeverity::Error: return Tone::Bad;
    case QualitySeverity::Warning: return Tone::Attention;
    case QualitySeverity::Hint: break;
    }
    return Tone::Accent;
}

/// Icon, title and number; below, what records and a bar.
class CheckDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        const bool focused = (option.state & QStyle::State_HasFocus) && option.widget != nullptr &&
                             option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
        painter->save();
        const QRect ground = option.rect.adjusted(0, 1, 0, -1);
        if (selected || (option.state & QStyle::State_MouseOver)) {
            drawPanel(*painter, ground, metric::radius, selected ? t.accentSoft : t.hover,
                      focused ? t.accent : QColor(), 1.6);
        }
        const qint64 rows = index.data(RowsRole).toLongLong();
        const auto tone = static_cast<Tone>(index.data(table_role::Tone).toInt());
        const QString icon = rows > 0 ? index.data(table_role::Icon).toString() : QStringLiteral("circle-check");
        const QRect inside = ground.adjusted(space::s, 5, -space::s, -7);
        const QFontMetrics metrics(option.font);
        const int line = metrics.height();
        paintLucide(*painter, QRectF(inside.left(), inside.top() + (line - 15) / 2.0, 15, 15), icon,
                    rows > 0 ? t.fill(tone) : t.muted);
        QRect words(inside.left() + 15 + space::s, inside.top(), inside.width() - 15 - space::s, line);
        const QString number = format::number(rows);
        const QFont figures = tabular(strongFont(option.font));
        const int width = QFontMetrics(figures).horizontalAdvance(number);
        painter->setFont(figures);
        painter->setPen(rows > 0 ? t.text : t.muted);
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, number);
        words.setRight(words.right() - width - space::s);
        painter->setFont(selected ? strongFont(option.font) : option.font);
        painter->setPen(rows > 0 ? t.text : t.muted);
        painter->drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        const QFont small = smallFont(option.font);
        const QFontMetrics smallMetrics(small);
        const QString type = index.data(TypeRole).toString();
        const QRect below(words.left(), inside.top() + line + 2, inside.right() - words.left() + 1,
                          smallMetrics.height());
        painter->setFont(small);
        painter->setPen(t.muted);
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, type);
        if (rows > 0) {
            const int begin = below.left() + below.width() * 2 / 5;
            const QRectF room(begin, below.center().y() - 2, below.right() - begin + 1, 5);
            drawPanel(*painter, room, 2.5, t.grid);
            QRectF bar = room;
            bar.setWidth(std::max(5.0, room.width() * index.data(ShareRole).toDouble()));
            drawPanel(*painter, bar, 2.5, t.fill(tone));
        }
        painter->restore();
    }
};

}  // namespace

CheckList::CheckList(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Checks"));
    setUniformItemSizes(true);
    setItemDelegate(new CheckDelegate(this));
    setMouseTracking(true);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (m_filling || item == nullptr) {
            return;
        }
        m_current = item->data(CheckRole).toString();
        emit chosen(m_current);
    });
}

QString CheckList::currentCheck() const { return m_current; }

void CheckList::setChecks(const TypeCatalog &catalog, const QVector<QualityCheck> &checks,
                          const QualitySummary &summary)
{
    QVector<const QualityCheck *> order;
    for (const QualityCheck &check : checks) {
        order.append(&check);
    }
    const auto rowsOf = [&summary](const QualityCheck *check) {
        const QualityCount *count = summary.find(check->id);
        return count == nullptr ? 0 : count->rows;
    };
    // What is worst first; of equals, what can be mended at once.
    const auto weight = [&summary](const QualityCheck *check) {
        const QualityCount *count = summary.find(check->id);
        return count == nullptr || count->rows == 0 ? -1 : 2 * int(check->severity) + (count->fixable > 0 ? 1 : 0);
    };
    std::stable_sort(order.begin(), order.end(), [&](const QualityCheck *a, const QualityCheck *b) {
        return weight(a) != weight(b) ? weight(a) > weight(b) : rowsOf(a) > rowsOf(b);
    });
    qint64 most = 1;
    for (const QualityCheck *check : order) {
        most = std::max(most, rowsOf(check));
    }
    m_filling = true;
    const int scrolled = verticalScrollBar()->value();
    // Items are kept and filled anew, so that the pointer and the keyboard stay where they are.
    while (count() > order.size()) {
        delete takeItem(count() - 1);
    }
    while (count() < order.size()) {
        auto *item = new QListWidgetItem(this);
        item->setSizeHint(QSize(100, std::max(kHeight, 2 * fontMetrics().height() + 16)));
    }
    for (int i = 0; i < order.size(); ++i) {
        const QualityCheck *check = order.at(i);
        QListWidgetItem *each = item(i);
        const RecordType &type = catalog.at(check->type);
        each->setText(check->title);
        each->setToolTip(check->title + QLatin1Char('\n') + check->why);
        each->setData(CheckRole, check->id);
        each->setData(RowsRole, rowsOf(check));
        each->setData(TypeRole, type.plural());
        each->setData(table_role::Icon, type.icon);
        each->setData(table_role::Tone, int(toneOf(check->severity)));
        // Roots: one huge check must not make all others look like nothing.
        each->setData(ShareRole, std::sqrt(double(rowsOf(check)) / double(most)));
        each->setData(Qt::AccessibleTextRole,
                      tr("%1, %2: %3 rows").arg(check->title, type.plural(), format::number(rowsOf(check))));
        if (check->id == m_current) {
            setCurrentItem(each);
        }
    }
    verticalScrollBar()->setValue(scrolled);
    m_filling = false;
}

void CheckList::select(const QString &check)
{
    for (int i = 0; i < count(); ++i) {
        if (item(i)->data(CheckRole).toString() == check) {
            setCurrentItem(item(i));
            return;
        }
    }
}

}  // namespace fieldfare
