// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secret.h"

#include "support/test.h"

#include <type_traits>

namespace fieldfare {

class SecretTest : public QObject {
    Q_OBJECT

private slots:
    void isNeverCopiedByAccident()
    {
        static_assert(!std::is_copy_constructible_v<Secret>);
        static_assert(!std::is_copy_assignable_v<Secret>);
        static_assert(std::is_nothrow_move_constructible_v<Secret>);
        Secret first = Secret::fromBytes(QByteArrayLiteral("abc"));
        Secret second = std::move(first);
        QVERIFY(first.isEmpty());  // NOLINT(bugprone-use-after-move): a moved-from secret is empty by contract
        QCOMPARE(second.size(), std::size_t(3));
        Secret third = second.clone();
        QVERIFY(third.equals(second));
        third.writableView()[0] = 'x';
        QVERIFY(!third.equals(second));
    }

    void newBytesAreZero()
    {
        const Secret secret(64);
        for (const unsigned char byte : secret.view())
            QCOMPARE(byte, static_cast<unsigned char>(0));
    }

    void randomBytesDiffer()
    {
        const Secret first = Secret::random(32);
        const Secret second = Secret::random(32);
        QCOMPARE(first.size(), std::size_t(32));
        QVERIFY(!first.equals(second));
        QVERIFY(!first.equals(Secret()));
    }

    void textOfOneLookGivesOneSecret()
    {
        const Secret composed = Secret::fromText(QString::fromUtf8("Gr\xc3\xbc\xc3\x9f"
                                                                   "e 曾"));
        const Secret decomposed = Secret::fromText(QString::fromUtf8("Gru\xcc\x88\xc3\x9f"
                                                                     "e 曾"));
        QVERIFY(composed.equals(decomposed));
        QVERIFY(composed.equals(Secret::fromBytes(QByteArray("Gr\xc3\xbc\xc3\x9f"
                                                             "e \xe6\x9b\xbe"))));
        QVERIFY(Secret::fromText(QString()).isEmpty());
    }

    void readingTextLeavesTheCallersTextAlone()
    {
        const QString typed = QStringLiteral("correct horse");
        QString owned = QString(typed.constData(), typed.size());
        const Secret secret = Secret::fromText(owned);
        QCOMPARE(owned, typed);
        QCOMPARE(secret.size(), std::size_t(13));
    }

    void wipingEmpties()
    {
        QByteArray bytes("secret");
        Secret::wipe(bytes);
        QVERIFY(bytes.isEmpty());
        QString text = QString::fromLatin1("secret");
        Secret::wipe(text);
        QVERIFY(text.isEmpty());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::SecretTest)
#include "secret_test.moc"
