// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/field_def/field_def.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QComboBox;
class QTimer;
class QVBoxLayout;

namespace fieldfare {

class Button;
class EmptyState;

/// The user's own fields, by record type: what there is, of which kind, when it is shown, needed and locked; a click changes it
/// in the side panel. Location::type says of which record type.
class FieldsPage : public Page {
    Q_OBJECT
public:
    explicit FieldsPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool ready() const override { return m_ready; }
    void setLocation(const Location &location) override;
    void takeFocus() override;

private:
    void load();
    void show_(const QVector<FieldDef> &fields);
    void edit(const FieldDef *field);
    [[nodiscard]] QString about(const FieldDef &field) const;

    Workspace &m_workspace;
    QComboBox *m_type;
    Button *m_add;
    QWidget *m_list;
    QVBoxLayout *m_rows;
    EmptyState *m_empty;
    QTimer *m_refresh;
    bool m_ready = false;
    quint64 m_ticket = 0;
};

}  // namespace fieldfare
