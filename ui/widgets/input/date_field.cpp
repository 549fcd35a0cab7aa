// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "widgets/basic/button.h"
#include "widgets/input/fields.h"
#include "widgets/theme/tokens.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace fieldfare {

DateField::DateField(QWidget *parent, bool withTime)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_button(iconButton(QStringLiteral("calendar"), tr("Choose from the calendar"), Button::Kind::Ghost, this)),
      m_today(QDate::currentDate()),
      m_zone(QTimeZone::utc())
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_edit, 1);
    if (withTime) {
        m_timeEdit = new QLineEdit(this);
        m_timeEdit->setPlaceholderText(QStringLiteral("––:––"));
        m_timeEdit->setAccessibleName(tr("Time"));
        m_timeEdit->setFixedWidth(m_timeEdit->fontMetrics().horizontalAdvance(QStringLiteral("00:00")) + 22);
        row->addWidget(m_timeEdit);
        m_timeEdit->installEventFilter(this);
        connect(m_timeEdit, &QLineEdit::editingFinished, this, &DateField::commit);
    }
    row->addWidget(m_button);
    m_button->setFocusPolicy(Qt::ClickFocus);
    m_button->setFixedWidth(22);
    m_button->setQuiet(true);
    m_edit->setPlaceholderText(tr("e.g. tomorrow, Fri, +7"));
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::editingFinished, this, &DateField::commit);
    connect(m_button, &Button::clicked, this, &DateField::showCalendar);
}

void DateField::setDate(const QDate &date)
{
    m_date = date;
    m_invalid = false;
    writeText();
}

void DateField::setMoment(const QDateTime &utc, const QTimeZone &zone)
{
    m_zone = zone;
    const QDateTime local = utc.toTimeZone(zone);
    m_date = utc.isValid() ? local.date() : QDate();
    m_time = utc.isValid() ? local.time() : QTime();
    m_invalid = false;
    writeText();
}

QDateTime DateField::moment() const
{
    if (!m_date.isValid()) {
        return {};
    }
    return QDateTime(m_date, m_time.isValid() ? m_time : QTime(0, 0), m_zone).toUTC();
}

void DateField::writeText()
{
    m_edit->setText(format::fullDate(m_date));
    m_edit->setCursorPosition(0);
    if (m_timeEdit != nullptr) {
        m_timeEdit->setText(m_time.isValid() ? m_time.toString(QStringLiteral("HH:mm")) : QString());
    }
}

void DateField::commit()
{
    const QString typed = m_edit->text().trimmed();
    QTime time = m_time;
    if (m_timeEdit != nullptr && m_timeEdit->isModified()) {
        time = format::parseTime(m_timeEdit->text());
    }
    QDate date = m_date;
    if (m_edit->isModified()) {
        date = typed.isEmpty() ? QDate() : format::parseDate(typed, m_today);
        if (!typed.isEmpty() && !date.isValid()) {
            m_invalid = true;
            emit invalidTyped(typed);
            return;
        }
    }
    m_invalid = false;
    const bool changed = date != m_date || (m_timeEdit != nullptr && time != m_time);
    m_date = date;
    m_time = time;
    writeText();
    if (changed) {
        emit edited();
    }
}

void DateField::showCalendar()
{
    auto *popup = new QWidget(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *box = new QVBoxLayout(popup);
    box->setContentsMargins(space::s, space::s, space::s, space::s);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(QLocale().firstDayOfWeek());
    // The calendar's own red weekends would read as "bad".
    const Tokens &t = tokensFor(this);
    QTextCharFormat weekend;
    weekend.setForeground(t.muted);
    calendar->setWeekdayTextFormat(Qt::Saturday, weekend);
    calendar->setWeekdayTextFormat(Qt::Sunday, weekend);
    if (m_date.isValid()) {
        calendar->setSelectedDate(m_date);
    }
    box->addWidget(calendar);
    connect(calendar, &QCalendarWidget::activated, popup, [this, popup](const QDate &date) {
        popup->close();
        if (date != m_date) {
            setDate(date);
            emit edited();
        }
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    popup->move(m_edit->mapToGlobal(QPoint(0, m_edit->height() + 3)));
    popup->show();
    calendar->setFocus();
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_edit) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && (key->modifiers() & Qt::AltModifier)) {
            showCalendar();
            return true;
        }
        if ((key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) && m_date.isValid() && !m_edit->isModified()) {
            setDate(m_date.addDays(key->key() == Qt::Key_Up ? 1 : -1));
            emit edited();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
