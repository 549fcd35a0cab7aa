// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/bars.h"

#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace fieldfare {

TopBar::TopBar(QWidget *parent)
    : QWidget(parent),
      m_search(new SearchField(tr("Search people, deals, tickets, numbers …"), this)),
      m_call(new Button(QStringLiteral("phone"), tr("Log call"), Button::Kind::Secondary, this)),
      m_new(new Button(QStringLiteral("plus"), tr("New"), Button::Kind::Primary, this)),
      m_user(new Avatar(QStringLiteral("?"), 28, this))
{
    setFixedHeight(52);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl, 0, space::xl, 0);
    row->setSpacing(space::m);
    m_search->setKeyHint(tr("Ctrl K"));
    m_search->setMaximumWidth(420);
    m_search->setMinimumWidth(180);
    // The box is the door to the palette, which does the searching.
    m_search->setReadOnly(true);
    m_search->setCursor(Qt::IBeamCursor);
    m_search->installEventFilter(this);
    row->addWidget(m_search, 3);
    row->addStretch(1);
    row->addWidget(m_call);
    row->addWidget(m_new);
    row->addWidget(m_user);
    m_user->setFocusPolicy(Qt::TabFocus);
    m_user->setCursor(Qt::PointingHandCursor);
    m_user->installEventFilter(this);
    connect(m_call, &Button::clicked, this, &TopBar::logCallRequested);
}

void TopBar::setUserName(const QString &name) { m_user->setName(name); }

void TopBar::setCompact(bool compact)
{
    m_call->setText(compact ? QString() : tr("Log call"));
    m_call->describe(tr("Log call"));
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
    if (m_user->hasFocus()) {
        drawPanel(painter, QRectF(m_user->geometry()).adjusted(-3, -3, 3, 3), 20, {}, t.accent, 2);
    }
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search) {
        if (event->type() == QEvent::MouseButtonPress) {
            emit searchRequested();
            return true;
        }
        if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Space || !key->text().trimmed().isEmpty()) {
                emit searchRequested();
                return true;
            }
        }
    } else if (watched == m_user) {
        const bool byKey =
            event->type() == QEvent::KeyPress && (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Return ||
                                                  static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space);
        if (event->type() == QEvent::MouseButtonRelease || byKey) {
            emit userMenuRequested(m_user->mapToGlobal(QPoint(0, m_user->height() + 6)));
            return true;
        }
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
            update();
        }
    }
    return QWidget::eventFilter(watched, event);
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent),
      m_workspace(new Button(QStringLiteral("lock"), QString(), Button::Kind::Ghost, this)),
      m_message(new ElidedLabel(QString(), TextLabel::Style::Small, this)),
      m_undoText(new ElidedLabel(QString(), TextLabel::Style::Small, this)),
      m_undo(new Button(tr("Ctrl Z"), Button::Kind::Link, this)),
      m_company(new Button(QStringLiteral("refresh-cw"), QString(), Button::Kind::Ghost, this)),
      m_counts(new ElidedLabel(QString(), TextLabel::Style::Small, this)),
      m_timer(new QTimer(this))
{
    setFixedHeight(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 0, space::xl, 0);
    row->setSpacing(space::l);
    QFont small = smallFont(QApplication::font());
    m_workspace->setFont(small);
    m_workspace->setIconSize({13, 13});
    m_workspace->setQuiet(true);
    row->addWidget(m_workspace);
    m_company->setFont(small);
    m_company->setIconSize({13, 13});
    m_company->setQuiet(true);
    m_company->hide();
    row->addWidget(m_company);
    row->addWidget(m_message, 1);
    auto *undoBox = new QHBoxLayout;
    undoBox->setSpacing(space::s - 2);
    undoBox->addWidget(m_undoText);
    m_undo->setFont(strongFont(small));
    undoBox->addWidget(m_undo);
    row->addLayout(undoBox);
    row->addWidget(m_counts);
    m_message->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_undoText->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_counts->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_undo->setAccessibleName(tr("Undo"));
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] { m_message->clear(); });
    connect(m_undo, &Button::clicked, this, &StatusStrip::undoRequested);
    connect(m_workspace, &Button::clicked, this, &StatusStrip::workspaceClicked);
    connect(m_company, &Button::clicked, this, &StatusStrip::companyClicked);
    setUndo({});
}

void StatusStrip::setWorkspace(const QString &name, bool encrypted)
{
    m_workspace->setIcon(lucideIcon(encrypted ? QStringLiteral("lock") : QStringLiteral("lock-open")));
    m_workspace->setText(encrypted ? tr("Encrypted workspace · %1").arg(name) : tr("Not encrypted · %1").arg(name));
}

void StatusStrip::setMessage(const QString &text)
{
    m_message->setText(text);
    m_timer->start(10000);
}

void StatusStrip::setUndo(const QString &whatHappened)
{
    m_undoText->setText(whatHappened.isEmpty() ? QString() : tr("Undo: %1").arg(whatHappened));
    m_undoText->setVisible(!whatHappened.isEmpty());
    m_undo->setVisible(!whatHappened.isEmpty());
    m_undo->setAccessibleDescription(whatHappened);
}

void StatusStrip::setCounts(const QString &text)
{
    m_counts->setText(text);
    m_counts->setVisible(!text.isEmpty());
}

void StatusStrip::setCompany(const QString &text, bool needsAttention)
{
    m_company->setIcon(lucideIcon(needsAttention ? QStringLiteral("triangle-alert") : QStringLiteral("refresh-cw")));
    m_company->setText(text);
    m_company->setVisible(!text.isEmpty());
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, width(), 1), t.border);
}

Toast::Toast(QWidget *parent)
    : QWidget(parent),
      m_text(new ElidedLabel(QString(), TextLabel::Style::Body, this)),
      m_undo(new Button(tr("Undo"), Button::Kind::Link, this)),
      m_timer(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l + 22, space::s, space::m, space::s);
    row->setSpacing(space::l);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    auto *close = iconButton(QStringLiteral("x"), tr("Close"), Button::Kind::Ghost, this);
    close->setFixedSize(24, 24);
    row->addWidget(close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &Button::clicked, this, &QWidget::hide);
    connect(m_undo, &Button::clicked, this, [this] {
        hide();
        emit undoRequested();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString &text, Tone tone, bool withUndo)
{
    m_text->setText(text);
    m_tone = tone;
    m_undo->setVisible(withUndo);
    setAccessibleName(text);
    adjustSize();
    place();
    show();
    raise();
    m_left = lifetimeMs;
    m_timer->start(withUndo || tone == Tone::Bad ? lifetimeMs : lifetimeMs / 2);
}

void Toast::place()
{
    QWidget *parent = parentWidget();
    const int w = std::min(std::max(280, sizeHint().width()), parent->width() - 40);
    const int h = sizeHint().height();
    setGeometry((parent->width() - w) / 2, parent->height() - h - 46, w, h);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius + 1, t.surface, t.borderStrong);
    const QString icon = m_tone == Tone::Bad    ? QStringLiteral("circle-alert")
                         : m_tone == Tone::Good ? QStringLiteral("circle-check")
                                                : QStringLiteral("info");
    paintLucide(painter, QRectF(space::m, (height() - 16) / 2.0, 16, 16), icon,
                t.fill(m_tone == Tone::Neutral ? Tone::Accent : m_tone));
}

void Toast::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_left = m_timer->remainingTime();
    m_timer->stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (isVisible()) {
        m_timer->start(std::max(1500, m_left));
    }
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

Banner::Banner(QWidget *parent)
    : QWidget(parent),
      m_text(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_action(new Button(QString(), Button::Kind::Secondary, this)),
      m_close(iconButton(QStringLiteral("x"), tr("Dismiss"), Button::Kind::Ghost, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl + 26, space::s, space::xl, space::s);
    row->setSpacing(space::m);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_close, &Button::clicked, this, &Banner::dismiss);
    connect(m_action, &Button::clicked, this, [this] {
        const auto action = m_banner.action;
        dismiss();
        if (action) {
            action();
        }
    });
    hide();
}

void Banner::showText(const BannerText &text)
{
    m_banner = text;
    m_text->setText(text.text);
    m_action->setText(text.actionText);
    m_action->setVisible(!text.actionText.isEmpty());
    m_close->setVisible(text.dismissable);
    setAccessibleName(text.text);
    show();
    update();
}

void Banner::dismiss()
{
    m_banner = {};
    hide();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const Tone tone = m_banner.tone == Tone::Neutral ? Tone::Accent : m_banner.tone;
    painter.fillRect(rect(), t.soft(tone));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
    const QString icon = tone == Tone::Bad         ? QStringLiteral("circle-alert")
                         : tone == Tone::Attention ? QStringLiteral("triangle-alert")
                         : tone == Tone::Good      ? QStringLiteral("circle-check")
                                                   : QStringLiteral("info");
    paintLucide(painter, QRectF(space::xl, (height() - 17) / 2.0, 17, 17), icon, t.textOf(tone));
}

SidePanel::SidePanel(QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel(QString(), TextLabel::Style::Heading, this)), m_body(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl + 12, space::l, space::xl, space::xl);
    column->setSpacing(space::m);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    auto *close = iconButton(QStringLiteral("x"), tr("Close"), Button::Kind::Ghost, this);
    head->addWidget(close);
    column->addLayout(head);
    column->addLayout(m_body, 1);
    connect(close, &Button::clicked, this, &SidePanel::closePanel);
    parent->installEventFilter(this);
    hide();
}

void SidePanel::open(const QString &title, QWidget *content, std::function<void()> closed)
{
    QWidget *previous = isOpen() ? m_previousFocus.data() : QApplication::focusWidget();
    closePanel();
    m_previousFocus = previous;
    m_title->setText(title);
    setAccessibleName(title);
    m_content = content;
    m_closed = std::move(closed);
    m_body->addWidget(content);
    place();
    show();
    raise();
    content->show();
    if (content->focusProxy() != nullptr || content->focusPolicy() != Qt::NoFocus) {
        content->setFocus(Qt::TabFocusReason);
    } else {
        content->setFocusPolicy(Qt::NoFocus);
        m_title->setFocus();
        focusNextChild();
    }
}

void SidePanel::closePanel()
{
    if (m_content == nullptr) {
        return;
    }
    const auto closed = std::move(m_closed);
    m_closed = {};
    m_content->hide();
    m_content->deleteLater();
    m_content = nullptr;
    hide();
    if (m_previousFocus) {
        m_previousFocus->setFocus();
    }
    if (closed) {
        closed();
    }
}

void SidePanel::place()
{
    const QWidget *parent = parentWidget();
    const int w = std::min(472, parent->width());
    setGeometry(parent->width() - w, 0, w, parent->height());
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    QLinearGradient shade(0, 0, 12, 0);
    QColor none = t.shadow;
    none.setAlpha(0);
    shade.setColorAt(0, none);
    shade.setColorAt(1, t.shadow);
    painter.fillRect(QRect(0, 0, 12, height()), shade);
    painter.fillRect(QRect(12, 0, width() - 12, height()), t.surface);
    painter.fillRect(QRect(12, 0, 1, height()), t.border);
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        closePanel();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOpen()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
