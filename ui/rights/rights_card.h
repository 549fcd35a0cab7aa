// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace fieldfare {

class TextLabel;
class Workspace;

/// What the person who works here may do, as the company's server said: the role, and a table of kinds of records by actions. Empty
/// where nobody keeps rights. Follows the workspace. GUI thread.
class RightsCard : public QWidget {
    Q_OBJECT
public:
    explicit RightsCard(Workspace &workspace, QWidget *parent = nullptr);

    /// Whether there is something to show.
    [[nodiscard]] bool hasRights() const;

private:
    void fill();

    Workspace &m_workspace;
    TextLabel *m_role;
    QWidget *m_table;
    QGridLayout *m_grid;
};

}  // namespace fieldfare
