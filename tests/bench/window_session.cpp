// SPDX-License-Identifier: GPL-3.0-or-later
// The children with a window: the real program's window, its pages and its store, driven as a person would.
#include "bench/parts.h"

#include "base/await.h"
#include "base/memory.h"
#include "exchange/importer.h"
#include "pipeline/pipeline_page.h"
#include "records/generic/list_page.h"
#include "search/list_reader.h"
#include "search/sql_functions.h"
#include "shell/command_palette.h"
#include "shell/workspace_window.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSqlQuery>
#include <QSqlQueryModel>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace fieldfare::bench {

namespace {

constexpr QSize windowSize{1280, 800};
const QString contactType = QStringLiteral("contact");

void prepareApplication()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY") &&
        !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
    QStandardPaths::setTestModeEnabled(true);
    keepMemorySmall();  // as the program does
    prepareScaling();
    QCoreApplication::setOrganizationName(QStringLiteral("Fieldfare"));
    QCoreApplication::setApplicationName(QStringLiteral("Fieldfare bench"));
}

void say(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// Runs the event loop until it holds, then until what is pending is painted. False after ten seconds.
template <class Condition>
bool waitUntil(Condition holds, double longestMs = 10'000)
{
    const Stopwatch watch;
    QTimer wake;
    wake.start(200);
    while (!holds()) {
        if (watch.milliseconds() > longestMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
    return true;
}

/// Collects the time between beats of the event loop while it lives.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double now = m_watch.milliseconds();
            m_gaps.add(now - m_last);
            m_last = now;
        });
        m_last = m_watch.milliseconds();
        m_timer.start(1);
    }
    [[nodiscard]] const Samples &gaps() const { return m_gaps; }

private:
    QTimer m_timer;
    Stopwatch m_watch;
    double m_last = 0;
    Samples m_gaps;
};

/// One window over one workspace.
class Session_ {
public:
    Session_(const QString &workspace, QString csv, int samples, int repeats)
        : m_window(openWorkspace(workspace)), m_csv(std::move(csv)), m_samples(samples), m_repeats(repeats)
    {
        m_window.window().resize(windowSize);
        m_window.window().show();
    }

    /// Until the first rows are painted (the whole order of a long list may still be on its way) or the page is complete.
    bool openContacts(bool complete = true)
    {
        m_window.window().open(Location{page_id::contacts, contactType, 0, {}});
        return waitUntil([this, complete] {
            auto *page = qobject_cast<ListPage *>(m_window.window().currentPage());
            return page != nullptr && (!complete || page->ready()) && page->model()->rowCount() > 0 &&
                   !page->model()->index(0, 0).data().toString().isEmpty();
        });
    }

    /// To the first painted rows, and until the whole order is there.
    std::pair<Samples, Samples> lists()
    {
        Samples times;
        Samples complete;
        for (int i = 0; i < std::max(5, m_repeats); ++i) {
            startAfresh();
            const Stopwatch watch;
            if (openContacts(false))
                times.add(watch.milliseconds());
            if (openContacts())
                complete.add(watch.milliseconds());
        }
        return {times, complete};
    }

    Samples keystrokes(
        int count, const std::function<bool()> &goOn = [] { return true; })
    {
        CommandPalette *palette = m_window.window().commandPalette();
        Samples times;
        bool settled = false;
        const auto connection =
            QObject::connect(palette, &CommandPalette::settled, palette, [&settled] { settled = true; });
        palette->open();
        waitUntil([&settled] { return settled; }, 1'000);
        for (const QString &name : names()) {
            palette->edit()->clear();
            waitUntil([] { return true; });
            for (const QChar letter : name.first(std::min<qsizetype>(name.size(), 12))) {
                settled = false;
                const Stopwatch watch;
                QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(letter));
                QCoreApplication::sendEvent(palette->edit(), &press);
                if (waitUntil([&settled] { return settled; }, 2'000))
                    times.add(watch.milliseconds());
                if (times.count() >= count || !goOn()) {
                    QObject::disconnect(connection);
                    palette->dismiss();
                    return times;
                }
            }
        }
        QObject::disconnect(connection);
        palette->dismiss();
        return times;
    }

    Samples scroll()
    {
        auto *page = qobject_cast<ListPage *>(m_window.window().currentPage());
        if (page == nullptr)
            return {};
        const Heartbeat beat;
        QScrollBar *bar = page->table()->verticalScrollBar();
        QRandomGenerator random(21);
        for (int i = 0; i < std::max(20, m_samples / 5); ++i) {
            // Mostly wheels and pages, now and then a throw to somewhere else.
            bar->setValue(i % 10 == 0 ? random.bounded(std::max(1, bar->maximum()))
                                      : bar->value() + 10 * bar->singleStep());
            const Stopwatch watch;
            waitUntil([&watch] { return watch.milliseconds() >= 16; });
        }
        return beat.gaps();
    }

    Samples records()
    {
        Samples times;
        QRandomGenerator random(22);
        const QVector<qint64> ids = contactIds();
        for (int i = 0; i < std::max(10, m_samples / 10) && !ids.isEmpty(); ++i) {
            const qint64 id = ids[random.bounded(int(ids.size()))];
            const Stopwatch watch;
            m_window.window().open(Location{page_id::record, contactType, id, {}});
            if (waitUntil([&] {
                    return m_window.window().currentPage()->location().record == id &&
                           m_window.window().currentPage()->ready();
                }))
                times.add(watch.milliseconds());
        }
        return times;
    }

    Samples boards()
    {
        Samples times;
        for (int i = 0; i < std::max(5, m_repeats); ++i) {
            startAfresh();
            const Stopwatch watch;
            m_window.window().open(Location{page_id::pipeline, {}, 0, {}});
            if (waitUntil([this] { return board() != nullptr && board()->ready(); }))
                times.add(watch.milliseconds());
        }
        return times;
    }

    /// From dropping a card to the painted board after the commit.
    Samples drags()
    {
        Samples times;
        PipelinePage *page = board();
        if (page == nullptr || page->controller().columns().size() < 2)
            return times;
        BoardController &controller = page->controller();
        const Stopwatch total;
        constexpr double longest = 60'000;
        for (int i = 0; i < m_samples && (total.milliseconds() < longest || i < 20); ++i) {
            const int from = controller.columns()[0]->cards().size() >= controller.columns()[1]->cards().size() ? 0 : 1;
            if (controller.columns()[from]->cards().isEmpty())
                break;
            const auto &cards = controller.columns()[from]->cards();
            const qint64 deal = cards[i % std::min<qsizetype>(cards.size(), 30)].id;
            bool written = false;
            const auto connection =
                QObject::connect(&controller.edits(), &Edits::done, page, [&written] { written = true; });
            const Stopwatch watch;
            page->moveDeal(deal, 1 - from);
            const bool done = waitUntil([&written] { return written; });
            QObject::disconnect(connection);
            if (!done)
                break;
            times.add(watch.milliseconds());
            waitUntil([&controller] { return controller.edits().open() == 0; });
        }
        return times;
    }

    /// The gaps of the event loop while the CSV is imported and the list is scrolled.
    Samples importBeside()
    {
        openContacts();
        auto *page = qobject_cast<ListPage *>(m_window.window().currentPage());
        QFuture<Result<ImportReport>> import = start({});
        const Heartbeat beat;
        QTimer scroller;
        QObject::connect(&scroller, &QTimer::timeout, &scroller, [page] {
            QScrollBar *bar = page->table()->verticalScrollBar();
            bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + 5 * bar->singleStep());
        });
        scroller.start(16);
        waitUntil([&import] { return import.isFinished(); }, 900'000);
        must(import.takeResult(), "importing beside the window");
        return beat.gaps();
    }

    /// Typing while an import runs; then the import is cancelled: how long until it has ended.
    std::pair<Samples, Samples> typeBesideImport()
    {
        std::stop_source stop;
        QFuture<Result<ImportReport>> import = start(stop.get_token());
        const Stopwatch running;
        Samples typed = keystrokes(m_samples, [&] { return !import.isFinished() && running.milliseconds() < 3'000; });
        Samples cancel;
        if (!import.isFinished()) {
            const Stopwatch watch;
            stop.request_stop();
            waitUntil([&import] { return import.isFinished(); }, 60'000);
            if (!import.takeResult())
                cancel.add(watch.milliseconds());
        }
        return {typed, cancel};
    }

private:
    /// On the page of settings, all others forgotten and gone: what is opened next is made, read and painted from nothing.
    void startAfresh()
    {
        m_window.window().open(Location{page_id::settings, {}, 0, {}});
        waitUntil([this] { return m_window.window().currentPage()->ready(); });
        m_window.window().forgetPages();
        waitUntil([this] { return m_window.window().currentPage()->ready(); });
        // The loop of a program deletes what is to be deleted later; processEvents() alone does not.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        waitUntil([] { return true; });
    }

    PipelinePage *board() { return qobject_cast<PipelinePage *>(m_window.window().currentPage()); }

    QFuture<Result<ImportReport>> start(const std::stop_token &stop)
    {
        Workspace &workspace = m_window.workspace();
        ImportRequest request;
        request.type = contactType;
        request.file = m_csv;
        request.onMatch = OnMatch::Create;
        const ImportPlan plan =
            must(planImport(*workspace.catalog(), workspace.session(), request), "planning the import");
        return startImport(workspace.store(), workspace.session(), plan, stop);
    }

    QVector<qint64> contactIds()
    {
        return must(await(m_window.workspace().read(
                        [](ReadContext &context) { return ListReader(context).allRows({contactType}); })),
                    "reading contacts");
    }

    QStringList names()
    {
        const QVector<qint64> all = contactIds();
        QRandomGenerator random(23);
        QVector<qint64> some;
        for (int i = 0; i < m_samples / 5 + 2 && !all.isEmpty(); ++i)
            some.append(all[random.bounded(int(all.size()))]);
        const auto rows = must(await(m_window.workspace().read([&](ReadContext &context) {
                                   return ListReader(context).rows(context.catalog().at(contactType), some, {});
                               })),
                               "reading names");
        QStringList names;
        for (const ListRow &row : rows)
            names.append(row.name);
        return names;
    }

    WorkspaceWindow m_window;
    QString m_csv;
    int m_samples;
    int m_repeats;
};

QJsonObject orNote(const Samples &samples, const QString &note)
{
    return samples.isEmpty() ? QJsonObject{{QStringLiteral("samples"), 0}, {QStringLiteral("note"), note}}
                             : samples.toJson();
}

}  // namespace

int childStart(int argc, char **argv, const QString &workspace)
{
    prepareApplication();
    QApplication app(argc, argv);
    const Theme theme(app, ThemeChoice::Light);
    Session_ session(workspace, {}, 1, 1);
    if (!session.openContacts(false))
        return 1;
    say({{QStringLiteral("private_mb"), privateMegabytes()}});
    return 0;
}

int childBareWindow(int argc, char **argv, const QString &database)
{
    prepareApplication();
    QApplication app(argc, argv);
    DatabaseFile file;
    file.path = database;
    const auto connection =
        must(Connection::open(file, OpenMode::ReadOnly, 8 * 1024, {registerSearch}), "opening the plain database");
    QTableView view;
    QSqlQueryModel model;
    QSqlQuery query(connection->database());
    if (!query.exec(QStringLiteral(
            "SELECT display_name, title, lifecycle, source, created_at FROM contact ORDER BY sort_key, id")))
        return 1;
    model.setQuery(std::move(query));
    view.setModel(&model);
    view.resize(windowSize);
    view.show();
    const bool painted = waitUntil([&] { return model.rowCount() > 0 && view.isVisible(); });
    if (!painted)
        return 1;
    say({{QStringLiteral("private_mb"), privateMegabytes()}});
    return 0;
}

int childSession(int argc, char **argv, const QStringList &arguments)
{
    prepareApplication();
    QApplication app(argc, argv);
    const Theme theme(app, ThemeChoice::Light);
    QJsonObject result;
    const int samples = arguments.value(2).toInt();
    Session_ session(arguments.value(0), arguments.value(1), samples, arguments.value(3).toInt());
    if (!session.openContacts())
        qFatal("the list of contacts did not appear");
    result.insert(QStringLiteral("keystroke"),
                  orNote(session.keystrokes(samples), QStringLiteral("the palette did not answer")));
    const auto [listOpen, listComplete] = session.lists();
    result.insert(QStringLiteral("list_open"), orNote(listOpen, QStringLiteral("the list did not appear")));
    result.insert(QStringLiteral("list_complete"), orNote(listComplete, QStringLiteral("the list did not appear")));
    result.insert(QStringLiteral("scroll_gap"), orNote(session.scroll(), QStringLiteral("there was no list")));
    result.insert(QStringLiteral("record_open"),
                  orNote(session.records(), QStringLiteral("the record page did not appear")));
    result.insert(QStringLiteral("board_open"), orNote(session.boards(), QStringLiteral("the board did not appear")));
    result.insert(QStringLiteral("board_drag"), orNote(session.drags(), QStringLiteral("no card could be moved")));
    result.insert(QStringLiteral("private_mb"), privateMegabytes());
    if (arguments.value(1).isEmpty()) {  // by hand, without the import
        say(result);
        return 0;
    }
    result.insert(QStringLiteral("import_gap"),
                  orNote(session.importBeside(), QStringLiteral("the import did not run")));
    const auto [typed, cancel] = session.typeBesideImport();
    result.insert(QStringLiteral("keystroke_import"), orNote(typed, QStringLiteral("the import ended first")));
    result.insert(QStringLiteral("cancel"), orNote(cancel, QStringLiteral("the import ended first")));
    say(result);
    return 0;
}

}  // namespace fieldfare::bench
