// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/cell_editing.h"

#include "base/value_codec.h"
#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "records/generic/field_editor.h"
#include "shell/shell.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "widgets/input/popup_list.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace fieldfare {

namespace {

/// The words at a cell that could not be saved.
class Bubble : public TextLabel {
public:
    explicit Bubble(QWidget *parent) : TextLabel(QString(), Style::Small, parent)
    {
        setTone(Tone::Bad);
        setWordWrap(true);
        setContentsMargins(8, 5, 8, 5);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        drawPanel(painter, rect(), metric::radiusSmall, t.badSoft, t.bad);
        TextLabel::paintEvent(event);
    }
};

}  // namespace

CellEditing::CellEditing(Workspace &workspace, Shell &shell, DataTable &table, RecordListModel &model)
    : QObject(&table),
      m_workspace(workspace),
      m_shell(shell),
      m_table(table),
      m_model(model),
      m_bubble(new Bubble(table.viewport()))
{
    connect(&table, &DataTable::editRequested, this,
            [this](const QModelIndex &index, const QString &typed) { begin(index, typed); });
    const auto follow = [this] { place(); };
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, follow);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, follow);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, follow);
    connect(&model, &QAbstractItemModel::modelReset, this, follow);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        // Leaving by the mouse saves, as in a form. A window that loses the focus changes nothing.
        if (m_editor != nullptr && !m_committing && now != nullptr && !contains(now)) {
            commit(After::Stay);
        }
    });
}

bool CellEditing::canEdit(const QModelIndex &index) const
{
    const FieldSpec *field = index.isValid() ? m_model.columnField(index.column()) : nullptr;
    const RecordType *type = m_model.type();
    return field != nullptr && type != nullptr && !field->readOnly && !field->hidden && !field->isList() &&
           !m_model.isLinked(index.column()) && !type->appendOnly && !m_workspace.isReadOnly() &&
           m_workspace.session().access.mayWrite(*type) && m_model.loadedRow(index.row()) != nullptr &&
           !m_model.loadedRow(index.row())->values.isEmpty();
}

bool CellEditing::begin(const QModelIndex &index, const QString &typed)
{
    if (m_editor != nullptr) {
        commit(After::Stay);
        if (m_editor != nullptr) {
            return false;  // it has something to mend first
        }
    }
    if (!canEdit(index)) {
        const FieldSpec *field = index.isValid() ? m_model.columnField(index.column()) : nullptr;
        if (field != nullptr) {
            m_shell.setStatus(m_model.isLinked(index.column())
                                  ? tr("This belongs to the linked record; open that one to change it.")
                                  : tr("“%1” cannot be changed here.").arg(field->label()));
        }
        return false;
    }
    const FieldSpec &field = *m_model.columnField(index.column());
    m_id = m_model.loadedRow(index.row())->id;
    m_key = m_model.columnKeys().value(index.column());
    const ListCell cell = m_model.cell(index.row(), index.column());
    m_before = cell.value;
    m_rejected.clear();
    m_table.scrollTo(index);
    m_editor = FieldEditor::make(field, m_workspace, m_table.viewport());
    m_widget = m_editor->widget();
    m_editor->setValue(cell.value, cell.linkTitle);
    connect(m_editor, &FieldEditor::rejected, this, [this](const QString &message) { m_rejected = message; });
    connect(m_editor, &FieldEditor::edited, this, [this] {
        // A choice is made with one key or click; texts are finished with Return or Tab.
        if (!m_committing &&
            (qobject_cast<QComboBox *>(m_widget) != nullptr || qobject_cast<LinkField *>(m_widget) != nullptr ||
             qobject_cast<QCheckBox *>(m_widget) != nullptr)) {
            commit(After::Stay);
        }
    });
    watch(m_widget);
    m_widget->setAutoFillBackground(true);
    place();
    m_widget->show();
    m_widget->setFocus();
    auto *edit = qobject_cast<QLineEdit *>(m_widget);
    if (edit == nullptr) {
        edit = m_widget->findChild<QLineEdit *>();
    }
    if (edit != nullptr) {
        edit->setFocus();
        edit->selectAll();
        if (!typed.isEmpty()) {
            // As if typed into it, so that completers and the like notice.
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, typed);
            QCoreApplication::sendEvent(edit, &press);
        }
    } else if (auto *combo = qobject_cast<QComboBox *>(m_widget); combo != nullptr) {
        combo->showPopup();
    }
    return true;
}

void CellEditing::watch(QWidget *widget)
{
    widget->installEventFilter(this);
    const auto children = widget->findChildren<QWidget *>();
    for (QWidget *child : children) {
        child->installEventFilter(this);
    }
}

bool CellEditing::contains(const QWidget *widget) const
{
    // By parents, across windows: the list of a combo box or a calendar belongs to the editor too.
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (widget == m_widget) {
            return true;
        }
    }
    return false;
}

QModelIndex CellEditing::cell() const
{
    const int row = m_model.rowOf(m_id);
    const int column = static_cast<int>(m_model.columnKeys().indexOf(m_key));
    return row < 0 || column < 0 ? QModelIndex() : m_model.index(row, column);
}

QString CellEditing::problem() const { return m_bubble->isHidden() ? QString() : m_bubble->text(); }

void CellEditing::place()
{
    if (m_widget == nullptr) {
        return;
    }
    const QModelIndex index = cell();
    if (!index.isValid() || m_table.isColumnHidden(index.column())) {
        cancel();
        return;
    }
    QRect r = m_table.visualRect(index).adjusted(0, -2, 0, 1);
    const int least = qobject_cast<QLineEdit *>(m_widget) != nullptr ? 90 : 200;
    r.setWidth(std::max(r.width(), least));
    r.setHeight(std::max(r.height(), m_widget->sizeHint().height()));
    if (r.right() > m_table.viewport()->width()) {
        r.moveRight(std::max(r.width(), m_table.viewport()->width()));
    }
    m_widget->setGeometry(r);
    if (!m_bubble->isHidden()) {
        const int width = std::max(240, r.width());
        m_bubble->setFixedWidth(width);
        m_bubble->adjustSize();
        const bool above = r.bottom() + m_bubble->height() + 4 > m_table.viewport()->height();
        m_bubble->move(std::min(r.left(), std::max(0, m_table.viewport()->width() - width)),
                       above ? r.top() - m_bubble->height() - 3 : r.bottom() + 3);
        m_bubble->raise();
    }
}

void CellEditing::tell(const QString &message)
{
    m_bubble->setText(message);
    m_bubble->setVisible(!message.isEmpty());
    if (m_widget != nullptr) {
        m_widget->setAccessibleDescription(message);
    }
    place();
}

void CellEditing::close()
{
    tell({});
    if (m_widget != nullptr) {
        const bool hadFocus = contains(QApplication::focusWidget());
        m_widget->hide();
        m_widget->deleteLater();
        m_editor = nullptr;
        m_widget = nullptr;
        if (hadFocus) {
            m_table.setFocus();
        }
    }
}

void CellEditing::cancel()
{
    m_committing = true;
    close();
    m_committing = false;
}

void CellEditing::commit(After after)
{
    if (m_editor == nullptr || m_committing) {
        return;
    }
    m_committing = true;
    m_rejected.clear();
    QWidget *had = QApplication::focusWidget();
    // Leaving an editor is what makes it read its text.
    if (contains(had)) {
        m_table.setFocus();
    }
    const FieldSpec field = m_editor->field();
    const Value value = m_editor->value();
    if (m_rejected.isEmpty() && field.required && value.isNull() && !m_before.isNull()) {
        m_rejected = tr("“%1” must not be empty.").arg(field.label());
    }
    if (!m_rejected.isEmpty()) {
        if (had != nullptr && contains(had)) {
            had->setFocus();
        }
        m_committing = false;
        tell(m_rejected);
        return;
    }
    const QModelIndex at = cell();
    QString title;
    if (auto *link = qobject_cast<LinkField *>(m_widget)) {
        title = link->title();
    } else if (auto *combo = qobject_cast<QComboBox *>(m_widget)) {
        title = combo->currentText();
    }
    close();
    m_committing = false;
    if (!sameValue(field, value, m_before)) {
        write(value, title);
    }
    if (after != After::Stay && at.isValid()) {
        const QModelIndex next = neighbour(at, after == After::Next ? 1 : -1);
        if (next.isValid()) {
            m_table.setCurrentIndex(next);
            begin(next);
        }
    }
}

void CellEditing::write(const Value &value, const QString &title)
{
    const RecordType *type = m_model.type();
    const qint64 id = m_id;
    const QString column = m_key;
    const FieldSpec *field = column.isEmpty() ? m_model.columnField(0) : type->field(column);
    if (field == nullptr) {
        return;
    }
    m_model.showPending(id, column, ListCell{value, title});
    Workspace *workspace = &m_workspace;
    Shell *shell = &m_shell;
    whenDone(record_actions::setFields(m_workspace, type->key, id, {{field->key, value}}), this,
             [this, id, column, value, title, workspace, shell](const Result<ChangeSet> &done) {
                 if (done) {
                     if (done->isEmpty()) {
                         m_model.dropPending();  // the rules left it as it was
                         return;
                     }
                     const qint64 transaction = done->transaction;
                     shell->offerUndo(done->title, [this, workspace, shell, transaction] {
                         whenDone(workspace->undo(transaction), this, [shell](const Result<Workspace::Undone> &undone) {
                             if (!undone) {
                                 shell->report(undone.error());
                             } else {
                                 shell->setStatus(undone->changes.title);
                             }
                         });
                     });
                     return;
                 }
                 m_model.dropPending();
                 // Back into the cell with what was typed, unless another one is being edited by now.
                 const int row = m_model.rowOf(id);
                 const int at = static_cast<int>(m_model.columnKeys().indexOf(column));
                 if (m_editor != nullptr || row < 0 || at < 0 || !begin(m_model.index(row, at))) {
                     shell->report(done.error());
                     return;
                 }
                 m_editor->setValue(value, title);
                 tell(done.error().message);
             });
}

QModelIndex CellEditing::neighbour(const QModelIndex &from, int step) const
{
    const QList<int> columns = m_table.shownColumns();
    qsizetype at = columns.indexOf(from.column());
    int row = from.row();
    for (qsizetype tried = 0; tried < 2 * columns.size(); ++tried) {
        at += step;
        if (at < 0 || at >= columns.size()) {
            at = step > 0 ? 0 : columns.size() - 1;
            row += step;
        }
        if (row < 0 || row >= m_model.rowCount()) {
            return {};
        }
        const QModelIndex index = m_model.index(row, columns.at(at));
        if (canEdit(index)) {
            return index;
        }
    }
    return {};
}

bool CellEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (m_editor == nullptr || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)) {
        return QObject::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool ours = key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                      key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
    if (!ours) {
        if (event->type() == QEvent::KeyPress && !m_bubble->isHidden()) {
            m_bubble->hide();
        }
        return QObject::eventFilter(watched, event);
    }
    // An open list of offers is steered first.
    const auto popups = m_widget->findChildren<PopupList *>();
    for (const PopupList *popup : popups) {
        if (popup->isVisible()) {
            return QObject::eventFilter(watched, event);
        }
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Escape: cancel(); break;
    case Qt::Key_Tab: commit(After::Next); break;
    case Qt::Key_Backtab: commit(After::Previous); break;
    default:
        // Notes take Return themselves.
        if (m_editor->field().kind == FieldKind::MultilineText && !(key->modifiers() & Qt::ControlModifier)) {
            return QObject::eventFilter(watched, event);
        }
        commit(After::Stay);
        break;
    }
    return true;
}

}  // namespace fieldfare
