// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace fieldfare {

class ImportSession;
class Shell;

/// The file dialogs of the imports: they open beside the page and answer later. `owner`: nothing is answered once it is gone.
namespace import_dialogs {

using Failed = std::function<void(const Error &error)>;

void chooseFiles(Shell &shell, QWidget *owner, std::function<void(const QStringList &paths)> chosen);
void loadMap(Shell &shell, QWidget *owner, ImportSession &session, const Failed &failed);
void saveMap(Shell &shell, QWidget *owner, ImportSession &session, const Failed &failed);
/// A copy of the file of rejected rows to where a person wants it.
void saveRejects(Shell &shell, QWidget *owner, const QString &rejects, const Failed &failed);

}  // namespace import_dialogs

}  // namespace fieldfare
