// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidebar.h"

#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace fieldfare {

/// One entry of the sidebar.
class NavButton : public QAbstractButton {
public:
    NavButton(QString icon, const QString &text, Location location, QWidget *parent)
        : QAbstractButton(parent), m_icon(std::move(icon)), m_location(std::move(location))
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(33);
        setCursor(Qt::PointingHandCursor);
    }

    const Location &location() const { return m_location; }
    void setBadge(qint64 count)
    {
        m_badge = count;
        setAccessibleDescription(count > 0 ? QLocale().toString(count) : QString());
        update();
    }
    void setCollapsed(bool on)
    {
        m_collapsed = on;
        setToolTip(on ? text() : QString());
        update();
    }
    void setChevron(bool on) { m_chevron = on; }
    QSize sizeHint() const override
    {
        const int badge = m_badge > 0 ? 40 : 0;
        return {m_collapsed ? 40 : 36 + fontMetrics().horizontalAdvance(text()) + 16 + badge, 33};
    }
    QSize minimumSizeHint() const override { return {40, 33}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const QRectF r = rect();
        if (isChecked()) {
            drawPanel(painter, r, metric::radius - 1, t.sidebarActive);
        } else if (underMouse()) {
            drawPanel(painter, r, metric::radius - 1, t.sidebarHover);
        }
        const QColor color = isChecked() ? t.sidebarStrong : t.sidebarText;
        const double iconX = m_collapsed ? (width() - 17) / 2.0 : 10;
        paintLucide(painter, QRectF(iconX, (height() - 17) / 2.0, 17, 17), m_icon, color);
        if (m_collapsed) {
            if (m_badge > 0) {
                drawPanel(painter, QRectF(width() - 14, 5, 7, 7), 4, t.bird);
            }
        } else {
            QFont font = isChecked() ? strongFont(QApplication::font()) : QApplication::font();
            painter.setFont(font);
            painter.setPen(color);
            int right = width() - 10;
            if (m_badge > 0) {
                const QString count = QLocale().toString(m_badge);
                const QFont small = tabular(strongFont(smallFont(QApplication::font())));
                const QFontMetrics metrics(small);
                const int w = std::max(26, metrics.horizontalAdvance(count) + 14);
                const QRectF pill(right - w, (height() - 18) / 2.0, w, 18);
                drawPanel(painter, pill, 9, t.sidebarActive);
                painter.save();
                painter.setFont(small);
                painter.setPen(t.sidebarStrong);
                painter.drawText(pill, Qt::AlignCenter, count);
                painter.restore();
                right -= w + space::s;
            }
            if (m_chevron) {
                paintLucide(painter, QRectF(right - 14, (height() - 14) / 2.0, 14, 14), QStringLiteral("chevron-right"),
                            t.sidebarMuted);
                right -= 20;
            }
            const QRect textRect(37, 0, right - 37, height());
            painter.drawText(textRect, Qt::AlignVCenter | Qt::TextSingleLine,
                             QFontMetrics(font).elidedText(text(), Qt::ElideRight, textRect.width()));
        }
        if (hasFocus()) {
            drawPanel(painter, r, metric::radius - 1, {}, t.bird, 1.8);
        }
    }

private:
    QString m_icon;
    Location m_location;
    qint64 m_badge = 0;
    bool m_collapsed = false;
    bool m_chevron = false;
};

class BrandLabel : public QWidget {
public:
    explicit BrandLabel(QWidget *parent) : QWidget(parent) { setFixedHeight(40); }
    void setCollapsed(bool on)
    {
        m_collapsed = on;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const int size = 22;
        const double x = m_collapsed ? (width() - size) / 2.0 : 7;
        painter.drawPixmap(QPointF(x, (height() - size) / 2.0), birdPixmap(size, devicePixelRatioF()));
        if (!m_collapsed) {
            QFont font = strongFont(QApplication::font());
            font.setPixelSize(font.pixelSize() + 2);
            painter.setFont(font);
            painter.setPen(t.sidebarStrong);
            painter.drawText(rect().adjusted(37, 0, 0, 0), Qt::AlignVCenter, QStringLiteral("Fieldfare"));
        }
    }

private:
    bool m_collapsed = false;
};

Sidebar::Sidebar(const PageRegistry &pages, QWidget *parent)
    : QWidget(parent), m_entries(new QVBoxLayout), m_brand(new BrandLabel(this))
{
    setFixedWidth(fullWidth);
    setAccessibleName(tr("Pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 12);
    column->setSpacing(2);
    column->addWidget(m_brand);
    column->addSpacing(6);
    m_entries->setSpacing(2);
    column->addLayout(m_entries, 1);
    setPages(pages);
}

void Sidebar::setPages(const PageRegistry &pages)
{
    for (NavButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_more = nullptr;
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        delete item;
    }
    QVBoxLayout *column = m_entries;
    QList<PageEntry> more;
    QList<PageEntry> bottom;
    m_offered.clear();
    for (const PageEntry &entry : pages.entries()) {
        if (entry.place != PageEntry::Place::Hidden) {
            m_offered.append(Location{entry.id, entry.type, 0, {}});
        }
        switch (entry.place) {
        case PageEntry::Place::Main: addEntry(column, entry); break;
        case PageEntry::Place::More: more.append(entry); break;
        case PageEntry::Place::Bottom: bottom.append(entry); break;
        case PageEntry::Place::Hidden: break;
        }
    }
    if (!more.isEmpty()) {
        m_more = new NavButton(QStringLiteral("ellipsis"), tr("More"), Location{}, this);
        m_more->setChevron(true);
        column->addWidget(m_more);
        m_buttons.append(m_more);
        m_more->setCollapsed(m_collapsed);
        connect(m_more, &NavButton::clicked, this, [this, more] {
            m_more->setChecked(false);
            auto *menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (const PageEntry &entry : more) {
                menu->addAction(lucideIcon(entry.icon), entry.title, this, [this, entry] {
                    emit chosen(Location{entry.id, entry.type, 0, {}});
                });
            }
            menu->popup(m_more->mapToGlobal(QPoint(m_more->width() + 6, 0)));
        });
    }
    column->addStretch(1);
    for (const PageEntry &entry : bottom) {
        addEntry(column, entry);
    }
}

NavButton *Sidebar::addEntry(QVBoxLayout *layout, const PageEntry &entry)
{
    auto *button = new NavButton(entry.icon, entry.title, Location{entry.id, entry.type, 0, {}}, this);
    layout->addWidget(button);
    button->setCollapsed(m_collapsed);
    button->setBadge(m_badges.value(entry.id));
    m_buttons.append(button);
    connect(button, &NavButton::clicked, this, [this, button] {
        button->setChecked(true);
        emit chosen(button->location());
    });
    return button;
}

bool Sidebar::offers(const Location &location) const
{
    return std::any_of(m_offered.cbegin(), m_offered.cend(), [&](const Location &one) {
        return one.page == location.page && (one.type.isEmpty() || one.type == location.type);
    });
}

void Sidebar::setCurrent(const Location &location)
{
    bool found = false;
    for (NavButton *button : m_buttons) {
        const Location &own = button->location();
        const bool on =
            button != m_more && own.page == location.page && (own.type.isEmpty() || own.type == location.type);
        button->setChecked(on);
        found = found || on;
    }
    if (!found && location.page == page_id::record) {
        // A record belongs to the list of its type.
        for (NavButton *button : m_buttons) {
            const Location &own = button->location();
            button->setChecked(button != m_more && !own.type.isEmpty() && own.type == location.type);
        }
    }
    if (m_more != nullptr && !found && location.page == page_id::list) {
        m_more->setChecked(true);
    }
}

void Sidebar::setBadge(const QString &pageId, qint64 count)
{
    m_badges.insert(pageId, count);
    for (NavButton *button : m_buttons) {
        if (button->location().page == pageId) {
            button->setBadge(count);
        }
    }
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrowWidth : fullWidth);
    m_brand->setCollapsed(collapsed);
    for (NavButton *button : m_buttons) {
        button->setCollapsed(collapsed);
    }
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.sidebar);
    if (t.dark) {
        painter.fillRect(QRect(width() - 1, 0, 1, height()), t.border);
    }
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        focusNextPrevChild(event->key() == Qt::Key_Down);
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace fieldfare
