// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/controls.h"

#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>

namespace fieldfare {

namespace {

class Segment : public QAbstractButton {
public:
    Segment(const QString &text, QString icon, QWidget *parent) : QAbstractButton(parent), m_icon(std::move(icon))
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const int icon = m_icon.isEmpty() ? 0 : metric::icon + (text().isEmpty() ? 0 : space::s);
        return {fontMetrics().horizontalAdvance(text()) + icon + 2 * space::m, metric::controlHeight};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const QRectF inner = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked()) {
            drawPanel(painter, inner, metric::radius - 1, t.accentSoft);
        } else if (underMouse()) {
            drawPanel(painter, inner, metric::radius - 1, t.hover);
        }
        const QColor color = isChecked() ? t.accent : t.text;
        const int textWidth = fontMetrics().horizontalAdvance(text());
        const int icon = m_icon.isEmpty() ? 0 : metric::icon + (text().isEmpty() ? 0 : space::s);
        int x = (width() - textWidth - icon) / 2;
        if (!m_icon.isEmpty()) {
            paintLucide(painter, QRectF(x, (height() - metric::icon) / 2.0, metric::icon, metric::icon), m_icon, color);
            x += icon;
        }
        painter.setPen(color);
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            drawPanel(painter, inner, metric::radius - 1, {}, t.accent, 1.8);
        }
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        // QAbstractButton moves focus inside an exclusive group by itself; here the choice follows the focus.
        QAbstractButton::keyPressEvent(event);
        if (group() != nullptr && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
            for (QAbstractButton *button : group()->buttons()) {
                if (button->hasFocus()) {
                    button->setChecked(true);
                }
            }
        }
    }

private:
    QString m_icon;
};

}  // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            emit currentChanged(id);
        }
    });
}

int SegmentedControl::addSegment(const QString &text, const QString &iconName)
{
    auto *segment = new Segment(text, iconName, this);
    const int index = count();
    m_group.addButton(segment, index);
    if (index == 0) {
        const QSignalBlocker blocker(m_group);
        segment->setChecked(true);
    }
    layout()->addWidget(segment);
    return index;
}

int SegmentedControl::current() const { return m_group.checkedId(); }

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton *button = m_group.button(index)) {
        button->setChecked(true);
    }
}

int SegmentedControl::count() const { return static_cast<int>(m_group.buttons().size()); }

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius, t.surface, t.border);
}

SearchField::SearchField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    setTextMargins(24, 0, 0, 0);
}

void SearchField::setKeyHint(const QString &hint)
{
    m_hint = hint;
    setTextMargins(24, 0, hint.isEmpty() ? 0 : 52, 0);
    update();
}

void SearchField::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const double y = (height() - metric::icon) / 2.0;
    paintLucide(painter, QRectF(hasFrame() ? 10 : 16, y, metric::icon, metric::icon), m_icon, t.muted);
    if (!m_hint.isEmpty() && text().isEmpty()) {
        const QFont font = smallFont(QApplication::font());
        const QFontMetrics metrics(font);
        const int w = metrics.horizontalAdvance(m_hint) + 12;
        const QRectF key(width() - w - 8, (height() - metrics.height() - 3) / 2.0, w, metrics.height() + 3);
        drawPanel(painter, key, metric::radiusSmall, t.surface, t.border);
        painter.setFont(font);
        painter.setPen(t.muted);
        painter.drawText(key, Qt::AlignCenter, m_hint);
    }
}

FieldGrid::FieldGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout)
{
    // The rest of the height stays empty below; rows keep their size.
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_grid);
    outer->addStretch(1);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
}

void FieldGrid::addRow(const QString &label, QWidget *field)
{
    auto *text = new TextLabel(label, TextLabel::Style::Muted, this);
    text->setWordWrap(true);
    text->setFixedWidth(m_labelWidth);
    text->setBuddy(field);
    text->setContentsMargins(0, 6, 0, 0);
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(label);
    }
    m_grid->addWidget(text, m_row, 0, Qt::AlignTop);
    m_grid->addWidget(field, m_row, 1);
    ++m_row;
}

void FieldGrid::addHeading(const QString &text)
{
    auto *label = new TextLabel(text, TextLabel::Style::Strong, this);
    label->setContentsMargins(0, m_row > 0 ? space::s : 0, 0, 0);
    m_grid->addWidget(label, m_row++, 0, 1, 2);
}

void FieldGrid::addWide(QWidget *widget) { m_grid->addWidget(widget, m_row++, 0, 1, 2); }

void FieldGrid::setRowVisible(QWidget *field, bool visible)
{
    field->setVisible(visible);
    for (QLabel *label : findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (label->buddy() == field) {
            label->setVisible(visible);
        }
    }
}

void FieldGrid::setQuiet(bool quiet)
{
    m_quiet = quiet;
    m_grid->setVerticalSpacing(quiet ? 1 : space::s);
}

void FieldGrid::setLabel(QWidget *field, const QString &text)
{
    for (QLabel *label : findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (label->buddy() == field) {
            label->setText(text);
        }
    }
}

void FieldGrid::setLabelWidth(int width) { m_labelWidth = width; }

void FieldGrid::clear() { takeRows({}); }

void FieldGrid::takeRows(const QSet<QWidget *> &keep)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget(); widget != nullptr && !keep.contains(widget)) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_row = 0;
}

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent),
      m_what(new TextLabel(QString(), TextLabel::Style::Strong, this)),
      m_detail(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new Button(tr("Cancel"), Button::Kind::Secondary, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *texts = new QHBoxLayout;
    texts->addWidget(m_what);
    texts->addStretch(1);
    texts->addWidget(m_detail);
    column->addLayout(texts);
    m_bar->setTextVisible(false);
    column->addWidget(m_bar);
    row->addLayout(column, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &Button::clicked, this, [this] {
        m_cancel->setEnabled(false);
        emit cancelRequested();
    });
    hide();
}

void ProgressStrip::start(const QString &what, bool cancellable)
{
    m_what->setText(what);
    m_detail->clear();
    m_bar->setRange(0, 0);
    m_bar->setAccessibleName(what);
    m_cancel->setVisible(cancellable);
    m_cancel->setEnabled(true);
    show();
}

void ProgressStrip::setProgress(qint64 done, qint64 total, const QString &detail)
{
    if (total > 0) {
        // The bar counts in int; thousandths are finer than pixels.
        m_bar->setRange(0, 1000);
        m_bar->setValue(static_cast<int>(std::min<qint64>(1000, done * 1000 / total)));
    } else {
        m_bar->setRange(0, 0);
    }
    m_detail->setText(detail);
}

void ProgressStrip::finish() { hide(); }

}  // namespace fieldfare
