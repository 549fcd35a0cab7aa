// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/earlier_panel.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "shell/program_services.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "workspace/workspace.h"

#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <atomic>

namespace fieldfare {

namespace {

TextLabel *paragraph(const QString &text, TextLabel::Style style, QWidget *parent)
{
    auto *label = new TextLabel(text, style, parent);
    label->setWordWrap(true);
    return label;
}

}  // namespace

EarlierPanel::EarlierPanel(Workspace &workspace, Shell &shell, ProgramServices &program, const QDateTime &proposed,
                           QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_program(program),
      m_day(new DateField(this, true)),
      m_open(new Button(QStringLiteral("history"), tr("Show"), Button::Kind::Primary, this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_progress(new ProgressStrip(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(paragraph(tr("Opens everything as it was at that moment in a second window: lists, reports, "
                                   "search and exports work there, and nothing can be changed."),
                                TextLabel::Style::Muted, this));
    const QTimeZone zone = m_workspace.settings().zone;
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    const QDate today = now.toTimeZone(zone).date();
    m_day->setToday(today);
    m_day->setAccessibleName(tr("As it was on"));
    m_day->setMoment(proposed.isValid() ? proposed : endOfDay(today.addDays(-1), zone), zone);
    auto *fields = new FieldGrid(this);
    fields->addRow(tr("As it was on"), m_day);
    column->addWidget(fields);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_open);
    column->addLayout(row);
    auto *earliest = paragraph(QString(), TextLabel::Style::Small, this);
    column->addWidget(earliest);
    column->addStretch(1);
    setFocusProxy(m_day);
    connect(m_open, &Button::clicked, this, &EarlierPanel::begin);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] {
        if (m_stop) {
            m_stop->request_stop();
        }
    });
    whenDone(m_workspace.read([](ReadContext &context) { return earliestMoment(context); }), this,
             [earliest, now, zone](const Result<QDateTime> &first) {
                 if (first) {
                     earliest->setText(tr("The history begins %1.").arg(format::moment(*first, now, zone)));
                 }
             });
}

EarlierPanel::~EarlierPanel()
{
    if (m_stop) {
        m_stop->request_stop();
    }
}

void EarlierPanel::tell(const Error &error)
{
    m_progress->finish();
    m_open->setEnabled(true);
    m_stop.reset();
    m_problem->setVisible(error.code != ErrorCode::Cancelled);
    m_problem->setText(error.message);
}

void EarlierPanel::begin()
{
    if (m_stop) {
        return;
    }
    const QDateTime wanted = m_day->moment();
    if (!wanted.isValid() || m_day->isInvalid()) {
        tell({ErrorCode::InvalidInput, tr("Please choose a day."), {}});
        return;
    }
    m_problem->hide();
    m_open->setEnabled(false);
    m_stop = std::make_shared<std::stop_source>();
    m_progress->start(tr("Going back in time …"));
    // a minute as it is typed means all of it
    const QDateTime until = wanted.addMSecs(59'999);
    whenDone(
        m_workspace.read([until](ReadContext &context) { return momentAt(context, until); }), this,
        [this](const Result<Moment> &moment) {
            if (!moment) {
                tell(moment.error());
                return;
            }
            auto percent = std::make_shared<std::atomic<int>>(0);
            auto *tick = new QTimer(this);
            connect(tick, &QTimer::timeout, this, [this, percent] { m_progress->setProgress(percent->load(), 100); });
            tick->start(100);
            const auto work = [source = m_workspace.earlierSource(), moment = *moment, stop = m_stop, percent] {
                return EarlierState::make(source, moment, [&](double part) {
                    percent->store(int(100 * part));
                    return !stop->stop_requested();
                });
            };
            whenDone(QtConcurrent::run(work), this, [this, tick](const Result<std::shared_ptr<EarlierState>> &state) {
                tick->deleteLater();
                if (!state) {
                    tell(state.error());
                    return;
                }
                auto opened = m_workspace.openEarlier(*state);
                if (!opened) {
                    tell(opened.error());
                    return;
                }
                m_progress->finish();
                m_stop.reset();
                m_open->setEnabled(true);
                if (m_program.showEarlier) {
                    m_program.showEarlier(std::move(*opened));
                }
                m_shell.closePanel();
            });
        });
}

}  // namespace fieldfare
