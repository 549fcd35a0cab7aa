// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/input/popup_list.h"

#include "presentation/windowed_model.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

class SuggestionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const bool on = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        if (on) {
            drawPanel(*painter, option.rect.adjusted(4, 0, -4, 0), metric::radiusSmall + 1, t.accentSoft);
        }
        QRect r = option.rect.adjusted(space::m, 0, -space::m, 0);
        const QString icon = index.data(table_role::Icon).toString();
        if (!icon.isEmpty()) {
            paintLucide(*painter, QRectF(r.x(), r.y() + (r.height() - 15) / 2.0, 15, 15), icon, t.muted);
            r.setLeft(r.left() + 15 + space::s);
        }
        painter->save();
        painter->setFont(option.font);
        painter->setPen(t.text);
        const QFontMetrics metrics(option.font);
        const QString detail = index.data(table_role::Secondary).toString();
        const int detailWidth =
            std::min(metrics.horizontalAdvance(detail) + (detail.isEmpty() ? 0 : space::m), r.width() / 2);
        const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, r.width() - detailWidth);
        painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
        if (!detail.isEmpty()) {
            painter->setPen(t.muted);
            painter->drawText(r, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                              metrics.elidedText(detail, Qt::ElideRight, detailWidth - space::s));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), 30};
    }
};

}  // namespace

PopupList::PopupList(QLineEdit *edit)
    : QFrame(edit, Qt::ToolTip | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_edit(edit),
      m_view(new QListView(this)),
      m_model(new QStandardItemModel(this))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(1, 5, 1, 5);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SuggestionDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Suggestions"));
    box->addWidget(m_view);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { pick(index.row()); });
    m_edit->installEventFilter(this);
    hide();
}

void PopupList::offer(const QList<Suggestion> &suggestions, bool preselect)
{
    m_suggestions = suggestions;
    m_model->clear();
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QStandardItem(suggestion.title);
        item->setData(suggestion.create ? QStringLiteral("plus") : suggestion.icon, table_role::Icon);
        item->setData(suggestion.detail, table_role::Secondary);
        m_model->appendRow(item);
    }
    if (suggestions.isEmpty() || !m_edit->isVisible()) {
        hide();
        return;
    }
    if (preselect) {
        m_view->setCurrentIndex(m_model->index(0, 0));
    }
    place();
    show();
    raise();
}

void PopupList::dismiss() { hide(); }

void PopupList::setPlace(int x, int width)
{
    m_x = x;
    m_width = width;
}

bool PopupList::hasChosen() const { return m_view->currentIndex().isValid(); }

void PopupList::pickChosen() { pick(m_view->currentIndex().row()); }

void PopupList::place()
{
    const int rows = std::min<int>(8, static_cast<int>(m_suggestions.size()));
    const QSize size(m_width > 0 ? m_width : std::clamp(m_edit->width(), 260, 480), rows * 30 + 12);
    QPoint at = m_edit->mapToGlobal(QPoint(m_x, m_edit->height() + 3));
    if (const QScreen *screen = m_edit->screen()) {
        // A window larger than its screen (pictures without a display) keeps its popups inside itself.
        const QRect area = screen->availableGeometry() | m_edit->window()->frameGeometry();
        if (at.y() + size.height() > area.bottom()) {
            at.setY(m_edit->mapToGlobal(QPoint()).y() - size.height() - 3);
        }
        at.setX(std::clamp(at.x(), area.left(), std::max(area.left(), area.right() - size.width())));
    }
    setGeometry(QRect(at, size));
}

void PopupList::pick(int row)
{
    if (row < 0 || row >= m_suggestions.size()) {
        return;
    }
    const Suggestion chosen = m_suggestions.at(row);
    hide();
    emit picked(chosen);
}

bool PopupList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || !isVisible()) {
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        hide();
    } else if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_model->rowCount();
        int row = m_view->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Down: row = (row + 1) % rows; break;
        case Qt::Key_Up: row = row <= 0 ? rows - 1 : row - 1; break;
        case Qt::Key_PageDown: row = std::min(rows - 1, row + 7); break;
        case Qt::Key_PageUp: row = std::max(0, row - 7); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
            if (row < 0) {
                return false;
            }
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                pick(row);
                // Tab also moves on to the next field.
                return key->key() != Qt::Key_Tab;
            }
            return true;
        case Qt::Key_Escape:
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                hide();
            }
            return true;
        default: return false;
        }
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            m_view->setCurrentIndex(m_model->index(row, 0));
        }
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void PopupList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius, t.surface, t.borderStrong);
}

}  // namespace fieldfare
