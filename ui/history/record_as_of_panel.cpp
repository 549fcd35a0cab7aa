// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/record_as_of_panel.h"

#include "base/when_done.h"
#include "history/undo_feedback.h"
#include "presentation/format.h"
#include "presentation/record_actions.h"
#include "records/rewind/record_as_of.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

RecordAsOfPanel::RecordAsOfPanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_type(type),
      m_id(id),
      m_day(new DateField(this, true)),
      m_summary(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_all(new Button(QStringLiteral("undo-2"), tr("Put all back"), Button::Kind::Secondary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    const QTimeZone zone = m_workspace.settings().zone;
    const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(zone).date();
    m_day->setToday(today);
    m_day->setAccessibleName(tr("As it was on"));
    m_day->setMoment(endOfDay(today.addDays(-1), zone), zone);
    auto *fields = new FieldGrid(this);
    fields->addRow(tr("As it was on"), m_day);
    column->addWidget(fields);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, space::s, 0);
    m_list->setSpacing(space::s);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_all);
    column->addLayout(row);
    m_all->setEnabled(false);
    setFocusProxy(m_day);
    connect(m_day, &DateField::edited, this, &RecordAsOfPanel::load);
    connect(&m_workspace.store(), &Store::changed, this, &RecordAsOfPanel::load);
    connect(m_all, &Button::clicked, this, [this] {
        QStringList keys;
        for (const ShownAsOf::Field &field : std::as_const(m_shown.differences)) {
            if (field.canPutBack) {
                keys.append(field.key);
            }
        }
        putBack(keys);
    });
    load();
}

void RecordAsOfPanel::setMoment(const QDateTime &utc)
{
    m_day->setMoment(utc, m_workspace.settings().zone);
    load();
}

void RecordAsOfPanel::load()
{
    const QDateTime wanted = m_day->moment();
    if (!wanted.isValid() || m_day->isInvalid()) {
        m_summary->setText(tr("Please choose a day."));
        return;
    }
    m_loaded = false;
    const quint64 ticket = ++m_ticket;
    // a minute as it is typed means all of it
    const QDateTime until = wanted.addMSecs(59'999);
    whenDone(m_workspace.read([type = m_type, id = m_id, until](ReadContext &context) {
        return shownRecordAsOf(context, type, id, until);
    }),
             this, [this, ticket](const Result<ShownAsOf> &shown) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 m_loaded = true;
                 m_shown = shown ? *shown : ShownAsOf();
                 show_();
                 if (!shown) {
                     m_summary->setText(shown.error().message);
                 }
             });
}

void RecordAsOfPanel::show_()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const bool writable = !m_workspace.isReadOnly();
    bool any = false;
    if (!m_shown.existed) {
        m_summary->setText(tr("This record did not exist then."));
    } else if (m_shown.differences.isEmpty()) {
        m_summary->setText(tr("It was the same as now."));
    } else {
        m_summary->setText(tr("%n fields were different.", nullptr, int(m_shown.differences.size())) +
                           QLatin1Char(' ') + tr("%n others were as they are now.", nullptr, m_shown.same));
    }
    const QString none = tr("(empty)");
    for (const ShownAsOf::Field &field : std::as_const(m_shown.differences)) {
        auto *block = new QWidget(this);
        auto *row = new QHBoxLayout(block);
        row->setContentsMargins(0, 0, 0, 0);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addWidget(new TextLabel(field.label, TextLabel::Style::Small, block));
        auto *then = new TextLabel(field.then.isEmpty() ? none : field.then, TextLabel::Style::Strong, block);
        then->setTone(Tone::Accent);
        auto *now =
            new TextLabel(tr("now: %1").arg(field.now.isEmpty() ? none : field.now), TextLabel::Style::Muted, block);
        for (TextLabel *text : {then, now}) {
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            text->setTextInteractionFlags(Qt::TextSelectableByMouse);
            texts->addWidget(text);
        }
        row->addLayout(texts, 1);
        if (field.canPutBack) {
            auto *back = new Button(tr("Put back"), Button::Kind::Link, block);
            back->setAccessibleName(tr("Put back: %1").arg(field.label));
            back->setEnabled(writable);
            connect(back, &Button::clicked, this, [this, key = field.key] { putBack({key}); });
            row->addWidget(back, 0, Qt::AlignTop);
            any = true;
        }
        m_list->addWidget(block);
        m_list->addWidget(hairline(this));
    }
    m_list->addStretch(1);
    m_all->setEnabled(any && writable);
}

void RecordAsOfPanel::putBack(const QStringList &fields)
{
    if (fields.isEmpty()) {
        return;
    }
    const QLocale locale;
    const QString day =
        locale.toString(m_shown.moment.at.toTimeZone(m_workspace.settings().zone).date(), QLocale::ShortFormat);
    const QString title = fields.size() == 1 ? tr("Put a field back to %1").arg(day)
                                             : tr("Put %n fields back to %1", nullptr, int(fields.size())).arg(day);
    whenDone(record_actions::run(m_workspace, title,
                                 [type = m_type, id = m_id, values = m_shown.values, fields](RecordWriter &writer) {
                                     return putBackFields(writer, writer.catalog().at(type), id, values, fields);
                                 }),
             this, [this](const Result<ChangeSet> &done) {
                 if (!done) {
                     m_shell.report(done.error());
                 } else if (done->transaction > 0) {
                     offerToUndo(m_workspace, m_shell, m_shell.windowWidget(), done->title, done->transaction);
                 }
             });
}

}  // namespace fieldfare
