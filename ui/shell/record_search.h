// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/command_palette.h"

#include <stop_token>

namespace fieldfare {

class Workspace;

/// Records for the command palette: the one search box over all types.
class RecordSearch : public PaletteSource {
    Q_OBJECT
public:
    RecordSearch(Workspace &workspace, Shell &shell, QObject *parent = nullptr);
    ~RecordSearch() override;
    void query(quint64 ticket, const QString &text) override;

private:
    Workspace &m_workspace;
    Shell &m_shell;
    std::stop_source m_stop;
};

}  // namespace fieldfare
