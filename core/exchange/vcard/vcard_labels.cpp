// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard/vcard_labels.h"

namespace fieldfare {

QString vcardLabel(const QStringList &types)
{
    static const QStringList silent{QStringLiteral("internet"), QStringLiteral("pref"),   QStringLiteral("voice"),
                                    QStringLiteral("msg"),      QStringLiteral("text"),   QStringLiteral("video"),
                                    QStringLiteral("postal"),   QStringLiteral("parcel"), QStringLiteral("dom"),
                                    QStringLiteral("intl"),     QStringLiteral("x400")};
    QStringList telling;
    for (const QString &type : types) {
        if (!silent.contains(type) && !telling.contains(type))
            telling.append(type);
    }
    const bool home = telling.contains(QStringLiteral("home"));
    const bool work = telling.contains(QStringLiteral("work"));
    if (telling.contains(QStringLiteral("fax")))
        return home && !work ? QStringLiteral("home fax") : QStringLiteral("fax");
    if (telling.contains(QStringLiteral("cell")) || telling.contains(QStringLiteral("iphone")))
        return QStringLiteral("mobile");
    for (const char *known : {"pager", "main", "car", "other"}) {
        if (telling.contains(QLatin1String(known)))
            return QLatin1String(known);
    }
    if (work)
        return QStringLiteral("work");
    if (home)
        return QStringLiteral("home");
    return telling.isEmpty() ? QString() : telling.first();
}

QString vcardLabelText(const QString &label)
{
    if (label.startsWith(QLatin1String("_$!<")) && label.endsWith(QLatin1String(">!$_")))
        return label.mid(4, label.size() - 8).toLower();
    return label;
}

QStringList vcardTypes(const QString &label)
{
    if (label == QLatin1String("mobile"))
        return {QStringLiteral("cell")};
    if (label == QLatin1String("home fax"))
        return {QStringLiteral("home"), QStringLiteral("fax")};
    if (label == QLatin1String("fax"))
        return {QStringLiteral("work"), QStringLiteral("fax")};
    for (const char *known : {"work", "home", "pager", "main", "car", "other"}) {
        if (label == QLatin1String(known))
            return {label};
    }
    return {};
}

}  // namespace fieldfare
