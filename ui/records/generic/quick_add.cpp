// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/quick_add.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace fieldfare {

QuickAddForm::QuickAddForm(Workspace &workspace, Shell &shell, const QString &text, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_text(new QPlainTextEdit(this)),
      m_grid(new FieldGrid),
      m_rest(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_create(new Button(tr("Create"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    m_text->setPlaceholderText(tr("Paste the end of a mail, a business card or a vCard here."));
    m_text->setAccessibleName(tr("Pasted text"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(130);
    column->addWidget(m_text);
    const auto line = [this](QLineEdit *&edit, const QString &label) {
        edit = new QLineEdit(m_grid);
        m_grid->addRow(label, edit);
    };
    line(m_first, tr("First name"));
    line(m_last, tr("Last name"));
    line(m_title, tr("Job title"));
    line(m_company, tr("Company"));
    line(m_mail, tr("E-mail"));
    line(m_phone, tr("Phone"));
    line(m_mobile, tr("Mobile"));
    line(m_street, tr("Street"));
    line(m_postalCode, tr("Postal code"));
    line(m_city, tr("City"));
    line(m_website, tr("Website"));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(m_grid);
    m_grid->setAutoFillBackground(false);
    column->addWidget(area, 1);
    m_rest->setWordWrap(true);
    column->addWidget(m_rest);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_create->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    column->addWidget(m_create, 0, Qt::AlignRight);
    connect(m_text, &QPlainTextEdit::textChanged, this, &QuickAddForm::read);
    connect(m_create, &Button::clicked, this, &QuickAddForm::create);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &QuickAddForm::create);
    setFocusProxy(m_text);
    m_text->setPlainText(text);
    read();
}

void QuickAddForm::read()
{
    m_read = readSignature(m_text->toPlainText(), m_workspace.session().country);
    const auto phone = [this](bool mobile) {
        for (const PhoneEntry &entry : m_read.phones) {
            if ((entry.label == QLatin1String("mobile")) == mobile && entry.label != QLatin1String("fax")) {
                return entry.number;
            }
        }
        return QString();
    };
    const AddressEntry address = m_read.addresses.value(0);
    const QList<QPair<QLineEdit *, QString>> found{
        {m_first, m_read.firstName},
        {m_last, m_read.lastName},
        {m_title, m_read.title},
        {m_company, m_read.company},
        {m_mail, m_read.emails.isEmpty() ? QString() : m_read.emails.first().address},
        {m_phone, phone(false)},
        {m_mobile, phone(true)},
        {m_street, address.street},
        {m_postalCode, address.postalCode},
        {m_city, address.city},
        {m_website, m_read.website}};
    for (const auto &[edit, text] : found) {
        if (!edit->isModified()) {  // what was corrected by hand stays
            edit->setText(text);
            edit->setCursorPosition(0);
        }
    }
    m_rest->setText(m_read.unused.isEmpty()
                        ? QString()
                        : tr("Not used: %1").arg(m_read.unused.mid(0, 6).join(QStringLiteral(" · "))));
    m_rest->setVisible(!m_read.unused.isEmpty());
    m_problem->clear();
}

SignatureContact QuickAddForm::checked() const
{
    const auto text = [](const QLineEdit *edit) { return edit->text().trimmed(); };
    SignatureContact contact;
    contact.firstName = text(m_first);
    contact.lastName = text(m_last);
    contact.title = text(m_title);
    contact.company = text(m_company);
    contact.website = text(m_website);
    if (!text(m_mail).isEmpty()) {
        contact.emails.append({QStringLiteral("work"), text(m_mail)});
    }
    for (qsizetype i = 1; i < m_read.emails.size(); ++i) {
        contact.emails.append(m_read.emails.at(i));
    }
    if (!text(m_phone).isEmpty()) {
        contact.phones.append({QStringLiteral("work"), text(m_phone), {}});
    }
    if (!text(m_mobile).isEmpty()) {
        contact.phones.append({QStringLiteral("mobile"), text(m_mobile), {}});
    }
    for (const PhoneEntry &entry : m_read.phones) {
        if (entry.label == QLatin1String("fax")) {
            contact.phones.append({entry.label, entry.number, {}});
        }
    }
    AddressEntry address = m_read.addresses.value(0);
    address.label = QStringLiteral("work");
    address.street = text(m_street);
    address.postalCode = text(m_postalCode);
    address.city = text(m_city);
    if (!(address == AddressEntry{address.label, {}, {}, {}, {}, {}})) {
        contact.addresses.append(address);
    }
    return contact;
}

void QuickAddForm::create()
{
    const SignatureContact person = checked();
    if (person.isEmpty()) {
        m_problem->setText(tr("Paste a text, or fill in at least a name."));
        m_text->setFocus();
        return;
    }
    m_create->setEnabled(false);
    const Id<User> owner = m_workspace.session().user;
    const QDate today = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone).date();
    const auto made = std::make_shared<qint64>(0);
    whenDone(record_actions::run(m_workspace, QString(),
                                 [person, owner, today, made](RecordWriter &writer) -> Result<void> {
                                     Contact contact;
                                     contact.firstName = person.firstName;
                                     contact.lastName = person.lastName;
                                     contact.title = person.title;
                                     contact.website = person.website;
                                     contact.emails = person.emails;
                                     contact.phones = person.phones;
                                     contact.addresses = person.addresses;
                                     contact.source = QStringLiteral("signature");
                                     contact.registeredOn = today;
                                     contact.owner = owner;
                                     if (!person.company.isEmpty()) {
                                         const RecordType &companies = writer.catalog().at(Company::kNumber);
                                         const auto known = writer.resolve(companies, person.company);
                                         if (known) {
                                             contact.company.value = *known;
                                         } else if (known.error().code == ErrorCode::NotFound) {
                                             Company company;
                                             company.name = person.company;
                                             company.owner = owner;
                                             TRY(writer.insert(company));
                                             contact.company.value = company.id;
                                         } else {
                                             return fail(known.error());
                                         }
                                     }
                                     TRY(writer.insert(contact));
                                     *made = contact.id;
                                     writer.work().setTitle(
                                         QCoreApplication::translate("QuickAddForm", "Created contact “%1” from a text")
                                             .arg(contact.displayName));
                                     return {};
                                 }),
             this, [this, made](const Result<ChangeSet> &done) {
                 m_create->setEnabled(true);
                 if (!done) {
                     m_problem->setText(done.error().message);
                     return;
                 }
                 emit created(*made);
             });
}

void openQuickAddPanel(Workspace &workspace, Shell &shell, const QString &text)
{
    auto *form = new QuickAddForm(workspace, shell, text);
    QObject::connect(form, &QuickAddForm::created, form, [&shell](qint64 id) {
        shell.closePanel();
        shell.open(Location{page_id::record, QStringLiteral("contact"), id, {}});
    });
    shell.openPanel(QCoreApplication::translate("QuickAddForm", "New contact from a text"), form);
}

}  // namespace fieldfare
