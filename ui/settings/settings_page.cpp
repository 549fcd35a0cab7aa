// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "presentation/start/places.h"
#include "records/company_profile/company_profile.h"
#include "rights/rights_card.h"
#include "security/roles.h"
#include "settings/company_server_card.h"
#include "settings/pack_card.h"
#include "shell/program_services.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int columnWidth = 680;

const QStringList &sectionKeys()
{
    static const QStringList keys{QStringLiteral("company"), QStringLiteral("look"), QStringLiteral("security"),
                                  QStringLiteral("data"), QStringLiteral("server")};
    return keys;
}

QComboBox *longList(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    return box;
}

void choose(QComboBox *box, const QString &data)
{
    const QSignalBlocker blocker(box);
    const int index = box->findData(data);
    if (index >= 0) {
        box->setCurrentIndex(index);
    } else {
        box->setEditText(data);
    }
}

QString chosen(const QComboBox *box)
{
    const int index = box->findText(box->currentText());
    return index >= 0 ? box->itemData(index).toString() : box->currentText().trimmed();
}

}  // namespace

SettingsPage::SettingsPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_program(context.program),
      m_sections(new SegmentedControl(this)),
      m_stack(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    auto *header = new PageHeader(tr("Settings"), this);
    m_sections->addSegment(tr("Company"));
    m_sections->addSegment(tr("Look"));
    m_sections->addSegment(tr("Passphrase and lock"));
    m_sections->addSegment(tr("Where are my data"));
    m_sections->addSegment(tr("Company server"));
    m_sections->setAccessibleName(tr("Sections"));
    header->addControl(m_sections);
    column->addWidget(header);
    column->addWidget(m_stack, 1);
    for (int i = 0; i < int(sectionKeys().size()); ++i) {
        auto *scroll = new QScrollArea(m_stack);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->viewport()->setAutoFillBackground(false);
        auto *content = new QWidget;
        content->setAutoFillBackground(false);
        auto *row = new QHBoxLayout(content);
        row->setContentsMargins(0, 0, 0, 0);
        auto *inner = new QWidget(content);
        inner->setMaximumWidth(columnWidth);
        auto *cards = new QVBoxLayout(inner);
        cards->setContentsMargins(0, 0, 0, space::l);
        cards->setSpacing(space::l);
        row->addWidget(inner, 1);
        row->addStretch(0);
        scroll->setWidget(content);
        m_stack->addWidget(scroll);
        m_columns.append(cards);
    }
    buildCompany();
    buildLook();
    buildSecurity();
    buildData();
    buildServer();
    for (QVBoxLayout *cards : m_columns) {
        cards->addStretch(1);
    }
    connect(m_sections, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&m_workspace, &Workspace::settingsChanged, this, &SettingsPage::fillCompany);
    for (int i = 0; i < int(sectionKeys().size()); ++i) {
        const QStringList names{tr("Settings: company"), tr("Settings: look"), tr("Settings: passphrase and lock"),
                                tr("Where are my data"), tr("Company server")};
        connect(addPageAction(names.at(i), QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)), QStringLiteral("settings")),
                &QAction::triggered, this, [this, i] { m_sections->setCurrent(i); });
    }
}

QString SettingsPage::title() const { return tr("Settings"); }

void SettingsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const int section = int(sectionKeys().indexOf(location.query));
    if (section >= 0) {
        m_sections->setCurrent(section);
        m_stack->setCurrentIndex(section);
    }
    fillCompany();
    showLastBackup();
    m_server->refresh();
    m_pack->refresh();
}

void SettingsPage::takeFocus() { m_sections->findChild<QAbstractButton *>()->setFocus(); }

Card *SettingsPage::addCard(int section, const QString &title, const QString &sentence)
{
    auto *card = new Card(title, this);
    if (!sentence.isEmpty()) {
        auto *text = new TextLabel(sentence, TextLabel::Style::Muted, card);
        text->setWordWrap(true);
        card->body()->addWidget(text);
    }
    m_columns.at(section)->addWidget(card);
    return card;
}

void SettingsPage::buildServer()
{
    auto *card = addCard(4, tr("Company server"));
    m_server = new CompanyServerCard(m_workspace, m_program != nullptr ? m_program->company : nullptr, card);
    card->body()->addWidget(m_server);
    auto *rights = addCard(4, tr("What you may do"));
    auto *table = new RightsCard(m_workspace, rights);
    rights->body()->addWidget(table);
    const auto show = [rights, table] { rights->setVisible(table->hasRights()); };
    connect(&m_workspace, &Workspace::accessChanged, rights, show);
    show();
    auto *pack = addCard(4, tr("Exchange by a file"));
    m_pack = new PackCard(m_workspace, pack);
    pack->body()->addWidget(m_pack);
}

void SettingsPage::buildCompany()
{
    auto *card = addCard(0, tr("Company"));
    auto *grid = new FieldGrid(card);
    grid->setLabelWidth(130);
    m_company = new QLineEdit(grid);
    m_country = longList(grid);
    m_currency = longList(grid);
    m_zone = longList(grid);
    for (const NamedCode &one : countries()) {
        m_country->addItem(one.name, one.code);
    }
    for (const NamedCode &one : currencies()) {
        m_currency->addItem(QStringLiteral("%1 – %2").arg(one.code, one.name), one.code);
    }
    for (const QString &zone : timeZones()) {
        m_zone->addItem(zone, zone);
    }
    grid->addRow(tr("Company"), m_company);
    grid->addRow(tr("Country"), m_country);
    grid->addRow(tr("Currency"), m_currency);
    grid->addRow(tr("Time zone"), m_zone);
    card->body()->addWidget(grid);
    auto *note =
        new TextLabel(tr("The country tells how phone numbers without a prefix are read. Reports add up in the "
                         "currency; amounts keep their own. Days, months and quarters begin in the time zone."),
                      TextLabel::Style::Small, card);
    note->setWordWrap(true);
    card->body()->addWidget(note);

    auto *person = addCard(0, tr("You"), tr("Your name stands in the history and on the records you own."));
    auto *personGrid = new FieldGrid(person);
    personGrid->setLabelWidth(130);
    m_user = new QLineEdit(personGrid);
    personGrid->addRow(tr("Your name"), m_user);
    person->body()->addWidget(personGrid);

    m_foreign = new TextLabel(tr("These hold for the whole company; your role does not include changing them."),
                              TextLabel::Style::Small, card);
    m_foreign->setWordWrap(true);
    card->body()->addWidget(m_foreign);
    connect(&m_workspace, &Workspace::accessChanged, this, &SettingsPage::fillCompany);
    connect(m_company, &QLineEdit::editingFinished, this, &SettingsPage::saveCompany);
    for (QComboBox *box : {m_country, m_currency, m_zone}) {
        connect(box, &QComboBox::activated, this, &SettingsPage::saveCompany);
        connect(box->lineEdit(), &QLineEdit::editingFinished, this, &SettingsPage::saveCompany);
    }
    connect(m_user, &QLineEdit::editingFinished, this, &SettingsPage::renameUser);
    fillCompany();
}

void SettingsPage::fillCompany()
{
    const WorkspaceSettings &settings = m_workspace.settings();
    const QSignalBlocker company(m_company);
    const QSignalBlocker user(m_user);
    m_company->setText(settings.companyName);
    m_user->setText(m_workspace.session().userName);
    choose(m_country, settings.country);
    choose(m_currency, settings.baseCurrency.code());
    choose(m_zone, QString::fromLatin1(settings.zone.id()));
    const bool editable = !m_workspace.isReadOnly();
    // A workspace of its own has no such rights, and may.
    const bool mayChange =
        m_workspace.session().access.may(Action::Edit, m_workspace.catalog()->at(CompanyProfile::kNumber));
    for (QWidget *field : std::initializer_list<QWidget *>{m_company, m_country, m_currency, m_zone}) {
        field->setEnabled(editable && mayChange);
    }
    m_foreign->setVisible(!mayChange);
    m_user->setEnabled(editable);
}

void SettingsPage::saveCompany()
{
    WorkspaceSettings settings = m_workspace.settings();
    const WorkspaceSettings before = settings;
    settings.companyName = m_company->text().simplified();
    settings.country = chosen(m_country);
    const auto currency = Currency::fromCode(chosen(m_currency));
    const QTimeZone zone(chosen(m_zone).toLatin1());
    if (settings.companyName.isEmpty() || !currency || currency->isEmpty() || !zone.isValid()) {
        shell().toast(tr("That cannot be used; the old value stays."), Tone::Attention);
        fillCompany();
        return;
    }
    settings.baseCurrency = *currency;
    settings.zone = zone;
    if (settings.companyName == before.companyName && settings.country == before.country &&
        settings.baseCurrency == before.baseCurrency && settings.zone == before.zone) {
        return;
    }
    whenDone(m_workspace.saveSettings(settings), this, [this](const Result<void> &saved) {
        if (!saved) {
            shell().report(saved.error());
            fillCompany();
            return;
        }
        shell().setStatus(tr("Saved"));
    });
}

void SettingsPage::renameUser()
{
    const QString name = m_user->text().simplified();
    if (name.isEmpty() || name == m_workspace.session().userName || !m_workspace.session().user.isValid()) {
        fillCompany();
        return;
    }
    whenDone(record_actions::setFields(m_workspace, QStringLiteral("user"), m_workspace.session().user.value,
                                       {{QStringLiteral("name"), name}}),
             this, [this](const Result<ChangeSet> &changed) {
                 if (!changed) {
                     shell().report(changed.error());
                     return;
                 }
                 // The session takes the new name with the settings.
                 whenDone(m_workspace.saveSettings(m_workspace.settings()), this, [this](const Result<void> &saved) {
                     if (!saved) {
                         shell().report(saved.error());
                     }
                 });
                 shell().setStatus(tr("Saved"));
             });
}

void SettingsPage::buildLook()
{
    auto *card = addCard(1, tr("Look"));
    auto *grid = new FieldGrid(card);
    grid->setLabelWidth(130);
    auto *theme = new SegmentedControl(grid);
    theme->addSegment(tr("As the system"));
    theme->addSegment(tr("Light"), QStringLiteral("sun"));
    theme->addSegment(tr("Dark"), QStringLiteral("moon"));
    auto *holder = new QWidget(grid);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(theme);
    row->addStretch(1);
    grid->addRow(tr("Theme"), holder);
    auto *language = new QComboBox(grid);
    language->addItem(tr("As the system"), QString());
    // Languages are named in themselves, so that whoever is lost finds the way back.
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    grid->addRow(tr("Language"), language);
    card->body()->addWidget(grid);
    auto *note =
        new TextLabel(tr("Another language holds from the next start of the program. Dates and numbers follow it."),
                      TextLabel::Style::Small, card);
    note->setWordWrap(true);
    card->body()->addWidget(note);
    QSettings *settings = m_program != nullptr ? m_program->settings : nullptr;
    language->setEnabled(settings != nullptr);
    theme->setEnabled(m_program != nullptr && m_program->theme != nullptr);
    if (theme->isEnabled()) {
        theme->setCurrent(int(m_program->theme->choice()));
        connect(theme, &SegmentedControl::currentChanged, this, [this](int index) {
            m_program->theme->setChoice(ThemeChoice(index));
            if (m_program->settings != nullptr) {
                m_program->settings->setValue(
                    QStringLiteral("look/theme"),
                    QStringList{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}.at(index));
            }
        });
    }
    if (settings != nullptr) {
        language->setCurrentIndex(
            std::max(0, language->findData(settings->value(QStringLiteral("look/language")).toString())));
        connect(language, &QComboBox::activated, this, [this, language, settings] {
            settings->setValue(QStringLiteral("look/language"), language->currentData().toString());
            shell().toast(tr("The language changes at the next start."));
        });
    }
}

}  // namespace fieldfare
