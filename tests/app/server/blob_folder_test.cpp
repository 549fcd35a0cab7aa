// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/blobs/blob_folder.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

#include <sys/resource.h>

namespace fieldfare::server {

/// Contents on the server: whole or not there, whoever sends what.
class BlobFolderTest : public QObject {
    Q_OBJECT

    using Answer = BlobFolder::Answer;

    const Uid m_office = Uid::createUuid();
    const Uid m_mei = Uid::createUuid();
    const Uid m_omar = Uid::createUuid();
    std::unique_ptr<QTemporaryDir> m_dir;

    [[nodiscard]] BlobFolder folder() const { return BlobFolder(m_dir->path()); }
    static QByteArray hashOf(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    [[nodiscard]] BlobFolder::Place placeOf(const QByteArray &content) const
    {
        return {m_office, QString::fromLatin1(hashOf(content).toHex())};
    }
    static QByteArray someBytes(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = char((i * 31 + i / 251) & 0xff);
        return bytes;
    }
    static BlobFolder::Piece pieceOf(const QByteArray &content, qint64 offset, qint64 length)
    {
        const QByteArray bytes = content.mid(offset, length);
        return {offset, content.size(), bytes, hashOf(bytes)};
    }
    /// The answer to the last piece.
    static Result<BlobFolder::Put> send(BlobFolder folder, const BlobFolder::Place &place, const Uid &uploader,
                                        const QByteArray &content, qint64 from = 0)
    {
        for (qint64 at = from;; at += BlobFolder::kPiece) {
            auto put = folder.put(place, uploader, pieceOf(content, at, BlobFolder::kPiece));
            if (!put || put->answer != Answer::Taken)
                return put;
        }
    }
    static QByteArray readAll(const BlobFolder &folder, const BlobFolder::Place &place)
    {
        QByteArray content;
        for (;;) {
            const auto piece = folder.get(place, content.size(), BlobFolder::kPiece);
            if (!piece || piece->isEmpty())
                return content;
            content += *piece;
        }
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void whatIsSentComesBack_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, int(BlobFolder::kPiece), int(BlobFolder::kPiece) + 1, 3'000'000})
            QTest::addRow("%d", size) << size;
    }
    void whatIsSentComesBack()
    {
        QFETCH(int, size);
        const QByteArray content = someBytes(size);
        const auto put = send(folder(), placeOf(content), m_mei, content);
        QVERIFY(put.has_value());
        QCOMPARE(put->answer, Answer::Whole);
        QCOMPARE(folder().size(placeOf(content)).value(), qint64(size));
        QCOMPARE(readAll(folder(), placeOf(content)), content);
        QCOMPARE(folder().begun(placeOf(content), m_mei).value(), 0);
    }

    void anUploadGoesOnWhereItWasCut()
    {
        const QByteArray content = someBytes(2'500'000);
        const auto place = placeOf(content);
        QCOMPARE(folder().put(place, m_mei, pieceOf(content, 0, 700'000))->have, 700'000);
        QCOMPARE(folder().size(place).error().code, ErrorCode::NotFound);
        // Another process, after the cut: an answer that was lost is asked again, a piece is not added twice.
        const auto again = folder().put(place, m_mei, pieceOf(content, 0, 700'000));
        QCOMPARE(again->answer, Answer::OtherOffset);
        QCOMPARE(again->have, 700'000);
        QCOMPARE(folder().begun(place, m_mei).value(), 700'000);
        QCOMPARE(send(folder(), place, m_mei, content, 700'000)->answer, Answer::Whole);
        QCOMPARE(readAll(folder(), place), content);
    }

    void aGapIsRefused()
    {
        const QByteArray content = someBytes(2'000'000);
        const auto put = folder().put(placeOf(content), m_mei, pieceOf(content, 1'000'000, 1'000'000));
        QCOMPARE(put->answer, Answer::OtherOffset);
        QCOMPARE(put->have, 0);
    }

    void aPieceThatIsNotWhatItsHashSaysIsNotKept()
    {
        const QByteArray content = someBytes(1000);
        auto piece = pieceOf(content, 0, 600);
        piece.bytes[5] = char(piece.bytes[5] ^ 1);
        QCOMPARE(folder().put(placeOf(content), m_mei, piece)->answer, Answer::WrongPiece);
        QCOMPARE(folder().begun(placeOf(content), m_mei).value(), 0);
        QCOMPARE(send(folder(), placeOf(content), m_mei, content)->answer, Answer::Whole);
    }

    void aWholeThatIsNotWhatItsNameSaysGetsNoName()
    {
        const QByteArray content = someBytes(1'500'000);
        QByteArray other = content;
        other[1'400'000] = char(other[1'400'000] ^ 1);
        const auto place = placeOf(content);
        QCOMPARE(send(folder(), place, m_mei, other)->answer, Answer::WrongContent);
        QCOMPARE(folder().size(place).error().code, ErrorCode::NotFound);
        QCOMPARE(send(folder(), place, m_mei, content)->answer, Answer::Whole);
    }

    void oneUploaderDoesNotSpoilAnothers()
    {
        const QByteArray content = someBytes(1'500'000);
        const auto place = placeOf(content);
        QCOMPARE(folder().put(place, m_mei, pieceOf(content, 0, 1'000'000))->answer, Answer::Taken);
        QCOMPARE(send(folder(), place, m_omar, QByteArray(1'500'000, 'x'))->answer, Answer::WrongContent);
        QCOMPARE(send(folder(), place, m_mei, content, 1'000'000)->answer, Answer::Whole);
        QCOMPARE(readAll(folder(), place), content);
    }

    void whoKnowsANameStillHasToSendIt()
    {
        const QByteArray content = someBytes(100'000);
        const auto place = placeOf(content);
        QCOMPARE(send(folder(), place, m_mei, content)->answer, Answer::Whole);
        QCOMPARE(folder().begun(place, m_omar).value(), 0);
        QCOMPARE(send(folder(), place, m_omar, QByteArray(100'000, 'x'))->answer, Answer::WrongContent);
        QCOMPARE(readAll(folder(), place), content);  // nor does a wrong one harm the right one
    }

    void organisationsDoNotShare()
    {
        const QByteArray content = someBytes(10);
        QCOMPARE(send(folder(), placeOf(content), m_mei, content)->answer, Answer::Whole);
        const BlobFolder::Place elsewhere{Uid::createUuid(), placeOf(content).name};
        QCOMPARE(folder().size(elsewhere).error().code, ErrorCode::NotFound);
        QVERIFY(folder().all(elsewhere.organisation).isEmpty());
        QCOMPARE(folder().all(m_office), QStringList{placeOf(content).name});
    }

    void namesAreNeverPaths_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("up") << QStringLiteral("../../etc/passwd");
        QTest::newRow("as long") << QStringLiteral("../") + QString(61, QLatin1Char('a'));
        QTest::newRow("capitals") << QString(64, QLatin1Char('A'));
        QTest::newRow("short") << QString(63, QLatin1Char('a'));
        QTest::newRow("long") << QString(65, QLatin1Char('a'));
        QTest::newRow("null") << QString(63, QLatin1Char('a')) + QChar(0);
        QTest::newRow("wide digits") << QString(64, QChar(0xff11));
    }
    void namesAreNeverPaths()
    {
        QFETCH(QString, name);
        const BlobFolder::Place place{m_office, name};
        QCOMPARE(folder().put(place, m_mei, {0, 0, {}, hashOf({})}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(folder().begun(place, m_mei).error().code, ErrorCode::InvalidInput);
        QCOMPARE(folder().get(place, 0, 1).error().code, ErrorCode::InvalidInput);
        QVERIFY(QDir(m_dir->path()).isEmpty());
    }

    void sizesThatCannotBeAreRefused_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("size");
        const qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("too large") << qint64(0) << BlobFolder::kMostBytes + 1 << qint64(1);
        QTest::newRow("huge") << most << most << qint64(1);
        QTest::newRow("before") << qint64(-1) << qint64(10) << qint64(1);
        QTest::newRow("less than none") << qint64(0) << qint64(-1) << qint64(0);
        QTest::newRow("more than all") << qint64(0) << qint64(10) << qint64(11);
        QTest::newRow("behind") << qint64(11) << qint64(10) << qint64(0);
        QTest::newRow("nothing") << qint64(0) << qint64(10) << qint64(0);
        QTest::newRow("large piece") << qint64(0) << qint64(10'000'000) << BlobFolder::kPiece + 1;
    }
    void sizesThatCannotBeAreRefused()
    {
        QFETCH(qint64, offset);
        QFETCH(qint64, total);
        QFETCH(qint64, size);
        const QByteArray bytes(size, 'x');
        const auto put = folder().put(placeOf(bytes), m_mei, {offset, total, bytes, hashOf(bytes)});
        QCOMPARE(put.error().code, ErrorCode::InvalidInput);
        QVERIFY(QDir(m_dir->path()).isEmpty());
    }

    void rangesEndWhereTheContentEnds()
    {
        const QByteArray content = someBytes(2'000'000);
        const auto place = placeOf(content);
        QCOMPARE(send(folder(), place, m_mei, content)->answer, Answer::Whole);
        QCOMPARE(folder().get(place, 1'999'990, 100).value(), content.right(10));
        QCOMPARE(folder().get(place, 0, 2'000'000)->size(), BlobFolder::kPiece);
        QVERIFY(folder().get(place, 2'000'000, 1)->isEmpty());
        QCOMPARE(folder().get(place, 2'000'001, 1).error().code, ErrorCode::InvalidInput);
        QCOMPARE(folder().get(place, -1, 1).error().code, ErrorCode::InvalidInput);
        QCOMPARE(folder().get(place, 0, -1).error().code, ErrorCode::InvalidInput);
    }

    void manyAtOnceOfOneContent()
    {
        const QByteArray content = someBytes(1'200'000);
        const auto place = placeOf(content);
        std::atomic<int> whole = 0;
        std::vector<std::thread> people;
        for (int i = 0; i < 6; ++i) {
            // Two connections of each uploader, who get in each other's way and go on where the server says.
            people.emplace_back([&, uploader = i % 2 ? m_mei : m_omar] {
                BlobFolder mine = folder();
                qint64 at = 0;
                for (int tries = 0; tries < 10'000; ++tries) {
                    const auto put = mine.put(place, uploader, pieceOf(content, at, 50'000));
                    if (!put)
                        return;
                    if (put->answer == Answer::Whole) {
                        ++whole;
                        return;
                    }
                    at = put->have;
                }
            });
        }
        for (std::thread &person : people)
            person.join();
        QCOMPARE(whole.load(), 6);
        QCOMPARE(readAll(folder(), place), content);
    }

    void aFullDiskKeepsWhatWasThere()
    {
        const QByteArray content = someBytes(900'000);
        const auto place = placeOf(content);
        QCOMPARE(folder().put(place, m_mei, pieceOf(content, 0, 300'000))->have, 300'000);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        {
            const auto widen = qScopeGuard([&] { setrlimit(RLIMIT_FSIZE, &before); });
            const rlimit narrow{400'000, before.rlim_max};
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &narrow), 0);
            QCOMPARE(folder().put(place, m_mei, pieceOf(content, 300'000, 600'000)).error().code, ErrorCode::DiskFull);
        }
        std::signal(SIGXFSZ, handler);
        QCOMPARE(folder().begun(place, m_mei).value(), 300'000);
        QCOMPARE(send(folder(), place, m_mei, content, 300'000)->answer, Answer::Whole);
        QCOMPARE(readAll(folder(), place), content);
    }

    void onlyWhatIsUnusedAndOldGoes()
    {
        const QByteArray used = someBytes(10);
        const QByteArray unused = someBytes(20);
        const QByteArray cut = someBytes(30);
        QCOMPARE(send(folder(), placeOf(used), m_mei, used)->answer, Answer::Whole);
        QCOMPARE(send(folder(), placeOf(unused), m_mei, unused)->answer, Answer::Whole);
        QCOMPARE(folder().put(placeOf(cut), m_mei, pieceOf(cut, 0, 10))->answer, Answer::Taken);
        const QSet<QString> names{placeOf(used).name};
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(folder().removeUnused(m_office, names, now.addDays(-1)).value(), 0);
        QCOMPARE(folder().removeUnused(m_office, names, now.addDays(1)).value(), 2);
        QCOMPARE(folder().all(m_office), QStringList{placeOf(used).name});
        QCOMPARE(folder().begun(placeOf(cut), m_mei).value(), 0);
        QCOMPARE(send(folder(), placeOf(cut), m_mei, cut)->answer, Answer::Whole);
    }
};

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::BlobFolderTest)
#include "blob_folder_test.moc"
