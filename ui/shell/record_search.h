// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/recent_records.h"
#include "shell/command_palette.h"

#include <stop_token>

namespace fieldfare {

class Workspace;
struct RecordType;

/// Records for the command palette: the one search box over all types. Before anything is typed, what is pinned and what
/// was opened last.
class RecordSearch : public PaletteSource {
    Q_OBJECT
public:
    RecordSearch(Workspace &workspace, Shell &shell, const RecentRecords &recent, QObject *parent = nullptr);
    ~RecordSearch() override;
    void query(quint64 ticket, const QString &text) override;

private:
    void offerRecent(quint64 ticket);
    [[nodiscard]] PaletteItem item(const RecordType &type, qint64 id, const QString &title, const QString &detail,
                                   const QString &section);

    Workspace &m_workspace;
    Shell &m_shell;
    const RecentRecords &m_recent;
    std::stop_source m_stop;
};

}  // namespace fieldfare
