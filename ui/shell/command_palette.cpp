// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"

#include "presentation/format.h"
#include "presentation/windowed_model.h"
#include "widgets/basic/controls.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr int headingRole = table_role::Tags + 1;
constexpr int itemRole = headingRole + 1;
constexpr int hintRole = itemRole + 1;
constexpr int rowHeight = 34;
constexpr int headingHeight = 26;

class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        QRect r = option.rect.adjusted(space::m, 0, -space::m, 0);
        painter->save();
        if (index.data(headingRole).toBool()) {
            painter->setFont(smallFont(option.font));
            painter->setPen(t.muted);
            painter->drawText(r, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
            painter->restore();
            return;
        }
        if (option.state & QStyle::State_Selected) {
            drawPanel(*painter, option.rect.adjusted(6, 1, -6, -1), metric::radius - 1, t.accentSoft);
        }
        r.adjust(4, 0, -4, 0);
        paintLucide(*painter, QRectF(r.x(), r.center().y() - 8, 16, 16), index.data(table_role::Icon).toString(),
                    t.muted);
        r.setLeft(r.left() + 16 + space::m);
        const QFont small = smallFont(option.font);
        const QString hint = index.data(hintRole).toString();
        if (!hint.isEmpty()) {
            const int w = QFontMetrics(small).horizontalAdvance(hint);
            painter->setFont(small);
            painter->setPen(t.muted);
            painter->drawText(r, Qt::AlignVCenter | Qt::AlignRight, hint);
            r.setRight(r.right() - w - space::m);
        }
        painter->setFont(option.font);
        painter->setPen(t.text);
        const QFontMetrics metrics(option.font);
        const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, r.width());
        painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
        const QString detail = index.data(table_role::Secondary).toString();
        r.setLeft(r.left() + metrics.horizontalAdvance(title) + space::s);
        if (!detail.isEmpty() && r.width() > 30) {
            painter->setPen(t.muted);
            painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                              metrics.elidedText(detail, Qt::ElideRight, r.width()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, index.data(headingRole).toBool() ? headingHeight : rowHeight};
    }
};

class PaletteFrame : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        drawPanel(painter, rect(), metric::radius + 3, t.surface, t.borderStrong);
    }
};

}  // namespace

void CommandSource::query(quint64 ticket, const QString &text)
{
    QList<std::pair<int, PaletteItem>> found;
    for (const PaletteItem &command : m_commands) {
        const int score =
            std::max(format::fuzzyScore(text, command.title), format::fuzzyScore(text, command.detail) / 2);
        if (text.isEmpty() || score > 0) {
            found.append({score, command});
        }
    }
    if (!text.isEmpty()) {
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    }
    QList<PaletteItem> items;
    for (const auto &entry : found) {
        items.append(entry.second);
    }
    emit answered(ticket, items.mid(0, text.isEmpty() ? 40 : 8));
}

CommandPalette::CommandPalette(QWidget *parent)
    : QWidget(parent),
      m_frame(new PaletteFrame(this)),
      m_edit(new SearchField(tr("Search records or type a command …"), m_frame)),
      m_view(new QListView(m_frame)),
      m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(m_frame);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(4);
    m_edit->setFrame(false);
    m_edit->setMinimumHeight(46);
    m_edit->setTextMargins(44, 0, space::s, 0);
    QPalette clear = m_edit->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(clear);
    column->addWidget(m_edit);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PaletteDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Results"));
    column->addWidget(m_view);
    m_partial.setSingleShot(true);
    m_partial.setInterval(40);
    connect(&m_partial, &QTimer::timeout, this, &CommandPalette::rebuild);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    m_edit->installEventFilter(this);
    parent->installEventFilter(this);
    setAccessibleName(tr("Command palette"));
    hide();
}

void CommandPalette::addSource(PaletteSource *source)
{
    const qsizetype place = m_sources.size();
    m_sources.append(source);
    m_answers.append(QList<PaletteItem>());
    m_pending.append(false);
    connect(source, &PaletteSource::answered, this, [this, place](quint64 ticket, const QList<PaletteItem> &items) {
        if (ticket != m_ticket) {
            return;
        }
        m_answers[place] = items;
        m_pending[place] = false;
        if (m_pending.contains(true)) {
            // Commands are there at once, records in a moment: one picture for both, unless the moment is long.
            if (!m_partial.isActive()) {
                m_partial.start();
            }
            return;
        }
        m_partial.stop();
        rebuild();
        emit settled();
    });
}

void CommandPalette::open(const QString &text)
{
    if (!isVisible()) {
        m_previousFocus = QApplication::focusWidget();
    }
    setGeometry(parentWidget()->rect());
    place();
    show();
    raise();
    {
        const QSignalBlocker blocker(m_edit);
        m_edit->setText(text);
    }
    m_edit->setFocus();
    ask();
}

void CommandPalette::dismiss()
{
    ++m_ticket;
    m_partial.stop();
    hide();
    if (m_previousFocus) {
        m_previousFocus->setFocus();
    }
}

void CommandPalette::ask()
{
    ++m_ticket;
    const QString text = m_edit->text().trimmed();
    // What stood there stays until the new answer comes: no flicker between keystrokes.
    m_pending.fill(true);
    const quint64 ticket = m_ticket;
    for (PaletteSource *source : m_sources) {
        if (ticket == m_ticket) {
            source->query(ticket, text);
        }
    }
    if (m_sources.isEmpty()) {
        rebuild();
    }
}

void CommandPalette::rebuild()
{
    m_items.clear();
    m_model->clear();
    QList<QStandardItem *> rows;
    QString section;
    for (const QList<PaletteItem> &answer : m_answers) {
        for (const PaletteItem &item : answer) {
            if (!item.section.isEmpty() && item.section != section) {
                section = item.section;
                auto *heading = new QStandardItem(section);
                heading->setData(true, headingRole);
                heading->setFlags(Qt::NoItemFlags);
                rows.append(heading);
            }
            auto *row = new QStandardItem(item.title);
            row->setData(item.icon, table_role::Icon);
            row->setData(item.detail, table_role::Secondary);
            row->setData(item.hint, hintRole);
            row->setData(static_cast<int>(m_items.size()), itemRole);
            row->setData(item.title + QLatin1Char(' ') + item.detail, Qt::AccessibleTextRole);
            rows.append(row);
            m_items.append(item);
        }
    }
    if (m_items.isEmpty() && !m_edit->text().trimmed().isEmpty()) {
        auto *nothing = new QStandardItem(tr("Nothing found for “%1”.").arg(m_edit->text().trimmed()));
        nothing->setData(true, headingRole);
        nothing->setFlags(Qt::NoItemFlags);
        rows.append(nothing);
    }
    m_model->invisibleRootItem()->appendRows(rows);
    m_view->setCurrentIndex(QModelIndex());
    move(1);
    place();
}

void CommandPalette::place()
{
    int height = 60;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        height += m_model->item(row)->data(headingRole).toBool() ? headingHeight : rowHeight;
    }
    const int w = std::min(620, width() - 40);
    height = std::min(height, std::max(160, this->height() - 140));
    m_frame->setGeometry((width() - w) / 2, std::min(84, this->height() / 10), w, height);
}

void CommandPalette::move(int step)
{
    const int rows = m_model->rowCount();
    if (m_items.isEmpty() || rows == 0) {
        return;
    }
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : step > 0 ? -1 : rows;
    for (int i = 0; i < rows; ++i) {
        row = (row + step + rows) % rows;
        if (!m_model->item(row)->data(headingRole).toBool()) {
            break;
        }
    }
    m_view->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::run(int row)
{
    const QStandardItem *item = m_model->item(row);
    if (item == nullptr || item->data(headingRole).toBool()) {
        return;
    }
    const auto action = m_items.at(item->data(itemRole).toInt()).run;
    dismiss();
    if (action) {
        action();
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), QColor(0, 0, 0, t.dark ? 90 : 36));
    drawShadow(painter, m_frame->geometry(), metric::radius + 3, t.shadow, 16);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_frame->geometry().contains(event->position().toPoint())) {
        dismiss();
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        place();
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down: move(1); return true;
        case Qt::Key_Up: move(-1); return true;
        case Qt::Key_Tab: move(1); return true;
        case Qt::Key_Backtab: move(-1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: run(m_view->currentIndex().row()); return true;
        case Qt::Key_Escape: dismiss(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

KeyOverview::KeyOverview(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keys"));
    parent->installEventFilter(this);
    hide();
}

void KeyOverview::open(const QList<Section> &sections)
{
    m_sections = sections;
    QStringList words;
    for (const Section &section : sections) {
        for (const KeyHint &hint : section.hints) {
            words.append(hint.keys + QStringLiteral(": ") + hint.what);
        }
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    m_previousFocus = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void KeyOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), QColor(0, 0, 0, t.dark ? 90 : 36));
    const QFont base = QApplication::font();
    const QFontMetrics metrics(base);
    int line = metrics.height() + 12;
    int keyWidth = 70;
    int textWidth = 140;
    for (const Section &section : m_sections) {
        for (const KeyHint &hint : section.hints) {
            keyWidth = std::max(keyWidth, QFontMetrics(smallFont(base)).horizontalAdvance(hint.keys) + 16);
            textWidth = std::max(textWidth, metrics.horizontalAdvance(hint.what));
        }
    }
    int column = keyWidth + textWidth + space::xl + space::xl;
    const int columns = width() >= 800 ? 2 : 1;
    // Long words are cut rather than a column given up.
    column = std::min(column, (width() - 60 - space::xl) / columns);
    textWidth = column - keyWidth - space::m - space::l;
    QList<QPoint> origins;
    int body = 0;
    const auto distribute = [&] {
        QList<int> heights(columns, 0);
        origins.clear();
        for (const Section &section : m_sections) {
            const auto shortest = static_cast<int>(std::min_element(heights.begin(), heights.end()) - heights.begin());
            origins.append({shortest, heights[shortest]});
            heights[shortest] += (static_cast<int>(section.hints.size()) + 1) * line + space::l;
        }
        body = *std::max_element(heights.begin(), heights.end());
    };
    distribute();
    // In a short window the lines move together.
    if (const int room = height() - 60 - 74; body > room) {
        line = std::max(metrics.height() + 1, line * room / body);
        distribute();
    }
    const int w = columns * column + space::xl;
    const int h = std::min(body + 74, height() - 60);
    const QRect panel((width() - w) / 2, std::max(30, (height() - h) / 2), w, h);
    drawShadow(painter, panel, metric::radius + 3, t.shadow, 16);
    drawPanel(painter, panel, metric::radius + 3, t.surface, t.borderStrong);
    painter.setClipRect(panel);
    painter.setFont(headingFont(base));
    painter.setPen(t.text);
    painter.drawText(panel.adjusted(24, 18, -24, 0), Qt::AlignLeft | Qt::AlignTop, tr("Keys"));
    for (int s = 0; s < m_sections.size(); ++s) {
        int x = panel.x() + 24 + origins.at(s).x() * column;
        int y = panel.y() + 58 + origins.at(s).y();
        painter.setFont(strongFont(base));
        painter.setPen(t.muted);
        painter.drawText(QRect(x, y, column, line), Qt::AlignLeft | Qt::AlignVCenter, m_sections.at(s).title);
        for (const KeyHint &hint : m_sections.at(s).hints) {
            y += line;
            const QFont small = smallFont(base);
            const int kw = QFontMetrics(small).horizontalAdvance(hint.keys) + 14;
            const QRectF key(x, y + 4, kw, line - 8);
            drawPanel(painter, key, metric::radiusSmall, t.hover, t.chipBorder);
            painter.setFont(small);
            painter.setPen(t.text);
            painter.drawText(key, Qt::AlignCenter, hint.keys);
            painter.setFont(base);
            painter.drawText(QRect(x + keyWidth + space::m, y, textWidth + 4, line), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(hint.what, Qt::ElideRight, textWidth));
        }
    }
}

void KeyOverview::keyPressEvent(QKeyEvent *)
{
    hide();
    if (m_previousFocus) {
        m_previousFocus->setFocus();
    }
}

void KeyOverview::mousePressEvent(QMouseEvent *)
{
    hide();
    if (m_previousFocus) {
        m_previousFocus->setFocus();
    }
}

bool KeyOverview::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
