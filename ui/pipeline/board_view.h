// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/board_controller.h"
#include "widgets/input/fields.h"

#include <QPoint>
#include <QWidget>

class QHBoxLayout;
class QListView;
class QScrollArea;

namespace fieldfare {

class BoardColumn;
class StageRail;

/// The columns of a pipeline side by side. A card is moved by dragging it (it lifts, and the column under it shows where
/// it would go) or with Ctrl and the arrows; the view only asks for moves, the controller makes them.
class BoardView : public QWidget {
    Q_OBJECT
public:
    BoardView(BoardController &controller, LinkField::Lookup companies, QWidget *parent = nullptr);

    [[nodiscard]] qint64 currentDeal() const;
    [[nodiscard]] int currentColumn() const;
    void selectDeal(qint64 deal);
    /// Where the keyboard was last, else the first card.
    void focusCards();
    void openQuickAdd();
    [[nodiscard]] bool isDragging() const { return m_drag.active; }
    void cancelDrag();
    [[nodiscard]] BoardColumn *column(int index) const { return m_columns.value(index); }

signals:
    void moveRequested(qint64 deal, int column);
    void openRequested(qint64 deal);
    /// What a drag would do now; empty when it is over.
    void hint(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void refreshHeaders();
    void expandRail(int column, bool open);
    [[nodiscard]] int columnAt(const QPoint &global) const;
    [[nodiscard]] int indexOf(const QObject *viewOrViewport) const;
    bool cardKey(int column, class QKeyEvent *event);
    bool cardMouse(int column, class QMouseEvent *event);
    void lift(int column, const QPoint &global);
    void drag(const QPoint &global);
    void drop();
    void setTarget(int column);

    struct Drag {
        qint64 deal = 0;
        int from = -1;
        int target = -1;
        QPoint pressed;  ///< global
        QPoint grip;     ///< inside the card
        bool active = false;
        BoardCard card;
    };

    BoardController &m_controller;
    LinkField::Lookup m_companies;
    QScrollArea *m_scroll;
    QWidget *m_inner;
    QHBoxLayout *m_row;
    QList<BoardColumn *> m_columns;
    QList<StageRail *> m_rails;  ///< null where the stage is a whole column
    QWidget *m_lifted = nullptr;
    Drag m_drag;
    int m_current = 0;
};

}  // namespace fieldfare
