// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/shares.h"

#include <QJsonArray>

#include <algorithm>

namespace fieldfare {

namespace {

std::optional<Share> shareFrom(const QString &entry)
{
    const QStringList parts = entry.split(u'/');
    Share share{Uid(parts[0]), parts.value(1) == QLatin1String("edit"), Uid(parts.value(2))};
    return share.person.isNull() ? std::nullopt : std::optional(share);
}

}  // namespace

bool isShareable(const QString &type)
{
    static const QStringList types{QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("deal"),
                                   QStringLiteral("order"),   QStringLiteral("ticket"),  QStringLiteral("campaign")};
    return types.contains(type);
}

QVector<Share> sharesFrom(const QStringList &entries)
{
    QVector<Share> shares;
    for (const QString &entry : entries.mid(0, kMostShares)) {
        const auto share = shareFrom(entry);
        if (!share)
            continue;
        const auto known = std::find_if(shares.begin(), shares.end(),
                                        [&](const Share &other) { return other.person == share->person; });
        if (known == shares.end())
            shares.append(*share);
        else if (share->mayEdit && !known->mayEdit)
            *known = *share;
    }
    return shares;
}

QVector<Share> sharesFrom(const QJsonValue &entries)
{
    if (!entries.isArray())
        return {};
    QStringList texts;
    const QJsonArray array = entries.toArray();
    for (const QJsonValue &entry : array)
        texts.append(entry.toString());
    return sharesFrom(texts);
}

QString shareText(const Share &share)
{
    QString text = uidText(share.person) + (share.mayEdit ? QStringLiteral("/edit") : QStringLiteral("/read"));
    return share.by.isNull() ? text : text + u'/' + uidText(share.by);
}

QStringList withoutShare(const QStringList &entries, const Uid &person)
{
    QStringList left;
    for (const QString &entry : entries) {
        const auto share = shareFrom(entry);
        if (!share || share->person != person)
            left.append(entry);
    }
    return left;
}

QStringList withShare(const QStringList &entries, const Share &share)
{
    return withoutShare(entries, share.person) + QStringList{shareText(share)};
}

std::optional<Share> shareOf(const QVector<Share> &shares, const Uid &person)
{
    const auto found =
        std::find_if(shares.cbegin(), shares.cend(), [&](const Share &share) { return share.person == person; });
    return found == shares.cend() ? std::nullopt : std::optional(*found);
}

}  // namespace fieldfare
