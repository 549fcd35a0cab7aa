// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLineEdit>

namespace fieldfare::test {

/// A button by what is written on it; null when there is none.
inline QAbstractButton *findButton(const QWidget *root, const QString &text)
{
    const auto buttons = root->findChildren<QAbstractButton *>();
    for (QAbstractButton *one : buttons) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

/// A field by its accessible name; null when there is none.
inline QLineEdit *findField(const QWidget *root, const QString &accessibleName)
{
    const auto edits = root->findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        if (edit->accessibleName() == accessibleName)
            return edit;
    }
    return nullptr;
}

}  // namespace fieldfare::test
