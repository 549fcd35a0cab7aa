// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/history/history_model.h"

#include <QWidget>

class QVBoxLayout;

namespace fieldfare {

class Button;
class DateField;
class Shell;
class TextLabel;

/// One record as it was on a day, field by field beside what it is now; each field or all of it can be put back. For the panel at
/// the right.
class RecordAsOfPanel : public QWidget {
    Q_OBJECT
public:
    RecordAsOfPanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id, QWidget *parent = nullptr);

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ShownAsOf &shown() const { return m_shown; }
    void setMoment(const QDateTime &utc);
    /// These fields take the values they had, as one named transaction.
    void putBack(const QStringList &fields);

private:
    void load();
    void show_();

    Workspace &m_workspace;
    Shell &m_shell;
    QString m_type;
    qint64 m_id;
    DateField *m_day;
    TextLabel *m_summary;
    QVBoxLayout *m_list = nullptr;
    Button *m_all;
    ShownAsOf m_shown;
    quint64 m_ticket = 0;
    bool m_loaded = false;
};

}  // namespace fieldfare
