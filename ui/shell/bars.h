// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/shell.h"

#include <QPointer>
#include <QWidget>

class QTimer;
class QVBoxLayout;

namespace fieldfare {

class Avatar;
class Button;
class ElidedLabel;
class SearchField;
class TextLabel;

/// Search, "Log call", "New" and the user.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] Button *newButton() const { return m_new; }
    [[nodiscard]] Button *callButton() const { return m_call; }
    void setUserName(const QString &name);
    void setCompact(bool compact);

signals:
    void searchRequested();
    void logCallRequested();
    void userMenuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    SearchField *m_search;
    Button *m_call;
    Button *m_new;
    Avatar *m_user;
};

/// The line at the bottom: is it encrypted, whose workspace, what just happened, how to undo it, how many records.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setWorkspace(const QString &name, bool encrypted);
    /// Goes after ten seconds.
    void setMessage(const QString &text);
    /// Empty hides it.
    void setUndo(const QString &whatHappened);
    void setCounts(const QString &text);
    /// How it stands with the company's server; empty hides it.
    void setCompany(const QString &text, bool needsAttention);

signals:
    void undoRequested();
    void workspaceClicked();
    void companyClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Button *m_workspace;
    ElidedLabel *m_message;
    ElidedLabel *m_undoText;
    Button *m_undo;
    Button *m_company;
    ElidedLabel *m_counts;
    QTimer *m_timer;
};

/// The bar that tells what happened and offers to undo it; 8 seconds, longer while the pointer rests on it.
class Toast : public QWidget {
    Q_OBJECT
public:
    static constexpr int lifetimeMs = 8000;

    /// Floats above the lower edge of `parent`.
    explicit Toast(QWidget *parent);
    void showMessage(const QString &text, Tone tone, bool withUndo);

signals:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    ElidedLabel *m_text;
    Button *m_undo;
    QTimer *m_timer;
    int m_left = 0;
    Tone m_tone = Tone::Neutral;
};

/// A message above the page that says what to do next.
class Banner : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);
    void showText(const BannerText &text);
    void dismiss();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_text;
    Button *m_action;
    Button *m_close;
    BannerText m_banner;
};

/// The sheet at the right. Escape closes it and gives the keyboard back to where it was.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    /// Floats over the right part of `parent`.
    explicit SidePanel(QWidget *parent);
    void open(const QString &title, QWidget *content, std::function<void()> closed);
    void closePanel();
    [[nodiscard]] bool isOpen() const { return m_content != nullptr; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    ElidedLabel *m_title;
    QVBoxLayout *m_body;
    QWidget *m_content = nullptr;
    QPointer<QWidget> m_previousFocus;
    std::function<void()> m_closed;
};

}  // namespace fieldfare
