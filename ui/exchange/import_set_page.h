// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"

class QCheckBox;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace fieldfare {

class Button;
class Card;
class ImportColumnsStep;
class ImportSession;
class ImportSetSession;
class InlineMessage;
class MeaningList;
class ProgressStrip;
class TextLabel;
class Workspace;

/// Files that belong together (exports of another CRM) become records at once: what each holds, in which order, and what
/// names what is shown and can be changed; one check, one import, one undo. Location::query: the paths, one a line.
class ImportSetPage : public Page {
    Q_OBJECT
public:
    explicit ImportSetPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] ImportSetSession &session() { return *m_session; }

private:
    void chooseFiles();
    void next();
    void refresh();
    void refreshMeanings();
    [[nodiscard]] QString typeWithDuplicates() const;
    void editColumns(int table);
    void endEditing(bool keep);
    [[nodiscard]] QWidget *filesView();
    [[nodiscard]] QWidget *columnsView();
    [[nodiscard]] QWidget *rowFor(int table);
    [[nodiscard]] QString linksText(int table) const;
    [[nodiscard]] QString countsText(int table) const;

    Workspace &m_workspace;
    ImportSetSession *m_session;
    ImportSession *m_edited;  ///< the table whose columns are shown
    int m_editedTable = -1;
    PageHeader *m_header;
    InlineMessage *m_message;
    QStackedWidget *m_stack;
    ImportColumnsStep *m_columns;
    Button *m_done;
    MeaningList *m_meanings;
    QList<std::pair<int, int>> m_asked;  ///< table and position in its list, for each line of m_meanings
    Card *m_card;
    QScrollArea *m_scroll;
    QCheckBox *m_create;
    TextLabel *m_notes;
    ProgressStrip *m_progress;
    Button *m_undo;
    Button *m_duplicates;
    Button *m_next;
};

}  // namespace fieldfare
