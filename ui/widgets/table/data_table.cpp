// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table/data_table.h"

#include "presentation/windowed_model.h"
#include "widgets/table/table_delegate.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace fieldfare {

DataTable::DataTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new TableDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAccessibleName(tr("List"));
    const int row = std::max<int>(metric::rowHeight, fontMetrics().height() + 8);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(row);
    verticalHeader()->setDefaultSectionSize(row);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setTextElideMode(Qt::ElideRight);
    header->setStretchLastSection(true);
    connect(header, &QHeaderView::sectionClicked, this, &DataTable::headerClicked);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        if (m_chooser) {
            m_chooser();
            return;
        }
        QMenu *menu = chooserMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    const auto edited = [this] {
        if (!m_restoring) {
            emit layoutEdited();
        }
    };
    connect(header, &QHeaderView::sectionMoved, this, edited);
    // Sections change their size for many reasons; a person does it by dragging, and that alone is worth remembering.
    connect(header, &QHeaderView::sectionResized, this, [edited] {
        if (QGuiApplication::mouseButtons() != Qt::NoButton) {
            edited();
        }
    });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_cellsEditable && index.column() > 0) {
            emit editRequested(index, {});
        } else {
            emit openRequested(index.row());
        }
    });
}

void DataTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::modelReset, this, &DataTable::selectionSettled);
    }
}

void DataTable::setColumnKeys(const QStringList &keys) { m_keys = keys; }

QByteArray DataTable::saveLayout() const
{
    QJsonArray columns;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (logical >= m_keys.size()) {
            continue;
        }
        const bool hidden = header->isSectionHidden(logical);
        columns.append(QJsonObject{{QStringLiteral("key"), m_keys.at(logical)},
                                   {QStringLiteral("width"), hidden ? 0 : header->sectionSize(logical)}});
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

void DataTable::restoreLayout(const QByteArray &layout)
{
    const QJsonArray columns = QJsonDocument::fromJson(layout).array();
    m_restoring = true;
    QHeaderView *header = horizontalHeader();
    int visual = 0;
    for (const QJsonValue &value : columns) {
        const auto logical = m_keys.indexOf(value[QStringLiteral("key")].toString());
        const int width = value[QStringLiteral("width")].toInt();
        if (logical < 0 || logical >= header->count()) {
            continue;
        }
        const int column = static_cast<int>(logical);
        header->moveSection(header->visualIndex(column), visual++);
        header->setSectionHidden(column, width <= 0);
        if (width > 0) {
            header->resizeSection(column, width);
        }
    }
    m_restoring = false;
}

QMenu *DataTable::chooserMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->addSection(tr("Columns"));
    for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            if (!on && shownColumns().size() <= 1) {
                return;  // a list without columns shows nothing at all
            }
            setColumnHidden(column, !on);
            if (on && columnWidth(column) < 60) {
                setColumnWidth(column, 140);
            }
            emit layoutEdited();
        });
    }
    return menu;
}

void DataTable::setSortShown(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    horizontalHeader()->setSortIndicator(column, order);
}

void DataTable::headerClicked(int column)
{
    const Qt::SortOrder order =
        column == m_sortColumn && m_sortOrder == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    setSortShown(column, order);
    emit sortRequested(column, order);
}

QList<int> DataTable::selectedRows() const
{
    QList<int> rows;
    for (const auto &[first, last] : selectedRanges()) {
        for (int row = first; row <= last; ++row) {
            rows.append(row);
        }
    }
    return rows;
}

QList<std::pair<int, int>> DataTable::selectedRanges() const
{
    QList<std::pair<int, int>> ranges;
    if (selectionModel() == nullptr) {
        return ranges;
    }
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        ranges.append({range.top(), range.bottom()});
    }
    std::sort(ranges.begin(), ranges.end());
    QList<std::pair<int, int>> joined;
    for (const auto &range : std::as_const(ranges)) {
        if (!joined.isEmpty() && range.first <= joined.last().second + 1) {
            joined.last().second = std::max(joined.last().second, range.second);
        } else {
            joined.append(range);
        }
    }
    return joined;
}

qint64 DataTable::selectedCount() const
{
    qint64 rows = 0;
    for (const auto &[first, last] : selectedRanges()) {
        rows += last - first + 1;
    }
    return rows;
}

QList<int> DataTable::shownColumns() const
{
    QList<int> columns;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical)) {
            columns.append(logical);
        }
    }
    return columns;
}

QString DataTable::selectionAsTsv(int *missing) const
{
    const QList<int> columns = shownColumns();
    const auto cell = [](QString text) {
        return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    };
    QString result;
    QStringList line;
    for (const int column : columns) {
        line.append(cell(model()->headerData(column, Qt::Horizontal).toString()));
    }
    result += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    int left = 0;
    // Asking a windowed model for a row it has not would make it read that page.
    const auto *windowed = qobject_cast<const WindowedModel *>(model());
    for (const int row : selectedRows()) {
        if (windowed != nullptr ? windowed->loadedRow(row) == nullptr
                                : model()->index(row, 0).data(table_role::Loading).toBool()) {
            ++left;
            continue;
        }
        line.clear();
        for (const int column : columns) {
            const QModelIndex index = model()->index(row, column);
            const QStringList tags = index.data(table_role::Tags).toStringList();
            line.append(
                cell(tags.isEmpty() ? index.data(Qt::DisplayRole).toString() : tags.join(QStringLiteral(", "))));
        }
        result += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    if (missing != nullptr) {
        *missing = left;
    }
    return result;
}

void DataTable::copySelection()
{
    constexpr qint64 atOnce = WindowedModel::pageSize * WindowedModel::pagesKept;
    static const QMetaMethod wanted = QMetaMethod::fromSignal(&DataTable::wholeCopyWanted);
    if (selectedCount() > atOnce && isSignalConnected(wanted)) {
        emit wholeCopyWanted();
        return;
    }
    int missing = 0;
    const QString text = selectionAsTsv(&missing);
    if (missing > 0 && isSignalConnected(wanted)) {
        emit wholeCopyWanted();
        return;
    }
    QApplication::clipboard()->setText(text);
    emit copied(static_cast<int>(text.count(QLatin1Char('\n'))) - 1, missing);
}

void DataTable::copyCell()
{
    if (!currentIndex().isValid()) {
        return;
    }
    const QStringList tags = currentIndex().data(table_role::Tags).toStringList();
    QApplication::clipboard()->setText(tags.isEmpty() ? currentIndex().data(Qt::DisplayRole).toString()
                                                      : tags.join(QStringLiteral(", ")));
}

void DataTable::keyboardSearch(const QString &search)
{
    // Qt would look at every row, which a list of a million read page by page must not.
    Q_UNUSED(search)
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (m_cellsEditable && currentIndex().isValid()) {
        if (event->key() == Qt::Key_F2) {
            emit editRequested(currentIndex(), {});
            return;
        }
        if (plain && !typed.isEmpty() && typed.at(0).isPrint() && !typed.at(0).isSpace()) {
            // A name is not overwritten by a slip of the hand; typing there looks for something.
            if (currentIndex().column() == 0) {
                emit typedAway(typed);
            } else {
                emit editRequested(currentIndex(), typed);
            }
            return;
        }
    }
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid()) {
            emit openRequested(currentIndex().row());
            return;
        }
        break;
    case Qt::Key_Delete: emit deleteRequested(); return;
    case Qt::Key_Home:
        if (event->modifiers() == Qt::NoModifier && model() != nullptr && model()->rowCount() > 0) {
            setCurrentIndex(model()->index(0, std::max(0, currentIndex().column())));
            return;
        }
        break;
    case Qt::Key_End:
        if (event->modifiers() == Qt::NoModifier && model() != nullptr && model()->rowCount() > 0) {
            setCurrentIndex(model()->index(model()->rowCount() - 1, std::max(0, currentIndex().column())));
            return;
        }
        break;
    default: break;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (auto *windowed = qobject_cast<WindowedModel *>(model())) {
        // One screen ahead of and behind what is visible, so that paging down finds its rows.
        const int first = rowAt(0);
        const int count = viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()) + 1;
        if (first >= 0) {
            windowed->prefetch(first - count, 3 * count);
        }
    }
}

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionSettled();
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit selectionSettled();
}

}  // namespace fieldfare
