// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights/share_controller.h"

#include <QWidget>

class QVBoxLayout;

namespace fieldfare {

class Button;
class SearchField;
class Shell;
class TextLabel;

/// With whom one record is shared: who has it, for reading or changing, and colleagues to add. Every change is written at once and
/// can be undone. GUI thread.
class SharePanel : public QWidget {
    Q_OBJECT
public:
    SharePanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id, QWidget *parent = nullptr);

    [[nodiscard]] const ShareController &controller() const { return m_controller; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void fillOffers();
    [[nodiscard]] QWidget *personRow(const Sharer &person);
    void addFirst();
    void keepFocus();

    Shell &m_shell;
    ShareController m_controller;
    TextLabel *m_about;
    TextLabel *m_who;
    TextLabel *m_nobody;
    QVBoxLayout *m_with;
    QWidget *m_adding;
    SearchField *m_search;
    QVBoxLayout *m_offers;
    TextLabel *m_none;
    QString m_focus;  ///< name of the control that takes the keyboard when the rows are made anew
};

/// "Shared with 2", on the page of a record that is: opens the panel. Hidden where nothing is shared.
class SharedButton : public QWidget {
    Q_OBJECT
public:
    SharedButton(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    /// 0 hides it.
    void setRecord(const QString &type, qint64 id, const QStringList &entries);

private:
    Button *m_button;
    QString m_type;
    qint64 m_id = 0;
};

/// A button that opens the panel of the record that `record` names when it is pressed; shown only where sharing is offered.
[[nodiscard]] Button *shareButton(Workspace &workspace, Shell &shell, const QString &type,
                                  std::function<qint64()> record, QWidget *parent);

/// Opens the panel "Share".
void openSharePanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id);

}  // namespace fieldfare
