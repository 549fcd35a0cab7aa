// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace fieldfare {

/// A push button that says how much it weighs; AppStyle draws it. At most one Primary per page.
class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind {
        Secondary,  ///< framed, on surface
        Primary,    ///< filled with the accent
        Ghost,      ///< no frame until the pointer comes
        Danger,     ///< filled with the bad colour, for what cannot be missed
        Link,       ///< accent-coloured text
    };

    explicit Button(const QString &text = {}, Kind kind = Kind::Secondary, QWidget *parent = nullptr);
    /// With an icon by its Lucide name. A button without text needs `accessibleName`, which becomes its tooltip too.
    Button(const QString &iconName, const QString &text, Kind kind = Kind::Secondary, QWidget *parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    /// Muted and 24 px high, for bars and rows where it should not shout.
    void setQuiet(bool quiet);
    [[nodiscard]] bool isQuiet() const { return m_quiet; }
    /// Icon-only buttons: sets tooltip and accessible name.
    void describe(const QString &text);

private:
    Kind m_kind;
    bool m_quiet = false;
};

/// Square button with an icon alone.
[[nodiscard]] Button *iconButton(const QString &iconName, const QString &description,
                                 Button::Kind kind = Button::Kind::Secondary, QWidget *parent = nullptr);

}  // namespace fieldfare
