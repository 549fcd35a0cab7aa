// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secret.h"
#include "start/recovery_sheet.h"
#include "start/start_pages.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFontDatabase>
#include <QVBoxLayout>

namespace fieldfare {

RecoveryCodePage::RecoveryCodePage(QWidget *parent)
    : StartPage(tr("Keep the recovery code"),
                tr("It opens the workspace when the passphrase is lost. Nobody else can: without both, the data cannot "
                   "be read again. It is shown only now."),
                parent, 480),
      m_label(new TextLabel(QString(), TextLabel::Style::Strong, this)),
      m_kept(new QCheckBox(tr("I have printed it or written it down"), this)),
      m_continue(new Button(tr("Open the workspace"), Button::Kind::Primary, this)),
      m_message(new InlineMessage(this))
{
    auto *card = new Card(QString(), this);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() * 1.35 : 14);
    font.setWeight(QFont::DemiBold);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setFont(font);
    m_label->setAlignment(Qt::AlignCenter);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setAccessibleName(tr("Recovery code"));
    card->body()->addWidget(m_label);
    body()->addWidget(card);
    auto *row = new QHBoxLayout;
    auto *printIt = new Button(QStringLiteral("printer"), tr("Print …"), Button::Kind::Secondary, this);
    auto *copy = new Button(QStringLiteral("copy"), tr("Copy"), Button::Kind::Secondary, this);
    row->addWidget(printIt);
    row->addWidget(copy);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addWidget(m_message);
    body()->addSpacing(space::s);
    body()->addWidget(m_kept);
    auto *end = addButtonRow(false);
    end->addWidget(m_continue);
    connect(printIt, &Button::clicked, this, &RecoveryCodePage::print);
    connect(copy, &Button::clicked, this, [this] {
        QApplication::clipboard()->setText(m_code);
        m_message->showText(Tone::Accent,
                            tr("Copied. Paste it into a password manager, not into a file beside the workspace."));
    });
    connect(m_kept, &QCheckBox::toggled, m_continue, &Button::setEnabled);
    connect(m_continue, &Button::clicked, this, &RecoveryCodePage::done);
}

void RecoveryCodePage::showCode(const QString &workspaceName, const QString &code)
{
    m_name = workspaceName;
    m_code = code;
    // Nine groups of four stand in three lines of three.
    const QStringList groups = code.split(QLatin1Char('-'));
    QString lines;
    for (qsizetype i = 0; i < groups.size(); i += 3) {
        lines +=
            groups.mid(i, 3).join(QStringLiteral(" – ")) + (i + 3 < groups.size() ? QStringLiteral("\n") : QString());
    }
    m_label->setText(lines);
    m_kept->setChecked(false);
    m_continue->setEnabled(false);
    m_message->clear();
    m_kept->setFocus();
}

void RecoveryCodePage::forget()
{
    Secret::wipe(m_code);
    m_label->setText({});
}

void RecoveryCodePage::print() { printRecoverySheet(this, m_name, m_code); }

}  // namespace fieldfare
