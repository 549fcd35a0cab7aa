// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QWidget>

#include <cmath>

namespace fieldfare {

namespace {

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.background = QColor(0xF5F4F1);
    t.surface = QColor(0xFFFFFF);
    t.field = QColor(0xFFFFFF);
    t.hover = QColor(0xF5F4F1);
    t.pressed = QColor(0xECEAE5);
    t.border = QColor(0xE4E1DB);
    t.borderStrong = QColor(0xCBC6BD);
    t.text = QColor(0x1F2429);
    t.muted = QColor(0x666D74);
    t.sidebar = QColor(0x26323B);
    t.sidebarText = QColor(0xC3CAD0);
    t.sidebarMuted = QColor(0xA9B3BA);
    t.sidebarActive = QColor(0x3A454E);
    t.sidebarHover = QColor(0x2F3B44);
    t.sidebarStrong = QColor(0xFFFFFF);
    t.accent = QColor(0x2B6B8A);
    t.accentHover = QColor(0x235A75);
    t.onAccent = QColor(0xFFFFFF);
    t.accentSoft = QColor(0xE3EEF3);
    t.good = QColor(0x3B7F5C);
    t.goodText = QColor(0x347252);
    t.goodSoft = QColor(0xE4F0E9);
    t.attention = QColor(0xB67A12);
    t.attentionText = QColor(0x8A5A08);
    t.attentionSoft = QColor(0xF8EEDA);
    t.bad = QColor(0xB3402A);
    t.badText = QColor(0xAB3B26);
    t.badSoft = QColor(0xF8E6E1);
    t.chipBorder = QColor(0xDDD9D2);
    t.chartNeutral = QColor(0x9AA7B1);
    t.grid = QColor(0xE9E7E2);
    t.shadow = QColor(20, 28, 34, 46);
    t.bird = QColor(0xE0AC4C);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.background = QColor(0x181B1E);
    t.surface = QColor(0x212529);
    t.field = QColor(0x1B1F22);
    t.hover = QColor(0x292E33);
    t.pressed = QColor(0x31373C);
    t.border = QColor(0x33393F);
    t.borderStrong = QColor(0x4A525A);
    t.text = QColor(0xE7E5E1);
    t.muted = QColor(0x99A1A8);
    t.sidebar = QColor(0x121517);
    t.sidebarText = QColor(0xABB3B9);
    t.sidebarMuted = QColor(0x9AA3AA);
    t.sidebarActive = QColor(0x2A2D30);
    t.sidebarHover = QColor(0x1D2124);
    t.sidebarStrong = QColor(0xFFFFFF);
    t.accent = QColor(0x63AFD0);
    t.accentHover = QColor(0x7BC0DE);
    t.onAccent = QColor(0x0F1E26);
    t.accentSoft = QColor(0x22353F);
    t.good = QColor(0x6DBB92);
    t.goodText = QColor(0x6DBB92);
    t.goodSoft = QColor(0x1F332A);
    t.attention = QColor(0xE0AC4C);
    t.attentionText = QColor(0xE0AC4C);
    t.attentionSoft = QColor(0x3A301C);
    t.bad = QColor(0xE0806A);
    t.badText = QColor(0xE68A75);
    t.badSoft = QColor(0x3D2621);
    t.chipBorder = QColor(0x40474E);
    t.chartNeutral = QColor(0x7D8A95);
    t.grid = QColor(0x2D3237);
    t.shadow = QColor(0, 0, 0, 110);
    t.bird = QColor(0xE0AC4C);
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

QColor Tokens::fill(Tone tone) const
{
    switch (tone) {
    case Tone::Accent: return accent;
    case Tone::Good: return good;
    case Tone::Attention: return attention;
    case Tone::Bad: return bad;
    case Tone::Neutral: break;
    }
    return muted;
}

QColor Tokens::textOf(Tone tone) const
{
    switch (tone) {
    case Tone::Accent: return accent;
    case Tone::Good: return goodText;
    case Tone::Attention: return attentionText;
    case Tone::Bad: return badText;
    case Tone::Neutral: break;
    }
    return text;
}

QColor Tokens::soft(Tone tone) const
{
    switch (tone) {
    case Tone::Accent: return accentSoft;
    case Tone::Good: return goodSoft;
    case Tone::Attention: return attentionSoft;
    case Tone::Bad: return badSoft;
    case Tone::Neutral: break;
    }
    return hover;
}

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens &tokensFor(const QWidget *widget) { return widget ? tokensFor(widget->palette()) : lightTokens(); }

QPalette paletteFor(const Tokens &t)
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &color) { p.setColor(QPalette::All, role, color); };
    set(QPalette::Window, t.background);
    set(QPalette::WindowText, t.text);
    set(QPalette::Base, t.surface);
    set(QPalette::AlternateBase, t.hover);
    set(QPalette::Text, t.text);
    set(QPalette::Button, t.surface);
    set(QPalette::ButtonText, t.text);
    set(QPalette::BrightText, t.onAccent);
    set(QPalette::Highlight, t.accentSoft);
    set(QPalette::HighlightedText, t.text);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accent);
    set(QPalette::PlaceholderText, t.muted);
    set(QPalette::ToolTipBase, t.dark ? t.pressed : t.sidebar);
    set(QPalette::ToolTipText, t.dark ? t.text : t.sidebarStrong);
    set(QPalette::Light, t.surface);
    set(QPalette::Midlight, t.hover);
    set(QPalette::Mid, t.border);
    set(QPalette::Dark, t.borderStrong);
    set(QPalette::Shadow, t.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, t.muted);
    }
    return p;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace fieldfare
