// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/phone.h"
#include "support/paths.h"
#include "support/test.h"

#include <QFile>

using namespace fieldfare;

/// Two thousand spellings from all countries (region, type, variant, input, expected E.164, …) read as their owners meant them.
class PhoneCasesTest : public QObject {
    Q_OBJECT
private slots:
    void atLeast97Percent()
    {
        if (test::sharedData().isEmpty())
            QSKIP("real data is not present");
        QFile file(test::sharedData() + u"/phones/phone_cases.csv"_qs);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        file.readLine();
        int rows = 0;
        int right = 0;
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
            if (cells.size() < 5)
                continue;
            ++rows;
            const auto number = readPhone(cells[3], cells[0]);
            if (number && number->e164 == cells[4])
                ++right;
            else
                qInfo().noquote() << cells[0] << cells[3] << "->" << (number ? number->e164 : u"-"_qs) << "expected"
                                  << cells[4];
        }
        qInfo() << right << "of" << rows;
        QVERIFY(rows >= 2000);
        QVERIFY(right * 100 >= rows * 97);
    }
};

FIELDFARE_TEST(PhoneCasesTest)
#include "phone_cases_test.moc"
