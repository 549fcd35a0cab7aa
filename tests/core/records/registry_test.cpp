// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "records/company/company.h"
#include "records/consent/consent.h"
#include "records/contact/contact.h"
#include "records/erasure/erasure.h"
#include "records/history.h"
#include "records/legal_hold/legal_hold.h"
#include "records/record_registry.h"
#include "records/stage/stage.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

namespace {

// A value of every kind, so that each field of each type is written, read, logged and undone.
Value sample(const FieldSpec &spec, int variant)
{
    switch (spec.kind) {
    case FieldKind::Integer:
    case FieldKind::Duration: return qlonglong(1 + variant);
    case FieldKind::Decimal:
    case FieldKind::Percent: return Value::fromValue(Decimal::fromMillionths(12'500'000 + variant));
    case FieldKind::Money: return Value::fromValue(Money{12'345 + variant, Currency("EUR")});
    case FieldKind::Currency: return QStringLiteral("EUR");
    case FieldKind::Date: return QDate(2026, 3, 1 + variant);
    case FieldKind::Time: return QDateTime(QDate(2026, 11, 1 + variant), QTime(8, 30), Qt::UTC);
    case FieldKind::Bool: return variant % 2 == 0;
    case FieldKind::Choice:
        return spec.choices.isEmpty() ? QStringLiteral("choice %1").arg(variant)
                                      : spec.choices[variant % spec.choices.size()].key;
    case FieldKind::People:
        return QStringList{QStringLiteral("0192f0c1-2b3d-7000-8000-00000000000%1/edit").arg(variant % 10)};
    case FieldKind::Tags: return QStringList{QStringLiteral("solar"), QStringLiteral("fair %1").arg(variant)};
    case FieldKind::MailList:
        return Value::fromValue(
            QVector<MailEntry>{{QStringLiteral("work"), QStringLiteral("a%1@example.com").arg(variant)},
                               {QStringLiteral("home"), QStringLiteral("b@example.com")}});
    case FieldKind::PhoneList:
        return Value::fromValue(
            QVector<PhoneEntry>{{QStringLiteral("work"), QStringLiteral("030 12345%1").arg(variant), {}}});
    case FieldKind::AddressList:
        return Value::fromValue(QVector<AddressEntry>{{QStringLiteral("billing"),
                                                       QStringLiteral("Hauptstr. %1").arg(variant),
                                                       QStringLiteral("Köln"),
                                                       {},
                                                       QStringLiteral("50667"),
                                                       QStringLiteral("DE")}});
    default: return QStringLiteral("text %1 äöü 王").arg(variant);
    }
}

// What rules decide or the machinery keeps is not set by hand here.
bool settable(const RecordType &type, const FieldSpec &spec)
{
    static const QSet<QString> ruled{QStringLiteral("deal.stage"),
                                     QStringLiteral("deal.closed_at"),
                                     QStringLiteral("deal.lost_reason"),
                                     QStringLiteral("ticket.state"),
                                     QStringLiteral("ticket.resolved_at"),
                                     QStringLiteral("field_def.type"),
                                     QStringLiteral("field_def.kind"),
                                     QStringLiteral("field_def.key"),
                                     QStringLiteral("saved_view.type"),
                                     QStringLiteral("consent.purpose"),
                                     QStringLiteral("consent.state"),
                                     QStringLiteral("consent.basis"),
                                     QStringLiteral("consent.at"),
                                     QStringLiteral("consent.source"),
                                     QStringLiteral("consent.evidence"),
                                     QStringLiteral("field_def.visible_when"),
                                     QStringLiteral("field_def.required_when"),
                                     QStringLiteral("field_def.read_only_when")};
    return !spec.readOnly && spec.headOf.isEmpty() && spec.kind != FieldKind::Link &&
           !ruled.contains(type.key + QLatin1Char('.') + spec.key);
}

}  // namespace

/// Every engine over every type of the registry.
class RegistryTest : public QObject {
    Q_OBJECT

private slots:
    void typesAreSound()
    {
        QSet<QString> keys;
        QSet<int> numbers;
        for (const RecordType &type : builtInTypes()) {
            QVERIFY2(!keys.contains(type.key), qPrintable(type.key));
            keys.insert(type.key);
            QVERIFY(type.number > 0 && type.number < 64);
            QVERIFY2(!numbers.contains(type.number), qPrintable(type.key));
            numbers.insert(type.number);
            QCOMPARE(type.create()->typeNumber, type.number);
            QSet<QString> fields;
            for (const FieldSpec &spec : type.fields) {
                QVERIFY2(!fields.contains(spec.key), qPrintable(type.key + QLatin1Char('.') + spec.key));
                fields.insert(spec.key);
                QVERIFY2(spec.kind != FieldKind::Link || !spec.target.isEmpty(), qPrintable(spec.key));
                QVERIFY2(spec.kind != FieldKind::Money || type.field(QStringLiteral("currency")), qPrintable(type.key));
                QVERIFY(spec.labelSource);
            }
            for (const QString &key : type.fallbackLinks + type.fallbackFields)
                QVERIFY2(type.field(key), qPrintable(type.key + QLatin1Char('.') + key));
        }
        const TypeCatalog catalog(builtInTypes());
        for (const RecordType &type : catalog.types()) {
            for (const FieldSpec &spec : type.fields)
                QVERIFY2(spec.kind != FieldKind::Link || catalog.find(spec.target),
                         qPrintable(type.key + QLatin1Char('.') + spec.key));
        }
    }

    void schemaHoldsExactlyTheFields()
    {
        WorkspaceFixture fixture;
        for (const RecordType &type : fixture.workspace->catalog()->types()) {
            QSet<QString> wanted{QStringLiteral("id"), QStringLiteral("uid"), QStringLiteral("display_name"),
                                 QStringLiteral("sort_key"), QStringLiteral("custom")};
            for (const FieldSpec &spec : type.fields) {
                if (!spec.column.isEmpty())
                    wanted.insert(spec.column);
                if (!spec.copyColumn.isEmpty())
                    wanted.insert(spec.copyColumn);
            }
            QSet<QString> columns;
            const auto read = await(fixture.workspace->read([&](ReadContext &context) -> Result<void> {
                TRY_ASSIGN(auto query,
                           context.run(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {type.table}));
                while (query.next())
                    columns.insert(query.value(0).toString());
                return finished(query);
            }));
            VERIFY_OK(read);
            QVERIFY2(
                columns == wanted,
                qPrintable(
                    type.key + QStringLiteral(": table and fields differ: ") +
                    QStringList((columns - wanted).values() + (wanted - columns).values()).join(QLatin1Char(' '))));
        }
    }

    void everyTypeIsWrittenReadChangedDeletedAndUndone_data()
    {
        QTest::addColumn<QString>("key");
        for (const RecordType &type : builtInTypes())
            if (type.number != Erasure::kNumber)  // only erasing a person writes one, and nothing undoes it
                QTest::newRow(qPrintable(type.key)) << type.key;
    }

    void everyTypeIsWrittenReadChangedDeletedAndUndone()
    {
        QFETCH(QString, key);
        WorkspaceFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const RecordType &type = workspace.catalog()->at(key);
        auto record = type.create();
        const auto fill = [&](int variant) {
            for (const bool currencies : {true, false}) {
                for (const FieldSpec &spec : type.fields) {
                    if (settable(type, spec) && (spec.kind == FieldKind::Currency) == currencies)
                        spec.write(*record, sample(spec, variant));
                }
            }
        };
        fill(0);
        if (key == QLatin1String("saved_view"))
            type.field(QStringLiteral("type"))->write(*record, QStringLiteral("contact"));
        if (key == QLatin1String("consent")) {
            Contact person;
            person.lastName = QStringLiteral("Brandt");
            person = fixture.insert(person);
            auto &entry = static_cast<Consent &>(*record);
            entry.contact.value = person.id;
            entry.purpose = QString::fromLatin1(consent::newsletter);
            entry.state = QString::fromLatin1(consent::granted);
            entry.basis = QStringLiteral("consent");
            entry.at = fixture.clock->nowUtc();
            entry.source = QStringLiteral("Fair");
            entry.evidence = QStringLiteral("Signed");
        }
        if (key == QLatin1String("legal_hold")) {
            Contact person;
            person.lastName = QStringLiteral("Brandt");
            static_cast<LegalHold &>(*record).contact.value = fixture.insert(person).id;
        }
        if (key == QLatin1String("attachment"))
            type.field(QStringLiteral("hash"))->write(*record, QString(64, QLatin1Char('a')));
        if (key == QLatin1String("field_def")) {
            type.field(QStringLiteral("type"))->write(*record, QStringLiteral("contact"));
            type.field(QStringLiteral("kind"))->write(*record, QStringLiteral("text"));
        }
        const auto inserted = await(workspace.write(
            QStringLiteral("Added"), [&](UnitOfWork &work) { return RecordWriter(work).insert(*record); }));
        VERIFY_OK(inserted);
        QVERIFY(record->id > 0 && !record->uid.isNull());
        const auto reload = [&] {
            return await(workspace.read([&, id = record->id](ReadContext &context) {
                return RecordReader(context).load(context.catalog().at(key), id);
            }));
        };
        const auto same = [&](const Record &a, const Record &b) -> QString {
            for (const FieldSpec &spec : type.fields) {
                if (!sameValue(spec, spec.read(a), spec.read(b)))
                    return spec.key;
            }
            return {};
        };
        auto first = reload();
        VERIFY_OK(first);
        QCOMPARE(same(**first, *record), QString());

        record = type.clone(**first);
        fill(1);
        const auto changed = await(workspace.write(
            QStringLiteral("Changed"), [&](UnitOfWork &work) { return RecordWriter(work).update(*record); }));
        VERIFY_OK(changed);
        auto second = reload();
        VERIFY_OK(second);
        QCOMPARE(same(**second, *record), QString());

        const auto undone = await(workspace.undo(changed->transaction));
        VERIFY_OK(undone);
        QCOMPARE(undone->outcome.skippedCount, 0);
        auto third = reload();
        VERIFY_OK(third);
        QCOMPARE(same(**third, **first), QString());

        const auto removed = await(workspace.write(QStringLiteral("Deleted"), [&](UnitOfWork &work) {
            return RecordWriter(work).remove(work.catalog().at(key), record->id);
        }));
        VERIFY_OK(removed);
        QVERIFY(!reload());
        const auto restored = await(workspace.undo(removed->transaction));
        VERIFY_OK(restored);
        auto fourth = reload();
        VERIFY_OK(fourth);
        QCOMPARE(same(**fourth, **first), QString());
        QCOMPARE((*fourth)->uid, (*first)->uid);

        const auto gone = await(workspace.undo(inserted->transaction));
        VERIFY_OK(gone);
        QVERIFY2(!reload(), "undoing the creation removes the record");
        const auto chain =
            await(workspace.read([](ReadContext &context) { return verifyChain(context.statements()); }));
        VERIFY_OK(chain);
        QCOMPARE(chain->firstBroken, 0);
    }

    void aSessionWithoutRightsSeesAndChangesNothing()
    {
        WorkspaceFixture fixture;
        Company company;
        company.name = QStringLiteral("Brandt & Söhne");
        company = fixture.insert(company);
        Session nobody = fixture.workspace->session();
        nobody.access = Access::nothing();
        Store &store = fixture.workspace->store();
        for (const RecordType &type : fixture.workspace->catalog()->types()) {
            const auto rows = await(store.read(nobody, [&](ReadContext &context) -> Result<qint64> {
                TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {%1}").arg(type.key)));
                query.next();
                return query.value(0).toLongLong();
            }));
            VERIFY_OK(rows);
            QCOMPARE(*rows, 0);
        }
        const auto shown = await(store.read(
            nobody, [&](ReadContext &context) { return RecordReader(context).load(Id<Company>{company.id}); }));
        QVERIFY(!shown);
        QCOMPARE(shown.error().code, ErrorCode::NotFound);
        const auto listed = await(store.read(nobody, [&](ReadContext &context) { return history(context); }));
        QVERIFY(!listed);
        QCOMPARE(listed.error().code, ErrorCode::Forbidden);
        company.name = QStringLiteral("Changed");
        const auto written = await(store.write(nobody, {QStringLiteral("x"), Origin::Local, 0},
                                               [&](UnitOfWork &work) { return RecordWriter(work).update(company); }));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Forbidden);
    }
};

FIELDFARE_TEST(RegistryTest)
#include "registry_test.moc"
