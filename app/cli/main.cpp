// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace {

bool wantsDetails = false;  // a message handler gets no context of ours

/// The toolkit's own warnings are for --verbose: people get an Error's sentence.
void onMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (wantsDetails)
        std::fprintf(stderr, "%s\n", qPrintable(text));
}

}  // namespace

int main(int argc, char **argv)
{
    wantsDetails = std::any_of(argv + 1, argv + argc, [](const char *word) { return qstrcmp(word, "--verbose") == 0; });
    qInstallMessageHandler(onMessage);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fieldfare-cli"));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("fieldfare"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    return fieldfare::cli::run(QCoreApplication::arguments().mid(1));
}
