// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/quality/quality_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedLayout;

namespace fieldfare {

class Button;
class Card;
class CheckList;
class DataTable;
class EmptyState;
class MassRun;
class ProgressStrip;
class QualityRowsModel;
class TextLabel;

/// What is wrong with the records: checks with their counts at the left, the rows of one at the right, each with what was found
/// and what is proposed. Ticked proposals are written as one step. Location::query names the check.
class QualityPage : public Page {
    Q_OBJECT
public:
    explicit QualityPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] QualityController *controller() const { return m_controller; }
    [[nodiscard]] QualityRowsModel *rows() const { return m_rows; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    void fixTicked();
    void ignoreSelected();
    void openExpectations();

private:
    void buildRows(QWidget *place);
    void buildActions();
    void openCheck(const QString &check);
    void showOverview();
    void showRows();
    void showTicks();
    void openRecord(int row);
    void tickSelected();
    void saveCsv();
    [[nodiscard]] QList<int> chosenRows() const;
    void offerUndo(const ChangeSet &changes);

    Workspace &m_workspace;
    RecordTrail *m_trail;
    QualityController *m_controller;
    QualityRowsModel *m_rows;
    QTimer *m_old;         ///< rows changed; they are looked for again after a pause
    bool m_isOld = false;  ///< they changed while another page was shown
    PageHeader *m_header;
    Button *m_expectations;
    Button *m_again;
    ProgressStrip *m_progress;
    QStackedLayout *m_stack;
    QWidget *m_waiting;
    QWidget *m_body;
    EmptyState *m_fine;
    TextLabel *m_score;
    TextLabel *m_scoreNote;
    CheckList *m_list;
    Card *m_card;
    TextLabel *m_why;
    DataTable *m_table;
    QStackedLayout *m_rowsStack;
    EmptyState *m_noRows = nullptr;
    MassRun *m_run = nullptr;
    Button *m_asList = nullptr;
    Button *m_view = nullptr;
    Button *m_csv = nullptr;
    Button *m_all = nullptr;
    Button *m_none = nullptr;
    TextLabel *m_count = nullptr;
    Button *m_right = nullptr;
    Button *m_fix = nullptr;
    QString m_wanted;
};

}  // namespace fieldfare
