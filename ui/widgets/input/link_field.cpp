// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basic/button.h"
#include "widgets/input/fields.h"
#include "widgets/input/line_edit.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QTimer>

namespace fieldfare {

LinkField::LinkField(QWidget *parent)
    : QWidget(parent),
      m_edit(new LineEdit(this)),
      m_open(iconButton(QStringLiteral("arrow-up-right"), tr("Open"), Button::Kind::Ghost, this)),
      m_popup(new PopupList(m_edit)),
      m_delay(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_edit, 1);
    row->addWidget(m_open);
    m_open->hide();
    setFocusProxy(m_edit);
    m_delay->setSingleShot(true);
    m_delay->setInterval(150);
    connect(m_delay, &QTimer::timeout, this, &LinkField::search);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_delay->start(); });
    connect(m_popup, &PopupList::picked, this, &LinkField::accept);
    connect(m_open, &Button::clicked, this, [this] { emit openRequested(m_id); });
    m_edit->installEventFilter(this);
}

void LinkField::setPlaceholder(const QString &text) { m_edit->setPlaceholderText(text); }

void LinkField::setValue(qint64 id, const QString &title)
{
    m_id = id;
    m_title = title;
    m_open->setVisible(id > 0);
    revert();
}

void LinkField::search()
{
    const QString text = m_edit->text().trimmed();
    const quint64 ticket = ++m_ticket;
    if (text.isEmpty() || !m_lookup) {
        m_popup->dismiss();
        return;
    }
    const QPointer<LinkField> self(this);
    m_lookup(text, [self, ticket, text](const QList<Suggestion> &found) {
        if (!self || self->m_ticket != ticket || !self->m_edit->hasFocus()) {
            return;
        }
        QList<Suggestion> offers = found;
        const bool exact = std::any_of(found.begin(), found.end(), [&](const Suggestion &s) {
            return s.title.compare(text, Qt::CaseInsensitive) == 0;
        });
        if (!exact && !self->m_createText.isEmpty()) {
            offers.append(Suggestion{0, self->m_createText.arg(text), {}, {}, true});
        }
        self->m_popup->offer(offers);
    });
}

void LinkField::accept(const Suggestion &suggestion)
{
    ++m_ticket;
    if (suggestion.create) {
        const QString typed = m_edit->text().trimmed();
        emit createRequested(typed);
        return;
    }
    const bool changed = suggestion.id != m_id;
    setValue(suggestion.id, suggestion.title);
    if (changed) {
        emit edited();
    }
}

void LinkField::revert()
{
    m_edit->setText(m_title);
    m_edit->setCursorPosition(0);
}

bool LinkField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut) {
        m_delay->stop();
        ++m_ticket;
        const QString text = m_edit->text().trimmed();
        if (text.isEmpty() && m_id != 0) {
            setValue(0, {});
            emit edited();
        } else if (text != m_title) {
            // Words that are no record: what was there before stays.
            const auto &offers = m_popup->suggestions();
            const auto exact = std::find_if(offers.begin(), offers.end(), [&](const Suggestion &s) {
                return !s.create && s.title.compare(text, Qt::CaseInsensitive) == 0;
            });
            if (exact != offers.end()) {
                accept(*exact);
            } else {
                revert();
            }
        } else {
            m_edit->setModified(false);
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
