// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/log_replay.h"
#include "exchange/importer.h"
#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/merge/merge.h"
#include "records/tag/tag.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QMap>

#include <random>

using namespace fieldfare;

namespace {

/// What three types of records should hold: the model the database is compared with after every step. Keys are row numbers,
/// which are never used twice.
struct ContactModel {
    QString first, last, title, external;
    qint64 company = 0;
    QStringList mails;
    QStringList tags;
    bool operator==(const ContactModel &) const = default;
};
struct CompanyModel {
    QString name, industry;
    bool operator==(const CompanyModel &) const = default;
};
struct ActivityModel {
    QString subject;
    qint64 contact = 0;
    qint64 company = 0;
    bool operator==(const ActivityModel &) const = default;
};
struct Model {
    QMap<qint64, ContactModel> contacts;
    QMap<qint64, CompanyModel> companies;
    QMap<qint64, ActivityModel> activities;
    QMap<qint64, QString> tags;
    bool operator==(const Model &) const = default;
};

using Touched = QSet<std::pair<int, qint64>>;  ///< type number, row number

/// A transaction that holds: what was before it and after it.
struct Step {
    qint64 transaction = 0;
    QString what;
    Model before;
    Model after;
    QByteArray rows;  ///< every row of every record table before it
};

template <class Map>
void changedKeys(int type, const Map &before, const Map &after, Touched &touched)
{
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()) || !(after.value(it.key()) == it.value()))
            touched.insert({type, it.key()});
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (!before.contains(it.key()))
            touched.insert({type, it.key()});
    }
}

Touched touchedBy(const Step &step)
{
    Touched touched;
    changedKeys(Contact::kNumber, step.before.contacts, step.after.contacts, touched);
    changedKeys(Company::kNumber, step.before.companies, step.after.companies, touched);
    changedKeys(Activity::kNumber, step.before.activities, step.after.activities, touched);
    changedKeys(Tag::kNumber, step.before.tags, step.after.tags, touched);
    return touched;
}

/// Puts the touched records of `from` in the place of those of `into`.
template <class Map>
void takeBack(int type, const Map &from, Map &into, const Touched &touched)
{
    for (const auto &[number, id] : touched) {
        if (number != type)
            continue;
        if (from.contains(id))
            into[id] = from.value(id);
        else
            into.remove(id);
    }
}

/// The records of `model` that `other` does not hold alike.
QString text(const Model &model, const Model &other)
{
    QStringList lines;
    for (auto it = model.contacts.begin(); it != model.contacts.end(); ++it) {
        if (!other.contacts.contains(it.key()) || !(other.contacts[it.key()] == *it))
            lines.append(QStringLiteral("contact %1 (%2 %3, %4, %5, company %6, %7, tags %8)")
                             .arg(it.key())
                             .arg(it->first, it->last, it->title, it->external)
                             .arg(it->company)
                             .arg(it->mails.join(u' '), it->tags.join(u' ')));
    }
    for (auto it = model.tags.begin(); it != model.tags.end(); ++it) {
        if (other.tags.value(it.key()) != *it)
            lines.append(QStringLiteral("tag %1 (%2)").arg(it.key()).arg(*it));
    }
    for (auto it = model.companies.begin(); it != model.companies.end(); ++it) {
        if (!other.companies.contains(it.key()) || !(other.companies[it.key()] == *it))
            lines.append(QStringLiteral("company %1 (%2, %3)").arg(it.key()).arg(it->name, it->industry));
    }
    for (auto it = model.activities.begin(); it != model.activities.end(); ++it) {
        if (!other.activities.contains(it.key()) || !(other.activities[it.key()] == *it))
            lines.append(QStringLiteral("activity %1 (%2, contact %3, company %4)")
                             .arg(it.key())
                             .arg(it->subject)
                             .arg(it->contact)
                             .arg(it->company));
    }
    return lines.isEmpty() ? QStringLiteral("nothing") : lines.join(QStringLiteral("; "));
}

class Play {
public:
    explicit Play(quint32 seed) : m_random(seed) { m_model = read(); }

    /// One random step; false with what went wrong.
    bool step()
    {
        const int dice = number(100);
        if (dice < 14)
            return addCompany();
        if (dice < 34)
            return addContact();
        if (dice < 46)
            return addActivity();
        if (dice < 64)
            return edit();
        if (dice < 72)
            return import();
        if (dice < 82)
            return merge();
        if (dice < 90)
            return number(6) == 0 ? removeTag() : remove();
        return dice < 95 ? undoLast() : undoAnOlderOne();
    }
    /// Takes everything back, the newest first; each time all rows must be as they were, byte for byte.
    bool unwind(int steps)
    {
        for (int i = 0; i < steps && !m_steps.empty(); ++i) {
            if (!undoLast())
                return false;
        }
        return true;
    }
    bool chainHolds()
    {
        const auto chain =
            await(m_fixture.workspace->read([](ReadContext &context) { return verifyChain(context.statements()); }));
        return chain ? chain->firstBroken == 0 || wrong(QStringLiteral("the chain of the log is broken"))
                     : wrong(chain.error().message);
    }
    /// The log, played back to nothing and forward into `empty`, gives the same rows, byte for byte.
    bool logReplays(Workspace &empty)
    {
        test::LogReplay replay;
        if (const auto back = replay.backward(*m_fixture.workspace); !back)
            return wrong(QStringLiteral("backward: ") + back.error().message + back.error().details);
        if (const auto forth = replay.forward(empty); !forth)
            return wrong(QStringLiteral("forward: ") + forth.error().message + forth.error().details);
        const auto is = test::LogReplay::tables(*m_fixture.workspace, true);
        const auto replayed = test::LogReplay::tables(empty, true);
        if (!is || !replayed)
            return wrong((is ? replayed : is).error().message);
        m_entries = replay.entries();
        return *is == *replayed || wrong(QStringLiteral("the replay gives other rows: ") + difference(*replayed, *is));
    }
    [[nodiscard]] qint64 entries() const { return m_entries; }
    [[nodiscard]] QString problem() const { return m_problem + QStringLiteral("\nafter: ") + m_story.join(u", "); }
    [[nodiscard]] qint64 steps() const { return m_count; }

private:
    int number(int below) { return int(m_random() % quint32(below)); }
    template <class Map>
    qint64 any(const Map &map)
    {
        return map.isEmpty() ? 0 : std::next(map.begin(), number(int(map.size()))).key();
    }
    bool wrong(const QString &why)
    {
        m_problem = why;
        return false;
    }
    static QString difference(const QByteArray &is, const QByteArray &was)
    {
        const auto [a, b] = std::mismatch(is.begin(), is.end(), was.begin(), was.end());
        return QStringLiteral("…%1… was …%2…")
            .arg(QString::fromUtf8(is.mid(std::max<qsizetype>(0, a - is.begin() - 80), 200)),
                 QString::fromUtf8(was.mid(std::max<qsizetype>(0, b - was.begin() - 80), 200)));
    }
    QString word() { return QStringLiteral("W%1").arg(++m_words); }

    Model read()
    {
        auto model = await(m_fixture.workspace->read([](ReadContext &context) -> Result<Model> {
            Model found;
            RecordReader reader(context);
            const auto ids = [&](const char *type) -> Result<QVector<qint64>> {
                QVector<qint64> list;
                TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id FROM {%1}").arg(QLatin1String(type))));
                while (query.next())
                    list.append(query.value(0).toLongLong());
                return list;
            };
            TRY_ASSIGN(const auto contacts, ids("contact"));
            for (const qint64 id : contacts) {
                TRY_ASSIGN(const Contact contact, reader.load(Id<Contact>{id}));
                ContactModel one{contact.firstName,  contact.lastName,      contact.title,
                                 contact.externalId, contact.company.value, {},
                                 contact.tags};
                for (const auto &mail : contact.emails)
                    one.mails.append(mail.address);
                TRY_ASSIGN(auto copy, context.run(QStringLiteral("SELECT first_mail FROM {contact} WHERE id=?"), {id}));
                if (!copy.next() || copy.value(0).toString() != one.mails.value(0))
                    return fail(ErrorCode::Damaged, QStringLiteral("the row's first mail is not that of its list"));
                found.contacts.insert(id, one);
            }
            TRY_ASSIGN(const auto tags, ids("tag"));
            for (const qint64 id : tags) {
                TRY_ASSIGN(const Tag tag, reader.load(Id<Tag>{id}));
                found.tags.insert(id, tag.name);
            }
            TRY_ASSIGN(const auto companies, ids("company"));
            for (const qint64 id : companies) {
                TRY_ASSIGN(const Company company, reader.load(Id<Company>{id}));
                found.companies.insert(id, {company.name, company.industry});
            }
            TRY_ASSIGN(const auto activities, ids("activity"));
            for (const qint64 id : activities) {
                TRY_ASSIGN(const Activity activity, reader.load(Id<Activity>{id}));
                found.activities.insert(id, {activity.subject, activity.contact.value, activity.company.value});
            }
            return found;
        }));
        if (!model)
            qFatal("%s", qPrintable(model.error().message));
        return *model;
    }

    /// Every row of every table that holds records, without the stamps of the last change.
    QByteArray allRows()
    {
        auto rows = test::LogReplay::tables(*m_fixture.workspace, false);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().message + rows.error().details));
        return *rows;
    }

    QStringList someTags()
    {
        QStringList tags;
        for (int i = 0; i < 4; ++i) {
            if (number(4) == 0)
                tags.append(QStringLiteral("tag%1").arg(i));
        }
        return tags;
    }
    /// A tag is made when a record first carries it; its number is the database's choice.
    void nameNewTags(Model &expected)
    {
        const Model now = read();
        for (const ContactModel &one : std::as_const(expected.contacts)) {
            for (const QString &tag : one.tags) {
                if (!expected.tags.values().contains(tag) && now.tags.key(tag) > 0)
                    expected.tags.insert(now.tags.key(tag), tag);
            }
        }
    }

    /// After a step: the database must hold `expected`.
    bool settle(const QString &what, qint64 transaction, const Model &expected, const QByteArray &rowsBefore)
    {
        ++m_count;
        m_story.append(what);
        const Model now = read();
        if (!(now == expected))
            return wrong(
                QStringLiteral("%1 left %2 where %3 was expected").arg(what, text(now, expected), text(expected, now)));
        if (transaction > 0)
            m_steps.push_back({transaction, what, m_model, expected, rowsBefore});
        m_model = expected;
        return true;
    }

    template <class Work>
    Result<ChangeSet> write(const QString &title, Work work)
    {
        return await(m_fixture.workspace->write(title, [&](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            return work(writer);
        }));
    }

    bool addCompany()
    {
        const QByteArray rows = allRows();
        Company company;
        company.name = QStringLiteral("Firm %1").arg(++m_words);
        company.industry = word();
        company = m_fixture.insert(company);
        Model expected = m_model;
        expected.companies.insert(company.id, {company.name, company.industry});
        return settle(QStringLiteral("company %1").arg(company.id), m_fixture.lastTransaction, expected, rows);
    }
    bool addContact()
    {
        const QByteArray rows = allRows();
        Contact contact;
        contact.firstName = word();
        contact.lastName = word();
        contact.company.value = number(3) > 0 ? any(m_model.companies) : 0;
        for (int i = number(3); i > 0; --i)
            contact.emails.push_back({QStringLiteral("work"), word().toLower() + QStringLiteral("@example.org")});
        contact.tags = someTags();
        contact = m_fixture.insert(contact);
        ContactModel one{contact.firstName, contact.lastName, {}, {}, contact.company.value, {}, contact.tags};
        for (const auto &mail : contact.emails)
            one.mails.append(mail.address);
        Model expected = m_model;
        expected.contacts.insert(contact.id, one);
        nameNewTags(expected);
        return settle(QStringLiteral("contact %1").arg(contact.id), m_fixture.lastTransaction, expected, rows);
    }
    bool addActivity()
    {
        const QByteArray rows = allRows();
        Activity activity;
        activity.subject = word();
        activity.contact.value = any(m_model.contacts);
        activity.company.value = number(2) == 0 ? any(m_model.companies) : 0;
        activity = m_fixture.insert(activity);
        Model expected = m_model;
        expected.activities.insert(activity.id, {activity.subject, activity.contact.value, activity.company.value});
        return settle(QStringLiteral("activity %1").arg(activity.id), m_fixture.lastTransaction, expected, rows);
    }
    bool edit()
    {
        const qint64 id = any(m_model.contacts);
        if (id == 0)
            return true;
        const QByteArray rows = allRows();
        auto contact = m_fixture.load(Id<Contact>{id});
        if (!contact)
            return wrong(contact.error().message);
        Model expected = m_model;
        ContactModel &one = expected.contacts[id];
        switch (number(4)) {
        case 0: contact->title = one.title = word(); break;
        case 1: contact->company.value = one.company = any(m_model.companies); break;
        case 2: contact->tags = one.tags = someTags(); break;
        default:
            contact->emails.clear();
            one.mails.clear();
            for (int i = number(3); i > 0; --i) {
                one.mails.append(word().toLower() + QStringLiteral("@example.net"));
                contact->emails.push_back({QStringLiteral("home"), one.mails.last()});
            }
        }
        if (expected == m_model)
            return true;
        const auto changes = m_fixture.update(*contact);
        if (changes)
            nameNewTags(expected);
        return changes ? settle(QStringLiteral("edit %1").arg(id), changes->transaction, expected, rows)
                       : wrong(changes.error().message);
    }
    bool removeTag()
    {
        const qint64 id = any(m_model.tags);
        if (id == 0)
            return true;
        const QByteArray rows = allRows();
        const auto changes =
            write(QStringLiteral("Deleted"), [id](RecordWriter &writer) { return writer.remove(Id<Tag>{id}); });
        if (!changes)
            return wrong(changes.error().message);
        Model expected = m_model;
        const QString name = expected.tags.take(id);
        for (ContactModel &one : expected.contacts)
            one.tags.removeAll(name);
        return settle(QStringLiteral("delete tag %1").arg(id), changes->transaction, expected, rows);
    }
    bool remove()
    {
        const bool company = number(2) == 0;
        const qint64 id = company ? any(m_model.companies) : any(m_model.contacts);
        if (id == 0)
            return true;
        const QByteArray rows = allRows();
        const auto changes = write(QStringLiteral("Deleted"), [&](RecordWriter &writer) -> Result<void> {
            return company ? writer.remove(Id<Company>{id}) : writer.remove(Id<Contact>{id});
        });
        if (!changes)
            return wrong(changes.error().message);
        Model expected = m_model;
        if (company) {
            expected.companies.remove(id);
            for (ContactModel &one : expected.contacts)
                one.company = one.company == id ? 0 : one.company;
            for (ActivityModel &one : expected.activities)
                one.company = one.company == id ? 0 : one.company;
        } else {
            expected.contacts.remove(id);
            for (ActivityModel &one : expected.activities)
                one.contact = one.contact == id ? 0 : one.contact;
        }
        return settle(QStringLiteral("delete %1 %2").arg(company ? u"company" : u"contact").arg(id),
                      changes->transaction, expected, rows);
    }
    bool merge()
    {
        const qint64 keep = any(m_model.contacts);
        const qint64 other = any(m_model.contacts);
        if (keep == other)
            return true;
        const QByteArray rows = allRows();
        const auto changes = write(QStringLiteral("Merged"), [&](RecordWriter &writer) -> Result<void> {
            TRY(mergeRecords(writer, writer.catalog().at(Contact::kNumber), keep, other));
            return {};
        });
        if (!changes)
            return wrong(changes.error().message + changes.error().details);
        Model expected = m_model;
        ContactModel &kept = expected.contacts[keep];
        const ContactModel gone = expected.contacts.take(other);
        for (auto [mine, theirs] : {std::pair{&kept.first, &gone.first},
                                    {&kept.last, &gone.last},
                                    {&kept.title, &gone.title},
                                    {&kept.external, &gone.external}})
            *mine = mine->isEmpty() ? *theirs : *mine;
        kept.company = kept.company == 0 ? gone.company : kept.company;
        for (const QString &tag : gone.tags) {
            if (!kept.tags.contains(tag))
                kept.tags.append(tag);
        }
        for (const QString &mail : gone.mails) {
            if (!kept.mails.contains(mail))
                kept.mails.append(mail);
        }
        for (ActivityModel &one : expected.activities)
            one.contact = one.contact == other ? keep : one.contact;
        return settle(QStringLiteral("merge %1 into %2").arg(other).arg(keep), changes->transaction, expected, rows);
    }
    bool import()
    {
        const QByteArray rows = allRows();
        Model expected = m_model;
        QByteArray csv("External ID,First name,Last name,Title,Company\n");
        QList<ContactModel> fresh;
        QStringList newCompanies;
        QList<QString> companyOf;
        for (int i = 0; i < 5; ++i) {
            ContactModel row{word(), word(), word(), QStringLiteral("X%1").arg(++m_words), 0, {}, {}};
            const qint64 known = any(m_model.companies);
            const bool make = known == 0 || number(3) == 0;
            const QString company = make ? QStringLiteral("Firm %1").arg(++m_words) : m_model.companies[known].name;
            if (make)
                newCompanies.append(company);
            // A row of a known record changes it.
            qint64 updated = 0;
            if (number(2) == 0) {
                for (auto it = m_model.contacts.begin(); it != m_model.contacts.end() && updated == 0; ++it) {
                    if (!it->external.isEmpty() && !m_used.contains(it->external))
                        updated = it.key();
                }
            }
            if (updated > 0) {
                row.external = m_model.contacts[updated].external;
                m_used.insert(row.external);
                row.mails = m_model.contacts[updated].mails;
                row.tags = m_model.contacts[updated].tags;
                row.company = make ? 0 : known;
                expected.contacts[updated] = row;
                m_updated.insert(updated, make ? company : QString());
            } else {
                row.company = make ? 0 : known;
                fresh.append(row);
                companyOf.append(make ? company : QString());
            }
            csv +=
                QStringLiteral("%1,%2,%3,%4,%5\n").arg(row.external, row.first, row.last, row.title, company).toUtf8();
        }
        m_used.clear();
        const QString path = m_dir.filePath(QStringLiteral("rows.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(csv) != csv.size())
            return wrong(QStringLiteral("cannot write the file"));
        file.close();
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = path;
        request.match = QStringList{QStringLiteral("external_id")};
        request.createMissing = QStringList{QStringLiteral("company")};
        Workspace &workspace = *m_fixture.workspace;
        const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
        if (!plan)
            return wrong(plan.error().message);
        const auto report = await(startImport(workspace.store(), workspace.session(), *plan));
        if (!report)
            return wrong(report.error().message);
        if (report->rejected > 0)
            return wrong(report->firstRejections[0].second);
        // New records get numbers of the database; everything else is known beforehand.
        const Model now = read();
        QHash<QString, qint64> made;
        for (auto it = now.companies.begin(); it != now.companies.end(); ++it) {
            if (!m_model.companies.contains(it.key())) {
                made.insert(it->name, it.key());
                expected.companies.insert(it.key(), {it->name, {}});
            }
        }
        if (made.size() != newCompanies.size())
            return wrong(QStringLiteral("other companies were created than named"));
        for (auto it = m_updated.cbegin(); it != m_updated.cend(); ++it) {
            if (!it.value().isEmpty())
                expected.contacts[it.key()].company = made.value(it.value());
        }
        m_updated.clear();
        for (auto it = now.contacts.begin(); it != now.contacts.end(); ++it) {
            for (qsizetype i = 0; i < fresh.size() && !m_model.contacts.contains(it.key()); ++i) {
                if (it->external == fresh.at(i).external) {
                    ContactModel row = fresh.at(i);
                    row.company = companyOf.at(i).isEmpty() ? row.company : made.value(companyOf.at(i));
                    expected.contacts.insert(it.key(), row);
                }
            }
        }
        return settle(QStringLiteral("import"), report->transaction, expected, rows);
    }

    bool undoLast()
    {
        if (m_steps.empty())
            return true;
        const Step last = m_steps.back();
        m_steps.pop_back();
        const auto undone = await(m_fixture.workspace->undo(last.transaction));
        if (!undone)
            return wrong(QStringLiteral("undo of %1: %2").arg(last.what, undone.error().message));
        if (undone->outcome.skippedCount != 0)
            return wrong(QStringLiteral("undo of %1 skipped %2: %3")
                             .arg(last.what)
                             .arg(undone->outcome.skippedCount)
                             .arg(undone->outcome.skipped.isEmpty() ? QString() : undone->outcome.skipped[0].reason));
        if (!settle(QStringLiteral("undo of ") + last.what, 0, last.before, {}))
            return false;
        const QByteArray now = allRows();
        if (now != last.rows)
            return wrong(QStringLiteral("undo of %1 left other rows: %2").arg(last.what, difference(now, last.rows)));
        return true;
    }
    /// Undo of a transaction whose records nobody touched since: exactly they go back, all else stays.
    bool undoAnOlderOne()
    {
        if (m_steps.size() < 3)
            return true;
        const auto at = std::size_t(number(int(m_steps.size()) - 1));
        const Step &old = m_steps[at];
        const Touched touched = touchedBy(old);
        for (std::size_t i = at + 1; i < m_steps.size(); ++i) {
            if (touchedBy(m_steps[i]).intersects(touched))
                return true;
        }
        Model expected = m_model;
        takeBack(Contact::kNumber, old.before.contacts, expected.contacts, touched);
        takeBack(Company::kNumber, old.before.companies, expected.companies, touched);
        takeBack(Activity::kNumber, old.before.activities, expected.activities, touched);
        takeBack(Tag::kNumber, old.before.tags, expected.tags, touched);
        // A tag that was made anew meanwhile is the one that was deleted.
        for (const auto &[type, id] : touched) {
            if (type == Tag::kNumber && expected.tags.values().count(expected.tags.value(id)) > 1)
                expected.tags.remove(id);
        }
        // Somebody may point to what would go, or have pointed to what is gone meanwhile.
        for (const ContactModel &one : std::as_const(expected.contacts)) {
            if (one.company != 0 && !expected.companies.contains(one.company))
                return true;
            for (const QString &tag : one.tags) {
                if (!expected.tags.values().contains(tag))
                    return true;
            }
        }
        for (const ActivityModel &one : std::as_const(expected.activities)) {
            if ((one.contact != 0 && !expected.contacts.contains(one.contact)) ||
                (one.company != 0 && !expected.companies.contains(one.company)))
                return true;
        }
        // So do people who once worked for a company: their time there is a record as well.
        for (const auto &[type, id] : touched) {
            if (type == Company::kNumber && !expected.companies.contains(id) &&
                m_fixture.value(QStringLiteral("SELECT count(*) FROM {company_contact} WHERE company=?"), {id})
                        .toInt() > 0)
                return true;
        }
        const QByteArray rows = allRows();
        const QString what = QStringLiteral("late undo of ") + old.what;
        const auto undone = await(m_fixture.workspace->undo(old.transaction));
        if (!undone)
            return wrong(QStringLiteral("%1: %2").arg(what, undone.error().message));
        // What the model does not hold (former employments) may have gone meanwhile; it is named, and nothing else is left out.
        qint64 unexpected = undone->outcome.skippedCount;
        for (const UndoSkip &skip : undone->outcome.skipped)
            unexpected -= skip.type == QLatin1String("company_contact") ? 1 : 0;
        if (unexpected != 0) {
            return wrong(QStringLiteral("%1 skipped %2: %3 %4")
                             .arg(what)
                             .arg(undone->outcome.skippedCount)
                             .arg(undone->outcome.skipped.isEmpty() ? QString() : undone->outcome.skipped[0].type,
                                  undone->outcome.skipped.isEmpty() ? QString() : undone->outcome.skipped[0].reason));
        }
        return settle(what, undone->changes.transaction, expected, rows);
    }

    WorkspaceFixture m_fixture;
    QTemporaryDir m_dir;
    std::mt19937 m_random;
    Model m_model;
    std::vector<Step> m_steps;
    QSet<QString> m_used;
    QHash<qint64, QString> m_updated;
    QString m_problem;
    QStringList m_story;
    qint64 m_count = 0;
    qint64 m_entries = 0;
    int m_words = 0;
};

}  // namespace

/// Random sequences of import, edit, merge, un-merge, delete and undo against a model in memory. FIELDFARE_SEQUENCES sets how
/// many; each has its own workspace and seed.
class SequencesTest : public QObject {
    Q_OBJECT

private slots:
    void theDatabaseEqualsTheModelAfterEveryStep()
    {
        const int wanted = std::max(1, qEnvironmentVariable("FIELDFARE_SEQUENCES", QStringLiteral("24")).toInt());
        const quint32 first = qEnvironmentVariable("FIELDFARE_SEED", QStringLiteral("1")).toUInt();
        qint64 steps = 0;
        qint64 entries = 0;
        std::unique_ptr<WorkspaceFixture> replayed;
        for (int i = 0; i < wanted; ++i) {
            Play play(first + quint32(i));
            bool good = true;
            for (int step = 0; step < 16 && good; ++step)
                good = play.step();
            good = good && play.unwind(i % 4 == 0 ? 1000 : i % 7) && play.chainHolds();
            if (i % 500 == 0)
                replayed = std::make_unique<WorkspaceFixture>();  // its own log grows with every replay
            good = good && play.logReplays(*replayed->workspace);
            QVERIFY2(good, qPrintable(QStringLiteral("seed %1: %2").arg(first + quint32(i)).arg(play.problem())));
            steps += play.steps();
            entries += play.entries();
            if (wanted >= 200 && i % 100 == 99)
                qInfo("%d sequences, seeds from %u", i + 1, first);
        }
        qInfo("%d sequences from seed %u, %lld steps, each compared with the model; %lld entries of the log replayed",
              wanted, first, steps, entries);
    }
};

FIELDFARE_TEST(SequencesTest)
#include "sequences_test.moc"
