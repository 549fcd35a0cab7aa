// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/card.h"

#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace fieldfare {

namespace {

/// The round, softly filled sign above an empty page.
class EmptySign : public QWidget {
public:
    EmptySign(QString icon, QWidget *parent) : QWidget(parent), m_icon(std::move(icon)) { setFixedSize(64, 64); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        drawPanel(painter, rect(), 32, t.accentSoft);
        paintLucide(painter, QRectF(18, 18, 28, 28), m_icon, t.accent);
    }

private:
    QString m_icon;
};

class Hairline : public QWidget {
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), tokensFor(this).border); }
};

}  // namespace

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent),
      m_header(new QHBoxLayout),
      m_title(new TextLabel(title, TextLabel::Style::Strong, this)),
      m_body(new QVBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::l, space::m + 1, space::l, space::l);
    outer->setSpacing(space::s);
    m_header->setSpacing(space::s);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    outer->addLayout(m_header);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(space::s);
    outer->addLayout(m_body, 1);
    setTitle(title);
}

void Card::addHeaderWidget(QWidget *widget) { m_header->addWidget(widget); }

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius + 1, t.surface, t.border);
}

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent),
      m_title(new TextLabel(title, TextLabel::Style::Heading, this)),
      m_explanation(new TextLabel(explanation, TextLabel::Style::Muted, this)),
      m_actions(new QHBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setSpacing(space::m);
    outer->addStretch(2);
    auto *sign = new EmptySign(iconName, this);
    outer->addWidget(sign, 0, Qt::AlignHCenter);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    outer->addWidget(m_title);
    m_explanation->setAlignment(Qt::AlignHCenter);
    m_explanation->setWordWrap(true);
    setMinimumWidth(160);  // narrower than its layout would like: the words are wrapped to what there is
    fitExplanation(comfortableWidth);
    outer->addWidget(m_explanation, 0, Qt::AlignHCenter);
    m_actions->setSpacing(space::s);
    m_actions->addStretch(1);
    m_actions->addStretch(1);
    outer->addSpacing(space::xs);
    outer->addLayout(m_actions);
    outer->addStretch(3);
}

Button *EmptyState::addAction(const QString &text, const QString &iconName)
{
    const bool first = m_actions->count() == 2;
    const Button::Kind kind = first ? Button::Kind::Primary : Button::Kind::Secondary;
    auto *button = iconName.isEmpty() ? new Button(text, kind, this) : new Button(iconName, text, kind, this);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

void EmptyState::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    fitExplanation(m_explanation->width());
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitExplanation(event->size().width() - 2 * space::l);
}

void EmptyState::fitExplanation(int room)
{
    const int wanted = std::clamp(room, 120, comfortableWidth);
    m_explanation->setFixedWidth(wanted);
    // Stacks do not ask for the height that goes with a width.
    m_explanation->setMinimumHeight(std::max(0, m_explanation->heightForWidth(wanted)));
}

KpiTile::KpiTile(const QString &label, QWidget *parent)
    : QWidget(parent),
      m_label(new TextLabel(label, TextLabel::Style::Muted, this)),
      m_value(new TextLabel(QStringLiteral("–"), TextLabel::Style::Figure, this)),
      m_chip(new Chip(QString(), Tone::Neutral, QString(), this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::l, space::m, space::l, space::m);
    outer->setSpacing(2);
    outer->addWidget(m_label);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_value);
    row->addWidget(m_chip, 0, Qt::AlignVCenter);
    row->addStretch(1);
    outer->addLayout(row);
    m_chip->hide();
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(label);
}

void KpiTile::setValue(const QString &value)
{
    m_value->setText(value);
    setAccessibleDescription(value);
}

void KpiTile::setComparison(const QString &text, Tone tone)
{
    m_chip->setText(text);
    m_chip->setTone(tone);
    m_chip->setVisible(!text.isEmpty());
}

void KpiTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius + 1, t.surface, underMouse() ? t.borderStrong : t.border);
    if (hasFocus()) {
        drawPanel(painter, rect(), metric::radius + 1, {}, t.accent, 2);
    }
}

void KpiTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        emit activated();
        return;
    }
    QWidget::keyPressEvent(event);
}

void KpiTile::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    if (rect().contains(event->position().toPoint())) {
        emit activated();
    }
}

void KpiTile::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void KpiTile::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

FlowLayout::FlowLayout(QWidget *parent, int spacing) : QLayout(parent), m_gap(spacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem *item) { m_items.append(item); }

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    int x = area.x();
    int y = area.y();
    int line = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), area.width()));
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            x = area.x();
            y += line + m_gap;
            line = 0;
        }
        if (apply) {
            item->setGeometry(QRect(QPoint(x, y), size));
        }
        x += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    return y + line - rect.y() + margins.bottom();
}

QWidget *hairline(QWidget *parent) { return new Hairline(parent); }

}  // namespace fieldfare
