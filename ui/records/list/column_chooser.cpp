// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/column_chooser.h"

#include "presentation/field_display.h"
#include "presentation/format.h"
#include "search/list_cells.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace fieldfare {

ColumnChooser::ColumnChooser(const TypeCatalog &catalog, const RecordType &type, const QStringList &shown,
                             QWidget *parent)
    : QWidget(parent),
      m_catalog(catalog),
      m_type(type),
      m_search(new SearchField(tr("Find a column"), this)),
      m_list(new QListWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_search);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    column->addWidget(m_list, 1);
    auto *about = new TextLabel(tr("Space shows or hides a column; drag it, or press Alt with an arrow, to move it."),
                                TextLabel::Style::Small, this);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *reset =
        new Button(QStringLiteral("rotate-ccw"), tr("Reset columns and widths"), Button::Kind::Secondary, this);
    column->addWidget(reset, 0, Qt::AlignLeft);
    setColumns(shown);
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::filter);
    connect(reset, &Button::clicked, this, &ColumnChooser::resetRequested);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (m_filling) {
            return;
        }
        if (columns().isEmpty()) {
            m_filling = true;
            item->setCheckState(Qt::Checked);  // a list without columns shows nothing at all
            m_filling = false;
            return;
        }
        announce();
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::announce);
    m_list->installEventFilter(this);
    m_search->installEventFilter(this);
    setFocusProxy(m_list);
}

void ColumnChooser::setColumns(const QStringList &shown)
{
    m_filling = true;
    m_list->clear();
    const auto add = [this](const QString &key, const QString &label, bool on) {
        auto *item = new QListWidgetItem(label, m_list);
        item->setData(Qt::UserRole, key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    };
    const FieldSpec *naming = namingField(m_type);
    const auto labelOf = [&](const QString &key) -> QString {
        if (key.isEmpty()) {
            return naming != nullptr ? naming->label() : tr("Name");
        }
        if (const auto linked = linkedColumn(m_catalog, m_type, key)) {
            return linked->title();
        }
        const FieldSpec *field = m_type.field(key);
        return field != nullptr ? field->label() : QString();
    };
    QStringList all = shown;
    if (!all.contains(QString())) {
        all.append(QString());
    }
    for (const FieldSpec &field : m_type.fields) {
        if (!field.hidden && !field.isList() && &field != naming && !all.contains(field.key)) {
            all.append(field.key);
        }
    }
    for (const QString &key : linkedColumns(m_catalog, m_type)) {
        if (!all.contains(key)) {
            all.append(key);
        }
    }
    for (const QString &key : std::as_const(all)) {
        if (const QString label = labelOf(key); !label.isEmpty()) {
            add(key, label, shown.contains(key));
        }
    }
    m_list->setCurrentRow(0);
    m_filling = false;
    filter(m_search->text());
}

QStringList ColumnChooser::columns() const
{
    QStringList keys;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked) {
            keys.append(m_list->item(i)->data(Qt::UserRole).toString());
        }
    }
    return keys;
}

void ColumnChooser::announce()
{
    if (!m_filling) {
        emit columnsChanged(columns());
    }
}

void ColumnChooser::filter(const QString &text)
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(!text.isEmpty() && format::fuzzyScore(text, item->text()) == 0);
    }
    // Positions among hidden rows would surprise.
    m_list->setDragEnabled(text.isEmpty());
}

void ColumnChooser::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count() || !m_search->text().isEmpty()) {
        return;
    }
    m_filling = true;
    QListWidgetItem *item = m_list->takeItem(row);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    m_filling = false;
    announce();
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_list && (key->modifiers() & Qt::AltModifier) &&
            (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Down) {
            m_list->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
