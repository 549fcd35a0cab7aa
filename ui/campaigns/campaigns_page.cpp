// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigns/campaigns_page.h"

#include "base/clock.h"
#include "campaigns/campaign_overview_view.h"
#include "campaigns/campaign_view.h"
#include "presentation/counted.h"
#include "shell/edit_feedback.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/charts/chart.h"
#include "widgets/input/fields.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QFileDialog>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fieldfare {

CampaignsPage::CampaignsPage(const PageContext &context, QWidget *parent)
    : Page(context.shell, parent),
      m_workspace(*context.workspace),
      m_controller(m_workspace),
      m_stack(new QStackedWidget(this)),
      m_overview(new CampaignOverviewView(m_controller, m_workspace, shell(), m_stack)),
      m_one(new CampaignView(m_controller, m_workspace, shell(), m_stack)),
      m_empty(new EmptyState(QStringLiteral("megaphone"), tr("No campaigns yet"),
                             tr("A campaign has costs and members. Deals that name it count as its revenue, and here "
                                "you see whether it was worth it."),
                             m_stack))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->addWidget(m_stack);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_one);
    m_stack->addWidget(m_empty);
    connect(m_empty->addAction(tr("New campaign"), QStringLiteral("plus")), &Button::clicked, this,
            &CampaignsPage::openNewCampaign);
    connect(m_overview, &CampaignOverviewView::campaignRequested, this, [this](qint64 id) {
        shell().open(Location{page_id::campaigns, {}, id, {}});
    });
    connect(m_overview, &CampaignOverviewView::saveRequested, this, &CampaignsPage::saveAs);
    connect(m_overview, &CampaignOverviewView::newRequested, this, &CampaignsPage::openNewCampaign);
    connect(m_one, &CampaignView::backRequested, this, [this] {
        shell().open(Location{page_id::campaigns, {}, 0, {}});
    });
    connect(&m_controller, &CampaignController::loaded, this, [this] {
        m_overview->refresh();
        showOne();
        emit readyChanged();
    });
    connect(&m_controller, &CampaignController::opened, this, [this] {
        m_one->refresh();
        showOne();
    });
    connect(&m_controller, &CampaignController::created, this, [this](qint64 id) {
        shell().open(Location{page_id::campaigns, {}, id, {}});
    });
    connect(&m_controller, &CampaignController::failed, this, [this](const Error &error) { shell().report(error); });
    connect(&m_controller, &CampaignController::notUnderstood, this, [this](const QString &text) {
        shell().toast(tr("“%1” cannot be read here; nothing was changed.").arg(text), Tone::Attention);
    });
    showEdits(m_controller.edits(), shell());
    connect(addPageAction(tr("New campaign"), QKeySequence(Qt::Key_Insert), QStringLiteral("plus")),
            &QAction::triggered, this, &CampaignsPage::openNewCampaign);
    connect(
        addPageAction(tr("Save the campaigns as CSV"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("download")),
        &QAction::triggered, this, [this] { saveAs(QStringLiteral("csv")); });
    connect(addPageAction(tr("Save the campaign chart as PNG"), {}, QStringLiteral("image")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("png")); });
}

QString CampaignsPage::title() const
{
    return m_controller.campaign().id != 0 ? m_controller.campaign().name : tr("Campaigns");
}

QString CampaignsPage::statusText() const
{
    if (!m_controller.isLoaded()) {
        return {};
    }
    return m_controller.campaign().id != 0
               ? format::counted(m_controller.campaign().memberCount, tr("1 member"), tr("%1 members"))
               : format::counted(m_controller.overview().table().rows.size(), tr("1 campaign"), tr("%1 campaigns"));
}

bool CampaignsPage::ready() const { return m_controller.isLoaded() && m_controller.campaign().id == location().record; }

void CampaignsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_controller.open(location.record);
    m_controller.load();
}

void CampaignsPage::takeFocus()
{
    if (location().record != 0) {
        m_one->members()->setFocus();
    } else {
        m_overview->table()->setFocus();
    }
}

void CampaignsPage::showOne()
{
    const bool one = m_controller.campaign().id != 0;
    const bool none = m_controller.isLoaded() && m_controller.overview().isEmpty() && m_controller.period().isEmpty();
    m_stack->setCurrentWidget(one    ? static_cast<QWidget *>(m_one)
                              : none ? static_cast<QWidget *>(m_empty)
                                     : m_overview);
    emit titleChanged();
    emit statusChanged();
    emit readyChanged();
}

void CampaignsPage::saveAs(const QString &suffix)
{
    const bool csv = suffix == QLatin1String("csv");
    if (!m_controller.isLoaded() || (!csv && m_overview->chart() == nullptr)) {
        return;
    }
    auto *dialog = new QFileDialog(shell().windowWidget(), tr("Save the campaigns"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->selectFile(QStringLiteral("campaign_roi.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, csv](const QString &file) {
        const Result<> saved =
            csv ? m_controller.saveCsv(file)
            : m_overview->chart() == nullptr
                ? Result<>()
                : m_overview->chart()->exportPng(
                      file, QSize(960, std::clamp(m_overview->chart()->sizeHint().height(), 360, 1200)));
        if (!saved) {
            shell().report(saved.error());
        } else {
            shell().toast(tr("Saved %1").arg(file), Tone::Good);
        }
    });
    dialog->open();
}

void CampaignsPage::openNewCampaign()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    auto *grid = new FieldGrid(form);
    auto *name = new QLineEdit(grid);
    auto *kind = new QComboBox(grid);
    const FieldSpec *kinds = m_workspace.catalog()->at(QStringLiteral("campaign")).field(QStringLiteral("kind"));
    for (const Choice &choice : kinds->choices) {
        kind->addItem(kinds->choiceLabel(choice.key), choice.key);
    }
    auto *starts = new DateField(grid);
    const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date();
    starts->setToday(today);
    starts->setDate(today);
    grid->addRow(tr("Name"), name);
    grid->addRow(tr("Kind"), kind);
    grid->addRow(tr("Starts on"), starts);
    column->addWidget(grid);
    auto *make = new Button(tr("Make the campaign"), Button::Kind::Primary, form);
    column->addWidget(make, 0, Qt::AlignLeft);
    column->addStretch(1);
    const auto submit = [this, name, kind, starts] {
        if (name->text().trimmed().isEmpty()) {
            return;
        }
        m_controller.create(name->text(), kind->currentData().toString(), starts->date());
        shell().closePanel();
    };
    connect(make, &Button::clicked, this, submit);
    connect(name, &QLineEdit::returnPressed, this, submit);
    shell().openPanel(tr("New campaign"), form);
    name->setFocus();
}

}  // namespace fieldfare
