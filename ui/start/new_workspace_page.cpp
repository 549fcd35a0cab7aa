// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/places.h"
#include "start/passphrase_field.h"
#include "start/start_pages.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

/// A long list one types into: any part of the text finds it.
void makeSearchable(QComboBox *box)
{
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

/// The data of what is typed, or the text itself where it is none of the entries.
QString chosen(const QComboBox *box)
{
    const int index = box->findText(box->currentText());
    return index >= 0 ? box->itemData(index).toString() : box->currentText().trimmed();
}

void choose(QComboBox *box, const QString &data)
{
    const int index = box->findData(data);
    if (index >= 0) {
        box->setCurrentIndex(index);
    } else {
        box->setEditText(data);
    }
}

}  // namespace

NewWorkspacePage::NewWorkspacePage(const QList<TradeOffer> &templates, QWidget *parent)
    : StartPage(tr("A new workspace"), QString(), parent, 560),
      m_grid(new FieldGrid(this)),
      m_company(new QLineEdit(this)),
      m_user(new QLineEdit(this)),
      m_currency(new QComboBox(this)),
      m_country(new QComboBox(this)),
      m_zone(new QComboBox(this)),
      m_code(new QLineEdit(this)),
      m_industry(new QComboBox(this)),
      m_industrySentence(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_folder(new QLineEdit(this)),
      m_path(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_passphrase(new PassphraseField(PassphraseField::Strength::Shown, this)),
      m_repeated(new PassphraseField(PassphraseField::Strength::Hidden, this)),
      m_plain(new QCheckBox(tr("Without encryption: everybody who gets at this computer or a copy can read it"), this)),
      m_plainWarning(new InlineMessage(this)),
      m_message(new InlineMessage(this)),
      m_create(new Button(tr("Make the workspace"), Button::Kind::Primary, this)),
      m_templates(templates)
{
    FieldGrid *const grid = m_grid;
    grid->setLabelWidth(130);
    for (const NamedCode &one : currencies()) {
        m_currency->addItem(QStringLiteral("%1 – %2").arg(one.code, one.name), one.code);
    }
    for (const NamedCode &one : countries()) {
        m_country->addItem(one.name, one.code);
    }
    for (const QString &zone : timeZones()) {
        m_zone->addItem(zone, zone);
    }
    for (QComboBox *box : {m_currency, m_country, m_zone}) {
        makeSearchable(box);
    }
    m_company->setMaxLength(200);
    m_user->setMaxLength(200);
    m_code->setPlaceholderText(QStringLiteral("fieldfare://…"));
    grid->addRow(tr("Code"), m_code);
    grid->addRow(tr("Company"), m_company);
    grid->addRow(tr("Your name"), m_user);
    grid->addRow(tr("Country"), m_country);
    grid->addRow(tr("Currency"), m_currency);
    grid->addRow(tr("Time zone"), m_zone);
    if (!templates.isEmpty()) {
        m_industry->addItem(tr("None: the plain fields and stages"), QString());
        for (const TradeOffer &one : templates) {
            m_industry->addItem(one.title, one.key);
        }
        auto *field = new QWidget(this);
        auto *column = new QVBoxLayout(field);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::xs);
        column->addWidget(m_industry);
        m_industrySentence->setWordWrap(true);
        column->addWidget(m_industrySentence);
        field->setFocusProxy(m_industry);
        m_industry->setAccessibleName(tr("Trade"));
        grid->addRow(tr("Trade"), field);
        m_trade = field;
    } else {
        m_industry->hide();
        m_industrySentence->hide();
    }
    auto *place = new QWidget(this);
    auto *placeColumn = new QVBoxLayout(place);
    placeColumn->setContentsMargins(0, 0, 0, 0);
    placeColumn->setSpacing(space::xs);
    auto *placeRow = new QHBoxLayout;
    auto *browse = new Button(tr("Choose …"), Button::Kind::Secondary, place);
    placeRow->addWidget(m_folder, 1);
    placeRow->addWidget(browse);
    placeColumn->addLayout(placeRow);
    m_path->setWordWrap(true);
    placeColumn->addWidget(m_path);
    m_folder->setAccessibleName(tr("Folder"));
    place->setFocusProxy(m_folder);
    grid->addRow(tr("Folder"), place);
    grid->addRow(tr("Passphrase"), m_passphrase);
    m_passphrase->edit()->setAccessibleName(tr("Passphrase"));
    grid->addRow(tr("Again"), m_repeated);
    m_repeated->edit()->setAccessibleName(tr("Passphrase again"));
    body()->addWidget(grid);
    body()->addWidget(m_plain);
    body()->addWidget(m_plainWarning);
    body()->addWidget(m_message);
    auto *row = addButtonRow(true);
    row->addWidget(m_create);

    connect(m_company, &QLineEdit::textChanged, this, &NewWorkspacePage::showPath);
    connect(m_folder, &QLineEdit::textChanged, this, &NewWorkspacePage::showPath);
    connect(m_industry, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_industrySentence->setText(index > 0 ? m_templates.at(index - 1).sentence
                                              : tr("You can add your own fields and stages at any time."));
    });
    connect(m_country, &QComboBox::activated, this, [this] {
        const QString currency = currencyOf(chosen(m_country));
        if (!currency.isEmpty()) {
            choose(m_currency, currency);
        }
    });
    connect(m_plain, &QCheckBox::toggled, this, [this](bool plain) {
        m_passphrase->setEnabled(!plain);
        m_repeated->setEnabled(!plain);
        if (plain) {
            m_plainWarning->showText(Tone::Attention, tr("The workspace will lie readable on the disk, and so will its "
                                                         "backups. Lock and passphrase do nothing then."));
        } else {
            m_plainWarning->clear();
        }
    });
    connect(browse, &Button::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Folder for the workspace"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this](const QString &path) { m_folder->setText(QDir::toNativeSeparators(path)); });
        dialog->open();
    });
    connect(m_create, &Button::clicked, this, &NewWorkspacePage::check);
    // What was complained about is being mended.
    for (PassphraseField *edited : {m_passphrase, m_repeated}) {
        connect(edited, &PassphraseField::edited, m_message, &InlineMessage::clear);
    }
    for (QLineEdit *edited : {m_company, m_user, m_folder, m_code}) {
        connect(edited, &QLineEdit::textEdited, m_message, &InlineMessage::clear);
    }
    for (QLineEdit *edit : {m_company, m_user, m_folder, m_code}) {
        connect(edit, &QLineEdit::returnPressed, this, &NewWorkspacePage::check);
    }
    connect(m_repeated, &PassphraseField::returnPressed, this, &NewWorkspacePage::check);
}

void NewWorkspacePage::reset(const NewWorkspaceForm &form, const QString &fileToImport)
{
    setTexts(tr("A new workspace"),
             fileToImport.isEmpty()
                 ? tr("Everything can be changed later in the settings.")
                 : tr("“%1” is imported into it in the next step.").arg(QFileInfo(fileToImport).fileName()));
    setJoins(false);
    fill(form);
    m_company->setFocus();
}

void NewWorkspacePage::resetToJoin(const NewWorkspaceForm &form)
{
    setTexts(tr("Join a company"),
             tr("Its records come into a workspace of your own on this computer, as far as you may see them. You "
                "can work without a network; changes are exchanged when there is one."));
    setJoins(true);
    fill(form);
    m_code->setFocus();
}

void NewWorkspacePage::setJoins(bool joins)
{
    m_joins = joins;
    m_grid->setRowVisible(m_code, joins);
    m_grid->setRowVisible(m_user, !joins);
    if (m_trade != nullptr) {
        m_grid->setRowVisible(m_trade, !joins);
    }
}

void NewWorkspacePage::fill(const NewWorkspaceForm &form)
{
    m_company->setText(form.company);
    m_user->setText(form.userName);
    m_code->setText(form.code);
    choose(m_currency, form.currency);
    choose(m_country, form.country);
    choose(m_zone, form.zone);
    m_industry->setCurrentIndex(0);
    if (!m_templates.isEmpty()) {
        m_industrySentence->setText(tr("You can add your own fields and stages at any time."));
    }
    m_folder->setText(QDir::toNativeSeparators(form.folder));
    m_passphrase->clear();
    m_repeated->clear();
    m_plain->setChecked(form.plain);
    m_message->clear();
    setBusy(false);
    showPath();
}

NewWorkspaceForm NewWorkspacePage::form() const
{
    NewWorkspaceForm form;
    form.company = m_company->text().trimmed();
    form.userName = m_user->text().trimmed();
    form.currency = chosen(m_currency);
    form.country = chosen(m_country);
    form.zone = chosen(m_zone);
    form.joins = m_joins;
    form.code = m_joins ? m_code->text().trimmed() : QString();
    form.industry = m_templates.isEmpty() ? QString() : m_industry->currentData().toString();
    form.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    form.passphrase = m_passphrase->text();
    form.repeated = m_repeated->text();
    form.plain = m_plain->isChecked();
    return form;
}

void NewWorkspacePage::showPath()
{
    m_path->setText(tr("The workspace: %1").arg(QDir::toNativeSeparators(form().path())));
}

void NewWorkspacePage::check()
{
    if (!m_create->isEnabled()) {
        return;
    }
    const QList<NewWorkspaceForm::Problem> problems = form().problems();
    if (problems.isEmpty()) {
        m_message->clear();
        emit createRequested();
        return;
    }
    const QHash<QString, QWidget *> fields{
        {QStringLiteral("company"), m_company},   {QStringLiteral("userName"), m_user},
        {QStringLiteral("currency"), m_currency}, {QStringLiteral("zone"), m_zone},
        {QStringLiteral("folder"), m_folder},     {QStringLiteral("passphrase"), m_passphrase},
        {QStringLiteral("repeated"), m_repeated}, {QStringLiteral("code"), m_code}};
    m_message->showText(Tone::Bad, problems.first().message);
    if (QWidget *field = fields.value(problems.first().field)) {
        field->setFocus();
    }
    ensureWidgetVisible(m_message);
}

void NewWorkspacePage::setBusy(bool busy)
{
    m_create->setEnabled(!busy);
    m_create->setText(busy      ? tr("Making the workspace …")
                      : m_joins ? tr("Join the company")
                                : tr("Make the workspace"));
}

}  // namespace fieldfare
