// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace fieldfare {

class Button;
class TextLabel;
struct Error;

/// One thing that can be done, in two lines with an icon: "New workspace – your own company …".
class ChoiceRow : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceRow(const QString &iconName, const QString &title, const QString &detail, QWidget *parent = nullptr);
    void setDetail(const QString &detail);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_detail;
};

/// A message inside a form, with what to do about it.
class InlineMessage : public QWidget {
    Q_OBJECT
public:
    explicit InlineMessage(QWidget *parent = nullptr);
    void showText(Tone tone, const QString &text, const QString &remedy = {});
    /// With the remedy of remedyFor().
    void showError(const Error &error);
    void clear();
    /// Stands behind the text; hidden by clear().
    Button *addAction(const QString &text);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_text;
    TextLabel *m_remedy;
    QHBoxLayout *m_actions;
    QList<Button *> m_buttons;
    Tone m_tone = Tone::Bad;
};

/// A page of the start window: a centred column that scrolls when the window is low. Title, a sentence, then content.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    StartPage(const QString &title, const QString &sentence, QWidget *parent = nullptr, int width = 520);

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setTexts(const QString &title, const QString &sentence);
    /// The row of buttons at the end, "Back" at the left when asked for. Further buttons go to the right.
    QHBoxLayout *addButtonRow(bool withBack);

signals:
    void backRequested();

private:
    QVBoxLayout *m_body;
    TextLabel *m_title;
    TextLabel *m_sentence;
};

}  // namespace fieldfare
