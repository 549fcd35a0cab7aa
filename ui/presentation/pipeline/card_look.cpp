// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/pipeline/card_look.h"

#include "presentation/format.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct NextStepText {
    Q_DECLARE_TR_FUNCTIONS(NextStep)
};

// A task's subject is a sentence; a chip has room for its first word.
QString firstWord(const QString &subject)
{
    const QString word = subject.section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
    const bool han = !word.isEmpty() && word.at(0).script() == QChar::Script_Han;
    return word.left(han ? 4 : 12);
}

bool anyTime(const QTime &time) { return time.hour() == 0 && time.minute() == 0; }

}  // namespace

QString shortDay(const QDate &day, const Here &here)
{
    const qint64 days = here.today().daysTo(day);
    if (days > 1 && days < 7) {
        return here.locale.standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat);
    }
    return format::date(day, here.today(), here.locale);
}

QString shortDue(const QDateTime &due, const Here &here)
{
    if (!due.isValid()) {
        return {};
    }
    const QDateTime local = due.toTimeZone(here.zone);
    const qint64 days = here.today().daysTo(local.date());
    const QString day = shortDay(local.date(), here);
    return anyTime(local.time()) || days < 0 || days > 6
               ? day
               : day + QLatin1Char(' ') + local.time().toString(QStringLiteral("HH:mm"));
}

bool isOverdue(const QDateTime &due, const Here &here)
{
    if (!due.isValid()) {
        return false;
    }
    const QDateTime local = due.toTimeZone(here.zone);
    return local.date() < here.today() || (!anyTime(local.time()) && due < here.now);
}

int overdueDays(const QDateTime &due, const Here &here)
{
    return due.isValid() ? std::max(0, int(due.toTimeZone(here.zone).date().daysTo(here.today()))) : 0;
}

ChipText nextStepOf(const BoardCard &card, const BoardStage &stage, const Here &here)
{
    if (stage.isWon()) {
        return {NextStepText::tr("Won %1").arg(shortDay(card.closedAt.toTimeZone(here.zone).date(), here)), Tone::Good,
                QStringLiteral("check")};
    }
    if (stage.isLost()) {
        return {NextStepText::tr("Lost %1").arg(shortDay(card.closedAt.toTimeZone(here.zone).date(), here)),
                Tone::Neutral, QStringLiteral("circle-x")};
    }
    if (card.task != 0 && isOverdue(card.taskDue, here)) {
        const int days = overdueDays(card.taskDue, here);
        return {days == 0 ? NextStepText::tr("Due since %1")
                                .arg(card.taskDue.toTimeZone(here.zone).time().toString(QStringLiteral("HH:mm")))
                          : NextStepText::tr("%n d overdue", nullptr, days),
                Tone::Bad, QStringLiteral("circle-alert")};
    }
    if (card.task != 0 && card.taskDue.isValid() && card.taskDue.toTimeZone(here.zone).date() == here.today()) {
        const QString due = shortDue(card.taskDue, here);
        return {anyTime(card.taskDue.toTimeZone(here.zone).time())
                    ? NextStepText::tr("%1 today").arg(firstWord(card.taskSubject))
                    : due,
                Tone::Accent, QStringLiteral("calendar-check")};
    }
    if (card.expectedClose.isValid() && card.expectedClose < here.today()) {
        return {NextStepText::tr("Close %n d late", nullptr, int(card.expectedClose.daysTo(here.today()))),
                Tone::Attention, QStringLiteral("calendar-clock")};
    }
    if (card.task != 0) {
        const QDate day = card.taskDue.toTimeZone(here.zone).date();
        const QString word = firstWord(card.taskSubject);
        const QString text = !day.isValid()                  ? word
                             : here.today().daysTo(day) == 1 ? NextStepText::tr("%1 tomorrow").arg(word)
                                                             : word + QLatin1Char(' ') + shortDay(day, here);
        return {text, Tone::Neutral, QStringLiteral("calendar")};
    }
    if (stage.idleDays > 0 && card.lastTouch.isValid()) {
        const int idle = int(card.lastTouch.daysTo(here.now));
        if (idle >= stage.idleDays) {
            return {NextStepText::tr("Idle %n days", nullptr, idle), Tone::Attention, QStringLiteral("clock")};
        }
    }
    return {NextStepText::tr("No next step"), Tone::Bad, QStringLiteral("circle-alert")};
}

}  // namespace fieldfare
