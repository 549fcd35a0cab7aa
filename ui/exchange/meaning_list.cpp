// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/meaning_list.h"

#include "widgets/basic/text_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

namespace {
constexpr int textWidth = 280;
constexpr int meaningWidth = 240;
constexpr int linesWithoutScrolling = 4;
}  // namespace

MeaningList::MeaningList(QWidget *parent)
    : Card(tr("Values that are not known"), parent), m_scroll(new QScrollArea(this))
{
    addHeaderWidget(
        new TextLabel(tr("Rows with them are rejected until you say what they mean."), TextLabel::Style::Muted, this));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    body()->addWidget(m_scroll);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void MeaningList::setMeanings(const QList<ValueMeaning> &meanings)
{
    setVisible(!meanings.isEmpty());
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, space::s, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(3, 1);
    for (int row = 0; row < int(meanings.size()); ++row) {
        const ValueMeaning &one = meanings.at(row);
        auto *text = new ElidedLabel(tr("%1 “%2”").arg(one.title, one.text), TextLabel::Style::Body, content);
        text->setFixedWidth(textWidth);
        grid->addWidget(text, row, 0);
        grid->addWidget(new TextLabel(tr("%Ln row(s)", nullptr, int(one.rows)), TextLabel::Style::Small, content), row,
                        1);
        auto *meaning = new QComboBox(content);
        meaning->setMinimumWidth(meaningWidth);
        meaning->setFocusPolicy(Qt::StrongFocus);
        meaning->setAccessibleName(tr("Meaning of %1").arg(one.text));
        meaning->addItem(tr("Not known: reject these rows"), QString());
        for (const KnownValue &known : one.known) {
            meaning->addItem(tr("means %1").arg(known.label), known.key);
        }
        meaning->setCurrentIndex(std::max(0, meaning->findData(one.key)));
        connect(meaning, &QComboBox::activated, this,
                [this, meaning, row] { emit chosen(row, meaning->currentData().toString()); });
        grid->addWidget(meaning, row, 2);
    }
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget switches it on
    const int line = QComboBox().sizeHint().height() + space::xs;
    m_scroll->setFixedHeight(std::min(int(meanings.size()), linesWithoutScrolling) * line);
    layout()->activate();
    setMinimumHeight(layout()->totalMinimumSize().height());
}

}  // namespace fieldfare
