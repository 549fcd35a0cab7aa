// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"

class QComboBox;
class QStackedWidget;
class QTimer;

namespace fieldfare {

class BinModel;
class Button;
class DataTable;
class EmptyState;
class SearchField;
class Workspace;

namespace page_id {
inline const QString bin = QStringLiteral("bin");
}  // namespace page_id

/// The recycle bin: everything that was deleted and is not back, with what brings it back.
class BinPage : public Page {
    Q_OBJECT
public:
    explicit BinPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    bool focusSearch() override;

    [[nodiscard]] BinModel *model() const { return m_model; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    void restoreSelected();

private:
    void refresh();
    void applyFilter();

    Workspace &m_workspace;
    BinModel *m_model;
    DataTable *m_table;
    QComboBox *m_type;
    SearchField *m_search;
    Button *m_restore;
    Button *m_history;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTimer *m_typing;
    bool m_busy = false;
};

/// Brings entries of the bin back as one named transaction and tells so, with what stayed behind. `name` is that of a single one.
/// `after` (may be empty) runs on success. GUI thread; `context` guards the answer.
void restoreDeleted(Workspace &workspace, Shell &shell, QObject *context, const QVector<qint64> &changes,
                    const QString &name, const std::function<void()> &after = {});

}  // namespace fieldfare
