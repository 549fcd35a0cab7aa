// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QLabel>

namespace fieldfare {

/// A label in one of the product's few text styles; follows changes of theme and font.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    enum class Style { Body, Strong, Heading, Muted, Small, Figure };

    explicit TextLabel(const QString &text = {}, Style style = Style::Body, QWidget *parent = nullptr);

    /// A tone other than Neutral colours the text.
    void setTone(Tone tone);
    void setTextStyle(Style style);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Style m_style;
    Tone m_tone = Tone::Neutral;
    bool m_restyling = false;
};

/// One line that shortens itself with an ellipsis and tells the whole text as a tooltip. Its text may be any length,
/// which makes it the right label for everything people typed.
class ElidedLabel : public TextLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, Style style = Style::Body, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

}  // namespace fieldfare
