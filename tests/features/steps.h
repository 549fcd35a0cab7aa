// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/person.h"

namespace fieldfare {
class DesktopApp;
class MainWindow;
class Workspace;
}  // namespace fieldfare

/// What every story begins or ends with.
namespace fieldfare::test {

struct NewWorkspace {
    QString company;
    QString person;
    QString currency;
    QString folder;
    QString passphrase;
};

/// The window in front of a program: before, after and between workspaces.
[[nodiscard]] std::function<QWidget *()> frontOf(DesktopApp &app);
/// From the first screen to the open window, with a picture of the form and of the recovery code.
void makeWorkspace(Person &person, DesktopApp &app, const NewWorkspace &wanted);
/// Answers the file dialog of the window; its kind must be one that saves.
void saveAs(MainWindow &window, const QString &file);
/// One figure from the records; -1 when there is none.
[[nodiscard]] qint64 numberOf(Workspace &workspace, const QString &sql, const QVariantList &values = {});

}  // namespace fieldfare::test
