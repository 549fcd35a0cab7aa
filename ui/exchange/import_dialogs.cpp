// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_dialogs.h"

#include "presentation/exchange/import_session.h"
#include "shell/shell.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace fieldfare::import_dialogs {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportDialogs)
};

QString folderKey() { return QStringLiteral("import/folder"); }
QString lastFolder() { return QSettings().value(folderKey()).toString(); }

QFileDialog *dialogFor(Shell &shell, const QString &title, const QString &start, const QString &filter)
{
    auto *dialog = new QFileDialog(shell.windowWidget(), title, start, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QFileDialog *saveDialogFor(Shell &shell, const QString &title, const QString &name, const QString &filter,
                           const QString &suffix)
{
    QFileDialog *dialog = dialogFor(shell, title, QDir(lastFolder()).filePath(name), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    return dialog;
}

}  // namespace

void chooseFiles(Shell &shell, QWidget *owner, std::function<void(const QStringList &)> chosen)
{
    QFileDialog *dialog =
        dialogFor(shell, Text::tr("Import files"), lastFolder(),
                  Text::tr("Tables and address cards (*.csv *.tsv *.txt *.xlsx *.vcf);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, owner,
                     [chosen = std::move(chosen)](const QStringList &paths) {
                         QSettings().setValue(folderKey(), QFileInfo(paths.value(0)).absolutePath());
                         chosen(paths);
                     });
    dialog->open();
}

void loadMap(Shell &shell, QWidget *owner, ImportSession &session, const Failed &failed)
{
    QFileDialog *dialog = dialogFor(shell, Text::tr("Load a map file"), lastFolder(), Text::tr("Map files (*.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, owner, [&session, failed](const QString &path) {
        if (const Result<> loaded = session.loadMap(path); !loaded) {
            failed(loaded.error());
        }
    });
    dialog->open();
}

void saveMap(Shell &shell, QWidget *owner, ImportSession &session, const Failed &failed)
{
    QFileDialog *dialog = saveDialogFor(shell, Text::tr("Save the map file"),
                                        QFileInfo(session.file()).completeBaseName() + QStringLiteral("-map.json"),
                                        Text::tr("Map files (*.json)"), QStringLiteral("json"));
    QObject::connect(dialog, &QFileDialog::fileSelected, owner, [&shell, &session, failed](const QString &path) {
        if (const Result<> saved = session.saveMap(path); !saved) {
            failed(saved.error());
            return;
        }
        shell.toast(Text::tr("Saved %1").arg(QFileInfo(path).fileName()), Tone::Good);
    });
    dialog->open();
}

void saveRejects(Shell &shell, QWidget *owner, const QString &rejects, const Failed &failed)
{
    QFileDialog *dialog = saveDialogFor(shell, Text::tr("Save the rejected rows"), QFileInfo(rejects).fileName(),
                                        Text::tr("CSV files (*.csv)"), QStringLiteral("csv"));
    QObject::connect(dialog, &QFileDialog::fileSelected, owner, [&shell, rejects, failed](const QString &path) {
        if (QFile::exists(path)) {
            QFile::remove(path);
        }
        QFile file(rejects);
        if (!file.copy(path)) {
            failed({ErrorCode::Io, Text::tr("The rows could not be saved: %1").arg(file.errorString()), {}});
            return;
        }
        shell.toast(Text::tr("Saved %1. Correct the rows there and import that file.").arg(QFileInfo(path).fileName()),
                    Tone::Good);
    });
    dialog->open();
}

}  // namespace fieldfare::import_dialogs
