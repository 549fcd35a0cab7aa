// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"
#include "sync/inbox/conflict_inbox.h"

class QPlainTextEdit;
class QStackedWidget;

namespace fieldfare {

class Button;
class Card;
class ConflictModel;
class DataTable;
class EmptyState;
class TextLabel;

namespace page_id {
inline const QString conflicts = QStringLiteral("conflicts");
}  // namespace page_id

/// What two people changed without knowing of each other: above the list, below it both sides of the chosen one in full, and one click
/// to settle it.
class ConflictsPage : public Page {
    Q_OBJECT
public:
    explicit ConflictsPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] ConflictModel *model() const { return m_model; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    void settle(sync::ConflictChoice choice);

private:
    void refresh();
    void showDetail();
    [[nodiscard]] QWidget *side(const QString &heading, QPlainTextEdit *text);

    Workspace &m_workspace;
    ConflictModel *m_model;
    DataTable *m_table;
    Card *m_detail;
    TextLabel *m_sentence;
    QPlainTextEdit *m_stands;
    QPlainTextEdit *m_other;
    Button *m_open;
    Button *m_keep;
    Button *m_useOther;
    Button *m_keepBoth;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

}  // namespace fieldfare
