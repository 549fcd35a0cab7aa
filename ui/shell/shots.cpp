// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shots.h"

#include "base/await.h"
#include "base/when_done.h"
#include "duplicates/duplicate_hint.h"
#include "history/earlier_panel.h"
#include "history/record_as_of_panel.h"
#include "history/undo_panel.h"
#include "presentation/record_actions.h"
#include "privacy/consent_form.h"
#include "privacy/erase_person_panel.h"
#include "privacy/person_export_panel.h"
#include "records/consent/consent.h"
#include "records/contact/contact.h"
#include "records/generic/bulk_edit.h"
#include "records/generic/list_page.h"
#include "records/generic/log_call.h"
#include "records/generic/own_field_form.h"
#include "records/generic/quick_add.h"
#include "records/generic/record_form.h"
#include "records/list/cell_editing.h"
#include "records/list/filter_line.h"
#include "records/list/mass_run.h"
#include "records/record_reader.h"
#include "search/list_reader.h"
#include "shell/page.h"
#include "shell/workspace_window.h"
#include "widgets/basic/controls.h"
#include "widgets/input/popup_list.h"
#include "widgets/table/data_table.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace fieldfare {

namespace {

constexpr int tickMs = 25;
constexpr int quietTicks = 4;  // ready and unchanged for so long
constexpr int patienceMs = 20000;

}  // namespace

ShotRunner::ShotRunner(WorkspaceWindow &window, const QString &folder, const QSize &size, QObject *parent)
    : QObject(parent), m_window(window), m_folder(folder), m_size(size), m_timer(new QTimer(this))
{
    m_timer->setInterval(tickMs);
    connect(m_timer, &QTimer::timeout, this, &ShotRunner::poll);
}

void ShotRunner::addAll()
{
    MainWindow *window = &m_window.window();
    const auto pageReady = [window] { return window->currentPage() != nullptr && window->currentPage()->ready(); };
    for (const PageEntry &entry : window->pages().entries()) {
        if (entry.id == page_id::record) {
            continue;
        }
        const QString name = entry.id == page_id::list ? QStringLiteral("list-") + entry.type : entry.id;
        add({name, [window, entry] { window->open(Location{entry.id, entry.type, 0, {}}); }, pageReady, {}});
    }
    const Location contacts{page_id::contacts, QStringLiteral("contact"), 0, {}};
    add({QStringLiteral("palette"),
         [window, contacts] {
             window->open(contacts);
             window->commandPalette()->open();
         },
         {},
         [window] { window->commandPalette()->dismiss(); }});
    add({QStringLiteral("keys"),
         [window] { window->showKeys(); },
         {},
         [window] {
             // Any key closes it.
             if (QWidget *focus = window->focusWidget()) {
                 QKeyEvent press(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
                 QCoreApplication::sendEvent(focus, &press);
             }
         }});
    for (const char *type : {"contact", "company", "deal", "task", "ticket"}) {
        const QString key = QString::fromLatin1(type);
        add({QStringLiteral("new-") + key,
             [this, window, key] { openNewRecordPanel(m_window.workspace(), *window, key); },
             {},
             [window] { window->closePanel(); }});
    }
    addListSteps();
    add({QStringLiteral("log-call"),
         [this, window] {
             window->openPanel(QCoreApplication::translate("fieldfare::WorkspaceWindow", "Log a call"),
                               new LogCallForm(m_window.workspace(), *window));
         },
         {},
         [window] { window->closePanel(); }});
    add({QStringLiteral("quick-add"),
         [this, window] {
             openQuickAddPanel(
                 m_window.workspace(), *window,
                 QCoreApplication::translate("fieldfare::ShotRunner",
                                             "Best regards,\nJane Miller, Sales Director\nAcme Widgets Ltd\n"
                                             "12 High Street, London, SW1A 1AA\nPhone: +44 20 7946 0958\n"
                                             "jane.miller@acme.example"));
         },
         {},
         [window] { window->closePanel(); }});
    add({QStringLiteral("as-of"),
         [this, window] {
             window->openPanel(QCoreApplication::translate("fieldfare::DesktopApp", "As it was on …"),
                               new EarlierPanel(m_window.workspace(), *window, m_program));
         },
         {},
         [window] { window->closePanel(); }});
    add({QStringLiteral("undo-older"),
         [this, window] {
             window->open(Location{page_id::history, {}, 0, {}});
             whenDone(m_window.workspace().read([](ReadContext &context) { return history(context, 2); }), this,
                      [this, window](const Result<QVector<HistoryEntry>> &entries) {
                          if (entries && !entries->isEmpty()) {
                              window->openPanel(QCoreApplication::translate("fieldfare::HistoryPage", "Undo"),
                                                new UndoPanel(m_window.workspace(), *window, entries->last()));
                          }
                      });
         },
         [window] {
             const auto *panel = window->findChild<UndoPanel *>();
             return panel != nullptr && panel->isReady();
         },
         [window] { window->closePanel(); }});
    for (const char *section : {"look", "security", "data", "server"}) {
        const QString key = QString::fromLatin1(section);
        add({QStringLiteral("settings-") + key,
             [window, key] {
                 window->open(Location{page_id::settings, {}, 0, key});
             },
             pageReady,
             {}});
    }
    add({QStringLiteral("add-field"),
         [this, window] {
             window->openPanel(QCoreApplication::translate("fieldfare::RecordPage", "Add field"),
                               new OwnFieldForm(m_window.workspace(), *window, QStringLiteral("contact")));
         },
         {},
         [window] { window->closePanel(); }});
}

void ShotRunner::addListSteps()
{
    MainWindow *window = &m_window.window();
    const auto list = [window] { return qobject_cast<ListPage *>(window->currentPage()); };
    const auto ready = [list] { return list() != nullptr && list()->ready(); };
    const auto close = [window] { window->closePanel(); };
    const Location contacts{page_id::contacts, QStringLiteral("contact"), 0, {}};
    const Location deals{page_id::list, QStringLiteral("deal"), 0, {}};
    add({QStringLiteral("list-view"),
         [window] {
             window->open(Location{page_id::contacts, QStringLiteral("contact"), 0, {}, QStringLiteral("customers")});
         },
         ready,
         {}});
    add({QStringLiteral("list-filter"),
         [window, list, contacts] {
             window->open(contacts);
             list()->filterLine()->setText(QStringLiteral("lifecycle:"));
             list()->filterLine()->startTyping();
             list()->filterLine()->edit()->end(false);
             list()->filterLine()->offerNow();
         },
         [list] { return list()->filterLine()->offers()->isVisible(); },
         [list] { list()->filterLine()->offers()->dismiss(); }});
    add({QStringLiteral("list-filter-problem"),
         [window, list, contacts] {
             window->open(contacts);
             list()->filterLine()->setText({});
             list()->filterLine()->startTyping(QStringLiteral("lifecycle:customer citty:Berlin "));
         },
         [list] { return !list()->filterLine()->problem().isEmpty(); },
         [list] { list()->filterLine()->edit()->clear(); }});
    add({QStringLiteral("list-filter-help"),
         [window, list, deals] {
             window->open(deals);
             list()->filterLine()->showHelp();
         },
         ready, [list] { list()->filterLine()->hideHelp(); }});
    add({QStringLiteral("list-columns"), [list] { list()->openColumns(); }, ready, close});
    add({QStringLiteral("list-save-view"), [list] { list()->openSaveAs(); }, ready, close});
    add({QStringLiteral("list-edit-cell"),
         [list] {
             const int column = list()->model()->columnOf(QStringLiteral("amount"));
             list()->editing()->begin(list()->model()->index(3, column), QStringLiteral("5"));
         },
         ready, [list] { list()->editing()->cancel(); }});
    const auto begun = std::make_shared<bool>(false);
    add({QStringLiteral("list-edit-many"), [window, contacts] { window->open(contacts); },
         [window, list, ready, begun] {
             if (ready() && list()->model()->isComplete() && !*begun) {
                 *begun = true;
                 list()->table()->selectAll();
                 list()->editSelected();
             }
             const auto *form = window->findChild<BulkEditForm *>();
             return *begun && form != nullptr && !form->previewText().isEmpty();
         },
         close});
    add({QStringLiteral("list-delete-many"),
         [this, window, list] {
             window->openPanel(
                 QCoreApplication::translate("fieldfare::ListPage", "Delete %1")
                     .arg(recordCount(m_window.workspace().catalog()->at(QStringLiteral("contact")),
                                      list()->model()->rowCount())),
                 new MassDeleteForm(m_window.workspace(), *window, QStringLiteral("contact"), list()->model()->ids()));
         },
         ready,
         [list, close] {
             close();
             list()->table()->clearSelection();
         }});
}

void ShotRunner::addDuplicates()
{
    // Somebody who is there already typed once more, and two records chosen for merging.
    struct Two {
        qint64 first = 0;
        qint64 second = 0;
        QVector<record_actions::FieldValue> known;
    };
    whenDone(m_window.workspace().read([](ReadContext &context) -> Result<Two> {
        TRY_ASSIGN(const auto ids, ListReader(context).firstRows(ListRequest{QStringLiteral("contact")}, 2));
        Two two;
        if (ids.size() == 2) {
            two.first = ids.at(0);
            two.second = ids.at(1);
            TRY_ASSIGN(const auto record,
                       RecordReader(context).load(context.catalog().at(QStringLiteral("contact")), two.first));
            for (const char *key : {"first_name", "last_name", "name"}) {
                const Value value =
                    context.catalog().at(QStringLiteral("contact")).field(QString::fromLatin1(key))->read(*record);
                if (!value.isNull()) {
                    two.known.append({QString::fromLatin1(key), value});
                }
            }
        }
        return two;
    }),
             this, [this](const Result<Two> &two) {
                 if (!two || two->first == 0) {
                     return;
                 }
                 MainWindow *window = &m_window.window();
                 add({QStringLiteral("new-contact-known"),
                      [this, window, known = two->known] {
                          openNewRecordPanel(m_window.workspace(), *window, QStringLiteral("contact"), known);
                      },
                      [window] {
                          const auto *strip = window->findChild<DuplicateHintStrip *>();
                          return strip != nullptr && !strip->hints().isEmpty();
                      },
                      [window] { window->closePanel(); }});
                 const QString pair = QStringLiteral("%1 %2").arg(two->first).arg(two->second);
                 add({QStringLiteral("merge"),
                      [window, pair] {
                          window->open(Location{page_id::duplicates, QStringLiteral("contact"), 0, pair});
                      },
                      [window] { return window->currentPage() != nullptr && window->currentPage()->ready(); },
                      {}});
             });
}

void ShotRunner::addRecords()
{
    whenDone(  // The record with the most to show of each type: the one changed last.
        m_window.workspace().read([](ReadContext &context) -> Result<QVector<QPair<QString, qint64>>> {
            QVector<QPair<QString, qint64>> found;
            for (const RecordType &type : context.catalog().types()) {
                if (type.machinery) {
                    continue;
                }
                TRY_ASSIGN(const auto ids, ListReader(context).firstRows(
                                               ListRequest{type.key, {}, QStringLiteral("changed_at"), true}, 1));
                if (!ids.isEmpty()) {
                    found.append({type.key, ids.first()});
                }
            }
            return found;
        }),
        this, [this](const Result<QVector<QPair<QString, qint64>>> &records) {
            if (!records) {
                emit failed(records.error());
                return;
            }
            MainWindow *window = &m_window.window();
            for (const auto &[type, id] : *records) {
                if (type == QLatin1String("deal") || type == QLatin1String("contact")) {
                    addRecordAsOf(type, id);
                }
                if (type == QLatin1String("contact")) {
                    addPerson(id);
                }
                add({QStringLiteral("record-") + type,
                     [window, type = type, id = id] {
                         window->open(Location{page_id::record, type, id, {}});
                     },
                     [window] { return window->currentPage()->ready(); },
                     {}});
            }
            next();
            m_timer->start();
        });
}

void ShotRunner::addRecordAsOf(const QString &type, qint64 id)
{
    MainWindow *window = &m_window.window();
    add({QStringLiteral("record-as-of-") + type,
         [this, window, type, id] {
             window->open(Location{page_id::record, type, id, {}});
             window->openPanel(QCoreApplication::translate("fieldfare::RecordPage", "As it was on …"),
                               new RecordAsOfPanel(m_window.workspace(), *window, type, id));
         },
         [window] {
             const auto *panel = window->findChild<RecordAsOfPanel *>();
             return window->currentPage()->ready() && panel != nullptr && panel->isLoaded();
         },
         [window] { window->closePanel(); }});
}

/// What a person may ask for, and what is noted of their consents.
void ShotRunner::addPerson(qint64 id)
{
    MainWindow *window = &m_window.window();
    const auto record = await(
        m_window.workspace().read([id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
    if (!record) {
        emit failed(record.error());
        return;
    }
    const auto addPanel = [this, window, id](const QString &name, const QString &title,
                                             const std::function<QWidget *()> &make,
                                             const std::function<bool()> &isReady) {
        add({name,
             [window, id, title, make] {
                 window->open(Location{page_id::record, QStringLiteral("contact"), id, {}});
                 window->openPanel(title, make());
             },
             [window, isReady] { return window->currentPage()->ready() && isReady(); },
             [window] { window->closePanel(); }});
    };
    const Uid uid = record->uid;
    const QString name = record->displayName;
    const auto text = [](const char *source) { return QCoreApplication::translate("fieldfare::RecordPage", source); };
    addPanel(
        QStringLiteral("person-export"), text("Export everything about this person"),
        [this, window, uid, name] { return new PersonExportPanel(m_window.workspace(), *window, uid, name); },
        [] { return true; });
    addPanel(
        QStringLiteral("person-erase"), text("Erase this person"),
        [this, window, uid] { return new ErasePersonPanel(m_window.workspace(), *window, uid); },
        [window] {
            const auto *panel = window->findChild<ErasePersonPanel *>();
            return panel != nullptr && panel->isReady();
        });
    addPanel(
        QStringLiteral("person-consent"), QCoreApplication::translate("fieldfare::ConsentCard", "Add a consent"),
        [this, window, id] {
            return new ConsentForm(m_window.workspace(), *window, id, QString::fromLatin1(consent::newsletter),
                                   QString::fromLatin1(consent::granted));
        },
        [] { return true; });
}

void ShotRunner::start()
{
    if (!QDir().mkpath(m_folder)) {
        emit failed(Error{ErrorCode::Io, tr("The folder “%1” cannot be made.").arg(m_folder), {}});
        return;
    }
    m_window.window().resize(m_size);
    m_window.window().show();
    addDuplicates();
    addRecords();
}

void ShotRunner::next()
{
    ++m_at;
    m_quiet = 0;
    m_waited = 0;
    if (m_at < m_steps.size()) {
        m_steps.at(m_at).prepare();
    }
}

void ShotRunner::poll()
{
    if (m_at >= m_steps.size()) {
        m_timer->stop();
        emit finished(m_written);
        return;
    }
    const ShotStep &step = m_steps.at(m_at);
    m_waited += tickMs;
    if (step.ready && !step.ready()) {
        m_quiet = 0;
        if (m_waited > patienceMs) {
            m_timer->stop();
            emit failed(Error{ErrorCode::Internal, tr("The page “%1” did not get ready.").arg(step.name), {}});
        }
        return;
    }
    if (++m_quiet < quietTicks) {
        return;
    }
    const QString file = QDir(m_folder).filePath(step.name + QStringLiteral(".png"));
    QWidget *subject = step.subject ? step.subject() : &m_window.window();
    QPixmap picture = subject->grab();
    {
        // Menus and lists of offers are windows of their own; a person sees them in front of this one.
        QPainter painter(&picture);
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *widget : windows) {
            if (widget != subject && widget->isVisible() && subject == &m_window.window()) {
                painter.drawPixmap(subject->mapFromGlobal(widget->pos()), widget->grab());
            }
        }
    }
    if (!picture.save(file)) {
        m_timer->stop();
        emit failed(Error{ErrorCode::Io, tr("The picture “%1” cannot be written.").arg(file), {}});
        return;
    }
    ++m_written;
    if (step.after) {
        step.after();
    }
    next();
}

}  // namespace fieldfare
