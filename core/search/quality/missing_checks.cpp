// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace wants filled, and colleagues who are not there any more.
#include "base/phone.h"
#include "search/quality/place_quality.h"
#include "search/quality/quality_check.h"
#include "search/quality/text.h"

#include <QRegularExpression>

namespace fieldfare::quality {

namespace {

using Found = std::optional<QualitySuggestion>;

QString nextStep() { return QStringLiteral("next_step"); }

QString titleOf(const RecordType &type, const QStringList &labels, bool onlyOpen)
{
    const QString what = labels.size() == 1
                             ? labels.first()
                             : QualityText::tr("%1 and %2", "neither this nor that: both are missing")
                                   .arg(labels.mid(0, labels.size() - 1).join(QStringLiteral(", ")), labels.last());
    return (onlyOpen ? QualityText::tr("Open %1 without %2", "Open deals without amount")
                     : QualityText::tr("%1 without %2", "Contacts without e-mail and phone"))
        .arg(onlyOpen ? type.plural().toLower() : type.plural(),
             what.size() > 1 && what.at(1).isLower() ? what.at(0).toLower() + what.mid(1) : what);
}

/// The owner of the customer a record is about, when that one is still there.
void proposeOwner(QualityCheck &check, const RecordType &type, const QString &where)
{
    QStringList froms;
    for (const char *link : {"company", "contact"}) {
        const QString key = QString::fromLatin1(link);
        const FieldSpec *field = type.field(key);
        if (field != nullptr && field->target == key && !field->column.isEmpty())
            froms.append(
                QStringLiteral("(SELECT x.owner FROM {%1} x JOIN {user} w ON w.id=x.owner AND w.active=1 WHERE "
                               "x.id=r.\"%2\")")
                    .arg(key, field->column));
    }
    if (froms.isEmpty())
        return;
    froms.append(QStringLiteral("NULL"));
    check.proposes = true;
    check.select = [sql = QStringLiteral("SELECT r.id, o.id, o.display_name FROM {%1} r LEFT JOIN {user} o ON "
                                         "o.id=coalesce(%2) WHERE %3")
                              .arg(type.key, froms.join(QStringLiteral(", ")), where)](const QualityScope &) {
        return SqlPart{sql, {}};
    };
    check.inspect = [](Query &row, const QualityScope &) -> Found {
        QualitySuggestion found;
        if (!row.isNull(1)) {
            found.proposal = row.value(2).toString();
            found.values = {{QStringLiteral("owner"), row.value(1).toLongLong()}};
        }
        return found;
    };
}

/// The country the telephone number begins with, spelt as this workspace spells it.
void proposeCountry(QualityCheck &check, const RecordType &type, const QString &where)
{
    check.proposes = true;
    check.prepare = [key = type.key, number = type.number](ReadContext &context, QualityScope &scope) -> Result<void> {
        QHash<QString, qint64> most;
        TRY_ASSIGN(
            auto query,
            context.run(QStringLiteral("SELECT a.country, count(*) FROM {%1} r JOIN postal_address a ON a.type=%2 AND "
                                       "a.record=r.id WHERE a.country<>'' GROUP BY a.country")
                            .arg(key)
                            .arg(number)));
        while (query.next()) {
            const QString code = countryCodeOf(query.value(0).toString());
            const qint64 times = query.value(1).toLongLong();
            if (!code.isEmpty() && times > most.value(code)) {
                most.insert(code, times);
                scope.spelling.insert(code, query.value(0).toString());
            }
        }
        return finished(query);
    };
    check.select =
        [sql = QStringLiteral("SELECT r.id, (SELECT p.e164 FROM phone_number p WHERE p.type=%1 AND p.record=r.id AND "
                              "p.e164 IS NOT NULL ORDER BY p.position LIMIT 1) FROM {%2} r WHERE %3")
                   .arg(type.number)
                   .arg(type.key, where)](const QualityScope &) {
            return SqlPart{sql, {}};
        };
    check.inspect = [](Query &row, const QualityScope &scope) -> Found {
        QualitySuggestion found;
        const QString phone = row.value(1).toString();
        const QString code = phone.isEmpty() ? QString() : phoneRegion(phone);
        if (!code.isEmpty()) {
            const QString language = scope.session.locale.name().section(u'_', 0, 0);
            found.proposal = scope.spelling.value(code);
            if (found.proposal.isEmpty())
                found.proposal = countryName(code, language);
            found.note = phone;
        }
        return found;
    };
}

void addMustHave(QVector<QualityCheck> &checks, const RecordType &type, const QString &group)
{
    const QString open = stillOpen(type);
    QStringList conditions{open};
    QStringList labels;
    QVariantList values;
    QString field;
    for (const QString &key : group.split(u'|', Qt::SkipEmptyParts)) {
        if (key == nextStep() && type.key == u"deal") {
            labels.append(QualityText::tr("Next step"));
            conditions.append(QStringLiteral("NOT EXISTS (SELECT 1 FROM {task} t WHERE t.deal=r.id AND t.done=0)"));
            continue;
        }
        const FieldSpec *spec = type.field(key);
        if (spec == nullptr || spec->isList() || spec->retired)
            return;  // a field that is gone is not missed
        const SqlPart value = storedValue(type, *spec);
        labels.append(spec->label());
        conditions.append(QStringLiteral("coalesce(%1, '')=''").arg(value.sql));
        values += value.values;
        if (!spec->readOnly)
            field = field.isEmpty() ? key : field;
    }
    if (labels.isEmpty())
        return;
    QualityCheck check;
    check.id = type.key + QStringLiteral(".missing_") + QString(group).replace(u'|', u'_');
    check.type = type.key;
    check.field = field;
    check.kind = QualityKind::Missing;
    check.severity = group == u"owner" ? QualitySeverity::Warning : QualitySeverity::Error;
    check.title = titleOf(type, labels, open != u"1");
    check.why = QualityText::tr("Your workspace expects this of every such record; “Expectations” says of what.");
    const QString where = conditions.join(QStringLiteral(" AND "));
    check.select = [sql = QStringLiteral("SELECT r.id, NULL FROM {%1} r WHERE %2").arg(type.key, where),
                    values](const QualityScope &) {
        return SqlPart{sql, values};
    };
    if (group == u"owner")
        proposeOwner(check, type, where);
    else if (group == u"country")
        proposeCountry(check, type, where);
    checks.append(check);
}

}  // namespace

void addMissingChecks(QVector<QualityCheck> &checks, const RecordType &type, const QualitySettings &settings)
{
    for (const QString &group : settings.mustHaves.value(type.key))
        addMustHave(checks, type, group);

    QualityCheck left;
    left.id = type.key + QStringLiteral(".owner_left");
    left.type = type.key;
    left.field = QStringLiteral("owner");
    left.kind = QualityKind::Stale;
    left.severity = QualitySeverity::Warning;
    left.proposes = true;
    left.title = QualityText::tr("%1 whose owner has left").arg(type.plural());
    left.why = QualityText::tr("Nobody looks after them. The proposal is the manager of the colleague who left.");
    left.select = [sql =
                       QStringLiteral("SELECT r.id, u.display_name, m.id, m.display_name FROM {%1} r JOIN {user} u ON "
                                      "u.id=r.owner AND u.active=0 LEFT JOIN {user} m ON m.id=u.manager AND m.active=1 "
                                      "WHERE %2")
                           .arg(type.key, stillOpen(type))](const QualityScope &) {
        return SqlPart{sql, {}};
    };
    left.inspect = [](Query &row, const QualityScope &) -> Found {
        QualitySuggestion found{row.value(1).toString()};
        if (!row.isNull(2)) {
            found.proposal = row.value(3).toString();
            found.values = {{QStringLiteral("owner"), row.value(2).toLongLong()}};
        }
        return found;
    };
    checks.append(left);
}

}  // namespace fieldfare::quality
