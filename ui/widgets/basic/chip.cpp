// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/chip.h"

#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace fieldfare {

namespace {

constexpr int chipPadding = 8;
constexpr int chipIcon = 13;
constexpr int chipIconGap = 4;

bool isHan(QChar c) { return c.script() == QChar::Script_Han; }

}  // namespace

QSize ChipLook::size(const QFont &base) const
{
    const QFontMetrics metrics(tabular(smallFont(base)));
    const int iconWidth = icon.isEmpty() ? 0 : chipIcon + chipIconGap;
    return {metrics.horizontalAdvance(text) + 2 * chipPadding + iconWidth + 1, metrics.height() + 4};
}

QRect ChipLook::paint(QPainter &painter, const QRect &rect, const QFont &base, const Tokens &tokens) const
{
    const QSize wanted = size(base);
    const QRect pill(rect.x(), rect.y() + (rect.height() - wanted.height()) / 2, std::min(wanted.width(), rect.width()),
                     wanted.height());
    const bool neutral = tone == Tone::Neutral;
    drawPanel(painter, pill, pill.height() / 2.0, neutral ? tokens.surface : tokens.soft(tone),
              neutral ? tokens.chipBorder : QColor());
    int x = pill.x() + chipPadding;
    const QColor color = tokens.textOf(tone);
    if (!icon.isEmpty()) {
        paintLucide(painter, QRectF(x, pill.y() + (pill.height() - chipIcon) / 2.0, chipIcon, chipIcon), icon, color);
        x += chipIcon + chipIconGap;
    }
    painter.save();
    const QFont font = tabular(smallFont(base));
    painter.setFont(font);
    painter.setPen(color);
    const QRect textRect(x, pill.y(), pill.right() - chipPadding - x + 2, pill.height());
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, textRect.width()));
    painter.restore();
    return pill;
}

Chip::Chip(const QString &text, Tone tone, const QString &icon, QWidget *parent)
    : QWidget(parent), m_look{text, tone, icon}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Chip::setText(const QString &text)
{
    m_look.text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setTone(Tone tone)
{
    m_look.tone = tone;
    update();
}

QSize Chip::sizeHint() const { return m_look.size(QApplication::font()); }

QSize Chip::minimumSizeHint() const { return {std::min(sizeHint().width(), 40), sizeHint().height()}; }

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_look.paint(painter, rect(), QApplication::font(), tokensFor(this));
}

FilterChip::FilterChip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void FilterChip::setCount(qint64 count)
{
    m_count = count;
    updateGeometry();
    update();
}

QString FilterChip::shownText() const
{
    return m_count < 0 ? text() : QStringLiteral("%1 %2").arg(text(), QLocale().toString(m_count));
}

QSize FilterChip::sizeHint() const
{
    QSize size = ChipLook{shownText(), Tone::Neutral, {}}.size(QApplication::font());
    size.setHeight(size.height() + 2);
    return size;
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool on = isChecked();
    drawPanel(painter, rect(), height() / 2.0,
              on             ? t.accentSoft
              : underMouse() ? t.hover
                             : t.surface,
              on ? t.accentSoft : t.chipBorder);
    painter.setFont(tabular(smallFont(QApplication::font())));
    painter.setPen(on ? t.accent : t.text);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, shownText());
    if (hasFocus()) {
        drawPanel(painter, rect(), height() / 2.0, {}, t.accent, 1.8);
    }
}

Avatar::Avatar(const QString &name, int size, QWidget *parent) : QWidget(parent), m_size(size)
{
    setFixedSize(size, size);
    setName(name);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

QString Avatar::initials(const QString &name)
{
    const QString trimmed = name.simplified();
    if (trimmed.isEmpty()) {
        return QStringLiteral("?");
    }
    if (isHan(trimmed.at(0))) {
        return trimmed.size() <= 2 ? trimmed : trimmed.size() <= 4 ? trimmed.right(2) : trimmed.left(2);
    }
    const QStringList words = trimmed.split(QLatin1Char(' '));
    QString letters = QString(words.first().at(0));
    if (words.size() > 1 && words.last().at(0).isLetter()) {
        letters += words.last().at(0);
    }
    return letters.toUpper();
}

const QList<QColor> &Avatar::colors()
{
    static const QList<QColor> list{QColor(0x2B6B8A), QColor(0x8A4B2D), QColor(0x3B7A5A), QColor(0x6A5494),
                                    QColor(0x9A4460), QColor(0x5E6B2B), QColor(0x3F5F9E), QColor(0x7A5A1E)};
    return list;
}

QColor Avatar::colorOf(const QString &name)
{
    // FNV-1a: qHash is seeded per process, a person's colour must not be.
    quint32 hash = 2166136261U;
    for (const QChar c : name.simplified().toLower()) {
        hash = (hash ^ c.unicode()) * 16777619U;
    }
    // Mixed once more: FNV's low bits alone favour some colours.
    hash = (hash ^ (hash >> 16)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13)) * 0xC2B2AE35U;
    hash ^= hash >> 16;
    return colors().at(static_cast<int>(hash % static_cast<quint32>(colors().size())));
}

void Avatar::paint(QPainter &painter, const QRectF &rect, const QString &name, const QFont &base)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(name));
    painter.drawEllipse(rect);
    QFont font(base);
    font.setPixelSize(std::max(8, static_cast<int>(rect.width() * 0.38)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    QString letters = initials(name);
    if (rect.width() < 26 && letters.size() > 1 && isHan(letters.at(0))) {
        letters = letters.right(1);
        font.setPixelSize(std::max(8, static_cast<int>(rect.width() * 0.5)));
        painter.setFont(font);
    }
    painter.drawText(rect, Qt::AlignCenter, letters);
    painter.restore();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, QRectF(0, 0, m_size, m_size), m_name, QApplication::font());
}

}  // namespace fieldfare
