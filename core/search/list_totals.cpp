// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/list_totals.h"

#include "search/query/parser.h"
#include "search/query/sql_writer.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace fieldfare {

namespace {

struct TotalsText {
    Q_DECLARE_TR_FUNCTIONS(List)
};

/// Upper and lower halves are summed apart, so that no intermediate sum leaves 64 bits: 2^31 rows of 2^32 each fit.
struct Halves {
    qint64 upper = 0;
    qint64 lower = 0;

    void add(const Halves &other)
    {
        upper += other.upper;
        lower += other.lower;
    }
    [[nodiscard]] bool whole(qint64 *sum) const
    {
        const qint64 carried = upper + (lower >> 32);
        if (carried > std::numeric_limits<qint32>::max() || carried < std::numeric_limits<qint32>::min())
            return false;
        *sum = qint64((quint64(carried) << 32) + quint64(lower & 0xffffffff));
        return true;
    }
};

qint64 roundedQuotient(qint64 sum, qint64 count)
{
    const qint64 quotient = sum / count;
    const qint64 rest = std::abs(sum % count);
    return rest >= count - rest ? quotient + (sum < 0 ? -1 : 1) : quotient;
}

struct Column {
    const FieldSpec *spec;
    SqlPart value;
};

SqlPart wholeValue(const RecordType &type, const FieldSpec &spec)
{
    SqlPart value = storedValue(type, spec);
    const bool decimal = spec.kind == FieldKind::Decimal || spec.kind == FieldKind::Percent;
    // User-defined decimals lie in JSON as their text.
    if (spec.isCustom() && decimal)
        value.sql = QStringLiteral("CAST(round(CAST(%1 AS REAL) * 1000000) AS INTEGER)").arg(value.sql);
    return value;
}

}  // namespace

Result<ListSums> listSums(ReadContext &context, const ListRequest &request, const QStringList &fields)
{
    ListSums sums;
    const RecordType *type = context.catalog().find(request.type);
    if (!type)
        return fail(ErrorCode::InvalidInput, TotalsText::tr("There are no records of type “%1”.").arg(request.type));
    if (!context.session().access.mayRead(*type))
        return sums;
    const auto parsed = parseQuery(request.query);
    if (!parsed)
        return fail(toError(parsed.error()));
    const auto condition = writeCondition(context, *type, *parsed);
    if (!condition)
        return fail(toError(condition.error()));

    QVector<Column> columns;
    SqlPart currency{QStringLiteral("''"), {}};
    QString currencyOf;
    for (const QString &key : fields) {
        const FieldSpec *spec = type->field(key);
        if (!spec || !spec->isNumeric())
            return fail(ErrorCode::InvalidInput, TotalsText::tr("“%1” is no number; it cannot be summed up.").arg(key));
        if (spec->kind == FieldKind::Money) {
            // Amounts of one record share its currency; a second currency column would need a walk of its own.
            const SqlPart own = storedCurrency(*spec);
            if (!currencyOf.isEmpty() && own.sql != currencyOf)
                continue;
            currencyOf = own.sql;
            currency = own;
        }
        columns.append({spec, wholeValue(*type, *spec)});
    }
    SqlPart inner{QStringLiteral("SELECT "), {}};
    inner += currency;
    inner.sql += QStringLiteral(" AS c");
    QString outer = QStringLiteral("SELECT c, count(*)");
    for (qsizetype i = 0; i < columns.size(); ++i) {
        inner.sql += QStringLiteral(", ");
        inner += columns[i].value;
        inner.sql += QStringLiteral(" AS v%1").arg(i);
        outer += QStringLiteral(", count(v%1), sum(v%1 >> 32), sum(v%1 & 4294967295)").arg(i);
    }
    inner.sql += QStringLiteral(" FROM {%1} r WHERE %2").arg(type->key, condition->sql);
    inner.values += condition->values;
    TRY_ASSIGN(auto query,
               context.run(outer + QStringLiteral(" FROM (") + inner.sql + QStringLiteral(") GROUP BY c ORDER BY c"),
                           inner.values));
    struct Plain {
        qint64 filled = 0;
        Halves halves;
    };
    QVector<Plain> plain(columns.size());
    const auto finish = [](qint64 filled, const Halves &halves, Currency code) {
        ColumnSum sum;
        sum.filled = filled;
        sum.currency = code;
        sum.exact = halves.whole(&sum.sum);
        if (sum.exact && filled > 0)
            sum.mean = roundedQuotient(sum.sum, filled);
        return sum;
    };
    while (query.next()) {
        const auto code = Currency::fromCode(query.value(0).toString());
        sums.rows += query.value(1).toLongLong();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const int at = 2 + int(i) * 3;
            const qint64 filled = query.value(at).toLongLong();
            const Halves halves{query.value(at + 1).toLongLong(), query.value(at + 2).toLongLong()};
            if (columns[i].spec->kind == FieldKind::Money) {
                if (filled > 0)
                    sums.columns[columns[i].spec->key].append(finish(filled, halves, code ? *code : Currency()));
            } else {
                plain[i].filled += filled;
                plain[i].halves.add(halves);
            }
        }
    }
    TRY(finished(query));
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].spec->kind != FieldKind::Money && plain[i].filled > 0)
            sums.columns[columns[i].spec->key].append(finish(plain[i].filled, plain[i].halves, {}));
    }
    return sums;
}

}  // namespace fieldfare
