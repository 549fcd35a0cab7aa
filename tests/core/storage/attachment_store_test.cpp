// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments/attachment_pack.h"
#include "storage/attachments/attachment_store.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace fieldfare;

/// Contents of attached files: encrypted, named by their content, verified at every reading.
class AttachmentStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::shared_ptr<const Secret> m_key = std::make_shared<const Secret>(Secret::random(32));
    int m_count = 0;

    AttachmentStore fresh(bool encrypted = true)
    {
        return AttachmentStore(m_dir.filePath(QString::number(++m_count)), encrypted ? m_key : nullptr);
    }
    static QByteArray noise(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(quint32(size + 1));
        for (char &c : bytes)
            c = char(random.generate() & 0xff);
        return bytes;
    }
    static Result<AttachmentStore::Stored> add(AttachmentStore &store, const QByteArray &bytes)
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        return store.add(buffer);
    }
    static bool flip(const QString &path, qint64 at)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(at))
            return false;
        char c = 0;
        return file.read(&c, 1) == 1 && file.seek(at) && file.putChar(char(c ^ 1));
    }

private slots:
    void whatGoesInComesOut_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("encrypted");
        for (const int size : {0, 1, 65535, 65536, 65537, 131072, 300000}) {
            QTest::addRow("%d encrypted", size) << size << true;
            QTest::addRow("%d plain", size) << size << false;
        }
    }
    void whatGoesInComesOut()
    {
        QFETCH(int, size);
        QFETCH(bool, encrypted);
        AttachmentStore store = fresh(encrypted);
        const QByteArray bytes = noise(size);
        const auto stored = add(store, bytes);
        VERIFY_OK(stored);
        QCOMPARE(stored->size, size);
        QVERIFY(store.has(stored->hash));
        const auto back = store.content(stored->hash, 1 << 20);
        VERIFY_OK(back);
        QCOMPARE(*back, bytes);
        const QString copy = m_dir.filePath(QStringLiteral("copy-%1").arg(m_count));
        VERIFY_OK(store.copyTo(stored->hash, copy));
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
        // Once, however often.
        const auto again = add(store, bytes);
        VERIFY_OK(again);
        QCOMPARE(again->hash, stored->hash);
        QCOMPARE(store.files().size(), 1);
    }

    void nothingReadableLiesOnTheDisk()
    {
        AttachmentStore store = fresh();
        const QByteArray words("The secret recipe of the Brandt family, page one.");
        const auto stored = add(store, words.repeated(3000));
        VERIFY_OK(stored);
        QFile file(store.pathOf(stored->hash));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("recipe"));
        // The name does not tell a stranger what it is: another key, another name.
        AttachmentStore other(m_dir.filePath(QStringLiteral("other")),
                              std::make_shared<const Secret>(Secret::random(32)));
        const auto there = add(other, words.repeated(3000));
        VERIFY_OK(there);
        QCOMPARE(there->hash, stored->hash);  // what records say is the same everywhere
        QVERIFY(QFileInfo(other.pathOf(there->hash)).fileName() != QFileInfo(file).fileName());
        QVERIFY(QFileInfo(file).fileName() != stored->hash);
    }

    void piecesBecomeAWhole()
    {
        const AttachmentStore store = fresh();
        QByteArray whole(300'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < whole.size(); ++i)
            whole[i] = static_cast<char>(i * 7 + i / 251);
        const QString hash = QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex());
        VERIFY_OK(store.addPiece(hash, 0, whole.left(100'000), false));
        QCOMPARE(store.begun(hash), 100'000);
        QVERIFY(!store.has(hash));
        QVERIFY(!store.addPiece(hash, 50'000, whole.mid(50'000, 10), false));  // it goes on where it ended
        const AttachmentStore &again = store;
        VERIFY_OK(again.addPiece(hash, 100'000, whole.mid(100'000, 100'000), false));
        VERIFY_OK(again.addPiece(hash, 200'000, whole.mid(200'000), true));
        QVERIFY(again.has(hash));
        QCOMPARE(*again.content(hash, 1'000'000), whole);
        QCOMPARE(again.begun(hash), 0);
        // what is not what its name says is refused, and begins anew
        const QString wrong(64, u'e');
        VERIFY_OK(again.addPiece(wrong, 0, whole.left(10), false));
        QCOMPARE(again.addPiece(wrong, 10, whole.left(10), true).error().code, ErrorCode::Damaged);
        QVERIFY(!again.has(wrong));
        QCOMPARE(again.begun(wrong), 0);
        QCOMPARE(again.files().size(), 1);
    }

    void damageIsNoticed_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<bool>("encrypted");
        for (const qint64 at : {0, 14, 20, 60, 70000, 150000}) {
            QTest::addRow("%d encrypted", int(at)) << at << true;
            QTest::addRow("%d plain", int(at)) << at << false;
        }
    }
    void damageIsNoticed()
    {
        QFETCH(qint64, at);
        QFETCH(bool, encrypted);
        AttachmentStore store = fresh(encrypted);
        const auto stored = add(store, noise(200000));
        VERIFY_OK(stored);
        QVERIFY(flip(store.pathOf(stored->hash), at));
        const auto read = store.content(stored->hash, 1 << 20);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Damaged);
        const QString copy = m_dir.filePath(QStringLiteral("damaged-%1").arg(m_count));
        QVERIFY(!store.copyTo(stored->hash, copy));
        QVERIFY(!QFile::exists(copy));
    }

    void aFileCutShortOrLengthenedIsNoticed()
    {
        for (const bool encrypted : {true, false}) {
            AttachmentStore store = fresh(encrypted);
            const auto stored = add(store, noise(65536 * 2));
            VERIFY_OK(stored);
            const QString path = store.pathOf(stored->hash);
            const qint64 size = QFileInfo(path).size();
            for (const qint64 cut : {size - 1, size / 2, qint64(15), qint64(0)}) {
                QVERIFY(QFile::copy(path, path + QStringLiteral(".kept")));
                QVERIFY(QFile::resize(path, cut));
                QVERIFY(!store.content(stored->hash, 1 << 20));
                QVERIFY(QFile::remove(path) && QFile::rename(path + QStringLiteral(".kept"), path));
            }
            QFile file(path);
            QVERIFY(file.open(QIODevice::Append) && file.write("x") == 1);
            file.close();
            QVERIFY(!store.content(stored->hash, 1 << 20));
        }
    }

    void tooLargeIsRefusedBeforeAnythingIsWritten()
    {
        AttachmentStore store = fresh();
        const QString path = m_dir.filePath(QStringLiteral("huge"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(AttachmentStore::kMostBytes + 1));  // sparse
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto refused = store.add(file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().message.contains(QStringLiteral("256")));
        QVERIFY(store.files().isEmpty());
    }

    void stoppingLeavesNothing()
    {
        AttachmentStore store = fresh();
        QBuffer buffer;
        buffer.setData(noise(500000));
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const auto stopped = store.add(buffer, [](qint64 done) { return done < 200000; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const QDir folder(m_dir.filePath(QString::number(m_count)));
        QVERIFY(folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    }

    void unusedOnesGoButNotTheNewest()
    {
        AttachmentStore store = fresh();
        const auto used = add(store, "used");
        const auto old = add(store, "old");
        const auto young = add(store, "young");
        QVERIFY(used && old && young);
        for (const QString &hash : {used->hash, old->hash}) {
            QFile file(store.pathOf(hash));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3), QFileDevice::FileModificationTime));
        }
        const auto removed = store.removeUnused({used->hash});
        VERIFY_OK(removed);
        QCOMPARE(*removed, 1);
        QVERIFY(store.has(used->hash) && !store.has(old->hash) && store.has(young->hash));
    }

    void packedAndUnpackedTheyAreTheSame()
    {
        AttachmentStore from = fresh();
        QStringList hashes;
        for (const int size : {0, 10, 70000, 200000}) {
            const auto stored = add(from, noise(size));
            VERIFY_OK(stored);
            hashes.append(stored->hash);
        }
        const QString folder = m_dir.filePath(QString::number(m_count));
        QFile pack(m_dir.filePath(QStringLiteral("pack")));
        QVERIFY(pack.open(QIODevice::ReadWrite | QIODevice::Truncate));
        const auto bytes = packAttachments(pack, folder, {});
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, packedBytes(folder));
        QVERIFY(pack.seek(0));
        const QByteArray packed = pack.readAll();
        AttachmentStore to = fresh();
        AttachmentUnpacker unpacker(m_dir.filePath(QString::number(m_count)));
        for (qsizetype at = 0; at < packed.size(); at += 777)
            VERIFY_OK(unpacker.feed(packed.constData() + at, qMin<qsizetype>(777, packed.size() - at)));
        VERIFY_OK(unpacker.finish());
        for (const QString &hash : std::as_const(hashes)) {
            const auto a = from.content(hash, 1 << 20);
            const auto b = to.content(hash, 1 << 20);
            VERIFY_OK(b);
            QCOMPARE(*b, *a);
        }
        AttachmentUnpacker cut(m_dir.filePath(QStringLiteral("cut")));
        VERIFY_OK(cut.feed(packed.constData(), packed.size() - 5));
        QVERIFY(!cut.finish());
        AttachmentUnpacker hostile(m_dir.filePath(QStringLiteral("hostile")));
        QVERIFY(!hostile.feed(QByteArray("../../../etc/passwd").leftJustified(72, '.').constData(), 72));
    }

    void namesAreSafe_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << "Offer 2026.pdf"
                               << "Offer 2026.pdf";
        QTest::newRow("unix path") << "../../etc/passwd"
                                   << "passwd";
        QTest::newRow("windows path") << "C:\\Users\\x\\a.txt"
                                      << "a.txt";
        QTest::newRow("hidden") << ".bashrc"
                                << "bashrc";
        QTest::newRow("device") << "con.txt"
                                << "_con.txt";
        QTest::newRow("trailing dot") << "name. ."
                                      << "name";
        QTest::newRow("control") << QStringLiteral("a\nb\x01.txt") << "a_b_.txt";
        QTest::newRow("direction override") << QStringLiteral("cod\u202Etxt.exe") << "cod_txt.exe";
        QTest::newRow("forbidden") << "a<b>:\"c|?*.txt"
                                   << "a_b___c___.txt";
        QTest::newRow("chinese") << QStringLiteral("报价单.xlsx") << QStringLiteral("报价单.xlsx");
        QTest::newRow("empty") << ""
                               << "File";
        QTest::newRow("dots") << "..."
                              << "File";
    }
    void namesAreSafe()
    {
        QFETCH(QString, given);
        QFETCH(QString, safe);
        QCOMPARE(safeFileName(given), safe);
    }
    void longNamesKeepTheirEnding()
    {
        const QString name = safeFileName(QString(400, QChar(0x62A5)) + QStringLiteral(".pdf"));
        QVERIFY(name.toUtf8().size() <= 180);
        QVERIFY(name.endsWith(QStringLiteral(".pdf")));
    }
};

FIELDFARE_TEST(AttachmentStoreTest)
#include "attachment_store_test.moc"
