// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "search/duplicates/duplicate_finder.h"

#include <QWidget>

#include <functional>
#include <stop_token>

class QTimer;
class QVBoxLayout;

namespace fieldfare {

class Workspace;

/// The warning above a new record while it is typed: who it looks like, why, and what to do about it. Hidden while nobody
/// does. Asks a moment after the last key, behind the screen.

class DuplicateHintStrip : public QWidget {
    Q_OBJECT
public:
    using Draft = std::function<QVector<record_actions::FieldValue>()>;

    /// `draft`: what is in the form at the moment.
    DuplicateHintStrip(Workspace &workspace, const QString &type, Draft draft, QWidget *parent = nullptr);
    ~DuplicateHintStrip() override;

    /// Something was typed.
    void touch();
    [[nodiscard]] const QVector<DuplicateHint> &hints() const { return m_hints; }

signals:
    void openRequested(qint64 id);
    /// Take that record instead and add to it what was typed and it has not.
    void useRequested(qint64 id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ask();
    void show(const QVector<DuplicateHint> &hints);

    Workspace &m_workspace;
    QString m_type;
    Draft m_draft;
    QTimer *m_pause;
    QVBoxLayout *m_rows;
    QVector<DuplicateHint> m_hints;
    std::stop_source m_stop;
    quint64 m_run = 0;
};

}  // namespace fieldfare
