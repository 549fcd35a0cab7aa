// SPDX-License-Identifier: GPL-3.0-or-later
// Postal codes, countries and telephone numbers that do not go together.
#include "base/phone.h"
#include "search/quality/place_quality.h"
#include "search/quality/quality_check.h"
#include "search/quality/text.h"

namespace fieldfare::quality {

namespace {
using Found = std::optional<QualitySuggestion>;
}

void addPlaceChecks(QVector<QualityCheck> &checks, const RecordType &type)
{
    QualityCheck postcode;
    postcode.id = type.key + QStringLiteral(".postcode_form");
    postcode.type = type.key;
    postcode.field = QStringLiteral("postal_code");
    postcode.kind = QualityKind::Contradictory;
    postcode.severity = QualitySeverity::Warning;
    postcode.proposes = true;
    postcode.title = QualityText::tr("Postal codes that do not fit the country");
    postcode.why = QualityText::tr("Post goes astray. Often a spreadsheet ate a leading zero: 2115 is Boston's 02115.");
    postcode.select = [key = type.key, number = type.number](const QualityScope &) {
        return SqlPart{
            QStringLiteral("SELECT r.id, a.position, a.postal_code, a.country FROM {%1} r JOIN postal_address a "
                           "ON a.type=%2 AND a.record=r.id WHERE a.postal_code<>'' AND a.country<>''")
                .arg(key)
                .arg(number),
            {}};
    };
    postcode.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString country = row.value(3).toString();
        const QString code = countryCodeOf(country);
        const QString text = row.value(2).toString();
        if (code.isEmpty() || checkPostcode(code, text) != PostcodeCheck::Wrong)
            return std::nullopt;
        return QualitySuggestion{text, mendedPostcode(code, text), country, row.value(1).toInt()};
    };
    checks.append(postcode);

    QualityCheck prefix;
    prefix.id = type.key + QStringLiteral(".country_phone");
    prefix.type = type.key;
    prefix.field = QStringLiteral("phone");
    prefix.proposes = true;
    prefix.kind = QualityKind::Contradictory;
    prefix.severity = QualitySeverity::Hint;
    prefix.title = QualityText::tr("Telephone number and address in different countries");
    prefix.why = QualityText::tr("May be right, but often the number was read with the wrong country code.");
    prefix.select = [key = type.key, number = type.number](const QualityScope &) {
        return SqlPart{
            QStringLiteral("SELECT r.id, p.e164, a.country, p.number FROM {%1} r JOIN postal_address a ON a.type=%2 "
                           "AND a.record=r.id AND a.position=0 JOIN phone_number p ON p.type=%2 AND "
                           "p.record=r.id AND p.position=0 WHERE p.e164 IS NOT NULL AND a.country<>''")
                .arg(key)
                .arg(number),
            {}};
    };
    prefix.inspect = [](Query &row, const QualityScope &) -> Found {
        const QString country = row.value(2).toString();
        const QString code = countryCodeOf(country);
        const int expected = callingCodeOf(code);
        const QString e164 = row.value(1).toString();
        const int length = countryCodeLength(QStringView(e164).sliced(1));
        if (expected == 0 || length == 0 || QStringView(e164).sliced(1, length).toInt() == expected)
            return std::nullopt;
        const auto number = checkPhone(e164, u"");
        if (!number || number->check != PhoneCheck::Valid)
            return std::nullopt;  // nobody's number is in no country
        const QString text = row.value(3).toString();
        QualitySuggestion found{text, {}, country};
        if (!text.startsWith(u'+') && !text.startsWith(QLatin1String("00"))) {
            const auto there = checkPhone(text, code);
            if (there && there->check == PhoneCheck::Valid)
                found.proposal = internationalForm(*there);
        }
        return found;
    };
    checks.append(prefix);
}

}  // namespace fieldfare::quality
