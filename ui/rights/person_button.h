// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace fieldfare {

/// A person to choose, one line: picture and name, and a plus when the pointer or the keyboard is on it. Return, Enter and space press it.
class PersonButton : public QAbstractButton {
    Q_OBJECT
public:
    /// `what`: for people who cannot see it, "Share with Anna Berg".
    PersonButton(const QString &name, const QString &what, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

}  // namespace fieldfare
