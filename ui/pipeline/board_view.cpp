// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/board_view.h"

#include "pipeline/board_column.h"
#include "pipeline/card_delegate.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace fieldfare {

namespace {

constexpr int kColumnGap = 14;
constexpr int kMinimumColumn = 168;
constexpr int kMaximumColumn = 380;
constexpr int kShadow = 14;

/// The card in the air: slightly turned, with a shadow, following the pointer. Takes no events.
class LiftedCard : public QWidget {
public:
    LiftedCard(QWidget *parent, const QSize &size, const BoardCard &card, const ChipText &next)
        : QWidget(parent), m_size(size), m_card(card), m_next(next)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        resize(size + QSize(2 * kShadow, 2 * kShadow + 8));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
        const Tokens &t = tokensFor(this);
        painter.translate(width() / 2.0, height() / 2.0);
        painter.rotate(1.6);
        const QRect card(-m_size.width() / 2, -m_size.height() / 2, m_size.width(), m_size.height());
        drawShadow(painter, QRectF(card).adjusted(0, 3, 0, 3), metric::radius, t.shadow, kShadow);
        CardDelegate::paintCard(painter, card, m_card, m_next, font(), t,
                                CardDelegate::State{false, false, false, true});
    }

private:
    QSize m_size;
    BoardCard m_card;
    ChipText m_next;
};

}  // namespace

BoardView::BoardView(BoardController &controller, LinkField::Lookup companies, QWidget *parent)
    : QWidget(parent),
      m_controller(controller),
      m_companies(std::move(companies)),
      m_scroll(new QScrollArea(this)),
      m_inner(new QWidget),
      m_row(new QHBoxLayout(m_inner))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kColumnGap);
    m_scroll->setWidget(m_inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_inner->setAutoFillBackground(false);
    connect(&m_controller, &BoardController::columnsChanged, this, &BoardView::rebuild);
    connect(&m_controller, &BoardController::totalsChanged, this, &BoardView::refreshHeaders);
}

void BoardView::rebuild()
{
    cancelDrag();
    qDeleteAll(m_columns);
    qDeleteAll(m_rails);
    m_columns.clear();
    m_rails.clear();
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item;
    }
    const auto &models = m_controller.columns();
    int open = 0;
    for (const BoardColumnModel *model : models) {
        open += model->stage().isOpen() ? 1 : 0;
    }
    for (int i = 0; i < models.size(); ++i) {
        const BoardStage &stage = models.at(i)->stage();
        auto *column = new BoardColumn(models.at(i), m_companies, m_inner);
        column->setMinimumWidth(kMinimumColumn);
        column->setMaximumWidth(kMaximumColumn);
        column->header()->setProgress(open > 1 ? double(i) / (open - 1) : 1.0, stage.isOpen()  ? Tone::Accent
                                                                               : stage.isWon() ? Tone::Good
                                                                                               : Tone::Neutral);
        column->view()->installEventFilter(this);
        column->view()->viewport()->installEventFilter(this);
        connect(column, &BoardColumn::addRequested, this,
                [this, i](const QString &text, qint64 company) { m_controller.add(i, text, company); });
        connect(column->view(), &QListView::doubleClicked, this, [this](const QModelIndex &index) {
            emit openRequested(index.data(BoardColumnModel::DealRole).toLongLong());
        });
        m_row->addWidget(column, 1);
        m_columns.append(column);
        StageRail *rail = nullptr;
        if (stage.isLost()) {
            rail = new StageRail(m_inner);
            connect(rail, &StageRail::opened, this, [this, i] { expandRail(i, true); });
            m_row->addWidget(rail);
            column->hide();
        }
        m_rails.append(rail);
    }
    // very wide windows keep the columns readable, at the left
    m_row->addStretch(0);
    m_current = 0;
    refreshHeaders();
}

void BoardView::expandRail(int column, bool open)
{
    m_rails.at(column)->setVisible(!open);
    m_columns.at(column)->setVisible(open);
    if (open) {
        m_columns.at(column)->view()->setFocus();
    }
}

void BoardView::refreshHeaders()
{
    for (int i = 0; i < m_columns.size() && i < m_controller.columns().size(); ++i) {
        const int count = int(m_controller.columns().at(i)->cards().size());
        m_columns.at(i)->header()->setTexts(m_controller.titleOf(i), count, m_controller.sumOf(i));
        if (m_rails.at(i) != nullptr) {
            m_rails.at(i)->setTexts(m_controller.titleOf(i), count);
        }
    }
}

qint64 BoardView::currentDeal() const
{
    const BoardColumn *column = m_columns.value(m_current);
    return column != nullptr ? column->currentDeal() : 0;
}

int BoardView::currentColumn() const { return m_current; }

void BoardView::selectDeal(qint64 deal)
{
    const int at = m_controller.columnOf(deal);
    if (at < 0 || at >= m_columns.size()) {
        return;
    }
    if (m_rails.at(at) != nullptr && m_columns.at(at)->isHidden()) {
        return;
    }
    m_current = at;
    m_columns.at(at)->select(m_controller.columns().at(at)->rowOf(deal));
    m_columns.at(at)->view()->setFocus();
    m_scroll->ensureWidgetVisible(m_columns.at(at), kColumnGap, 0);
}

void BoardView::focusCards()
{
    if (m_columns.isEmpty()) {
        return;
    }
    m_current = std::clamp(m_current, 0, int(m_columns.size()) - 1);
    if (currentDeal() == 0) {
        for (int i = 0; i < m_columns.size(); ++i) {
            if (m_columns.at(i)->model()->rowCount() > 0 && m_columns.at(i)->isVisibleTo(this)) {
                m_current = i;
                break;
            }
        }
        m_columns.at(m_current)->select(0);
    }
    m_columns.at(m_current)->view()->setFocus();
}

void BoardView::openQuickAdd()
{
    for (int i = m_current; i >= 0; --i) {
        if (i < m_columns.size() && m_columns.at(i)->model()->stage().isOpen()) {
            m_columns.at(i)->openQuickAdd();
            return;
        }
    }
}

int BoardView::indexOf(const QObject *object) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i)->view() == object || m_columns.at(i)->view()->viewport() == object) {
            return i;
        }
    }
    return -1;
}

bool BoardView::eventFilter(QObject *watched, QEvent *event)
{
    const int column = indexOf(watched);
    if (column < 0) {
        return QWidget::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::FocusIn: m_current = column; break;
    case QEvent::KeyPress: return cardKey(column, static_cast<QKeyEvent *>(event));
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        if (watched == m_columns.at(column)->view()->viewport()) {
            return cardMouse(column, static_cast<QMouseEvent *>(event));
        }
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

bool BoardView::cardKey(int column, QKeyEvent *event)
{
    if (m_drag.active) {
        if (event->key() == Qt::Key_Escape) {
            cancelDrag();
        }
        return true;
    }
    const bool control = event->modifiers() & Qt::ControlModifier;
    // in a right-to-left window the next stage lies to the left
    const int forward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
    const int backward = forward == Qt::Key_Right ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == forward || event->key() == backward) {
        const int step = event->key() == forward ? 1 : -1;
        if (control) {
            const int target = column + step;
            const qint64 deal = m_columns.at(column)->currentDeal();
            if (deal != 0 && target >= 0 && target < m_columns.size()) {
                emit moveRequested(deal, target);
            }
            return true;
        }
        for (int next = column + step; next >= 0 && next < m_columns.size(); next += step) {
            BoardColumn *neighbour = m_columns.at(next);
            if (neighbour->isHidden() || neighbour->model()->rowCount() == 0) {
                continue;
            }
            // the card beside this one on the screen
            QListView *view = m_columns.at(column)->view();
            const int y = view->visualRect(view->currentIndex()).center().y();
            const QModelIndex beside =
                neighbour->view()->indexAt(QPoint(20, std::clamp(y, 1, neighbour->view()->viewport()->height() - 2)));
            m_current = next;
            neighbour->select(beside.isValid() ? beside.row() : neighbour->model()->rowCount() - 1);
            neighbour->view()->setFocus(Qt::TabFocusReason);
            m_scroll->ensureWidgetVisible(neighbour, kColumnGap, 0);
            return true;
        }
        return true;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !control) {
        if (const qint64 deal = m_columns.at(column)->currentDeal()) {
            emit openRequested(deal);
        }
        return true;
    }
    if (event->key() == Qt::Key_Escape && m_rails.at(column) != nullptr) {
        expandRail(column, false);
        return true;
    }
    return false;
}

bool BoardView::cardMouse(int column, QMouseEvent *event)
{
    QListView *view = m_columns.at(column)->view();
    const QPoint global = event->globalPosition().toPoint();
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        if (event->button() != Qt::LeftButton) {
            return m_drag.active;
        }
        m_drag = {};
        const QModelIndex index = view->indexAt(event->position().toPoint());
        m_drag.deal = index.data(BoardColumnModel::DealRole).toLongLong();
        m_drag.from = column;
        m_drag.pressed = global;
        m_drag.grip = event->position().toPoint() - view->visualRect(index).topLeft();
        return false;
    }
    case QEvent::MouseMove:
        if (m_drag.active) {
            drag(global);
            return true;
        }
        if (!(event->buttons() & Qt::LeftButton) || m_drag.deal == 0) {
            return false;
        }
        if ((global - m_drag.pressed).manhattanLength() >= QApplication::startDragDistance()) {
            lift(column, global);
        }
        return true;  // no rubber band, no selecting while pressed
    case QEvent::MouseButtonRelease:
        if (m_drag.active) {
            drop();
            return true;
        }
        m_drag = {};
        return false;
    default: return false;
    }
}

int BoardView::columnAt(const QPoint &global) const
{
    int best = -1;
    int distance = std::numeric_limits<int>::max();
    const int x = m_inner->mapFromGlobal(global).x();
    for (int i = 0; i < m_columns.size(); ++i) {
        const QWidget *shown = m_rails.at(i) != nullptr && m_columns.at(i)->isHidden()
                                   ? static_cast<QWidget *>(m_rails.at(i))
                                   : m_columns.at(i);
        const QRect area = shown->geometry();
        const int away = x < area.left() ? area.left() - x : x > area.right() ? x - area.right() : 0;
        if (away < distance) {
            distance = away;
            best = i;
        }
    }
    return best;
}

void BoardView::lift(int column, const QPoint &global)
{
    const auto card = m_controller.card(m_drag.deal);
    if (!card) {
        m_drag = {};
        return;
    }
    m_drag.active = true;
    m_drag.card = *card;
    QListView *view = m_columns.at(column)->view();
    const int row = m_columns.at(column)->model()->rowOf(card->id);
    const QRect place = view->visualRect(m_columns.at(column)->model()->index(row));
    m_columns.at(column)->delegate()->setLifted(card->id);
    view->viewport()->update();
    view->setFocus();
    m_lifted = new LiftedCard(window(), place.size() - QSize(2, CardDelegate::gap), *card,
                              m_columns.at(column)->model()->nextStep(row));
    m_lifted->setFont(view->font());
    m_lifted->show();
    m_lifted->raise();
    drag(global);
}

void BoardView::drag(const QPoint &global)
{
    m_lifted->move(window()->mapFromGlobal(global) - m_drag.grip - QPoint(kShadow, kShadow));
    // near an edge the board comes along
    const int x = m_scroll->viewport()->mapFromGlobal(global).x();
    QScrollBar *bar = m_scroll->horizontalScrollBar();
    if (x < 30) {
        bar->setValue(bar->value() - 16);
    } else if (x > m_scroll->viewport()->width() - 30) {
        bar->setValue(bar->value() + 16);
    }
    setTarget(columnAt(global));
}

void BoardView::setTarget(int column)
{
    if (column == m_drag.target) {
        return;
    }
    const auto mark = [this](int index, bool on) {
        if (index < 0 || index >= m_columns.size()) {
            return;
        }
        if (on && index != m_drag.from) {
            m_columns.at(index)->model()->showPlaceFor(m_drag.card);
            m_columns.at(index)->view()->scrollTo(
                m_columns.at(index)->model()->index(m_columns.at(index)->model()->placeRow()));
        } else {
            m_columns.at(index)->model()->hidePlace();
        }
        m_columns.at(index)->setTarget(on);
        if (m_rails.at(index) != nullptr) {
            m_rails.at(index)->setTarget(on);
        }
    };
    mark(m_drag.target, false);
    m_drag.target = column;
    mark(column, true);
    const QString from = m_columns.at(m_drag.from)->model()->stage().name;
    emit hint(column == m_drag.from || column < 0
                  ? tr("Dragging “%1” – drop it in another column, Esc to cancel").arg(m_drag.card.name)
                  : tr("Dragging “%1” from %2 to %3 – release to move, Esc to cancel")
                        .arg(m_drag.card.name, from, m_columns.at(column)->model()->stage().name));
}

void BoardView::cancelDrag()
{
    if (!m_drag.active) {
        m_drag = {};
        return;
    }
    setTarget(-1);
    if (m_drag.from < m_columns.size()) {
        m_columns.at(m_drag.from)->delegate()->setLifted(0);
        m_columns.at(m_drag.from)->view()->viewport()->update();
    }
    delete m_lifted;
    m_lifted = nullptr;
    m_drag = {};
    emit hint({});
}

void BoardView::drop()
{
    const Drag done = m_drag;
    cancelDrag();
    if (done.target >= 0 && done.target != done.from) {
        emit moveRequested(done.deal, done.target);
    }
}

}  // namespace fieldfare
