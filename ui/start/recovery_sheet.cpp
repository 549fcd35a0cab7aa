// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/recovery_sheet.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace fieldfare {

namespace {

struct RecoverySheetText {
    Q_DECLARE_TR_FUNCTIONS(RecoverySheet)
};

}  // namespace

QString recoverySheet(const QString &workspaceName, const QString &code)
{
    const QStringList groups = code.split(QLatin1Char('-'));
    QString rows;
    for (qsizetype i = 0; i < groups.size(); i += 3) {
        rows += QStringLiteral("<p class=\"code\">%1</p>").arg(groups.mid(i, 3).join(QStringLiteral(" &#8211; ")));
    }
    return QStringLiteral("<h1>%1</h1><p>%2</p>%3<p>%4</p><p>%5</p>")
        .arg(RecoverySheetText::tr("Recovery code of “%1”").arg(workspaceName.toHtmlEscaped()),
             QLocale().toString(QDate::currentDate(), QLocale::LongFormat), rows,
             RecoverySheetText::tr("It opens this Fieldfare workspace and its backups when the passphrase is lost: at "
                                   "the passphrase, choose “Passphrase forgotten?”."),
             RecoverySheetText::tr("Keep this sheet where you keep contracts, not beside the computer. Whoever has it "
                                   "and the workspace can read everything."));
}

void printRecoverySheet(QWidget *parent, const QString &workspaceName, const QString &code)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(RecoverySheetText::tr("Recovery code"));
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer must live as long as the dialog that works on it.
    QObject::connect(dialog, &QObject::destroyed, dialog, [printer] {});
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), dialog,
                     [html = recoverySheet(workspaceName, code)](QPrinter *chosen) {
                         QTextDocument document;
                         document.setDefaultStyleSheet(
                             QStringLiteral("body{font-family:sans-serif;font-size:11pt} h1{font-size:18pt} "
                                            ".code{font-family:monospace;font-size:18pt}"));
                         document.setHtml(html);
                         document.setPageSize(chosen->pageLayout().paintRect(QPageLayout::Point).size());
                         document.print(chosen);
                     });
    dialog->open();
}

}  // namespace fieldfare
