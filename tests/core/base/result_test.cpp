// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include "support/test.h"

namespace fieldfare {
namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("odd"), QString::number(number));
    return number / 2;
}

Result<int> quarter(int number)
{
    TRY_ASSIGN(const int first, half(number));
    TRY_ASSIGN(const int second, half(first));
    return second;
}

Result<> check(int number)
{
    TRY(quarter(number));
    return {};
}

}  // namespace

class ResultTest : public QObject {
    Q_OBJECT

private slots:
    void valuesPassThrough()
    {
        const Result<int> result = quarter(12);
        QVERIFY(result.has_value());
        QCOMPARE(*result, 3);
        QVERIFY(check(12).has_value());
    }

    void theFirstErrorReturnsUnchanged()
    {
        const Result<int> result = quarter(6);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QCOMPARE(result.error().message, QStringLiteral("odd"));
        QCOMPARE(result.error().details, QStringLiteral("3"));
        QVERIFY(!check(6).has_value());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ResultTest)
#include "result_test.moc"
