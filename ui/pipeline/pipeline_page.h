// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/board_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedWidget;

namespace fieldfare {

class BoardView;
class Button;
class EmptyState;
class SearchField;
class SegmentedControl;

/// The board of a pipeline.
class PipelinePage : public Page {
    Q_OBJECT
public:
    explicit PipelinePage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override { return m_controller.isLoaded(); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    bool focusSearch() override;

    [[nodiscard]] BoardController &controller() { return m_controller; }
    [[nodiscard]] BoardView *board() const { return m_view; }
    /// Moves a card, asking for the reason first when the stage means lost.
    void moveDeal(qint64 deal, int column);
    /// Renders the board for printing or as a PDF.
    void print();

private:
    void buildHeader();
    void buildActions();
    void fillOwnerMenu();
    void fillPipelineMenu();
    void moveCurrent(int column);
    void onLoaded();

    Workspace &m_workspace;
    BoardController m_controller;
    PageHeader *m_header;
    SegmentedControl *m_switch = nullptr;
    Button *m_pipelines = nullptr;
    Button *m_owner = nullptr;
    Button *m_sort = nullptr;
    SearchField *m_search = nullptr;
    QStackedWidget *m_stack;
    BoardView *m_view;
    EmptyState *m_empty;
    // What the menus were made from.
    QVector<Colleague> m_menuPeople;
    QVector<BoardPipeline> m_menuPipelines;
    qint64 m_menuPipeline = -1;
    bool m_focusWanted = false;
};

}  // namespace fieldfare
