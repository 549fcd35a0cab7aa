// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translation.h"
#include "cli/program.h"

#include <QCoreApplication>

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
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fieldfare-cli"));
    fieldfare::installTranslations(application);
    return fieldfare::cli::run(QCoreApplication::arguments().mid(1));
}
