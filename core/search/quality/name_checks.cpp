// SPDX-License-Identifier: GPL-3.0-or-later
// Names as nobody would write them on an envelope.
#include "base/phone.h"
#include "records/contact/contact.h"
#include "search/quality/mail_quality.h"
#include "search/quality/name_quality.h"
#include "search/quality/quality_check.h"
#include "search/quality/text.h"

#include <QRegularExpression>

namespace fieldfare::quality {

namespace {

using Found = std::optional<QualitySuggestion>;

/// The three parts of a person's name at once: changing one without the others would make them contradict each other.
template <class Change>
Found changedPerson(Query &row, const Change &change)
{
    static constexpr const char *keys[] = {"name", "first_name", "last_name"};
    QualitySuggestion all;
    bool any = false;
    for (int i = 0; i < 3; ++i) {
        const QString text = row.value(1 + i).toString();
        const std::optional<QString> better = change(text);
        if (!better || *better == text)
            continue;
        all.values.append({QString::fromLatin1(keys[i]), better->isEmpty() ? Value() : Value(*better)});
        if (!any) {
            all.found = text;
            all.proposal = *better;
        }
        any = true;
    }
    return any ? Found(all) : std::nullopt;
}

QString personRows(const QString &where)
{
    return QStringLiteral("SELECT r.id, r.name, r.first_name, r.last_name FROM {contact} r WHERE (%1)").arg(where);
}

QualityCheck nameCheck(const RecordType &type, const QString &field, const char *key)
{
    QualityCheck check;
    check.id = type.key + u'.' + QLatin1String(key);
    check.type = type.key;
    check.field = field;
    check.kind = QualityKind::Untidy;
    check.severity = QualitySeverity::Warning;
    check.proposes = true;
    return check;
}

std::function<SqlPart(const QualityScope &)> fixedSql(const QString &sql)
{
    return [sql](const QualityScope &) { return SqlPart{sql, {}}; };
}

std::optional<QString> withoutBlanks(const QString &text)
{
    return hasStrayBlanks(text) ? std::optional(withoutStrayBlanks(text)) : std::nullopt;
}

Found holdsOther(Query &row, const QualityScope &scope)
{
    static const QRegularExpression mail(QStringLiteral("[^\\s<>()\"',;]+@[^\\s<>()\"',;]+"));
    static const QRegularExpression digits(QStringLiteral("[+(]?[0-9][0-9 ()/.-]{3,}[0-9]"));
    const QString name = row.value(1).toString();
    QualitySuggestion found{name};
    QString rest = name;
    const auto match = mail.match(name);
    if (match.hasMatch() && isMailAddress(match.captured())) {
        rest.remove(match.captured());
        if (row.isNull(4))
            found.values.append({QStringLiteral("email"), match.captured()});
    } else if (const auto number = digits.match(name); number.hasMatch()) {
        const auto read = checkPhone(number.captured(), scope.session.country);
        if (!read || read->check != PhoneCheck::Valid)
            return found;  // digits of which nobody knows what they mean
        rest.remove(number.captured());
        if (row.isNull(5))
            found.values.append({QStringLiteral("phone"), internationalForm(*read)});
    } else {
        return found;
    }
    static const QRegularExpression leftovers(QStringLiteral("[<>()\\[\\]\",;:|/]+"));
    rest = rest.replace(leftovers, QStringLiteral(" ")).simplified();
    if (rest.isEmpty() && match.hasMatch()) {
        // "jane.doe@…" says who it is; "jd@…" does not
        const QString local = match.captured().section(u'@', 0, 0);
        const QStringList words =
            QString(local).replace(u'-', u'.').replace(u'_', u'.').split(u'.', Qt::SkipEmptyParts);
        if (words.size() == 2 && words.at(0).size() > 1 && words.at(1).size() > 1 && !isRoleAddress(match.captured()))
            rest = personCase(words.join(u' '));
    }
    if (rest.size() < 2) {
        found.values.clear();
        return found;
    }
    found.proposal = rest;
    found.values.prepend({QStringLiteral("name"), rest});
    return found;
}

void addPersonChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    const QString field = QStringLiteral("name");
    QualityCheck other = nameCheck(type, field, "name_holds_other");
    other.kind = QualityKind::Invalid;
    other.severity = QualitySeverity::Error;
    other.title = QualityText::tr("Names that hold an e-mail address or digits");
    other.why =
        QualityText::tr("Nobody is greeted by a telephone number. Where it is clear, address and number go where "
                        "they belong.");
    other.select = fixedSql(
        QStringLiteral(
            "SELECT r.id, r.name, r.first_name, r.last_name, (SELECT 1 FROM mail_address m WHERE m.type=%1 AND "
            "m.record=r.id), (SELECT 1 FROM phone_number p WHERE p.type=%1 AND p.record=r.id) FROM {contact} r "
            "WHERE (r.name LIKE '%@%' OR r.name GLOB '*[0-9]*[0-9]*[0-9]*[0-9]*')")
            .replace(QLatin1String("%1"), QString::number(type.number)));
    other.inspect = holdsOther;
    checks.append(other);

    QualityCheck swapped = nameCheck(type, field, "name_swapped");
    swapped.title = QualityText::tr("Last name first, with a comma");
    swapped.why = QualityText::tr("“Miller, Jane” sorts and greets wrongly. First and last name go into their fields.");
    swapped.select = fixedSql(personRows(QStringLiteral("r.name LIKE '%,%'")));
    swapped.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString name = row.value(1).toString();
        const auto parts = lastNameFirst(name);
        if (!parts)
            return std::nullopt;
        const QString full = parts->first + u' ' + parts->last;
        return QualitySuggestion{name,
                                 full,
                                 {},
                                 0,
                                 {{QStringLiteral("name"), full},
                                  {QStringLiteral("first_name"), parts->first},
                                  {QStringLiteral("last_name"), parts->last}}};
    };
    checks.append(swapped);

    QualityCheck oneCase = nameCheck(type, field, "name_case");
    oneCase.severity = QualitySeverity::Hint;
    oneCase.title = QualityText::tr("Names in capitals or small letters");
    oneCase.why = QualityText::tr("Letters and mails to them look like mass mail.");
    // A name with a letter that changes in both directions has both cases; letters beyond ASCII are looked at afterwards.
    oneCase.select = fixedSql(personRows(QStringLiteral(
        "upper(r.name)=r.name OR lower(r.name)=r.name OR upper(r.first_name)=r.first_name OR "
        "lower(r.first_name)=r.first_name OR upper(r.last_name)=r.last_name OR lower(r.last_name)=r.last_name "
        "OR r.name GLOB '*[^ -~]*' OR r.first_name GLOB '*[^ -~]*' OR r.last_name GLOB '*[^ -~]*'")));
    oneCase.inspect = [](Query &row, const QualityScope &) {
        return changedPerson(row, [](const QString &text) -> std::optional<QString> {
            return isOneCase(text) && !text.contains(u'@') ? std::optional(personCase(text)) : std::nullopt;
        });
    };
    checks.append(oneCase);
}

}  // namespace

void addNameChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    const bool isPerson = type.number == Contact::kNumber;
    const QString field = type.field(QStringLiteral("name")) ? QStringLiteral("name") : QStringLiteral("subject");
    if (isPerson)
        addPersonChecks(checks, type);
    if (type.key == u"company") {
        QualityCheck oneCase = nameCheck(type, field, "name_case");
        oneCase.severity = QualitySeverity::Hint;
        oneCase.title = QualityText::tr("Names in capitals or small letters");
        oneCase.why = QualityText::tr(
            "Often a relic of another program. Leave those that write themselves so, with “It is right”.");
        oneCase.select = fixedSql(QStringLiteral("SELECT r.id, r.name FROM {company} r WHERE (upper(r.name)=r.name OR "
                                                 "lower(r.name)=r.name OR r.name GLOB '*[^ -~]*')"));
        oneCase.inspect = [](Query &row, const QualityScope &) -> Found {
            const QString name = row.value(1).toString();
            constexpr qsizetype shortest = 6;  // IBM, HSBC and NASA are right
            if (name.size() < shortest || !isOneCase(name) || companyCase(name) == name)
                return std::nullopt;
            return QualitySuggestion{name, companyCase(name)};
        };
        checks.append(oneCase);
    }
    QualityCheck blanks = nameCheck(type, field, "name_blanks");
    blanks.title = QualityText::tr("Stray blanks in names");
    blanks.why = QualityText::tr("Blanks at the ends or in a row hide duplicates and disturb the order of lists.");
    if (isPerson) {
        blanks.select = fixedSql(personRows(QStringLiteral("1")));
        blanks.inspect = [](Query &row, const QualityScope &) { return changedPerson(row, withoutBlanks); };
    } else {
        blanks.select = fixedSql(
            QStringLiteral("SELECT r.id, r.\"%1\" FROM {%2} r WHERE r.\"%1\" IS NOT NULL").arg(field, type.key));
        blanks.inspect = [](Query &row, const QualityScope &) -> Found {
            const QString name = row.value(1).toString();
            if (!hasStrayBlanks(name))
                return std::nullopt;
            return QualitySuggestion{name, withoutStrayBlanks(name)};
        };
    }
    checks.append(blanks);
}

}  // namespace fieldfare::quality
