// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/icons/lucide.h"
#include "widgets/input/fields.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace fieldfare {

namespace {

/// A tag that can be taken away by its cross.
class TagPill : public QAbstractButton {
public:
    TagPill(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(text);
        setToolTip(QCoreApplication::translate("TagEdit", "Remove “%1”").arg(text));
    }
    QSize sizeHint() const override
    {
        const QSize chip = ChipLook{text(), Tone::Neutral, {}}.size(QApplication::font());
        return {chip.width() + 16, chip.height() + 2};
    }
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        drawPanel(painter, rect(), height() / 2.0, underMouse() ? t.hover : t.surface, t.chipBorder);
        painter.setFont(smallFont(QApplication::font()));
        painter.setPen(t.text);
        const QRect textRect = rect().adjusted(9, 0, -20, 0);
        painter.drawText(textRect, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width() + 2));
        paintLucide(painter, QRectF(width() - 18, (height() - 11) / 2.0, 11, 11), QStringLiteral("x"), t.muted);
    }
};

}  // namespace

TagEdit::TagEdit(QWidget *parent)
    : QWidget(parent), m_flow(new FlowLayout(this, 5)), m_edit(new QLineEdit(this)), m_popup(new PopupList(m_edit))
{
    m_flow->setContentsMargins(7, 5, 7, 5);
    m_edit->setFrame(false);
    m_edit->setMinimumWidth(90);
    m_edit->setMinimumHeight(21);
    m_edit->setMaximumWidth(160);
    m_edit->setPlaceholderText(tr("Add tag"));
    m_edit->setAccessibleName(tr("Add tag"));
    QPalette clear = m_edit->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(clear);
    setFocusProxy(m_edit);
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::returnPressed, this, &TagEdit::addTyped);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (typed.endsWith(QLatin1Char(',')) || typed.endsWith(QChar(0xFF0C))) {
            addTyped();
            return;
        }
        QList<Suggestion> offers;
        for (const QString &tag : m_known) {
            if (!typed.trimmed().isEmpty() && !m_tags.contains(tag) && format::fuzzyScore(typed, tag) > 0) {
                offers.append(Suggestion{0, tag, {}, QStringLiteral("tag"), false});
            }
        }
        m_popup->offer(offers.mid(0, 8), false);
    });
    connect(m_popup, &PopupList::picked, this, [this](const Suggestion &suggestion) {
        m_edit->setText(suggestion.title);
        addTyped();
    });
    rebuild();
}

void TagEdit::setTags(const QStringList &tags)
{
    m_tags = tags;
    rebuild();
}

void TagEdit::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        if (item->widget() != nullptr && item->widget() != m_edit) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const QString &tag : m_tags) {
        auto *pill = new TagPill(tag, this);
        m_flow->addWidget(pill);
        pill->show();
        connect(pill, &QAbstractButton::clicked, this, [this, tag] {
            m_tags.removeAll(tag);
            rebuild();
            emit edited();
        });
    }
    m_flow->addWidget(m_edit);
    m_flow->invalidate();
    updateGeometry();
    setAccessibleDescription(m_tags.join(QStringLiteral(", ")));
}

void TagEdit::addTyped()
{
    QString text = m_edit->text().simplified();
    while (text.endsWith(QLatin1Char(',')) || text.endsWith(QChar(0xFF0C))) {
        text.chop(1);
    }
    text = text.trimmed();
    m_edit->clear();
    m_popup->dismiss();
    if (text.isEmpty() || m_tags.contains(text, Qt::CaseInsensitive)) {
        return;
    }
    m_tags.append(text);
    rebuild();
    m_edit->setFocus();
    emit edited();
}

bool TagEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Backspace &&
            m_edit->text().isEmpty() && !m_tags.isEmpty()) {
            m_tags.removeLast();
            rebuild();
            m_edit->setFocus();
            emit edited();
            return true;
        }
        if (event->type() == QEvent::FocusOut) {
            addTyped();
            update();
        } else if (event->type() == QEvent::FocusIn) {
            update();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TagEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool focused = m_edit->hasFocus();
    const auto *grid = qobject_cast<const FieldGrid *>(parentWidget());
    if (!focused && !underMouse() && grid != nullptr && grid->isQuiet()) {
        return;
    }
    drawPanel(painter, rect(), metric::radius, t.field, focused ? t.accent : t.border, focused ? 1.6 : 1.0);
}

}  // namespace fieldfare
