// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/company_server_card.h"

#include "base/await.h"
#include "start/start_parts.h"
#include "support/clipping_gui.h"
#include "support/find_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/audit/seen_heads.h"
#include "widgets/theme/theme.h"
#include "workspace/company_rights.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>

using namespace fieldfare;

/// What the company's card says of a server that is out of reach for long, and of one whose record of changes was altered.
class CompanyCardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }

    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        const QJsonObject link{{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                               {QStringLiteral("port"), 1},  // nobody listens there
                               {QStringLiteral("pin"), QString(32, u'0')},
                               {QStringLiteral("installation"), uidText(newUid(1))},
                               {QStringLiteral("person"), uidText(newUid(2))},
                               {QStringLiteral("name"), QStringLiteral("Anna Weber")},
                               {QStringLiteral("role"), QStringLiteral("sales")}};
        put(companyLinkKey, QString::fromUtf8(QJsonDocument(link).toJson(QJsonDocument::Compact)));
        put(QStringLiteral("company.token"), QString::fromLatin1(QByteArray(32, 'x').toBase64()));
    }

    void aLongTimeWithoutContactIsSaidCalmly()
    {
        CompanyLease lease;
        const qint64 contact = m_fixture->clock->now() - 20 * CompanyLease::kDayMs;
        lease.noteContact(30, contact, contact);
        VERIFY_OK(await(
            m_fixture->workspace->write(QString(), [&](UnitOfWork &work) { return writeCompanyLease(work, lease); })));
        Shown shown(*m_fixture->workspace);
        QTRY_VERIFY_WITH_TIMEOUT(shown.says(QStringLiteral("another 10 days")), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(shown.sync.state().phase, CompanySync::Phase::Unreachable, 20000);
        shot(shown, QStringLiteral("company-lease"));
    }

    void anAlteredRecordIsSaidUntilItIsExplained()
    {
        const auto signer = std::move(*sync::HeadSigner::fromSeed(sync::HeadSigner::newSeed(), 0));
        sync::SeenHeads heads;
        sync::AuditHead chain;
        sync::AuditEntry entry;
        append(chain, entry);
        const qint64 now = m_fixture->clock->now();
        const auto tell = [&](const QByteArray &hash, const sync::SignedHead &settled) {
            heads.take(heads.asks(), {signer->publicKey(), signer->head(chain, 1, now, true), {{1, hash}}, {}, settled},
                       1);
            const auto done = await(
                m_fixture->workspace->write(QString(), [&](UnitOfWork &work) { return writeSeenHeads(work, heads); }));
            QVERIFY(done.has_value());
        };
        tell(chain.hash, {});
        tell(QByteArray(32, 'x'), {});
        {
            Shown shown(*m_fixture->workspace);
            QTRY_VERIFY_WITH_TIMEOUT(shown.says(QStringLiteral("was altered")), 20000);
            shot(shown, QStringLiteral("company-altered"));
        }
        tell(chain.hash, signer->explained(chain, 1, now + 1, QStringLiteral("Moved to a new machine.")));
        Shown shown(*m_fixture->workspace);
        QTRY_VERIFY_WITH_TIMEOUT(shown.says(QStringLiteral("Moved to a new machine.")), 20000);
        QVERIFY(!shown.says(QStringLiteral("Tell your administrator")));
        shot(shown, QStringLiteral("company-explained"));
    }

private:
    struct Shown : QWidget {
        explicit Shown(Workspace &workspace) : sync(workspace), card(workspace, &sync, this)
        {
            setAutoFillBackground(true);
            auto *column = new QVBoxLayout(this);
            column->addWidget(&card);
            column->addStretch(1);
            resize(640, 420);
            show();
            sync.start();
        }
        [[nodiscard]] bool says(const QString &words) const
        {
            const auto all = card.findChildren<InlineMessage *>();
            return std::any_of(all.begin(), all.end(), [&](const InlineMessage *one) {
                return one->isVisible() && one->text().contains(words);
            });
        }
        CompanySync sync;
        CompanyServerCard card;
    };

    void put(const QString &key, const QString &value)
    {
        VERIFY_OK(await(
            m_fixture->workspace->write(QString(), [&](UnitOfWork &work) { return writeSetting(work, key, value); })));
    }

    void shot(QWidget &window, const QString &name)
    {
        const QStringList clipped = test::clippedTexts(&window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char(0x0a))));
        QVERIFY(test::saveShot(&window, name));
        m_theme->setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(&window, name + QStringLiteral("-dark")));
        m_theme->setChoice(ThemeChoice::Light);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

FIELDFARE_TEST(CompanyCardTest)
#include "company_card_test.moc"
