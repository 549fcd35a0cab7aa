// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "widgets/input/fields.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace fieldfare {

MoneyEdit::MoneyEdit(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit(this)), m_currency(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_edit, 1);
    row->addWidget(m_currency);
    m_edit->setFont(tabular(m_edit->font()));
    m_currency->setEditable(false);
    m_currency->setAccessibleName(tr("Currency"));
    setFocusProxy(m_edit);
    setCurrencies({Currency("EUR"), Currency("USD"), Currency("GBP"), Currency("CHF"), Currency("CNY")});
    connect(m_edit, &QLineEdit::editingFinished, this, &MoneyEdit::commit);
    connect(m_currency, &QComboBox::activated, this, &MoneyEdit::commit);
}

void MoneyEdit::setCurrencies(const QList<Currency> &currencies)
{
    const QString current = m_currency->currentText();
    m_currency->clear();
    for (const Currency &currency : currencies) {
        m_currency->addItem(currency.code());
    }
    m_currency->insertSeparator(m_currency->count());
    for (const Currency &currency : Currency::known()) {
        if (!currencies.contains(currency)) {
            m_currency->addItem(currency.code());
        }
    }
    m_currency->setCurrentText(current);
}

void MoneyEdit::setMoney(std::optional<Money> money)
{
    m_money = money;
    if (money && !money->currency.isEmpty()) {
        if (m_currency->findText(money->currency.code()) < 0) {
            m_currency->insertItem(0, money->currency.code());
        }
        m_currency->setCurrentText(money->currency.code());
    }
    writeText();
}

void MoneyEdit::setDefaultCurrency(Currency currency)
{
    if (!m_money) {
        m_currency->setCurrentText(currency.code());
    }
}

void MoneyEdit::writeText()
{
    if (!m_money) {
        m_edit->clear();
        return;
    }
    // Cents only when there are any: this is a form, not a column.
    m_edit->setText(format::money(*m_money, QLocale()).remove(format::currencySign(m_money->currency)).trimmed());
}

void MoneyEdit::commit()
{
    bool ok = true;
    const std::optional<Decimal> amount = format::parseAmount(m_edit->text(), QLocale(), &ok);
    const auto currency = Currency::fromCode(m_currency->currentText());
    if (!ok || !currency) {
        emit invalidTyped(m_edit->text());
        return;
    }
    std::optional<Money> money;
    if (amount) {
        const auto exact = Money::fromDecimal(*amount, *currency);
        if (!exact) {
            emit invalidTyped(m_edit->text());
            return;
        }
        money = *exact;
    }
    if (money == m_money) {
        m_edit->setModified(false);
        return;
    }
    m_money = money;
    writeText();
    emit edited();
}

}  // namespace fieldfare
