// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace fieldfare::test {

/// Walks a shown widget tree and tells every place where text does not fit or a widget sticks out of its parent:
/// one line each, with class, name and text. Labels made to shorten themselves (ElidedLabel) are left out.
QStringList clippedTexts(QWidget *root);

/// Saves what the widget shows to <build>/shots/<name>.png for people to look at; false when it cannot be written.
bool saveShot(QWidget *widget, const QString &name);

}  // namespace fieldfare::test
