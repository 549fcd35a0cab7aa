// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/view_controller.h"

#include "base/when_done.h"
#include "records/record_writer.h"
#include "records/saved_view/saved_view.h"
#include "workspace/workspace.h"

#include <memory>

namespace fieldfare {

ViewController::ViewController(Workspace &workspace, const QString &type, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_type(type),
      m_edits(workspace),
      m_views(builtInViews(workspace.catalog()->at(type)))
{
    connect(&workspace.store(), &Store::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(SavedView::kNumber)) {
            read();
        }
    });
    read();
}

const ListView *ViewController::find(const QString &key) const
{
    for (const ListView &view : m_views) {
        if (view.key == key) {
            return &view;
        }
    }
    return nullptr;
}

void ViewController::read()
{
    const quint64 ticket = ++m_ticket;
    whenDone(m_workspace.read(
                 [type = m_type](ReadContext &context) { return listViews(context, context.catalog().at(type)); }),
             this, [this, ticket](const Result<QVector<ListView>> &views) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_loaded = true;
                 if (!views) {
                     emit m_edits.failed(views.error());
                     return;
                 }
                 m_views = *views;
                 emit changed();
             });
}

void ViewController::save(const ListView &view, const QString &title)
{
    const auto written = std::make_shared<ListView>(view);
    m_edits.run(
        title, [written](RecordWriter &writer) { return saveListView(writer.work(), *written); },
        [this, written](bool done) {
            if (done) {
                emit kept(*written);
            }
        });
}

void ViewController::remove(const ListView &view)
{
    m_edits.run(tr("Deleted the view “%1”").arg(view.name),
                [id = view.id](RecordWriter &writer) { return removeListView(writer.work(), id); });
}

}  // namespace fieldfare
