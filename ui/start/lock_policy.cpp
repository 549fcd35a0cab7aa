// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/lock_policy.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSettings>
#include <QTimer>

namespace fieldfare {

namespace {
const QString minutesKey = QStringLiteral("security/lock_minutes");
constexpr int usualMinutes = 10;
}  // namespace

LockPolicy::LockPolicy(QSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::CoarseTimer);
    connect(m_timer, &QTimer::timeout, this, &LockPolicy::lockDue);
}

int LockPolicy::minutes() const { return std::max(0, m_settings.value(minutesKey, usualMinutes).toInt()); }

void LockPolicy::setMinutes(int minutes)
{
    m_settings.setValue(minutesKey, minutes);
    if (m_watching) {
        start();
    }
}

void LockPolicy::start(int milliseconds)
{
    if (!m_watching) {
        QCoreApplication::instance()->installEventFilter(this);
        m_watching = true;
    }
    m_timer->stop();
    m_wait = milliseconds > 0 ? milliseconds : minutes() * 60 * 1000;
    if (m_wait > 0) {
        m_timer->start(m_wait);
    }
}

void LockPolicy::askAgain(int milliseconds) { m_timer->start(milliseconds); }

void LockPolicy::stop()
{
    m_timer->stop();
    if (m_watching) {
        QCoreApplication::instance()->removeEventFilter(this);
        m_watching = false;
    }
}

bool LockPolicy::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod:
        if (m_timer->isActive()) {
            m_timer->start(m_wait);
        }
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace fieldfare
