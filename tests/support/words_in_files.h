// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace fieldfare::test {

/// "file: word" for each file below a folder that holds one of these words, whatever its case, in UTF-8 or UTF-16 of either order.
/// `searched` counts the files.
inline QStringList filesHolding(const QString &folder, const QStringList &words, int *searched = nullptr)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (searched)
            ++*searched;
        const QByteArray bytes = file.readAll().toLower();
        for (const QString &word : words) {
            const QString low = word.toLower();
            QByteArray little;
            QByteArray big;
            for (const QChar c : low) {
                little.append(static_cast<char>(c.cell())).append(static_cast<char>(c.row()));
                big.append(static_cast<char>(c.row())).append(static_cast<char>(c.cell()));
            }
            if (bytes.contains(low.toUtf8()) || bytes.contains(little) || bytes.contains(big))
                found.append(QDir(folder).relativeFilePath(file.fileName()) + QStringLiteral(": ") + word);
        }
    }
    return found;
}

}  // namespace fieldfare::test
