// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/record_page.h"

#include "base/when_done.h"
#include "history/bin_page.h"
#include "history/history_page.h"
#include "history/record_as_of_panel.h"
#include "presentation/format.h"
#include "privacy/consent_card.h"
#include "privacy/erase_person_panel.h"
#include "privacy/person_export_panel.h"
#include "records/bin/bin.h"
#include "records/contact/contact.h"
#include "records/generic/attachments_card.h"
#include "records/generic/list_output.h"
#include "records/generic/log_call.h"
#include "records/generic/own_field_form.h"
#include "records/generic/record_form.h"
#include "records/generic/related_card.h"
#include "records/record_writer.h"
#include "rights/record_rights_panel.h"
#include "rights/share_panel.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "workspace/workspace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

QScrollArea *scrollArea(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

}  // namespace

RecordPage::RecordPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_trail(context.trail),
      m_header(new PageHeader(QString(), this)),
      m_previous(iconButton(QStringLiteral("chevron-left"), tr("Previous record"), Button::Kind::Secondary, this)),
      m_next(iconButton(QStringLiteral("chevron-right"), tr("Next record"), Button::Kind::Secondary, this)),
      m_avatar(new Avatar(QString(), 36, this)),
      m_shared(new SharedButton(m_workspace, shell(), this)),
      m_call(new Button(QStringLiteral("phone"), tr("Call"), Button::Kind::Secondary, this)),
      m_mail(new Button(QStringLiteral("mail"), tr("Mail"), Button::Kind::Secondary, this)),
      m_form(new RecordForm(m_workspace, shell(), this)),
      m_log(new QuickLog(
          [this] { return ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc()).today(); },
          this)),
      m_timeline(new TimelineView(this)),
      m_rail(new QWidget(this)),
      m_railColumn(new QVBoxLayout(m_rail)),
      m_files(new AttachmentsCard(m_workspace, shell(), m_rail)),
      m_consents(new ConsentCard(m_workspace, shell(), m_rail)),
      m_refresh(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    m_header->setTwoLines(true);
    m_header->addLeading(m_previous);
    m_header->addLeading(m_next);
    m_header->addLeading(m_avatar);
    m_header->addControl(m_shared);
    m_header->addControl(m_call);
    m_header->addControl(m_mail);
    auto *more = iconButton(QStringLiteral("ellipsis"), tr("More"), Button::Kind::Secondary, this);
    m_header->addControl(more);
    column->addWidget(m_header);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    auto *facts = new Card(QString(), this);
    facts->layout()->setContentsMargins(space::l, space::m, space::xs, space::m);
    auto *inner = new QWidget;
    auto *innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, space::m, 0);
    innerColumn->addWidget(m_form);
    m_facts = scrollArea(inner, this);
    m_facts->setAccessibleName(tr("Facts"));
    facts->body()->addWidget(m_facts);
    facts->setMinimumWidth(310);
    row->addWidget(facts, 31);

    auto *middle = new Card(QString(), this);
    middle->layout()->setContentsMargins(space::l, space::l - 2, space::l, space::s);
    middle->body()->setSpacing(space::m);
    middle->body()->addWidget(m_log);
    middle->body()->addWidget(m_timeline, 1);
    row->addWidget(middle, 46);

    m_railColumn->setContentsMargins(0, 0, 2, 0);
    m_railColumn->setSpacing(space::m);
    m_railArea = scrollArea(m_rail, this);
    m_railArea->setAccessibleName(tr("Related records"));
    m_railArea->setMinimumWidth(250);
    row->addWidget(m_railArea, 27);
    column->addLayout(row, 1);

    m_refresh->setSingleShot(true);
    m_refresh->setInterval(40);
    connect(m_refresh, &QTimer::timeout, this, &RecordPage::load);
    connect(&m_workspace.store(), &Store::changed, this, &RecordPage::onChanged);
    connect(m_previous, &Button::clicked, this, [this] { step(-1); });
    connect(m_next, &Button::clicked, this, [this] { step(1); });
    connect(m_call, &Button::clicked, this, [this] { callOrMail(false); });
    connect(m_mail, &Button::clicked, this, [this] { callOrMail(true); });
    connect(m_log, &QuickLog::logged, this, &RecordPage::log);
    const auto open = [this](const QString &type, qint64 id) { shell().open(Location{page_id::record, type, id, {}}); };
    connect(m_form, &RecordForm::openRequested, this, open);
    connect(m_timeline, &TimelineView::openRequested, this, open);
    m_form->setOtherWords([this] { return m_log->words(); }, [this](const QString &words) { m_log->setWords(words); });
    connect(m_form, &RecordForm::saved, this, [this] {
        ++m_ticket;  // what is being read was asked for before the field was stored
        m_refresh->start();
    });
    connect(m_form, &RecordForm::addFieldRequested, this,
            [this] { shell().openPanel(tr("Add field"), new OwnFieldForm(m_workspace, shell(), m_view.type->key)); });

    connect(
        addPageAction(tr("Log a call, note or task"), QKeySequence(QStringLiteral("Ctrl+L")), QStringLiteral("pencil")),
        &QAction::triggered, this, [this] { startLog(QStringLiteral("call")); });
    const auto stepping = [this](const QString &text, Qt::Key page, Qt::Key arrow, const QString &icon, int by) {
        QAction *action = addPageAction(text, QKeySequence(Qt::CTRL | page), icon);
        action->setShortcuts({QKeySequence(Qt::CTRL | page), QKeySequence(Qt::ALT | arrow)});
        connect(action, &QAction::triggered, this, [this, by] { step(by); });
    };
    stepping(tr("Next record"), Qt::Key_PageDown, Qt::Key_Down, QStringLiteral("chevron-right"), 1);
    stepping(tr("Previous record"), Qt::Key_PageUp, Qt::Key_Up, QStringLiteral("chevron-left"), -1);
    connect(
        addPageAction(tr("Attach files"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), QStringLiteral("paperclip")),
        &QAction::triggered, this, [this] { m_files->chooseFiles(); });
    // Fields take Ctrl+V for themselves; elsewhere on the page it attaches what was copied.
    connect(
        addPageAction(tr("Paste a picture or files"), QKeySequence(QKeySequence::Paste), QStringLiteral("clipboard")),
        &QAction::triggered, this, [this] {
            const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
            if (copied != nullptr && m_files->takesFiles() && AttachmentsCard::canAttach(*copied)) {
                m_files->attach(*copied);
            }
        });
    setAcceptDrops(true);
    QAction *printAction = addPageAction(tr("Print …"), QKeySequence(QKeySequence::Print), QStringLiteral("printer"));
    QAction *removeAction =
        addPageAction(tr("Delete"), QKeySequence(QStringLiteral("Ctrl+Del")), QStringLiteral("trash-2"));
    connect(removeAction, &QAction::triggered, this, &RecordPage::remove);
    m_remove = removeAction;
    connect(printAction, &QAction::triggered, this, [this] {
        if (m_view.record == nullptr) {
            return;
        }
        const ShowContext show = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
        QString html = QStringLiteral("<h1>%1</h1><table>").arg(m_view.record->displayName.toHtmlEscaped());
        for (const FieldSpec &field : m_view.type->fields) {
            const ShownValue value =
                showValue(field, field.read(*m_view.record), m_view.linkTitles.value(field.key), show);
            const QString text = value.tags.isEmpty() ? value.text : value.tags.join(QStringLiteral(", "));
            if (!text.isEmpty() && !field.hidden && field.headOf.isEmpty()) {
                html += QStringLiteral("<tr><th>%1</th><td>%2</td></tr>")
                            .arg(field.label().toHtmlEscaped(),
                                 text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
            }
        }
        list_output::printHtml(shell(), m_view.record->displayName, html + QStringLiteral("</table>"));
    });
    QAction *historyAction =
        addPageAction(tr("History"), QKeySequence(QStringLiteral("Ctrl+H")), QStringLiteral("history"));
    connect(historyAction, &QAction::triggered, this, [this] {
        if (m_view.record != nullptr) {
            shell().openPanel(tr("History"),
                              new RecordHistoryPanel(m_workspace, shell(), m_view.type->key, m_view.record->id));
        }
    });
    QAction *asOfAction = addPageAction(tr("As it was on …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                                        QStringLiteral("calendar-clock"));
    connect(asOfAction, &QAction::triggered, this, [this] {
        if (m_view.record != nullptr) {
            shell().openPanel(m_view.record->displayName,
                              new RecordAsOfPanel(m_workspace, shell(), m_view.type->key, m_view.record->id));
        }
    });
    QAction *shareAction =
        addPageAction(tr("Share …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), QStringLiteral("share-2"));
    connect(shareAction, &QAction::triggered, this, [this] {
        if (m_view.record != nullptr) {
            openSharePanel(m_workspace, shell(), m_view.type->key, m_view.record->id);
        }
    });
    m_share = shareAction;
    connect(more, &Button::clicked, this, [this, more, printAction, historyAction, asOfAction, removeAction] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        if (m_share->isVisible()) {
            menu->addAction(m_share);
        }
        menu->addActions({historyAction, asOfAction, printAction});
        if (m_view.record != nullptr && !m_view.rights.actions.isEmpty()) {
            menu->addAction(lucideIcon(QStringLiteral("user-check")), tr("What may I do here?"), this, [this] {
                shell().openPanel(tr("What may I do here?"),
                                  new RecordRightsPanel(m_view.record->displayName, m_view.rights));
            });
        }
        menu->addAction(removeAction);
        if (m_view.record != nullptr && m_view.record->typeNumber == Contact::kNumber) {
            addPersonActions(*menu);
        }
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
}

/// What the person may ask of whoever holds their data.
void RecordPage::addPersonActions(QMenu &menu)
{
    menu.addSeparator();
    menu.addAction(lucideIcon(QStringLiteral("download")), tr("Export everything about this person …"), this, [this] {
        shell().openPanel(tr("Export everything about this person"),
                          new PersonExportPanel(m_workspace, shell(), m_view.record->uid, m_view.record->displayName));
    });
    QAction *erase = menu.addAction(lucideIcon(QStringLiteral("eye-off")), tr("Erase this person …"), this, [this] {
        shell().openPanel(tr("Erase this person"), new ErasePersonPanel(m_workspace, shell(), m_view.record->uid));
    });
    erase->setEnabled(!m_workspace.isReadOnly() && m_workspace.session().access.mayAdminister());
}

QString RecordPage::title() const { return m_view.record != nullptr ? m_view.record->displayName : QString(); }

QString RecordPage::statusText() const
{
    if (m_view.record == nullptr) {
        return {};
    }
    const ShowContext show = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
    return tr("Changed %1").arg(format::moment(m_view.record->changedAt, show.now, show.zone));
}

QList<KeyHint> RecordPage::keyHints() const { return {{tr("Tab"), tr("Next field; leaving a field saves it")}}; }

void RecordPage::setLocation(const Location &location)
{
    const bool other = location.record != this->location().record || location.type != this->location().type;
    if (other) {
        m_form->finishTyping();
    }
    Page::setLocation(location);
    if (other) {
        m_recordReady = false;
        m_relatedReady = false;
        m_view = {};
        m_facts->verticalScrollBar()->setValue(0);
        m_share->setVisible(ShareController::isOffered(m_workspace, location.type));
    }
    load();
}

void RecordPage::finishTyping() { m_form->finishTyping(); }

void RecordPage::startLog(const QString &kind)
{
    if (canLog()) {
        m_log->start(kind);
    } else {
        shell().openPanel(tr("Log a call"), new LogCallForm(m_workspace, shell()));
    }
}

void RecordPage::load()
{
    const quint64 ticket = ++m_ticket;
    m_waiting.reset();
    whenDone(loadRecordView(m_workspace, location().type, location().record), this,
             [this, ticket](const Result<RecordView> &view) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!view) {
                     m_recordReady = m_relatedReady = true;
                     if (view.error().code == ErrorCode::NotFound) {
                         const Location gone = location();
                         shell().goBack();
                         offerToRestore(gone);
                     } else {
                         shell().report(view.error());
                     }
                     emit readyChanged();
                     return;
                 }
                 m_shownTicket = ticket;
                 showRecord(*view);
                 if (const auto related = std::exchange(m_waiting, {})) {
                     showRelated(*related);
                 }
                 emit readyChanged();
             });
    whenDone(loadRelated(m_workspace, location().type, location().record), this,
             [this, ticket](const Result<RelatedView> &related) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (related && m_shownTicket == ticket) {
                     showRelated(*related);
                 } else if (related) {
                     m_waiting = *related;  // what may be logged and attached depends on the record
                 } else if (related.error().code != ErrorCode::NotFound) {
                     shell().report(related.error());
                 }
                 m_relatedReady = true;
                 emit readyChanged();
             });
}

void RecordPage::offerToRestore(const Location &gone)
{
    whenDone(m_workspace.read([gone](ReadContext &context) -> Result<QVector<BinRow>> {
        const RecordType *type = context.catalog().find(gone.type);
        if (type == nullptr) {
            return QVector<BinRow>();
        }
        TRY_ASSIGN(const BinKey key, findInBin(context, *type, gone.record));
        return key.change > 0 ? binRows(context, {key}) : QVector<BinRow>();
    }),
             this, [this, gone](const Result<QVector<BinRow>> &rows) {
                 if (!rows || rows->isEmpty()) {
                     shell().toast(tr("This record is gone."), Tone::Attention);
                     return;
                 }
                 const BinRow &row = rows->first();
                 const QString when =
                     format::moment(row.at, m_workspace.store().clock()->nowUtc(), m_workspace.settings().zone);
                 const auto restore = [this, gone, change = row.key.change, name = row.name] {
                     restoreDeleted(m_workspace, shell(), this, {change}, name, [this, gone] { shell().open(gone); });
                 };
                 const bool writable = !m_workspace.isReadOnly();
                 shell().showBanner({Tone::Attention, tr("“%1” was deleted %2 by %3.").arg(row.name, when, row.user),
                                     writable ? tr("Restore") : QString(),
                                     writable ? std::function<void()>(restore) : std::function<void()>(), true});
             });
}

void RecordPage::showRecord(const RecordView &view)
{
    m_view = view;
    m_form->setView(view);
    m_remove->setEnabled(view.rights.mayDelete && !m_workspace.isReadOnly());
    m_remove->setToolTip(view.rights.whyNotDelete);
    const bool canBeShared = m_share->isVisible();
    m_shared->setRecord(view.type->key, canBeShared ? view.record->id : 0,
                        canBeShared ? view.type->field(sharedWithField)->read(*view.record).toStringList()
                                    : QStringList());
    // A call belongs to a customer or a deal: on the page of a tag or a rate there is nothing to log it to.
    m_log->setVisible(canLog());
    m_files->setRecord(view.type->key, view.record->id);
    m_consents->setContact(view.type->number == Contact::kNumber ? view.record->id : 0, view.rights.mayEdit);
    showHeader();
    m_recordReady = true;
    emit titleChanged();
}

void RecordPage::showHeader()
{
    const Record &record = *m_view.record;
    m_header->setTitle(record.displayName);
    m_avatar->setName(record.displayName);
    QStringList parts;
    const auto text = [&](const char *key) -> QString {
        const FieldSpec *field = m_view.type->field(QString::fromLatin1(key));
        if (field == nullptr) {
            return {};
        }
        return showValue(*field, field->read(record), m_view.linkTitles.value(field->key),
                         ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc()))
            .text;
    };
    QStringList about;
    for (const char *key : {"title", "industry", "stage", "state", "kind", "company", "contact", "amount", "city"}) {
        if (const QString value = text(key); !value.isEmpty() && about.size() < 2) {
            about.append(value);
        }
    }
    parts.append(about.isEmpty() ? m_view.type->label() : about.join(QStringLiteral(", ")));
    const bool inTrail = m_trail != nullptr && m_trail->type == m_view.type->key;
    const qsizetype at = inTrail ? m_trail->ids.indexOf(record.id) : -1;
    if (at >= 0) {
        parts.append(tr("%1 of %2 in “%3”")
                         .arg(QLocale().toString(at + 1), QLocale().toString(m_trail->ids.size()), m_trail->title));
    }
    m_header->setSubtitle(parts.join(QStringLiteral(" · ")));
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at >= 0 && at + 1 < m_trail->ids.size());
    const FieldSpec *phones = m_view.type->field(QStringLiteral("phones"));
    const FieldSpec *mails = m_view.type->field(QStringLiteral("emails"));
    m_call->setVisible(phones != nullptr);
    m_mail->setVisible(mails != nullptr);
    m_call->setEnabled(phones != nullptr && !phones->read(record).isNull());
    m_mail->setEnabled(mails != nullptr && !mails->read(record).isNull());
}

void RecordPage::showRelated(const RelatedView &related)
{
    const ShowContext show = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
    m_timeline->setEmptyText(
        canLog() ? tr("Nothing has happened yet. Log the first call or note above: Ctrl+L, the words, Return.")
                 : tr("Nothing has happened yet."));
    m_timeline->setItems(related.timeline, show);
    while (QLayoutItem *item = m_railColumn->takeAt(0)) {
        if (item->widget() != nullptr && item->widget() != m_files && item->widget() != m_consents) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const RelatedSection &section : related.sections) {
        addCard(section);
    }
    m_railColumn->addWidget(m_files);
    m_railColumn->addWidget(m_consents);
    m_railColumn->addStretch(1);
    m_railArea->setVisible(!related.sections.isEmpty() || m_files->takesFiles());
}

bool RecordPage::canLog() const { return !linksForNew(QStringLiteral("activity")).isEmpty(); }

void RecordPage::addCard(const RelatedSection &section)
{
    auto *card = new RelatedCard(section, m_rail);
    m_railColumn->addWidget(card);
    connect(card, &RelatedCard::openRequested, this, [this](const QString &type, qint64 id) {
        shell().open(Location{page_id::record, type, id, {}});
    });
    connect(card, &RelatedCard::listRequested, this, [this, section] {
        const QString page = section.type == QLatin1String("contact")   ? page_id::contacts
                             : section.type == QLatin1String("company") ? page_id::companies
                                                                        : page_id::list;
        shell().open(Location{page, section.type, 0, section.query});
    });
    connect(card, &RelatedCard::newRequested, this,
            [this, section] { openNewRecordPanel(m_workspace, shell(), section.type, linksForNew(section.type)); });
    connect(card, &RelatedCard::doneToggled, this, &RecordPage::finishTask);
}

QVector<record_actions::FieldValue> RecordPage::linksForNew(const QString &type) const
{
    QVector<record_actions::FieldValue> values;
    const RecordType *recordType = m_view.catalog != nullptr ? m_view.catalog->find(type) : nullptr;
    if (recordType == nullptr || m_view.record == nullptr) {
        return values;
    }
    for (const FieldSpec &field : recordType->fields) {
        if (field.kind != FieldKind::Link || field.hidden || field.key == QLatin1String("owner")) {
            continue;
        }
        if (field.target == m_view.type->key) {
            values.append({field.key, qlonglong(m_view.record->id)});
        } else if (const FieldSpec *own = m_view.type->field(field.key);
                   own != nullptr && own->kind == FieldKind::Link && own->target == field.target) {
            // The company of this contact is the company of the new deal.
            if (const Value value = own->read(*m_view.record); !value.isNull()) {
                values.append({field.key, value});
            }
        }
    }
    return values;
}

void RecordPage::step(int by)
{
    if (m_trail == nullptr || m_view.record == nullptr) {
        return;
    }
    const qsizetype at = m_trail->ids.indexOf(m_view.record->id) + by;
    if (m_trail->type == m_view.type->key && at >= 0 && at < m_trail->ids.size()) {
        shell().open(Location{page_id::record, m_trail->type, m_trail->ids.at(at), {}});
    }
}

void RecordPage::undoLater(const ChangeSet &done)
{
    const qint64 transaction = done.transaction;
    shell().offerUndo(done.title, [this, transaction] {
        whenDone(m_workspace.undo(transaction), this, [this](const Result<Workspace::Undone> &undone) {
            if (!undone) {
                shell().report(undone.error());
            } else {
                shell().toast(undone->changes.title, Tone::Good);
            }
        });
    });
}

void RecordPage::log(const QuickLog::Entry &entry)
{
    const bool task = entry.kind == QLatin1String("task");
    const QString type = task ? QStringLiteral("task") : QStringLiteral("activity");
    QVector<record_actions::FieldValue> values = linksForNew(type);
    if (values.isEmpty()) {
        shell().showBanner({Tone::Attention,
                            tr("Calls and notes belong to contacts, companies, deals and tickets. Open one of those "
                               "and log it there."),
                            {},
                            {},
                            true});
        m_log->setWords(entry.text);
        return;
    }
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    if (m_workspace.session().user.isValid()) {
        values.append({QStringLiteral("owner"), qlonglong(m_workspace.session().user.value)});
    }
    if (task) {
        values.append({QStringLiteral("subject"), entry.text});
        if (entry.due.isValid()) {
            values.append(
                {QStringLiteral("due"), QDateTime(entry.due, QTime(0, 0), m_workspace.session().zone).toUTC()});
        }
    } else {
        values.append({QStringLiteral("kind"), entry.kind});
        values.append({QStringLiteral("body"), entry.text});
        values.append({QStringLiteral("at"), now});
        if (entry.seconds >= 0) {
            values.append({QStringLiteral("duration"), qlonglong(entry.seconds)});
        }
        if (entry.kind == QLatin1String("call") || entry.kind == QLatin1String("email")) {
            values.append({QStringLiteral("direction"), entry.incoming ? QStringLiteral("in") : QStringLiteral("out")});
        }
    }
    const QString words = entry.text;
    whenDone(record_actions::create(m_workspace, type, values), this,
             [this, task, words](const Result<ChangeSet> &made) {
                 if (!made) {
                     if (m_log->words().isEmpty()) {
                         m_log->setWords(words);
                     }
                     shell().report(made.error());
                     return;
                 }
                 shell().setStatus(task ? tr("Task added") : tr("Logged"));
             });
}

void RecordPage::finishTask(qint64 id, bool done)
{
    whenDone(record_actions::setFields(m_workspace, QStringLiteral("task"), id, {{QStringLiteral("done"), done}}), this,
             [this](const Result<ChangeSet> &changed) {
                 if (!changed) {
                     shell().report(changed.error());
                     load();
                     return;
                 }
                 undoLater(*changed);
             });
}

void RecordPage::remove()
{
    if (m_view.record == nullptr) {
        return;
    }
    whenDone(record_actions::remove(m_workspace, m_view.type->key, {m_view.record->id}), this,
             [this](const Result<ChangeSet> &done) {
                 if (!done) {
                     shell().report(done.error());
                     return;
                 }
                 undoLater(*done);
             });
}

void RecordPage::callOrMail(bool mail)
{
    const FieldSpec *field = m_view.record == nullptr
                                 ? nullptr
                                 : m_view.type->field(mail ? QStringLiteral("emails") : QStringLiteral("phones"));
    if (field == nullptr) {
        return;
    }
    const Value value = field->read(*m_view.record);
    QStringList targets;
    if (mail) {
        for (const MailEntry &entry : value.value<QVector<MailEntry>>()) {
            targets.append(entry.address);
        }
    } else {
        for (const PhoneEntry &entry : value.value<QVector<PhoneEntry>>()) {
            targets.append(entry.e164.isEmpty() ? entry.number : entry.e164);
        }
    }
    const auto go = [this, mail](const QString &target) {
        QUrl url;
        url.setScheme(mail ? QStringLiteral("mailto") : QStringLiteral("tel"));
        url.setPath(mail ? target : QString(target).remove(QLatin1Char(' ')));
        if (!QDesktopServices::openUrl(url)) {
            shell().toast(mail ? tr("No mail program answered. The address is %1.").arg(target)
                               : tr("No phone program answered. The number is %1.").arg(target),
                          Tone::Attention);
        }
        // Whoever calls has something to note next.
        m_log->start(mail ? QStringLiteral("email") : QStringLiteral("call"));
    };
    if (targets.size() == 1) {
        go(targets.first());
        return;
    }
    Button *button = mail ? m_mail : m_call;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &target : targets) {
        menu->addAction(target, this, [go, target] { go(target); });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
}

void RecordPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_files->takesFiles() && AttachmentsCard::canAttach(*event->mimeData())) {
        event->acceptProposedAction();
    }
}

void RecordPage::dropEvent(QDropEvent *event)
{
    if (m_files->takesFiles() && AttachmentsCard::canAttach(*event->mimeData())) {
        event->acceptProposedAction();
        m_files->attach(*event->mimeData());
    }
}

void RecordPage::onChanged(const ChangeSet &changes)
{
    if (location().record > 0 && !changes.isEmpty() && isVisible()) {
        m_refresh->start();
    }
}

}  // namespace fieldfare
