// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/column_target.h"
#include "exchange/import_steps.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int entryRole = Qt::UserRole;

/// One text for the two halves of an entry, for looking it up in a combo box.
QString entryKey(const MapEntry &entry)
{
    return entry.newKind.isEmpty() ? entry.target : QStringLiteral("+") + entry.newKind;
}

MapEntry entryOf(const QString &key)
{
    return key.startsWith(QLatin1Char('+')) ? MapEntry{{}, key.mid(1)} : MapEntry{key, {}};
}

}  // namespace

ImportColumnsStep::ImportColumnsStep(ImportSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_scroll(new QScrollArea(this)),
      m_match(new QComboBox(this)),
      m_onMatch(new SegmentedControl(this)),
      m_onMatchText(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_summary(new TextLabel(QString(), TextLabel::Style::Muted, this))
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::l);
    auto *left = new Card(tr("Columns of the file"), this);
    left->addHeaderWidget(m_summary);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    left->body()->addWidget(m_scroll, 1);
    columns->addWidget(left, 1);

    auto *right = new QVBoxLayout;
    right->setSpacing(space::l);
    auto *known = new Card(tr("Records known already"), this);
    known->setFixedWidth(320);
    auto *about = new TextLabel(tr("A row is a known record when this is the same:"), TextLabel::Style::Muted, known);
    about->setWordWrap(true);
    known->body()->addWidget(about);
    m_match->setAccessibleName(tr("Recognise known records by"));
    m_match->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_match->setMinimumContentsLength(14);
    known->body()->addWidget(m_match);
    m_onMatch->addSegment(tr("Update"));
    m_onMatch->addSegment(tr("Skip"));
    m_onMatch->addSegment(tr("Add again"));
    m_onMatch->setAccessibleName(tr("What happens to known records"));
    known->body()->addWidget(m_onMatch);
    m_onMatchText->setWordWrap(true);
    known->body()->addWidget(m_onMatchText);
    right->addWidget(known);

    auto *links = new Card(tr("Linked records"), this);
    links->setFixedWidth(320);
    auto *linksBox = new QWidget(links);
    m_links = new QVBoxLayout(linksBox);
    m_links->setContentsMargins(0, 0, 0, 0);
    m_links->setSpacing(space::xs);
    links->body()->addWidget(linksBox);
    right->addWidget(links);

    auto *map = new Card(tr("Map file"), this);
    map->setFixedWidth(320);
    auto *mapText =
        new TextLabel(tr("Keeps these choices for the next file of this kind, here and on the command line."),
                      TextLabel::Style::Muted, map);
    mapText->setWordWrap(true);
    map->body()->addWidget(mapText);
    auto *mapRow = new QHBoxLayout;
    auto *load = new Button(tr("Load …"), Button::Kind::Secondary, map);
    auto *save = new Button(tr("Save …"), Button::Kind::Secondary, map);
    mapRow->addWidget(load);
    mapRow->addWidget(save);
    mapRow->addStretch(1);
    map->body()->addLayout(mapRow);
    right->addWidget(map);
    right->addStretch(1);
    columns->addLayout(right);

    connect(load, &Button::clicked, this, &ImportColumnsStep::loadMapRequested);
    connect(save, &Button::clicked, this, &ImportColumnsStep::saveMapRequested);
    connect(m_match, &QComboBox::activated, this, [this] {
        const QString field = m_match->currentData().toString();
        m_session.setMatch(field.isEmpty() ? QStringList() : field.split(QLatin1Char(',')));
    });
    connect(m_onMatch, &SegmentedControl::currentChanged, this, [this](int index) {
        m_session.setOnMatch(index == 1 ? OnMatch::Skip : index == 2 ? OnMatch::Create : OnMatch::Update);
    });
}

void ImportColumnsStep::rebuildRows()
{
    // One model for all boxes: a file of a hundred columns stays quick.
    delete m_targets;
    m_targets = new QStandardItemModel(this);
    m_offers = m_session.offers();
    const auto heading = [this](const QString &text) {
        auto *item = new QStandardItem(text);
        item->setFlags(Qt::NoItemFlags);
        QFont font = item->font();
        font.setWeight(QFont::DemiBold);
        item->setFont(font);
        m_targets->appendRow(item);
    };
    const auto add = [this](const QString &title, const QString &key) {
        auto *item = new QStandardItem(title);
        item->setData(key, entryRole);
        m_targets->appendRow(item);
    };
    add(tr("Ignore this column"), QString());
    QString section;
    for (const TargetOffer &offer : m_offers) {
        if (offer.section != section) {
            section = offer.section;
            heading(section);
        }
        add(offer.title, entryKey(offer.entry));
    }
    // A map file may name what is not offered (chains of links, labels of its own).
    for (const PlannedColumn &column : m_session.plan().columns) {
        const QString key = entryKey(column.entry);
        bool known = key.isEmpty();
        for (int i = 0; i < m_targets->rowCount() && !known; ++i) {
            known = m_targets->item(i)->data(entryRole).toString() == key && m_targets->item(i)->isEnabled();
        }
        if (!known) {
            add(column.entry.target, key);
        }
    }

    m_rows.clear();
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, space::s, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 0);
    grid->setColumnStretch(2, 3);
    grid->setColumnStretch(3, 2);
    const auto &planned = m_session.plan().columns;
    for (int i = 0; i < int(planned.size()); ++i) {
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        auto *name = new ElidedLabel(planned[std::size_t(i)].header, TextLabel::Style::Strong, content);
        QStringList values;
        for (const QStringList &row : m_session.sample()) {
            const QString value = row.value(i).simplified();
            if (!value.isEmpty() && !values.contains(value)) {
                values.append(value.left(60));
            }
            if (values.size() == 4) {
                break;
            }
        }
        auto *sample = new ElidedLabel(values.isEmpty() ? tr("(empty)") : values.join(QStringLiteral(" · ")),
                                       TextLabel::Style::Small, content);
        names->addWidget(name);
        names->addWidget(sample);
        grid->addLayout(names, i, 0);
        grid->addWidget(new TextLabel(QStringLiteral("→"), TextLabel::Style::Muted, content), i, 1);
        auto *target = new QComboBox(content);
        target->setModel(m_targets);
        target->setMaxVisibleItems(20);
        target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        target->setMinimumContentsLength(16);
        target->setAccessibleName(tr("Field for the column %1").arg(planned[std::size_t(i)].header));
        target->setFocusPolicy(Qt::StrongFocus);
        grid->addWidget(target, i, 2);
        auto *because = new ElidedLabel(QString(), TextLabel::Style::Small, content);
        grid->addWidget(because, i, 3);
        connect(target, &QComboBox::activated, this,
                [this, i, target] { m_session.setTarget(i, entryOf(target->currentData(entryRole).toString())); });
        m_rows.append({target, because});
    }
    grid->setRowStretch(int(planned.size()), 1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget switches it on
}

void ImportColumnsStep::refresh()
{
    if (!m_session.hasPlan()) {
        return;
    }
    const ImportPlan &plan = m_session.plan();
    QString shape = plan.type + QLatin1Char('\n') + plan.file;
    for (const PlannedColumn &column : plan.columns) {
        shape += QLatin1Char('\n') + column.header;
    }
    bool missing = false;
    for (const PlannedColumn &column : plan.columns) {
        const QString key = entryKey(column.entry);
        missing = missing || (m_targets != nullptr && !key.isEmpty() && !m_rows.isEmpty() &&
                              m_rows.first().target->findData(key, entryRole) < 0);
    }
    if (shape != m_shownFor || missing) {
        m_shownFor = shape;
        rebuildRows();
    }
    const QStringList doubled = m_session.doubledTargets();
    int mapped = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        const PlannedColumn &column = plan.columns[std::size_t(i)];
        const QSignalBlocker blocker(m_rows.at(i).target);
        m_rows.at(i).target->setCurrentIndex(
            std::max(0, m_rows.at(i).target->findData(entryKey(column.entry), entryRole)));
        const bool twice = doubled.contains(column.entry.target) && !column.entry.target.isEmpty();
        m_rows.at(i).because->setTone(twice ? Tone::Bad : Tone::Neutral);
        m_rows.at(i).because->setText(twice ? tr("Two columns fill this field")
                                      : column.entry.isIgnored()
                                          ? (column.score >= 100 ? column.because : tr("Nothing fits; not imported"))
                                          : column.because);
        mapped += column.entry.isIgnored() ? 0 : 1;
    }
    m_summary->setText(tr("%1 of %2 are imported").arg(mapped).arg(plan.columns.size()));
    refreshMatching();
}

void ImportColumnsStep::refreshMatching()
{
    const ImportPlan &plan = m_session.plan();
    {
        const QSignalBlocker blocker(m_match);
        m_match->clear();
        m_match->addItem(tr("Nothing: every row is new"), QString());
        for (const TargetOffer &offer : m_session.matchOffers()) {
            m_match->addItem(offer.title, offer.entry.target);
        }
        const QString current = plan.match.join(QLatin1Char(','));
        int index = m_match->findData(current);
        if (index < 0) {
            m_match->addItem(plan.match.join(QStringLiteral(" + ")), current);
            index = m_match->count() - 1;
        }
        m_match->setCurrentIndex(index);
    }
    {
        const QSignalBlocker blocker(m_onMatch);
        m_onMatch->setCurrent(plan.onMatch == OnMatch::Skip ? 1 : plan.onMatch == OnMatch::Create ? 2 : 0);
    }
    m_onMatch->setEnabled(!plan.match.isEmpty());
    m_onMatchText->setText(plan.match.isEmpty() ? tr("Importing the same file twice would make every record twice.")
                           : plan.onMatch == OnMatch::Update
                               ? tr("Known records get the values of the file; empty cells change nothing.")
                           : plan.onMatch == OnMatch::Skip ? tr("Known records stay as they are.")
                                                           : tr("Every row becomes a new record, known or not."));
    while (QLayoutItem *item = m_links->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const QList<ImportSession::LinkOffer> links = m_session.linkOffers();
    for (const ImportSession::LinkOffer &offer : links) {
        auto *box = new QCheckBox(tr("Create %1 that are not known").arg(offer.title.toLower()), this);
        box->setChecked(offer.create);
        connect(box, &QCheckBox::clicked, this,
                [this, link = offer.link](bool on) { m_session.setCreateMissing(link, on); });
        m_links->addWidget(box);
    }
    auto *text =
        new TextLabel(links.isEmpty() ? tr("No column names other records.")
                                      : tr("Otherwise rows that name unknown ones are rejected, with the reason."),
                      TextLabel::Style::Small, this);
    text->setWordWrap(true);
    m_links->addWidget(text);
}

}  // namespace fieldfare
