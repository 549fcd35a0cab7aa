// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/when_done.h"
#include "exchange/export_panel.h"
#include "presentation/lists/rows_tsv.h"
#include "records/generic/bulk_edit.h"
#include "records/generic/list_output.h"
#include "records/generic/list_page.h"
#include "records/list/cell_editing.h"
#include "records/list/filter_line.h"
#include "records/list/mass_run.h"
#include "widgets/icons/lucide.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

// What is done with the rows of a list: change, delete, copy, export, print.

namespace fieldfare {

namespace {

constexpr qsizetype deletedAtOnce = 200;   ///< more ask first and show progress
constexpr qsizetype mostCopied = 100'000;  ///< a clipboard is no file

}  // namespace

QVector<qint64> ListPage::selectedIds() const
{
    const QVector<qint64> &all = m_model->ids();
    const auto ranges = m_table->selectedRanges();
    // "Select all" shares the list's own numbers; nothing is made for each row.
    if (ranges.size() == 1 && ranges.first().first == 0 && ranges.first().second + 1 == all.size()) {
        return all;
    }
    QVector<qint64> ids;
    for (const auto &[first, last] : ranges) {
        ids += all.mid(first, last - first + 1);
    }
    return ids;
}

QStringList ListPage::shownKeys() const
{
    QStringList keys;
    for (const int column : m_table->shownColumns()) {
        keys.append(m_model->columnKeys().value(column));
    }
    return keys;
}

void ListPage::deleteSelected()
{
    const QVector<qint64> ids = selectedIds();
    if (ids.isEmpty() || !m_model->isComplete()) {
        return;
    }
    if (ids.size() > deletedAtOnce) {
        shell().openPanel(tr("Delete %1").arg(recordCount(m_type, ids.size())),
                          new MassDeleteForm(m_workspace, shell(), m_typeKey, ids));
        return;
    }
    const int row = m_table->currentIndex().row();
    whenDone(record_actions::remove(m_workspace, m_typeKey, ids), this, [this, row](const Result<ChangeSet> &done) {
        if (!done) {
            shell().report(done.error());
            return;
        }
        const qint64 next = m_model->ids().value(std::min<qsizetype>(row + 1, m_model->ids().size() - 1));
        m_keepId = next;
        Workspace *workspace = &m_workspace;
        Shell *window = &shell();
        const qint64 transaction = done->transaction;
        window->offerUndo(done->title, [workspace, window, transaction, this] {
            whenDone(workspace->undo(transaction), this, [window](const Result<Workspace::Undone> &undone) {
                if (!undone) {
                    window->report(undone.error());
                } else {
                    window->toast(undone->changes.title, Tone::Good);
                }
            });
        });
    });
}

void ListPage::editSelected()
{
    const QVector<qint64> ids = selectedIds();
    if (ids.isEmpty() || !m_model->isComplete()) {
        return;
    }
    auto *form = new BulkEditForm(m_workspace, shell(), m_typeKey, ids);
    // The column one stands in is what one most likely wants to change.
    if (const FieldSpec *field = m_model->columnField(m_table->currentIndex().column());
        field != nullptr && m_table->currentIndex().column() > 0) {
        form->chooseField(field->key);
    }
    shell().openPanel(tr("Edit %1").arg(recordCount(m_type, ids.size())), form);
    form->setFocus();
}

void ListPage::copyRows()
{
    QVector<qint64> ids = selectedIds();
    const qsizetype wanted = ids.size();
    ids = ids.mid(0, mostCopied);
    const ShowContext show = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
    m_copying.request_stop();
    m_copying = std::stop_source();
    shell().setStatus(tr("Copying %1 rows …").arg(QLocale().toString(ids.size())));
    whenDone(m_workspace.read(
                 [type = m_typeKey, ids, columns = shownKeys(), show](ReadContext &context) {
                     return rowsAsTsv(context, context.catalog().at(type), ids, columns, show);
                 },
                 m_copying.get_token()),
             this, [this, wanted, copied = ids.size()](const Result<QString> &text) {
                 if (!text) {
                     shell().report(text.error());
                     return;
                 }
                 QApplication::clipboard()->setText(*text);
                 shell().setStatus(copied == wanted
                                       ? tr("Copied %n row(s)", nullptr, static_cast<int>(copied))
                                       : tr("Copied the first %1 of %2 rows; export the list for all of them")
                                             .arg(QLocale().toString(copied), QLocale().toString(wanted)));
             });
}

void ListPage::exportRows()
{
    ExportOffer offer;
    offer.type = m_typeKey;
    for (const int column : m_table->shownColumns()) {
        // The first column is the shown name; the field it comes from stands for it.
        const FieldSpec *field = m_model->columnField(column);
        const QString key = column == 0 && field != nullptr ? field->key : m_model->columnKeys().value(column);
        if (!key.isEmpty() && !offer.shownColumns.contains(key)) {
            offer.shownColumns.append(key);
        }
    }
    offer.rows = m_model->ids();
    offer.selected = m_table->selectedCount() > 1 ? selectedIds() : QVector<qint64>();
    offer.filtered = !m_model->request().query.isEmpty();
    shell().openPanel(tr("Export"), new ExportPanel(m_workspace, shell(), std::move(offer)));
}

void ListPage::print()
{
    const QString query = m_filter->text();
    const QString heading = m_view.key == allViewKey ? title() : title() + QStringLiteral(": ") + m_view.name;
    list_output::printList(m_workspace, shell(), m_type, m_model->ids(), shownKeys(),
                           query.isEmpty() || query == m_view.query ? heading
                                                                    : heading + QStringLiteral(" · ") + query);
}

void ListPage::showContextMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at).isValid() ? m_table->indexAt(at) : m_table->currentIndex();
    if (!index.isValid()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(lucideIcon(QStringLiteral("external-link")), tr("Open"), this,
                    [this, row = index.row()] { openRow(row); });
    QAction *edit = menu->addAction(lucideIcon(QStringLiteral("pencil")), tr("Edit the cell\tF2"), this,
                                    [this, place = QPersistentModelIndex(index)] { m_editing->begin(place); });
    edit->setEnabled(m_editing->canEdit(index));
    menu->addAction(tr("Edit a field of the selected …"), this, &ListPage::editSelected);
    menu->addSeparator();
    menu->addAction(lucideIcon(QStringLiteral("copy")), tr("Copy the cell"), m_table, &DataTable::copyCell);
    menu->addAction(tr("Copy the selected rows"), m_table, &DataTable::copySelection);
    menu->addAction(lucideIcon(QStringLiteral("download")), tr("Export …"), this, &ListPage::exportRows);
    menu->addSeparator();
    menu->addAction(lucideIcon(QStringLiteral("trash-2")), tr("Delete the selected"), this, &ListPage::deleteSelected);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

}  // namespace fieldfare
