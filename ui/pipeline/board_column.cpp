// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/board_column.h"

#include "pipeline/card_delegate.h"
#include "presentation/format.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

QColor mixed(const QColor &from, const QColor &to, float share)
{
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                            from.greenF() + (to.greenF() - from.greenF()) * share,
                            from.blueF() + (to.blueF() - from.blueF()) * share);
}

}  // namespace

ColumnHeader::ColumnHeader(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ColumnHeader::setTexts(const QString &name, int count, const QString &sum)
{
    m_name = name;
    m_count = count;
    m_sum = sum;
    const QString whole = QStringLiteral("%1 · %2 · %3").arg(name, QLocale().toString(count), sum);
    setToolTip(whole);
    setAccessibleName(whole);
    update();
}

void ColumnHeader::setProgress(double share, Tone tone)
{
    m_share = share;
    m_tone = tone;
    update();
}

void ColumnHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QColor line = m_tone == Tone::Accent    ? mixed(t.border, t.accent, 0.35F + 0.65F * float(m_share))
                        : m_tone == Tone::Neutral ? t.border
                                                  : t.fill(m_tone);
    drawPanel(painter, QRectF(0, height() - 3, width(), 3), 1.5, line);
    const QRect r = rect().adjusted(2, 0, -2, -6);
    const QFont strong = tabular(strongFont(font()));
    const QFontMetrics metrics(strong);
    const QString count = QLocale().toString(m_count);
    const int countWidth = QFontMetrics(font()).horizontalAdvance(count);
    const int sumWidth = std::min(metrics.horizontalAdvance(m_sum) + 2, r.width() * 3 / 4);
    painter.setFont(strong);
    painter.setPen(t.text);
    painter.drawText(r, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_sum, Qt::ElideRight, sumWidth));
    const int room = std::max(0, r.width() - sumWidth - countWidth - space::s * 2);
    const QString name = metrics.elidedText(m_name, Qt::ElideRight, room);
    painter.drawText(r, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter.setFont(tabular(font()));
    painter.setPen(t.muted);
    painter.drawText(r.adjusted(metrics.horizontalAdvance(name) + space::s - 1, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, count);
}

BoardColumn::BoardColumn(BoardColumnModel *model, LinkField::Lookup companies, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_header(new ColumnHeader(this)),
      m_view(new QListView(this)),
      m_delegate(new CardDelegate(m_view)),
      m_addPanel(new QWidget(this)),
      m_addText(new QLineEdit(m_addPanel)),
      m_addCompany(new LinkField(m_addPanel))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_header);

    auto *fields = new QVBoxLayout(m_addPanel);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(space::xs);
    m_addText->setPlaceholderText(tr("Name and amount"));
    m_addText->setToolTip(tr("For example: Pilot 20 seats 11300"));
    m_addText->setAccessibleName(tr("Name and amount of the new deal"));
    m_addCompany->setPlaceholder(tr("Company (optional)"));
    m_addCompany->edit()->setAccessibleName(tr("Company of the new deal"));
    m_addCompany->setLookup(std::move(companies));
    fields->addWidget(m_addText);
    fields->addWidget(m_addCompany);
    fields->addWidget(new ElidedLabel(tr("Return adds, Esc closes"), TextLabel::Style::Small, m_addPanel));
    m_addPanel->hide();
    column->addWidget(m_addPanel);
    m_addText->installEventFilter(this);
    m_addCompany->edit()->installEventFilter(this);
    connect(m_addText, &QLineEdit::returnPressed, this, &BoardColumn::submit);

    m_view->setModel(model);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalScrollBar()->setSingleStep(24);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setAccessibleName(model->stage().name);
    column->addWidget(m_view, 1);
    if (model->stage().isOpen()) {
        m_add = new Button(QStringLiteral("plus"), tr("Add"), Button::Kind::Ghost, this);
        m_add->setQuiet(true);
        m_add->setAccessibleName(tr("Add a deal in %1").arg(model->stage().name));
        connect(m_add, &Button::clicked, this, &BoardColumn::openQuickAdd);
        column->addWidget(m_add, 0, Qt::AlignLeft);
    }
}

qint64 BoardColumn::currentDeal() const { return m_view->currentIndex().data(BoardColumnModel::DealRole).toLongLong(); }

void BoardColumn::select(int row)
{
    if (m_model->rowCount() == 0) {
        return;
    }
    const QModelIndex index = m_model->index(std::clamp(row, 0, m_model->rowCount() - 1));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void BoardColumn::openQuickAdd()
{
    m_addPanel->show();
    m_addText->setFocus();
}

void BoardColumn::closeQuickAdd()
{
    m_addText->clear();
    m_addCompany->setValue(0, {});
    m_addPanel->hide();
    m_view->setFocus();
}

void BoardColumn::submit()
{
    if (m_addText->text().trimmed().isEmpty()) {
        return;
    }
    emit addRequested(m_addText->text(), m_addCompany->id());
    m_addText->clear();
    m_addCompany->setValue(0, {});
    m_addText->setFocus();
}

bool BoardColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) {
        // Narrow cards are higher, and a list that runs from top to bottom asks for sizes again only when its height changes.
        if (static_cast<QResizeEvent *>(event)->oldSize().width() != m_view->viewport()->width()) {
            QMetaObject::invokeMethod(m_view, &QAbstractItemView::doItemsLayout, Qt::QueuedConnection);
        }
        return false;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeQuickAdd();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void BoardColumn::setTarget(bool on)
{
    m_target = on;
    update();
}

void BoardColumn::paintEvent(QPaintEvent *)
{
    if (m_target && m_model->rowCount() <= 1) {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        QColor wash = t.accentSoft;
        wash.setAlphaF(0.4F);
        drawPanel(painter, QRectF(m_view->geometry()), metric::radius, wash);
    }
}

StageRail::StageRail(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(40);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void StageRail::setTexts(const QString &name, int count)
{
    m_text = QStringLiteral("%1   %2").arg(name, QLocale().toString(count));
    setAccessibleName(m_text);
    setToolTip(tr("Drop a deal here, or click to see them"));
    update();
}

void StageRail::setTarget(bool on)
{
    m_target = on;
    update();
}

void StageRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    if (m_target) {
        CardDelegate::paintPlace(painter, rect(), t);
    } else {
        drawPanel(painter, rect(), metric::radius, underMouse() ? t.hover : QColor(), hasFocus() ? t.accent : t.border,
                  hasFocus() ? 2 : 1);
    }
    painter.translate(width() / 2.0, 14);
    painter.rotate(90);
    const QFont strong = tabular(strongFont(font()));
    painter.setFont(strong);
    painter.setPen(t.muted);
    const int room = height() - 28;
    painter.drawText(QRectF(0, -10, room, 20), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(strong).elidedText(m_text, Qt::ElideRight, room));
}

void StageRail::mouseReleaseEvent(QMouseEvent *) { emit opened(); }

void StageRail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space || event->key() == Qt::Key_Enter) {
        emit opened();
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace fieldfare
