// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/person_scope.h"

#include "base/value_codec.h"
#include "records/contact/contact.h"
#include "records/quality_ignore/quality_ignore.h"
#include "records/record_pair/record_pair.h"
#include "records/record_reader.h"
#include "storage/change_log.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <deque>

namespace fieldfare {

namespace {

/// How records of a type that point to the person are taken.
bool isKept(const QString &type)
{
    return type == QLatin1String("deal") || type == QLatin1String("order") || type == QLatin1String("ticket");
}

/// Parts of records: where these point decides, not to whom else.
bool isPart(const FieldSpec &link) { return link.onTargetDelete == OnTargetDelete::Cascade; }

/// What people write down and attach: it concerns whom what it hangs on concerns.
bool isNote(const QString &type)
{
    return type == QLatin1String("activity") || type == QLatin1String("task") || type == QLatin1String("attachment");
}

bool saysWhoWrote(const FieldSpec &link)
{
    return link.key == QLatin1String("created_by") || link.key == QLatin1String("changed_by");
}

QJsonObject parsed(const QVariant &text) { return QJsonDocument::fromJson(text.toString().toUtf8()).object(); }

class ScopeFinder {
public:
    ScopeFinder(ReadContext &context, PersonScope &scope)
        : m_context(context), m_scope(scope), m_contactType(context.catalog().at(Contact::kNumber))
    {
    }

    [[nodiscard]] Result<void> run();

private:
    struct Found {
        PersonRecord record;
        bool isOwn = true;
    };
    using Key = std::pair<int, qint64>;

    [[nodiscard]] Result<Query> query(const QString &sql, const QVariantList &values)
    {
        return m_context.statements().run(sql, values, false);
    }
    [[nodiscard]] Result<void> addContact(const Uid &uid);
    [[nodiscard]] Result<void> addMerged(const Uid &uid);
    [[nodiscard]] Result<qint64> findInRuns(const Uid &uid);
    [[nodiscard]] Result<void> add(const RecordType &type, const PersonRecord &record, bool isOwn);
    [[nodiscard]] Result<void> follow(const Found &found);
    [[nodiscard]] Result<void> readLog();
    [[nodiscard]] Result<void> takeLogged(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values);
    [[nodiscard]] Result<void> readAnnotations();
    [[nodiscard]] Result<bool> columnIsNull(const RecordType &type, qint64 id, const QString &column);
    [[nodiscard]] Result<void> collectWords();
    void addWords(const QJsonObject &values);

    ReadContext &m_context;
    PersonScope &m_scope;
    const RecordType &m_contactType;
    QMap<Key, Found> m_found;
    std::deque<Key> m_open;
    QSet<Uid> m_people;
    QSet<QString> m_names;
};

Result<bool> ScopeFinder::columnIsNull(const RecordType &type, qint64 id, const QString &column)
{
    if (!type.field(column))
        return true;
    TRY_ASSIGN(auto row,
               query(QStringLiteral("SELECT \"%1\" IS NULL FROM %2 WHERE id=?").arg(column, type.table), {id}));
    return !row.next() || row.value(0).toBool();
}

Result<void> ScopeFinder::add(const RecordType &type, const PersonRecord &record, bool isOwn)
{
    const Key key(type.number, record.id);
    const auto known = m_found.find(key);
    if (known != m_found.end() && (known->isOwn || !isOwn))
        return {};
    m_found.insert(key, {record, isOwn});
    m_open.push_back(key);
    return {};
}

/// The contact itself or one that was merged into it, wherever it still is.
Result<void> ScopeFinder::addContact(const Uid &uid)
{
    if (m_people.contains(uid))
        return {};
    TRY_ASSIGN(auto live, query(QStringLiteral("SELECT id FROM contact WHERE uid=?"), {uidBytes(uid)}));
    qint64 id = live.next() ? live.value(0).toLongLong() : 0;
    live.finish();
    const bool isLive = id > 0;
    if (!isLive) {
        TRY_ASSIGN(auto logged, query(QStringLiteral("SELECT first_id FROM change WHERE type=? AND uid=? AND "
                                                     "first_id=last_id LIMIT 1"),
                                      {Contact::kNumber, uidBytes(uid)}));
        id = logged.next() ? logged.value(0).toLongLong() : 0;
    }
    if (id == 0) {
        TRY_ASSIGN(id, findInRuns(uid));
    }
    if (id == 0)
        return {};
    m_people.insert(uid);
    TRY(add(m_contactType, {m_contactType.key, id, uid, isLive, true}, true));
    return addMerged(uid);
}

/// A contact that was removed together with many others.
Result<qint64> ScopeFinder::findInRuns(const Uid &uid)
{
    qint64 id = 0;
    TRY_ASSIGN(auto runs, query(QStringLiteral("SELECT old FROM change WHERE type=? AND op=3 AND typeof(old)='blob'"),
                                {Contact::kNumber}));
    while (id == 0 && runs.next()) {
        TRY_ASSIGN(const QByteArray bytes, unpackRun(runs.value(0).toByteArray()));
        const QCborArray rows = QCborValue::fromCbor(bytes).toArray();
        for (const QCborValue &row : rows) {
            const QCborMap values = row.toMap();
            if (values.value(QStringLiteral("#")).toString() == uidText(uid))
                id = values.value(QStringLiteral("=")).toInteger();
        }
    }
    return id;
}

Result<void> ScopeFinder::addMerged(const Uid &uid)
{
    QVector<Uid> gone;
    TRY_ASSIGN(auto pairs, query(QStringLiteral("SELECT first FROM record_pair WHERE relation=? AND second=?"),
                                 {QString::fromLatin1(pair_relation::merged), uidText(uid)}));
    while (pairs.next())
        gone.append(Uid(pairs.value(0).toString()));
    TRY(finished(pairs));
    for (const Uid &one : std::as_const(gone))
        TRY(addContact(one));
    return {};
}

/// What points to a record that was found.
Result<void> ScopeFinder::follow(const Found &found)
{
    if (!found.record.isLive)
        return {};
    const RecordType &target = m_context.catalog().at(found.record.type);
    const bool fromPerson = target.number == Contact::kNumber;
    for (const auto &incoming : m_context.catalog().linksTo(target.key)) {
        const RecordType &type = *incoming.type;
        const FieldSpec &link = *incoming.field;
        if (saysWhoWrote(link) || link.column.isEmpty())
            continue;
        const bool belongs = isPart(link) || isNote(type.key);
        if (!fromPerson && !belongs)
            continue;
        QVector<std::pair<qint64, Uid>> rows;
        TRY_ASSIGN(auto select,
                   query(QStringLiteral("SELECT id, uid FROM %1 WHERE \"%2\"=?").arg(type.table, link.column),
                         {found.record.id}));
        while (select.next())
            rows.append({select.value(0).toLongLong(), uidFromBytes(select.value(1).toByteArray())});
        TRY(finished(select));
        for (const auto &[id, uid] : std::as_const(rows)) {
            if (m_context.stopRequested())
                return fail(ErrorCode::Cancelled, QCoreApplication::translate("Privacy", "Stopped."));
            PersonRecord record{type.key, id, uid, true, found.record.isOnlyTheirs};
            bool isOwn = found.isOwn;
            if (fromPerson && isKept(type.key)) {
                TRY_ASSIGN(record.isOnlyTheirs, columnIsNull(type, id, QStringLiteral("company")));
                isOwn = type.key == QLatin1String("ticket") && record.isOnlyTheirs;
            } else if (type.key == QLatin1String("attachment")) {
                // an invoice stays with its order
                TRY_ASSIGN(const bool isFree, columnIsNull(type, id, QStringLiteral("order")));
                isOwn = isOwn && isFree;
            }
            TRY(add(type, record, isOwn));
        }
    }
    return {};
}

/// A record that the log knows to have pointed to the person.
Result<void> ScopeFinder::takeLogged(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values)
{
    const FieldSpec *link = nullptr;
    for (const FieldSpec &field : type.fields) {
        if (field.kind == FieldKind::Link && field.target == m_contactType.key &&
            m_people.contains(Uid(values.value(field.key).toString())))
            link = &field;
    }
    if (!link || m_found.contains({type.number, id}))
        return {};
    TRY_ASSIGN(auto live, query(QStringLiteral("SELECT 1 FROM %1 WHERE id=?").arg(type.table), {id}));
    const bool isLive = live.next();
    live.finish();
    // One that points to somebody else now is about somebody else; only how it calls this person is theirs.
    const bool noCompany = values.value(QStringLiteral("company")).toString().isEmpty();
    const bool isOwn = !isLive && (!isKept(type.key) || (type.key == QLatin1String("ticket") && noCompany));
    return add(type, {type.key, id, uid, isLive, !isLive && noCompany}, isOwn);
}

Result<void> ScopeFinder::readLog()
{
    QSet<QString> texts;
    for (const Uid &uid : std::as_const(m_people))
        texts.insert(uidText(uid));
    QVector<int> types;
    for (const auto &incoming : m_context.catalog().linksTo(m_contactType.key))
        types.append(incoming.type->number);
    for (const QString &text : std::as_const(texts)) {
        TRY_ASSIGN(auto entries,
                   query(QStringLiteral("SELECT type, first_id, uid, old, new FROM change WHERE "
                                        "first_id=last_id AND (old LIKE ? OR new LIKE ?)"),
                         {QLatin1Char('%') + text + QLatin1Char('%'), QLatin1Char('%') + text + QLatin1Char('%')}));
        while (entries.next()) {
            const RecordType *type = m_context.catalog().find(entries.value(0).toInt());
            if (!type || entries.value(3).typeId() == QMetaType::QByteArray)
                continue;
            const Uid uid = uidFromBytes(entries.value(2).toByteArray());
            TRY(takeLogged(*type, entries.value(1).toLongLong(), uid, parsed(entries.value(3))));
            TRY(takeLogged(*type, entries.value(1).toLongLong(), uid, parsed(entries.value(4))));
        }
        TRY(finished(entries));
    }
    // runs of records removed at once are packed
    TRY_ASSIGN(auto runs, query(QStringLiteral("SELECT type, old FROM change WHERE op=3 AND typeof(old)='blob'"), {}));
    while (runs.next()) {
        const RecordType *type = m_context.catalog().find(runs.value(0).toInt());
        if (!type || !types.contains(type->number))
            continue;
        if (m_context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Privacy", "Stopped."));
        TRY_ASSIGN(const QByteArray bytes, unpackRun(runs.value(1).toByteArray()));
        const QCborArray rows = QCborValue::fromCbor(bytes).toArray();
        for (const QCborValue &row : rows) {
            const QJsonObject values = row.toMap().toJsonObject();
            TRY(takeLogged(*type, values.value(QStringLiteral("=")).toInteger(),
                           Uid(values.value(QStringLiteral("#")).toString()), values));
        }
    }
    return finished(runs);
}

/// What is known of records by name: pairs, findings.
Result<void> ScopeFinder::readAnnotations()
{
    const RecordType &pairs = m_context.catalog().at(RecordPair::kNumber);
    const RecordType &findings = m_context.catalog().at(QualityIgnore::kNumber);
    const auto takeAll = [&](const RecordType &type, const QString &condition,
                             const QVariantList &values) -> Result<void> {
        QVector<PersonRecord> list;
        TRY_ASSIGN(auto rows,
                   query(QStringLiteral("SELECT id, uid FROM %1 WHERE %2").arg(type.table, condition), values));
        while (rows.next())
            list.append({type.key, rows.value(0).toLongLong(), uidFromBytes(rows.value(1).toByteArray()), true, true});
        TRY(finished(rows));
        for (const PersonRecord &record : std::as_const(list))
            TRY(add(type, record, true));
        return {};
    };
    QVector<Uid> own;
    for (const Found &found : std::as_const(m_found)) {
        if (found.isOwn)
            own.append(found.record.uid);
    }
    for (const Uid &uid : std::as_const(own)) {
        TRY(takeAll(pairs, QStringLiteral("first=? OR second=?"), {uidText(uid), uidText(uid)}));
        TRY(takeAll(findings, QStringLiteral("record=?"), {uidText(uid)}));
    }
    return {};
}

void ScopeFinder::addWords(const QJsonObject &values)
{
    const QString first = values.value(QStringLiteral("first_name")).toString().simplified();
    const QString last = values.value(QStringLiteral("last_name")).toString().simplified();
    const QString full = values.value(QStringLiteral("name")).toString().simplified();
    for (const QString &name : {first, last, full})
        m_names.insert(name);
    if (!first.isEmpty() && !last.isEmpty())
        m_names += {first + u' ' + last, last + u' ' + first, last + QStringLiteral(", ") + first, last + first};
    for (const auto &entry : values.value(QStringLiteral("emails")).toArray())
        m_scope.mails.insert(entry[QStringLiteral("address")].toString().trimmed());
    for (const auto &entry : values.value(QStringLiteral("phones")).toArray()) {
        m_names.insert(entry[QStringLiteral("number")].toString().trimmed());
        m_scope.phones.insert(entry[QStringLiteral("number")].toString().trimmed());
    }
    if (m_scope.name.isEmpty())
        m_scope.name = full.isEmpty() ? (first + u' ' + last).simplified() : full;
}

Result<void> ScopeFinder::collectWords()
{
    RecordReader reader(m_context);
    for (const Found &found : std::as_const(m_found)) {
        if (found.record.type != m_contactType.key)
            continue;
        if (found.record.isLive) {
            TRY_ASSIGN(const Contact contact, reader.load(Id<Contact>{found.record.id}));
            if (contact.uid == m_scope.uid)
                m_scope.name = contact.displayName;
            m_names += {contact.firstName, contact.lastName, contact.name};
            if (!contact.firstName.isEmpty() && !contact.lastName.isEmpty())
                m_names +=
                    {contact.firstName + u' ' + contact.lastName, contact.lastName + u' ' + contact.firstName,
                     contact.lastName + QStringLiteral(", ") + contact.firstName, contact.lastName + contact.firstName};
            for (const MailEntry &mail : contact.emails)
                m_scope.mails.insert(mail.address.trimmed());
            for (const PhoneEntry &phone : contact.phones) {
                m_names += {phone.number.trimmed(), phone.e164};
                m_scope.phones.insert(phone.e164.isEmpty() ? phone.number.trimmed() : phone.e164);
            }
        }
        TRY_ASSIGN(const auto versions, loggedValues(m_context, m_contactType, found.record.id));
        for (const QJsonObject &values : versions)
            addWords(values);
    }
    m_scope.mails.remove(QString());
    m_scope.phones.remove(QString());
    m_names += m_scope.mails;
    for (const QString &word : std::as_const(m_names)) {
        // short numbers mean too much else
        const bool isIdeographic = !word.isEmpty() && word.at(0).unicode() >= 0x2e80;
        const bool isNumber = std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
        if (word.size() >= (isIdeographic ? 2 : isNumber ? 6 : 3))
            m_scope.words.append(word);
    }
    std::sort(m_scope.words.begin(), m_scope.words.end(),
              [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return {};
}

Result<void> ScopeFinder::run()
{
    TRY(addContact(m_scope.uid));
    const auto followAll = [&]() -> Result<void> {
        while (!m_open.empty()) {
            const Found found = m_found.value(m_open.front());
            m_open.pop_front();
            TRY(follow(found));
        }
        return {};
    };
    TRY(followAll());
    TRY(readLog());
    if (m_people.isEmpty() || m_found.isEmpty())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("Privacy", "There is no such contact, and the history knows none."));
    TRY(followAll());
    TRY(readAnnotations());
    TRY(collectWords());
    for (const Found &found : std::as_const(m_found)) {
        if (found.isOwn && found.record.uid == m_scope.uid)
            m_scope.contact = found.record.id;
        else
            (found.isOwn ? m_scope.own : m_scope.other).append(found.record);
    }
    // what points to others goes before them, the people last
    const auto rank = [&](const PersonRecord &record) {
        if (record.type == m_contactType.key)
            return 3;
        return record.type == QLatin1String("ticket") ? 2 : isNote(record.type) ? 1 : 0;
    };
    std::stable_sort(m_scope.own.begin(), m_scope.own.end(),
                     [&](const PersonRecord &a, const PersonRecord &b) { return rank(a) < rank(b); });
    const Found self = m_found.value({Contact::kNumber, m_scope.contact});
    m_scope.own.append(self.record);
    return {};
}

}  // namespace

Result<PersonScope> personScope(ReadContext &context, const Uid &contact)
{
    PersonScope scope;
    scope.uid = contact;
    TRY(ScopeFinder(context, scope).run());
    return scope;
}

}  // namespace fieldfare
