// SPDX-License-Identifier: GPL-3.0-or-later
// Mails and telephone numbers that reach nobody, or somebody else.
#include "base/phone.h"
#include "records/contact/contact.h"
#include "search/quality/mail_quality.h"
#include "search/quality/place_quality.h"
#include "search/quality/quality_check.h"
#include "search/quality/text.h"

#include <QRegularExpression>

namespace fieldfare::quality {

namespace {

using Found = std::optional<QualitySuggestion>;

std::function<SqlPart(const QualityScope &)> mails(const RecordType &type, const QString &where = QStringLiteral("1"))
{
    const QString sql =
        QStringLiteral("SELECT r.id, m.position, m.address FROM {%1} r JOIN mail_address m ON m.type=%2 "
                       "AND m.record=r.id WHERE %3")
            .arg(type.key)
            .arg(type.number)
            .arg(where);
    return [sql](const QualityScope &) { return SqlPart{sql, {}}; };
}

QualityCheck mailCheck(const RecordType &type, const char *key)
{
    QualityCheck check;
    check.id = type.key + u'.' + QLatin1String(key);
    check.type = type.key;
    check.field = QStringLiteral("email");
    check.select = mails(type);
    return check;
}

/// Number after number as people put them into one cell.
QString mendedPhone(const QString &text, const QStringList &regions)
{
    static const QRegularExpression words(
        QStringLiteral("^\\s*(tel|telefon|phone|ph|mobile|mobil|cell|fax|t|m|p|电话|手机)[.:\\s]+"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(
        QStringLiteral("\\s*(?:[;|\\n]|,|\\s/\\s|\\bor\\b|\\bund\\b|\\boder\\b)\\s*"));
    const auto one = [&](QString part) -> QString {
        part.remove(words);
        for (const QString &region : regions) {
            const auto number = checkPhone(part, region);
            if (number && number->check == PhoneCheck::Valid)
                return internationalForm(*number);
        }
        // 49 30 … with the plus forgotten
        const QByteArray digits = phoneDigits(part);
        const auto number = checkPhone(u'+' + QString::fromLatin1(digits), u"");
        if (digits.size() > 10 && number && number->check == PhoneCheck::Valid &&
            regions.contains(phoneRegion(number->e164)))
            return internationalForm(*number);
        return {};
    };
    if (const QString whole = one(text); !whole.isEmpty())
        return whole;
    QStringList all;
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString number = one(part);
        if (number.isEmpty())
            return {};
        if (!all.contains(number))
            all.append(number);
    }
    return parts.size() > 1 ? all.join(QStringLiteral("; ")) : QString();
}

}  // namespace

void addMailChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    QualityCheck invalid = mailCheck(type, "email_invalid");
    invalid.kind = QualityKind::Invalid;
    invalid.severity = QualitySeverity::Error;
    invalid.proposes = true;
    invalid.title = QualityText::tr("E-mail addresses that cannot be right");
    invalid.why =
        QualityText::tr("Nothing sent there arrives. Where it is clear what was meant, a proposal stands beside it.");
    invalid.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString address = row.value(2).toString();
        if (isMailAddress(address))
            return std::nullopt;
        return QualitySuggestion{address, mendedMail(address), {}, row.value(1).toInt()};
    };
    checks.append(invalid);

    QualityCheck domain = mailCheck(type, "email_domain");
    domain.kind = QualityKind::Invalid;
    domain.severity = QualitySeverity::Error;
    domain.proposes = true;
    domain.title = QualityText::tr("E-mail domains with a slip of the pen");
    domain.why = QualityText::tr("“gmial.com” and its like belong to nobody or to strangers who collect what arrives.");
    domain.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString address = row.value(2).toString();
        if (!isMailAddress(address))
            return std::nullopt;
        const QString right = likelyDomain(mailDomain(address));
        if (right.isEmpty())
            return std::nullopt;
        return QualitySuggestion{
            address, address.left(address.lastIndexOf(u'@') + 1) + right, {}, row.value(1).toInt()};
    };
    checks.append(domain);

    QualityCheck throwaway = mailCheck(type, "email_throwaway");
    throwaway.kind = QualityKind::Invalid;
    throwaway.severity = QualitySeverity::Hint;
    throwaway.title = QualityText::tr("Throwaway e-mail addresses");
    throwaway.why = QualityText::tr("These addresses live for minutes. Ask for a lasting one.");
    throwaway.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString address = row.value(2).toString();
        if (!isThrowawayDomain(mailDomain(address)))
            return std::nullopt;
        return QualitySuggestion{address, {}, {}, row.value(1).toInt()};
    };
    checks.append(throwaway);
    if (type.number != Contact::kNumber)
        return;

    QualityCheck role = mailCheck(type, "email_role");
    role.kind = QualityKind::Invalid;
    role.severity = QualitySeverity::Hint;
    role.title = QualityText::tr("People with an address of a whole office");
    role.why =
        QualityText::tr("info@ and sales@ reach a department, not this person. Good to know before a personal mail.");
    role.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString address = row.value(2).toString();
        if (!isRoleAddress(address))
            return std::nullopt;
        return QualitySuggestion{address, {}, {}, row.value(1).toInt()};
    };
    checks.append(role);

    QualityCheck shared = mailCheck(type, "email_shared");
    shared.kind = QualityKind::Contradictory;
    shared.severity = QualitySeverity::Warning;
    shared.title = QualityText::tr("One e-mail address, several people");
    shared.why = QualityText::tr("Often the same person twice. The page “Duplicates” compares and merges them.");
    shared.select = [number = type.number, key = type.key](const QualityScope &) {
        const QString sql =
            QStringLiteral("WITH twice(a) AS MATERIALIZED (SELECT m.address FROM mail_address m JOIN {%1} x ON "
                           "x.id=m.record WHERE "
                           "m.type=%2 GROUP BY m.address COLLATE NOCASE HAVING min(m.record)<>max(m.record)) "
                           "SELECT r.id, m.position, m.address FROM twice JOIN mail_address m ON m.address=twice.a "
                           "COLLATE NOCASE AND m.type=%2 JOIN {%1} r ON r.id=m.record WHERE 1")
                .arg(key)
                .arg(number);
        return SqlPart{sql, {}};
    };
    shared.inspect = [](Query &row, const QualityScope &) -> Found {
        return QualitySuggestion{row.value(2).toString(), {}, {}, row.value(1).toInt()};
    };
    checks.append(shared);
}

void addPhoneChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    QualityCheck invalid;
    invalid.id = type.key + QStringLiteral(".phone_invalid");
    invalid.type = type.key;
    invalid.field = QStringLiteral("phone");
    invalid.kind = QualityKind::Invalid;
    invalid.severity = QualitySeverity::Error;
    invalid.proposes = true;
    invalid.title = QualityText::tr("Telephone numbers nobody can dial");
    invalid.why =
        QualityText::tr("No country hands out such a number, or digits are missing. Proposals read it with the "
                        "country of the address.");
    invalid.select = [key = type.key, number = type.number](const QualityScope &) {
        return SqlPart{
            QStringLiteral("SELECT r.id, p.position, p.number, (SELECT a.country FROM postal_address a WHERE "
                           "a.type=%2 AND a.record=r.id AND a.country<>'' ORDER BY a.position LIMIT 1) FROM "
                           "{%1} r JOIN phone_number p ON p.type=%2 AND p.record=r.id WHERE p.number<>''")
                .arg(key)
                .arg(number),
            {}};
    };
    invalid.inspect = [](Query &row, const QualityScope &scope) -> Found {
        const QString text = row.value(2).toString();
        const auto number = checkPhone(text, scope.session.country);
        if (number && number->check == PhoneCheck::Valid)
            return std::nullopt;
        QStringList regions;
        if (const QString country = countryCodeOf(row.value(3).toString()); !country.isEmpty())
            regions.append(country);
        if (!scope.session.country.isEmpty() && !regions.contains(scope.session.country))
            regions.append(scope.session.country);
        return QualitySuggestion{text, mendedPhone(text, regions), {}, row.value(1).toInt()};
    };
    checks.append(invalid);
}

}  // namespace fieldfare::quality
