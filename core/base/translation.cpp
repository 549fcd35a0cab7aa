// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translation.h"

#include "base/pseudo_translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace fieldfare {

namespace {

/// The translation with which this locale is served: the first of its languages that the program speaks.
QString spoken(const QLocale &locale)
{
    const QStringList languages = locale.uiLanguages();
    for (const QString &language : languages) {
        if (language.startsWith(QLatin1String("en")))
            return QStringLiteral("en");
        if (language.startsWith(QLatin1String("zh")))
            return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

bool install(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(file, folder) || !QCoreApplication::installTranslator(translator.get()))
        return false;
    translator.release()->setParent(&application);
    return true;
}

}  // namespace

QLocale installTranslations(QCoreApplication &application, const QString &language)
{
    const bool pseudo = language == QLatin1String("pseudo");
    const QLocale locale = pseudo               ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                           : language.isEmpty() ? QLocale::system()
                                                : QLocale(language);
    QLocale::setDefault(locale);
    const QString own = QStringLiteral(":/i18n");
    const QString chosen = spoken(locale);
    if (chosen != QLatin1String("en")) {
        const QString qt = QStringLiteral("qtbase_") + chosen;
        if (!install(application, qt, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            install(application, qt, own);
    }
    // English too: its file holds the plurals.
    install(application, QStringLiteral("fieldfare_") + chosen, own);
    if (pseudo)
        QCoreApplication::installTranslator(new PseudoTranslator(&application));
    return locale;
}

}  // namespace fieldfare
