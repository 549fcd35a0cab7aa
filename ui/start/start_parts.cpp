// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_parts.h"

#include "base/error.h"
#include "presentation/start/new_workspace.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QPainter>

namespace fieldfare {

ChoiceRow::ChoiceRow(const QString &iconName, const QString &title, const QString &detail, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName), m_detail(detail)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    setToolTip(detail);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceRow::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    setToolTip(detail);
    update();
}

QSize ChoiceRow::sizeHint() const
{
    const int line = fontMetrics().height();
    return {320, 2 * line + 2 * space::m + 2};
}

void ChoiceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    drawPanel(painter, frame, metric::radius,
              isDown()                      ? t.pressed
              : underMouse() && isEnabled() ? t.hover
                                            : t.surface,
              hasFocus() ? t.accent : t.border, hasFocus() ? 2.0 : 1.0);
    const double badge = 34;
    const QRectF circle(frame.left() + space::m, frame.center().y() - badge / 2, badge, badge);
    drawPanel(painter, circle, badge / 2, t.accentSoft);
    paintLucide(painter, circle.adjusted(9, 9, -9, -9), m_icon, isEnabled() ? t.accent : t.muted);
    const int left = int(circle.right()) + space::m;
    const int right = width() - space::xl - 14;
    const int line = fontMetrics().height();
    const int top = int(frame.center().y()) - line;
    painter.setPen(isEnabled() ? t.text : t.muted);
    painter.setFont(strongFont(font()));
    painter.drawText(QRect(left, top, right - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, right - left));
    painter.setPen(t.muted);
    painter.setFont(font());
    painter.drawText(QRect(left, top + line, right - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_detail,
                                              m_detail.contains(QDir::separator()) ? Qt::ElideMiddle : Qt::ElideRight,
                                              right - left));
    paintLucide(painter, QRectF(width() - space::l - 16, frame.center().y() - 8, 16, 16),
                QStringLiteral("chevron-right"), t.muted);
}

void ChoiceRow::enterEvent(QEnterEvent *) { update(); }

void ChoiceRow::leaveEvent(QEvent *) { update(); }

InlineMessage::InlineMessage(QWidget *parent)
    : QWidget(parent),
      m_text(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_remedy(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_actions(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl + 20, space::m, space::m, space::m);
    column->setSpacing(space::xs);
    m_text->setWordWrap(true);
    m_remedy->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_text);
    column->addWidget(m_remedy);
    column->addLayout(m_actions);
    m_actions->addStretch(1);
    hide();
}

void InlineMessage::showText(Tone tone, const QString &text, const QString &remedy)
{
    m_tone = tone;
    m_text->setText(text);
    m_text->setTone(tone);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    setAccessibleName(text);
    for (Button *button : m_buttons) {
        button->hide();
    }
    show();
    update();
}

void InlineMessage::showError(const Error &error)
{
    showText(error.code == ErrorCode::Locked ? Tone::Attention : Tone::Bad, error.message, remedyFor(error));
}

void InlineMessage::clear()
{
    m_text->setText({});
    hide();
}

Button *InlineMessage::addAction(const QString &text)
{
    auto *button = new Button(text, Button::Kind::Secondary, this);
    m_actions->insertWidget(int(m_buttons.size()), button);
    m_buttons.append(button);
    button->hide();
    return button;
}

QString InlineMessage::text() const { return m_text->text(); }

void InlineMessage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, QRectF(rect()), metric::radius, t.soft(m_tone));
    paintLucide(painter, QRectF(space::m, space::m + 1, 16, 16),
                m_tone == Tone::Good     ? QStringLiteral("circle-check")
                : m_tone == Tone::Accent ? QStringLiteral("info")
                                         : QStringLiteral("circle-alert"),
                t.textOf(m_tone));
}

StartPage::StartPage(const QString &title, const QString &sentence, QWidget *parent, int width)
    : QScrollArea(parent),
      m_body(new QVBoxLayout),
      m_title(new TextLabel(title, TextLabel::Style::Heading, this)),
      m_sentence(new TextLabel(sentence, TextLabel::Style::Muted, this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    auto *column = new QWidget(content);
    column->setMaximumWidth(width);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *outer = new QVBoxLayout(column);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addStretch(2);
    m_sentence->setWordWrap(true);
    m_title->setWordWrap(true);
    outer->addWidget(m_title);
    outer->addWidget(m_sentence);
    outer->addSpacing(space::l);
    m_body->setSpacing(space::s);
    outer->addLayout(m_body);
    outer->addStretch(3);
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    setWidget(content);
}

void StartPage::setTexts(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

QHBoxLayout *StartPage::addButtonRow(bool withBack)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    if (withBack) {
        auto *back = new Button(QStringLiteral("arrow-left"), tr("Back"), Button::Kind::Ghost, this);
        connect(back, &Button::clicked, this, &StartPage::backRequested);
        row->addWidget(back);
    }
    row->addStretch(1);
    m_body->addSpacing(space::s);
    m_body->addLayout(row);
    return row;
}

}  // namespace fieldfare
