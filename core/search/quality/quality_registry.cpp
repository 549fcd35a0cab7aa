// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/quality_check.h"
#include "search/quality/text.h"

#include <algorithm>

namespace fieldfare {

qint64 QualityScope::monthsAgo(int months) const
{
    return QDateTime(today.addMonths(-months), QTime(0, 0), session.zone).toMSecsSinceEpoch();
}

QString QualityScope::shownMoment(qint64 msecs) const
{
    return shown(QDateTime::fromMSecsSinceEpoch(msecs, session.zone).date());
}

QString quality::stillOpen(const RecordType &type)
{
    if (type.key == u"deal")
        return QStringLiteral("r.stage IN (SELECT s.id FROM {stage} s WHERE s.kind='open')");
    if (type.key == u"ticket")
        return QStringLiteral("coalesce(r.state,'') NOT IN ('resolved','closed')");
    if (type.key == u"task")
        return QStringLiteral("r.done=0");
    return QStringLiteral("1");
}

QVector<QualityCheck> qualityChecks(const TypeCatalog &catalog, const QualitySettings &settings)
{
    QVector<QualityCheck> checks;
    for (const char *key : {"contact", "company", "deal", "ticket", "task", "campaign"}) {
        const RecordType &type = catalog.at(QString::fromLatin1(key));
        if (type.hasContactPoints) {
            quality::addMailChecks(checks, type);
            quality::addPhoneChecks(checks, type);
            quality::addPlaceChecks(checks, type);
        }
        quality::addMissingChecks(checks, type, settings);
        quality::addContradictionChecks(checks, type);
        quality::addNameChecks(checks, type);
        quality::addStaleChecks(checks, type);
    }
    return checks;
}

const QualityCheck *findCheck(const QVector<QualityCheck> &checks, const QString &idOrKey, const QString &type)
{
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const QualityCheck &check) {
        return (type.isEmpty() || check.type == type) &&
               (check.id == idOrKey || (!type.isEmpty() && check.key() == idOrKey));
    });
    return found == checks.end() ? nullptr : &*found;
}

QString severityKey(QualitySeverity severity)
{
    switch (severity) {
    case QualitySeverity::Hint: return QStringLiteral("hint");
    case QualitySeverity::Warning: return QStringLiteral("warning");
    case QualitySeverity::Error: break;
    }
    return QStringLiteral("error");
}

QString kindKey(QualityKind kind)
{
    switch (kind) {
    case QualityKind::Invalid: return QStringLiteral("invalid");
    case QualityKind::Missing: return QStringLiteral("missing");
    case QualityKind::Stale: return QStringLiteral("stale");
    case QualityKind::Contradictory: return QStringLiteral("contradictory");
    case QualityKind::Untidy: break;
    }
    return QStringLiteral("untidy");
}

QString kindLabel(QualityKind kind)
{
    switch (kind) {
    case QualityKind::Invalid: return QualityText::tr("Invalid");
    case QualityKind::Missing: return QualityText::tr("Missing");
    case QualityKind::Stale: return QualityText::tr("Stale");
    case QualityKind::Contradictory: return QualityText::tr("Contradictory");
    case QualityKind::Untidy: break;
    }
    return QualityText::tr("Untidy");
}

}  // namespace fieldfare
