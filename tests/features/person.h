// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTest>

#include <functional>

class QAbstractButton;
class QComboBox;
class QLineEdit;
class QWidget;

namespace fieldfare::test {

/// Somebody at the screen: finds things by what is written on them, clicks, types, drags and takes a picture of every
/// step. Whatever cannot be found or does not happen within the patience of a person fails the test and says what was
/// looked for; check with VERIFY_STORY after a step that the rest depends on.
class Person {
public:
    /// `window`: the window in front, asked anew for every step. Pictures go to <build>/stories/<story>/.
    Person(const QString &story, std::function<QWidget *()> window);

    void press(const QString &text);                              ///< a button by its text or accessible name
    void write(const QString &field, const QString &text);        ///< replaces the text of a field, by accessible name
    void choose(const QString &box, const QString &item);         ///< an entry of a combo box
    void tick(const QString &text);                               ///< a check box or radio button
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});  ///< goes where the focus is
    void drag(QWidget *from, const QPoint &at, QWidget *to, const QPoint &target);
    void drop(QWidget *on, const QStringList &files);
    void photograph(const QString &step);
    /// Waits until it is so, at most `seconds`; false and a note of `what` when not.
    bool waitFor(const char *what, const std::function<bool()> &happened, int seconds = 30);

    [[nodiscard]] QAbstractButton *button(const QString &text) const;
    [[nodiscard]] QLineEdit *field(const QString &accessibleName) const;
    [[nodiscard]] QComboBox *box(const QString &accessibleName) const;
    [[nodiscard]] QString problems() const { return m_problems.join(QLatin1Char('\n')); }

private:
    bool found(const QWidget *widget, const QString &what);

    QString m_folder;
    std::function<QWidget *()> m_window;
    QStringList m_problems;
    int m_step = 0;
};

#define VERIFY_STORY(person) QVERIFY2((person).problems().isEmpty(), qPrintable((person).problems()))

}  // namespace fieldfare::test
