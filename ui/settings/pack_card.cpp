// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/pack_card.h"

#include "base/await.h"
#include "base/when_done.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/company_sync.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace fieldfare {

namespace {

struct PackStanding {
    std::optional<PackExchange::Status> status;
    bool hasCompany = false;
};

Result<PackStanding> packStanding(Workspace &workspace)
{
    PackStanding standing;
    TRY_ASSIGN(standing.status, PackExchange::status(workspace));
    TRY_ASSIGN(const auto company, await(workspace.read(readCompanyLink)));
    standing.hasCompany = company.has_value();
    return standing;
}

QVBoxLayout *packColumn(QWidget *owner)
{
    auto *column = new QVBoxLayout(owner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    return column;
}

}  // namespace

PackCard::PackCard(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_offer(new QWidget(this)),
      m_about(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_code(new QLineEdit(m_offer)),
      m_create(new Button(tr("Make an exchange file …"), Button::Kind::Secondary, m_offer)),
      m_join(new Button(tr("Join …"), Button::Kind::Secondary, m_offer)),
      m_standing(new QWidget(this)),
      m_facts(new FieldGrid(m_standing)),
      m_folder(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_last(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_waiting(new TextLabel(QString(), TextLabel::Style::Body, m_standing)),
      m_shownCode(new QLineEdit(m_standing)),
      m_now(new Button(QStringLiteral("refresh-cw"), tr("Exchange now"), Button::Kind::Secondary, m_standing)),
      m_showCode(new Button(tr("Show the code"), Button::Kind::Link, m_standing)),
      m_move(new Button(tr("Another folder …"), Button::Kind::Link, m_standing)),
      m_leave(new Button(tr("Leave"), Button::Kind::Link, m_standing)),
      m_message(new InlineMessage(this))
{
    auto *column = packColumn(this);
    m_about->setWordWrap(true);
    column->addWidget(m_about);

    auto *offer = packColumn(m_offer);
    auto *grid = new FieldGrid(m_offer);
    grid->setLabelWidth(130);
    m_code->setAccessibleName(tr("Code"));
    m_code->setPlaceholderText(tr("of a file that somebody else made"));
    grid->addRow(tr("Code"), m_code);
    offer->addWidget(grid);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(space::s);
    choice->addWidget(m_create);
    choice->addWidget(m_join);
    choice->addStretch(1);
    offer->addLayout(choice);

    auto *standing = packColumn(m_standing);
    m_facts->setLabelWidth(130);
    m_folder->setWordWrap(true);
    m_shownCode->setReadOnly(true);
    m_shownCode->setAccessibleName(tr("Code for the others"));
    m_facts->addRow(tr("Folder"), m_folder);
    m_facts->addRow(tr("Last exchange"), m_last);
    m_facts->addRow(tr("Waiting"), m_waiting);
    m_facts->addRow(tr("Code"), m_shownCode);
    m_facts->setRowVisible(m_shownCode, false);
    standing->addWidget(m_facts);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(space::m);
    actions->addWidget(m_now);
    actions->addWidget(m_showCode);
    actions->addWidget(m_move);
    actions->addWidget(m_leave);
    actions->addStretch(1);
    standing->addLayout(actions);

    column->addWidget(m_offer);
    column->addWidget(m_standing);
    column->addWidget(m_message);
    m_offer->hide();
    m_standing->hide();
    m_join->setEnabled(false);

    connect(m_code, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_message->clear();
        m_join->setEnabled(!typed.trimmed().isEmpty() && !m_isBusy);
    });
    connect(m_code, &QLineEdit::returnPressed, this, &PackCard::join);
    connect(m_create, &Button::clicked, this, &PackCard::create);
    connect(m_join, &Button::clicked, this, &PackCard::join);
    connect(m_now, &Button::clicked, this, [this] { exchange(); });
    connect(m_leave, &Button::clicked, this, &PackCard::leave);
    connect(m_move, &Button::clicked, this, [this] {
        chooseFolder([this](const QString &folder) {
            run<bool>(
                tr("Looking …"),
                [&workspace = m_workspace, folder]() -> Result<bool> {
                    TRY(PackExchange::moveTo(workspace, folder));
                    return true;
                },
                [](const bool &) {});
        });
    });
    connect(m_showCode, &Button::clicked, this, [this] {
        m_shownCode->setText(m_secret);
        m_facts->setRowVisible(m_shownCode, true);
        m_showCode->hide();
        m_shownCode->setFocus();
        m_shownCode->selectAll();
    });
    refresh();
}

PackCard::~PackCard()
{
    m_isStopping = true;
    m_running.waitForFinished();
    Secret::wipe(m_secret);
}

QString PackCard::resultText() const { return m_message->text(); }

void PackCard::refresh()
{
    if (m_isBusy)
        return;
    auto found = QtConcurrent::run([&workspace = m_workspace] { return packStanding(workspace); });
    m_running = QFuture<void>(found);
    whenDone(found, this, [this](const Result<PackStanding> &standing) {
        if (standing) {
            show(standing->status, standing->hasCompany);
        } else {
            m_message->showError(standing.error());
        }
    });
}

void PackCard::show(const std::optional<PackExchange::Status> &status, bool hasCompany)
{
    const bool isReadOnly = m_workspace.isReadOnly();
    m_about->setText(
        hasCompany ? tr("This workspace belongs to a company: its records are exchanged by the company server.")
                   : tr("Without a server, colleagues meet in an encrypted file on a stick or in a shared folder. "
                        "Everybody who has its code sees all records. Contents of attached files stay where they "
                        "are."));
    m_about->setVisible(!status);
    m_offer->setVisible(!status && !hasCompany && !isReadOnly);
    m_standing->setVisible(status.has_value());
    Secret::wipe(m_secret);
    m_shownCode->clear();
    m_facts->setRowVisible(m_shownCode, false);
    m_showCode->show();
    if (!status)
        return;
    m_secret = status->code;
    const QString folder = QDir::toNativeSeparators(status->link.folder);
    m_folder->setText(status->isThere ? folder : tr("%1 (not there now)").arg(folder));
    m_last->setText(status->link.lastDone > 0
                        ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(status->link.lastDone).toLocalTime(),
                                             QLocale::ShortFormat)
                        : tr("never"));
    m_waiting->setText(status->waiting == 0 ? tr("nothing") : tr("%n change(s)", nullptr, int(status->waiting)));
    for (Button *button : {m_now, m_move, m_leave})
        button->setEnabled(!isReadOnly);
}

void PackCard::chooseFolder(const std::function<void(const QString &)> &then)
{
    auto *dialog = new QFileDialog(window(), tr("Folder of the exchange file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void PackCard::setBusy(bool busy, const QString &what)
{
    m_isBusy = busy;
    for (Button *button : {m_create, m_now, m_move, m_leave})
        button->setEnabled(!busy);
    m_join->setEnabled(!busy && !m_code->text().trimmed().isEmpty());
    m_code->setEnabled(!busy);
    if (busy) {
        m_message->clear();
        m_message->showText(Tone::Neutral, what);
    }
}

template <class T>
void PackCard::run(const QString &what, const std::function<Result<T>()> &work,
                   const std::function<void(const T &)> &then)
{
    if (m_isBusy)
        return;
    setBusy(true, what);
    m_running.waitForFinished();  // at most a look at the settings
    auto done = QtConcurrent::run(work);
    m_running = QFuture<void>(done);
    whenDone(done, this, [this, then](const Result<T> &result) {
        setBusy(false);
        m_message->clear();
        refresh();
        if (result) {
            then(*result);
        } else {
            m_message->showError(result.error());
        }
        emit rested();
    });
}

void PackCard::create()
{
    chooseFolder([this](const QString &folder) {
        run<PackExchange::Made>(
            tr("Putting all records into the file …"),
            [&workspace = m_workspace, folder] { return PackExchange::create(workspace, folder); },
            [this](const PackExchange::Made &made) {
                m_message->showText(
                    Tone::Good, tr("The exchange file is made. Code for the others: %1").arg(made.code),
                    tr("Tell it by another way than the file goes: whoever has both sees all records."));
            });
    });
}

void PackCard::join()
{
    const auto code = sync::PackCode::fromText(m_code->text());
    if (!code) {
        m_message->showError(code.error());
        m_code->setFocus();
        return;
    }
    chooseFolder([this](const QString &folder) {
        run<PackExchange::Done>(
            tr("Exchanging changes …"),
            [&workspace = m_workspace, folder, typed = m_code->text()]() -> Result<PackExchange::Done> {
                TRY_ASSIGN(const auto entered, sync::PackCode::fromText(typed));
                return PackExchange::join(workspace, folder, entered);
            },
            [this](const PackExchange::Done &done) {
                m_code->clear();
                tell(done);
            });
    });
}

void PackCard::exchange(const Uid &confirmed)
{
    run<PackExchange::Done>(
        tr("Exchanging changes …"),
        [this, &workspace = m_workspace, confirmed] {
            const auto watch = [this, last = -1](const sync::SyncProgress &progress) mutable {
                const int percent =
                    progress.total < 1'000 ? -1 : int(std::min<qint64>(100, progress.done * 100 / progress.total));
                if (percent >= 0 && percent != last) {
                    last = percent;
                    QMetaObject::invokeMethod(
                        this,
                        [this, percent] {
                            if (m_isBusy)
                                m_message->showText(Tone::Neutral, tr("Exchanging changes … %1 %").arg(percent));
                        },
                        Qt::QueuedConnection);
                }
                return !m_isStopping;
            };
            return PackExchange::exchange(workspace, watch, confirmed);
        },
        [this](const PackExchange::Done &done) { tell(done); });
}

void PackCard::tell(const PackExchange::Done &done)
{
    QString text = tr("In step with %1: %2 sent, %3 received.")
                       .arg(QLocale().createSeparatedList(done.people))
                       .arg(done.report.sent)
                       .arg(done.report.received);
    if (done.report.lost > 0)
        text += u' ' + tr("%n contradiction(s) wait for you under Conflicts.", nullptr, int(done.report.lost));
    if (done.wasReplaced)
        text += u' ' + tr("The file was an older one than before; what it lacked was put in again.");
    if (done.report.held.isNull()) {
        m_message->showText(done.report.lost > 0 ? Tone::Attention : Tone::Good, text);
        return;
    }
    m_message->showText(Tone::Attention, text,
                        tr("A deletion of very many records waits. Was it meant? Undo it in the history, or send it."));
    Button *send = m_message->addAction(tr("Send the deletion"));
    connect(send, &Button::clicked, this, [this, held = done.report.held] { exchange(held); });
}

void PackCard::leave()
{
    run<bool>(
        tr("Leaving …"),
        [&workspace = m_workspace]() -> Result<bool> {
            TRY(PackExchange::leave(workspace));
            return true;
        },
        [this](const bool &) {
            m_message->showText(Tone::Good, tr("Left. The records stay, here and with the others."));
        });
}

}  // namespace fieldfare
