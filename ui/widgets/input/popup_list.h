// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace fieldfare {

/// One offer of a completer or chooser.
struct Suggestion {
    qint64 id = 0;
    QString title;
    QString detail;       ///< muted, after the title
    QString icon;         ///< Lucide name or empty
    bool create = false;  ///< "Create …": makes a new record of what was typed
};

/// A floating list below a line edit that keeps the keyboard focus in the edit: up, down, Return, Tab, Escape steer it.
class PopupList : public QFrame {
    Q_OBJECT
public:
    /// Belongs to `edit` and listens to its keys.
    explicit PopupList(QLineEdit *edit);

    /// Shows the list, or hides it when empty. The first entry is chosen when `preselect`.
    void offer(const QList<Suggestion> &suggestions, bool preselect = true);
    void dismiss();
    /// Below this part of the edit instead of its whole width.
    void setPlace(int x, int width);
    /// An entry is marked, by `preselect` or the arrows.
    [[nodiscard]] bool hasChosen() const;
    void pickChosen();
    [[nodiscard]] const QList<Suggestion> &suggestions() const { return m_suggestions; }

signals:
    void picked(const fieldfare::Suggestion &suggestion);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void pick(int row);

    QLineEdit *m_edit;
    QListView *m_view;
    QStandardItemModel *m_model;
    QList<Suggestion> m_suggestions;
    int m_x = 0;
    int m_width = 0;  ///< 0: as wide as the edit
};

}  // namespace fieldfare
