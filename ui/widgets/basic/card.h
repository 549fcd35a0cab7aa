// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QLayout>
#include <QVBoxLayout>
#include <QWidget>

namespace fieldfare {

class Button;
class Chip;
class TextLabel;

/// A surface with a hairline frame that groups what belongs together. No cards inside cards.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    /// Put content here; margins 16.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Stands at the right of the title.
    void addHeaderWidget(QWidget *widget);
    void setTitle(const QString &title);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_header;
    TextLabel *m_title;
    QVBoxLayout *m_body;
};

/// What an empty page shows: what it will do for you and the first step. Centred.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &explanation, QWidget *parent = nullptr);

    /// The first action is primary, further ones secondary.
    Button *addAction(const QString &text, const QString &iconName = {});
    void setTexts(const QString &title, const QString &explanation);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int comfortableWidth = 440;
    void fitExplanation(int room);

    TextLabel *m_title;
    TextLabel *m_explanation;
    QHBoxLayout *m_actions;
    QString m_iconName;
};

/// One figure: label, value, and a chip that compares it. Activated by click, Return or space: every figure can be opened.
class KpiTile : public QWidget {
    Q_OBJECT
public:
    explicit KpiTile(const QString &label, QWidget *parent = nullptr);

    void setValue(const QString &value);
    void setComparison(const QString &text, Tone tone = Tone::Neutral);

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    TextLabel *m_label;
    TextLabel *m_value;
    Chip *m_chip;
};

/// Lays widgets out in lines, wrapping like words.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget *parent = nullptr, int spacing = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;
    QList<QLayoutItem *> m_items;
    int m_gap;
};

/// A 1 px line between groups.
[[nodiscard]] QWidget *hairline(QWidget *parent = nullptr);

}  // namespace fieldfare
