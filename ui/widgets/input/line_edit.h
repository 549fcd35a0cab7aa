// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace fieldfare {

/// A line of text that says so when it is longer than its field: while nobody types, it ends in "…" and its tooltip is the whole.
class LineEdit : public QLineEdit {
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect textRect() const;
    [[nodiscard]] bool overflows() const;
};

}  // namespace fieldfare
