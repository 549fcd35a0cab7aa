// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tone.h"

#include <QColor>
#include <QPalette>

class QWidget;

namespace fieldfare {

/// Every colour of the product, for one theme. The two tables are the only place where colours are written down.
/// All text pairs keep a contrast of at least 4.5 : 1 (WCAG 2.1 AA); tests/ui/widgets checks it.
struct Tokens {
    bool dark = false;

    QColor background;    ///< behind everything
    QColor surface;       ///< cards, lists, bars
    QColor field;         ///< inside of input fields
    QColor hover;         ///< a surface under the pointer
    QColor pressed;       ///< a surface being pressed
    QColor border;        ///< hairlines and frames
    QColor borderStrong;  ///< frames of input fields under the pointer
    QColor text;
    QColor muted;  ///< labels and secondary text

    QColor sidebar;
    QColor sidebarText;
    QColor sidebarMuted;
    QColor sidebarActive;  ///< behind the chosen entry
    QColor sidebarHover;
    QColor sidebarStrong;  ///< text of the chosen entry

    QColor accent;  ///< fills, rings, links
    QColor accentHover;
    QColor onAccent;  ///< text on accent
    QColor accentSoft;
    QColor good;      ///< fills of charts and bars
    QColor goodText;  ///< readable on surface, background and goodSoft
    QColor goodSoft;
    QColor attention;
    QColor attentionText;
    QColor attentionSoft;
    QColor bad;
    QColor badText;
    QColor badSoft;

    QColor chipBorder;    ///< frame of a neutral chip
    QColor chartNeutral;  ///< bars that stand for "the other one"
    QColor grid;          ///< chart grid
    QColor shadow;        ///< below what floats
    QColor bird;          ///< the brand

    /// The strong colour of a tone, for icons, bars and lines.
    [[nodiscard]] QColor fill(Tone tone) const;
    /// Text colour of a tone; readable on surface, background and soft(tone).
    [[nodiscard]] QColor textOf(Tone tone) const;
    /// Background of chips and hints of a tone.
    [[nodiscard]] QColor soft(Tone tone) const;
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();

/// The table that belongs to a palette: dark when its window colour is dark. This is how every widget finds its colours,
/// so a widget follows a theme change with the ordinary palette change event.
[[nodiscard]] const Tokens &tokensFor(const QPalette &palette);
[[nodiscard]] const Tokens &tokensFor(const QWidget *widget);

/// Palette of an application that uses these tokens.
[[nodiscard]] QPalette paletteFor(const Tokens &tokens);

/// WCAG 2.1 contrast ratio of two opaque colours, 1…21. (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// Distances in device-independent pixels.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 20;
}  // namespace space

namespace metric {
inline constexpr int radius = 7;          ///< cards, buttons, fields
inline constexpr int radiusSmall = 4;     ///< check boxes, small parts
inline constexpr int controlHeight = 32;  ///< buttons and fields
inline constexpr int rowHeight = 28;      ///< list rows
inline constexpr int icon = 16;
inline constexpr int motionMs = 120;  ///< longest animation
}  // namespace metric

}  // namespace fieldfare
