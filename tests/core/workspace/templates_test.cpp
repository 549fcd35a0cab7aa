// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/templates.h"

#include "records/deal/deal.h"
#include "records/stage/stage.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// Templates of lines of business.
class TemplatesTest : public QObject {
    Q_OBJECT

private slots:
    void eachCanBeAppliedInEachLanguage()
    {
        for (const char *language : {"en", "zh_CN", "de_DE"}) {
            const auto templates = industryTemplates(QString::fromLatin1(language));
            VERIFY_OK(templates);
            QCOMPARE(templates->size(), 4);
            QCOMPARE(templates->first().key, QStringLiteral("retail"));
            for (const IndustryTemplate &one : *templates) {
                QVERIFY(!one.name.isEmpty() && !one.description.isEmpty());
                WorkspaceFixture fixture;
                VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Template"), [&](UnitOfWork &work) {
                    RecordWriter writer(work);
                    return applyTemplate(writer, one.key, QString::fromLatin1(language));
                })));
                // the keys everything else relies on are there, whatever the stages are called
                for (const char *key : {"new", "qualified", "demo", "quote", "negotiation", "won", "lost"})
                    VERIFY_OK(fixture.find(QStringLiteral("stage"), QString::fromLatin1(key)));
                QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {stage} WHERE kind='won'")).toInt(), 1);
                QCOMPARE(
                    fixture.value(QStringLiteral("SELECT count(*) FROM {stage} WHERE name='' OR name IS NULL")).toInt(),
                    0);
                QVERIFY(fixture.value(QStringLiteral("SELECT count(*) FROM {field_def} WHERE label<>''")).toInt() >= 6);
                QVERIFY(fixture.value(QStringLiteral("SELECT count(*) FROM {product}")).toInt() >= 3);
                // again: nothing new
                const auto again = await(fixture.workspace->write(QStringLiteral("Template"), [&](UnitOfWork &work) {
                    RecordWriter writer(work);
                    return applyTemplate(writer, one.key, QString::fromLatin1(language));
                }));
                VERIFY_OK(again);
                QVERIFY(again->isEmpty());
            }
        }
    }

    void fieldsOfATemplateCanBeFilled()
    {
        WorkspaceFixture fixture;
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Template"), [&](UnitOfWork &work) {
            RecordWriter writer(work);
            return applyTemplate(writer, QStringLiteral("cars"), QStringLiteral("zh_CN"));
        })));
        const FieldSpec *condition =
            fixture.workspace->catalog()->at(QStringLiteral("deal")).field(QStringLiteral("condition"));
        QVERIFY(condition);
        QCOMPARE(condition->kind, FieldKind::Choice);
        QCOMPARE(condition->label(), QStringLiteral("车况"));
        QCOMPARE(condition->choices.size(), 3);
    }

    void stagesWithHistoryStay()
    {
        WorkspaceFixture fixture;
        const auto apply = [&](const char *key) {
            return await(fixture.workspace->write(QStringLiteral("Template"), [&](UnitOfWork &work) {
                RecordWriter writer(work);
                return applyTemplate(writer, QString::fromLatin1(key), QStringLiteral("en"));
            }));
        };
        VERIFY_OK(apply("finance"));
        Deal deal;
        deal.name = QStringLiteral("Deal");
        deal.stage.value = *fixture.find(QStringLiteral("stage"), QStringLiteral("review"));
        fixture.insert(deal);
        VERIFY_OK(apply("cars"));
        VERIFY_OK(fixture.find(QStringLiteral("stage"), QStringLiteral("review")));
        VERIFY_OK(fixture.find(QStringLiteral("stage"), QStringLiteral("trade_in")));
        VERIFY_OK(apply("retail"));
        QVERIFY(!fixture.find(QStringLiteral("stage"), QStringLiteral("trade_in")));
    }

    void unknownTemplate()
    {
        WorkspaceFixture fixture;
        const auto applied = await(fixture.workspace->write(QStringLiteral("Template"), [&](UnitOfWork &work) {
            RecordWriter writer(work);
            return applyTemplate(writer, QStringLiteral("circus"), QStringLiteral("en"));
        }));
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::NotFound);
    }
};

FIELDFARE_TEST(TemplatesTest)
#include "templates_test.moc"
