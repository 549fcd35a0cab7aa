// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"

class QVBoxLayout;

namespace fieldfare {

class Button;
class DataTable;
class HistoryModel;
class Workspace;
struct MergeEntry;

/// Everything that was done in the workspace, each with its undo, also weeks later. Location::record: a transaction to choose.
class HistoryPage : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    [[nodiscard]] HistoryModel *model() const { return m_model; }

private:
    void refresh();
    void undo();

    Workspace &m_workspace;
    HistoryModel *m_model;
    DataTable *m_table;
    Button *m_undo;
    qint64 m_wanted = 0;  ///< transaction to be chosen once it is there
    bool m_busy = false;
};

/// What happened to one record, field by field, for the panel at the right: Shell::openPanel(tr("History"), new RecordHistoryPanel(…)).
class RecordHistoryPanel : public QWidget {
    Q_OBJECT
public:
    RecordHistoryPanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id, QWidget *parent = nullptr);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

private:
    void addMerge(Workspace &workspace, Shell &shell, QVBoxLayout *column, const MergeEntry &entry,
                  const QString &when);

    bool m_loaded = false;
};

}  // namespace fieldfare
