// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/rights/share_controller.h"

#include "base/pinyin.h"
#include "base/text_fold.h"
#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "workspace/workspace.h"

namespace fieldfare {

ShareController::ShareController(Workspace &workspace, const QString &type, qint64 id, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_type(type), m_id(id)
{
    connect(&workspace.store(), &Store::changed, this, &ShareController::onChanged);
    connect(&workspace, &Workspace::accessChanged, this, &ShareController::load);
    load();
}

bool ShareController::isOffered(const Workspace &workspace, const QString &type)
{
    return isShareable(type) && workspace.session().access.grantee() != nullptr;
}

void ShareController::load()
{
    const quint64 ticket = ++m_ticket;
    whenDone(m_workspace.read([type = m_type, id = m_id](ReadContext &context) {
        return sharingOf(context, context.catalog().at(type), id);
    }),
             this, [this, ticket](const Result<SharingView> &view) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!view) {
                     emit failed(view.error());
                     return;
                 }
                 m_view = *view;
                 m_view.mayShare = m_view.mayShare && !m_workspace.isReadOnly();
                 m_isLoaded = true;
                 emit loaded();
             });
}

void ShareController::onChanged(const ChangeSet &changes)
{
    const auto touched = [&](int type) { return changes.byType.contains(type); };
    const auto catalog = m_workspace.catalog();
    if (touched(catalog->at(m_type).number) || touched(catalog->at(QStringLiteral("user")).number)) {
        load();
    }
}

QVector<Sharer> ShareController::offers(const QString &typed) const
{
    const QStringList words = foldText(typed).split(u' ', Qt::SkipEmptyParts);
    QVector<Sharer> fitting;
    for (const Sharer &person : m_view.couldBe) {
        const QString sound = pinyinText(person.name);
        const QString names = foldText(person.name) + u' ' + foldText(sound) + u' ' +
                              foldText(QString(sound).remove(u' ')) + u' ' + pinyinInitials(person.name);
        if (std::all_of(words.cbegin(), words.cend(), [&](const QString &word) { return names.contains(word); })) {
            fitting.append(person);
        }
    }
    return fitting;
}

void ShareController::run(std::function<Result<void>(RecordWriter &, const RecordType &)> work)
{
    whenDone(record_actions::run(m_workspace, QString(),
                                 [work = std::move(work), type = m_type](RecordWriter &writer) {
                                     return work(writer, writer.catalog().at(type));
                                 }),
             this, [this](const Result<ChangeSet> &done) {
                 if (done) {
                     emit changed(done->title, done->transaction);
                 } else {
                     emit failed(done.error());
                 }
             });
}

void ShareController::share(const Uid &person, bool mayEdit)
{
    run([person, mayEdit, id = m_id](RecordWriter &writer, const RecordType &type) {
        return shareRecord(writer, type, id, {person, mayEdit, {}});
    });
}

void ShareController::end(const Uid &person)
{
    run([person, id = m_id](RecordWriter &writer, const RecordType &type) {
        return endSharing(writer, type, id, person);
    });
}

}  // namespace fieldfare
