// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/related_card.h"

#include "widgets/basic/button.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLocale>
#include <QPainter>

namespace fieldfare {

namespace {

/// Title and amount, a bar, a muted line: opens on click, Return or space.
class RelatedEntry : public QAbstractButton {
public:
    RelatedEntry(RelatedRow row, QWidget *parent) : QAbstractButton(parent), m_row(std::move(row))
    {
        setText(m_row.title);
        setAccessibleName(m_row.title);
        setAccessibleDescription(QStringList{m_row.right, m_row.detail, m_row.chip}.join(QLatin1Char(' ')));
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setToolTip(m_row.title);
    }
    QSize sizeHint() const override
    {
        const int line = fontMetrics().height();
        int height = line + 4;
        height += m_row.progress >= 0 ? 8 : 0;
        height += m_row.detail.isEmpty() ? 0 : line;
        height +=
            m_row.chip.isEmpty() ? 0 : ChipLook{m_row.chip, m_row.tone, {}}.size(QApplication::font()).height() + 3;
        return {160, height + 4};
    }
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        if (underMouse()) {
            drawPanel(painter, QRectF(rect()).adjusted(-6, -1, 6, 1), metric::radiusSmall, t.hover);
        }
        const QFont base = QApplication::font();
        const QFont strong = tabular(strongFont(base));
        const int line = QFontMetrics(base).height();
        int y = 2;
        int right = width();
        if (!m_row.right.isEmpty()) {
            const int w = QFontMetrics(strong).horizontalAdvance(m_row.right);
            painter.setFont(strong);
            painter.setPen(t.text);
            painter.drawText(QRect(width() - w, y, w + 1, line + 2), Qt::AlignRight | Qt::AlignVCenter, m_row.right);
            right -= w + space::s;
        }
        painter.setFont(base);
        painter.setPen(t.text);
        painter.drawText(QRect(0, y, right, line + 2), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(base).elidedText(m_row.title, Qt::ElideRight, right));
        y += line + 3;
        if (m_row.progress >= 0) {
            drawPanel(painter, QRectF(0, y + 1, width(), 4), 2, t.accentSoft);
            if (m_row.progress > 0) {
                drawPanel(painter, QRectF(0, y + 1, std::max(4.0, width() * std::min(1.0, m_row.progress)), 4), 2,
                          t.accent);
            }
            y += 8;
        }
        if (!m_row.chip.isEmpty()) {
            const ChipLook look{m_row.chip, m_row.tone, {}};
            const QRect used = look.paint(painter, QRect(0, y, width(), look.size(base).height()), base, t);
            y = used.bottom() + 3;
        }
        if (!m_row.detail.isEmpty()) {
            painter.setFont(base);
            painter.setPen(m_row.chip.isEmpty() && m_row.tone != Tone::Neutral ? t.textOf(m_row.tone) : t.muted);
            painter.drawText(QRect(0, y, width(), line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             QFontMetrics(base).elidedText(m_row.detail, Qt::ElideRight, width()));
        }
        if (hasFocus()) {
            drawPanel(painter, rect(), metric::radiusSmall, {}, t.accent, 1.8);
        }
    }

private:
    RelatedRow m_row;
};

}  // namespace

RelatedCard::RelatedCard(const RelatedSection &section, QWidget *parent) : Card(section.title, parent)
{
    auto *add = iconButton(QStringLiteral("plus"), tr("Add"), Button::Kind::Ghost, this);
    add->setQuiet(true);
    add->setFixedSize(24, 24);
    addHeaderWidget(add);
    connect(add, &Button::clicked, this, &RelatedCard::newRequested);
    body()->setSpacing(space::s);
    const bool tasks = section.type == QLatin1String("task");
    for (const RelatedRow &row : section.rows) {
        auto *entry = new RelatedEntry(row, this);
        connect(entry, &QAbstractButton::clicked, this,
                [this, type = section.type, id = row.id] { emit openRequested(type, id); });
        if (!tasks) {
            body()->addWidget(entry);
            continue;
        }
        auto *line = new QHBoxLayout;
        line->setSpacing(space::s);
        auto *check = new QCheckBox(this);
        check->setAccessibleName(tr("Done: %1").arg(row.title));
        check->setToolTip(tr("Mark as done"));
        connect(check, &QCheckBox::toggled, this, [this, id = row.id](bool on) { emit doneToggled(id, on); });
        line->addWidget(check, 0, Qt::AlignTop);
        line->addWidget(entry, 1);
        body()->addLayout(line);
    }
    if (section.rows.isEmpty()) {
        auto *none = new TextLabel(tasks ? tr("No next step. Add one so that nothing is forgotten.") : tr("None yet."),
                                   TextLabel::Style::Muted, this);
        none->setWordWrap(true);
        body()->addWidget(none);
    }
    if (section.total > section.rows.size()) {
        auto *all = new Button(tr("Show all %1").arg(QLocale().toString(section.total)), Button::Kind::Link, this);
        body()->addWidget(all, 0, Qt::AlignLeft);
        connect(all, &Button::clicked, this, &RelatedCard::listRequested);
    }
}

}  // namespace fieldfare
