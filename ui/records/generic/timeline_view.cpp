// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/timeline_view.h"

#include "presentation/format.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

namespace fieldfare {

class TimelineModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QVector<TimelineItem> &items, const ShowContext &show)
    {
        beginResetModel();
        m_items = items;
        m_show = show;
        endResetModel();
    }
    const TimelineItem &at(int row) const { return m_items.at(row); }
    const ShowContext &show() const { return m_show; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid()) {
            return {};
        }
        const TimelineItem &item = m_items.at(index.row());
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
            return QStringList{item.title, item.who, whenText(item), item.text, item.chip}.join(QStringLiteral(", "));
        }
        if (role == Qt::ToolTipRole) {
            return item.at.isValid() ? format::fullMoment(item.at, m_show.zone) : QString();
        }
        return {};
    }
    QString whenText(const TimelineItem &item) const
    {
        if (!item.at.isValid()) {
            return {};
        }
        return item.dateOnly ? format::date(item.at.toTimeZone(m_show.zone).date(), m_show.today())
                             : format::moment(item.at, m_show.now, m_show.zone);
    }

private:
    QVector<TimelineItem> m_items;
    ShowContext m_show;
};

namespace {

constexpr int circle = 28;
constexpr int textLeft = circle + 14;
constexpr int mostLines = 4;

class TimelineDelegate : public QStyledItemDelegate {
public:
    TimelineDelegate(const TimelineModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const TimelineItem &item = m_model.at(index.row());
        const QRect r = option.rect.adjusted(space::s, 6, -space::s, -6);
        const bool focused =
            (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
        if (option.state & QStyle::State_MouseOver || focused) {
            drawPanel(*painter, option.rect.adjusted(0, 1, 0, -1), metric::radius, t.hover,
                      focused ? t.accent : QColor(), focused ? 1.8 : 1);
        }
        painter->save();
        const QRectF disc(r.x(), r.y(), circle, circle);
        drawPanel(*painter, disc, circle / 2.0, item.tone == Tone::Neutral ? t.pressed : t.soft(item.tone));
        paintLucide(*painter, disc.adjusted(7, 7, -7, -7), item.icon,
                    item.tone == Tone::Neutral ? t.muted : t.textOf(item.tone));
        const int width = r.width() - textLeft;
        int y = r.y();
        const QFont base = option.font;
        const QFont strong = strongFont(base);
        const QString when = m_model.whenText(item);
        const QFontMetrics metrics(base);
        const int whenWidth = metrics.horizontalAdvance(when);
        painter->setFont(tabular(base));
        painter->setPen(t.muted);
        painter->drawText(QRect(r.right() - whenWidth, y, whenWidth + 1, metrics.height()),
                          Qt::AlignRight | Qt::AlignVCenter, when);
        const int titleRoom = width - whenWidth - space::m;
        const QFontMetrics strongMetrics(strong);
        const QString title = strongMetrics.elidedText(item.title, Qt::ElideRight, titleRoom);
        painter->setFont(strong);
        painter->setPen(t.text);
        painter->drawText(QRect(r.x() + textLeft, y, titleRoom, metrics.height()),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
        const int titleWidth = strongMetrics.horizontalAdvance(title);
        if (!item.who.isEmpty() && titleRoom - titleWidth > 60) {
            painter->setFont(base);
            painter->setPen(t.muted);
            const QRect whoRect(r.x() + textLeft + titleWidth + space::s, y, titleRoom - titleWidth - space::s,
                                metrics.height());
            painter->drawText(whoRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(item.who, Qt::ElideRight, whoRect.width()));
        }
        y += metrics.height() + 2;
        painter->setFont(base);
        painter->setPen(t.text);
        for (const QString &line : lines(item.text, base, width)) {
            painter->drawText(QRect(r.x() + textLeft, y, width, metrics.height()),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
            y += metrics.lineSpacing();
        }
        if (!item.chip.isEmpty()) {
            const ChipLook look{item.chip, item.chipTone, {}};
            look.paint(*painter, QRect(r.x() + textLeft, y + 2, width, look.size(base).height()), base, t);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TimelineItem &item = m_model.at(index.row());
        const QFontMetrics metrics(option.font);
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = (view != nullptr ? view->viewport()->width() : 400) - textLeft - 2 * space::s;
        int height = metrics.height() + 2 +
                     static_cast<int>(lines(item.text, option.font, width).size()) * metrics.lineSpacing();
        if (!item.chip.isEmpty()) {
            height += ChipLook{item.chip, item.chipTone, {}}.size(option.font).height() + 4;
        }
        return {width, std::max(circle, height) + 13};
    }

private:
    /// The text broken into at most a few lines; blank lines of mails are left out.
    static QStringList lines(const QString &text, const QFont &font, int width)
    {
        QStringList result;
        if (text.isEmpty() || width < 40) {
            return result;
        }
        const QFontMetrics metrics(font);
        for (const QString &paragraph : text.left(2000).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            QTextLayout layout(paragraph.simplified(), font);
            layout.beginLayout();
            while (true) {
                QTextLine line = layout.createLine();
                if (!line.isValid()) {
                    break;
                }
                line.setLineWidth(width);
                const QString piece = layout.text().mid(line.textStart(), line.textLength());
                if (result.size() == mostLines) {
                    result.last() = metrics.elidedText(result.last() + QLatin1Char(' ') + piece, Qt::ElideRight, width);
                    layout.endLayout();
                    return result;
                }
                result.append(piece);
            }
            layout.endLayout();
        }
        return result;
    }

    const TimelineModel &m_model;
};

class TimelineList : public QListView {
public:
    using QListView::QListView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QListView::resizeEvent(event);
        scheduleDelayedItemsLayout();  // heights depend on the width
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
            emit clicked(currentIndex());
            return;
        }
        QListView::keyPressEvent(event);
    }
};

}  // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent),
      m_model(new TimelineModel(this)),
      m_view(new TimelineList(this)),
      m_chips(new QWidget(this)),
      m_chipFlow(new FlowLayout(m_chips, 6)),
      m_empty(new TextLabel(QString(), TextLabel::Style::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    column->addWidget(m_chips);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setContentsMargins(space::s, space::l, space::s, 0);
    column->addWidget(m_empty, 1);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TimelineDelegate(*m_model, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Timeline"));
    column->addWidget(m_view, 1);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        const TimelineItem &item = m_model->at(index.row());
        if (item.id > 0) {
            emit openRequested(item.type, item.id);
        }
    });
}

void TimelineView::setEmptyText(const QString &text) { m_empty->setText(text); }

void TimelineView::setItems(const QVector<TimelineItem> &items, const ShowContext &show)
{
    m_items = items;
    m_model->set({}, show);
    rebuildChips();
    applyFilter();
}

void TimelineView::rebuildChips()
{
    while (QLayoutItem *item = m_chipFlow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QStringList order;
    QHash<QString, int> counts;
    int all = 0;
    for (const TimelineItem &item : m_items) {
        if (counts[item.group]++ == 0) {
            order.append(item.group);
        }
        all += item.group == QLatin1String("change") ? 0 : 1;
    }
    static const QStringList fixed{QStringLiteral("call"),     QStringLiteral("email"), QStringLiteral("meeting"),
                                   QStringLiteral("social"),   QStringLiteral("note"),  QStringLiteral("deal"),
                                   QStringLiteral("ticket"),   QStringLiteral("order"), QStringLiteral("task"),
                                   QStringLiteral("campaign"), QStringLiteral("change")};
    const auto add = [this](const QString &group, const QString &label, int count) {
        auto *chip = new FilterChip(label, m_chips);
        chip->setCount(count);
        chip->setChecked(m_group == group);
        m_chipFlow->addWidget(chip);
        chip->show();
        connect(chip, &FilterChip::clicked, this, [this, group] {
            m_group = m_group == group ? QString() : group;
            rebuildChips();
            applyFilter();
        });
    };
    if (!counts.contains(m_group)) {
        m_group.clear();
    }
    add(QString(), tr("All"), all);
    for (const QString &group : fixed) {
        if (counts.contains(group)) {
            add(group, timelineGroupLabel(group), counts.value(group));
        }
    }
    m_chips->setVisible(!m_items.isEmpty());
    m_chips->updateGeometry();
}

void TimelineView::applyFilter()
{
    QVector<TimelineItem> shown;
    for (const TimelineItem &item : m_items) {
        if (m_group.isEmpty() ? item.group != QLatin1String("change") : item.group == m_group) {
            shown.append(item);
        }
    }
    m_model->set(shown, m_model->show());
    m_empty->setVisible(shown.isEmpty());
    m_view->setVisible(!shown.isEmpty());
}

}  // namespace fieldfare
