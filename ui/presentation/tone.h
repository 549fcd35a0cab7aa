// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare {

/// What a colour says. Colour never says it alone: a tone always accompanies words or an icon.
enum class Tone { Neutral, Accent, Good, Attention, Bad };

/// The tone written in a Choice ("good", "attention", "bad", "accent" or nothing).
[[nodiscard]] inline Tone toneFromText(const QString &text)
{
    return text == QLatin1String("accent")      ? Tone::Accent
           : text == QLatin1String("good")      ? Tone::Good
           : text == QLatin1String("attention") ? Tone::Attention
           : text == QLatin1String("bad")       ? Tone::Bad
                                                : Tone::Neutral;
}

}  // namespace fieldfare
