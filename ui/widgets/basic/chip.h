// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QFont>

namespace fieldfare {

/// Size and drawing of a chip, shared by the widget and by table and board delegates.
struct ChipLook {
    QString text;
    Tone tone = Tone::Neutral;
    QString icon;  ///< Lucide name or empty

    [[nodiscard]] QSize size(const QFont &base) const;
    /// Draws left-aligned and vertically centred in `rect`; shortened when too narrow. Returns the rectangle used.
    QRect paint(QPainter &painter, const QRect &rect, const QFont &base, const Tokens &tokens) const;
};

/// A short fact in a pill: a state, a due date, a tag.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const QString &text, Tone tone = Tone::Neutral, const QString &icon = {}, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_look.text; }
    void setText(const QString &text);
    void setTone(Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ChipLook m_look;
};

/// A pill that can be switched on and off: filters above a timeline or list.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(const QString &text, QWidget *parent = nullptr);

    /// Shown after the text; negative means none.
    void setCount(qint64 count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    qint64 m_count = -1;
};

/// A round person or company picture made of initials in a stable colour.
class Avatar : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(const QString &name, int size = 28, QWidget *parent = nullptr);
    void setName(const QString &name);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// One or two letters: first and last word, for Han names the last two characters of the name.
    [[nodiscard]] static QString initials(const QString &name);
    /// The same name always has the same colour; white text on it keeps 4.5 : 1.
    [[nodiscard]] static QColor colorOf(const QString &name);
    [[nodiscard]] static const QList<QColor> &colors();
    static void paint(QPainter &painter, const QRectF &rect, const QString &name, const QFont &base);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_size;
};

}  // namespace fieldfare
