// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fieldfare::test {

/// One text of a translations/*.ts file.
struct TsMessage {
    QString context;
    QString source;
    QString state;  ///< "" when finished, else "unfinished", "obsolete", "vanished"
    bool plural = false;
    QStringList forms;  ///< one, or as many as the language has plurals
};

/// All texts of translations/fieldfare_<language>.ts; an empty list, with a reason in `error`, when it cannot be read.
QList<TsMessage> readTsFile(const QString &language, QString *error);

}  // namespace fieldfare::test
