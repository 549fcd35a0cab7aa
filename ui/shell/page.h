// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"
#include "shell/shell.h"

#include <QAction>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace fieldfare {

class ElidedLabel;
class TextLabel;

/// A line of the key overview.
struct KeyHint {
    QString keys;
    QString what;
};

/// Base of everything that fills the window's centre. A page is made once per id (and type) and then told where to go
/// by setLocation(); it must not block there: it starts reading and becomes ready() when its data has arrived.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Shell &shell, QWidget *parent = nullptr);

    /// Window title and history; translated.
    [[nodiscard]] virtual QString title() const = 0;
    /// What the status bar says at the right ("128 contacts in this view").
    [[nodiscard]] virtual QString statusText() const { return {}; }
    /// Data has arrived and is laid out; screenshots wait for it.
    [[nodiscard]] virtual bool ready() const { return true; }
    /// The keys this page adds, for the `?` overview.
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return {}; }
    /// Called each time the page is shown for a location.
    virtual void setLocation(const Location &location);
    [[nodiscard]] const Location &location() const { return m_location; }
    /// Where the keyboard goes when the page is shown.
    virtual void takeFocus();
    /// Ctrl+F: the page's own filter; false when it has none.
    virtual bool focusSearch() { return false; }
    /// Saves what is being typed: the page goes, the window closes or the program locks.
    virtual void finishTyping() {}

signals:
    void titleChanged();
    void statusChanged();
    void readyChanged();

protected:
    [[nodiscard]] Shell &shell() const { return m_shell; }
    /// Adds an action that the command palette and the key overview show; `keys` work while the page is visible.
    QAction *addPageAction(const QString &text, const QKeySequence &keys, const QString &iconName);

private:
    Shell &m_shell;
    Location m_location;
};

/// Title (20/600), muted subtitle, and controls at the right, as every page begins. 20 px margins around pages.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    /// From left to right.
    void addControl(QWidget *widget);
    /// Left of the title, e.g. previous, next and an avatar.
    void addLeading(QWidget *widget);
    /// Subtitle below instead of beside the title.
    void setTwoLines(bool on);

private:
    QHBoxLayout *m_row;
    QHBoxLayout *m_leading;
    QHBoxLayout *m_controls;
    QBoxLayout *m_texts;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
};

}  // namespace fieldfare
