// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/text_label.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace fieldfare {

TextLabel::TextLabel(const QString &text, Style style, QWidget *parent) : QLabel(text, parent), m_style(style)
{
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    restyle();
}

void TextLabel::setTextStyle(Style style)
{
    m_style = style;
    restyle();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange) {
        restyle();
    }
}

void TextLabel::restyle()
{
    if (m_restyling) {
        return;
    }
    m_restyling = true;
    const QFont base = QApplication::font();
    switch (m_style) {
    case Style::Body:
    case Style::Muted: setFont(base); break;
    case Style::Strong: setFont(strongFont(base)); break;
    case Style::Heading: setFont(headingFont(base)); break;
    case Style::Small: setFont(smallFont(base)); break;
    case Style::Figure: setFont(figureFont(base)); break;
    }
    const bool quiet = m_style == Style::Muted || m_style == Style::Small;
    if (m_tone == Tone::Neutral) {
        setForegroundRole(quiet ? QPalette::PlaceholderText : QPalette::WindowText);
    } else {
        setForegroundRole(QPalette::BrightText);
        QPalette p;
        p.setColor(QPalette::BrightText, tokensFor(QApplication::palette()).textOf(m_tone));
        setPalette(p);
    }
    m_restyling = false;
}

ElidedLabel::ElidedLabel(const QString &text, Style style, QWidget *parent) : TextLabel(text, style, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().averageCharWidth() * 6),
            fontMetrics().height() + 2};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text().simplified(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment() | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    setToolTip(fontMetrics().horizontalAdvance(text()) > width() ? text() : QString());
}

}  // namespace fieldfare
