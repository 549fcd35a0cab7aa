// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/expectations_form.h"

#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"

#include <QCheckBox>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

/// What can be expected of a type: pairs of which one is enough, a deal's next step, and every field people fill.
QStringList offers(const RecordType &type, const QStringList &chosen)
{
    QStringList groups;
    if (type.hasContactPoints) {
        groups.append(QStringLiteral("email|phone"));
    }
    if (type.field(QStringLiteral("company")) != nullptr && type.field(QStringLiteral("contact")) != nullptr) {
        groups.append(QStringLiteral("company|contact"));
    }
    if (type.key == QLatin1String("deal")) {
        groups.append(QStringLiteral("next_step"));
    }
    for (const FieldSpec &field : type.fields) {
        if (!field.hidden && !field.readOnly && !field.retired && !field.isList() &&
            field.group != QLatin1String("system") && field.kind != FieldKind::Bool && field.kind != FieldKind::Tags) {
            groups.append(field.key);
        }
    }
    for (const QString &group : chosen) {
        if (!groups.contains(group)) {
            groups.prepend(group);
        }
    }
    return groups;
}

}  // namespace

ExpectationsForm::ExpectationsForm(const TypeCatalog &catalog, const QualitySettings &settings, QWidget *parent)
    : QWidget(parent), m_before(settings)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *grid = new FieldGrid(this);
    grid->setLabelWidth(170);
    const auto months = [&](const QString &label, int value, const QString &suffix) {
        auto *box = new QSpinBox(this);
        box->setRange(1, 240);
        box->setValue(value);
        box->setSuffix(suffix);
        grid->addRow(label, box);
        return box;
    };
    m_stale = months(tr("Customers are stale after"), settings.staleMonths, tr(" months"));
    m_idle = months(tr("Open work stands still after"), settings.idleMonths, tr(" months"));
    m_verify = months(tr("Customers are verified every"), settings.verifyMonths, tr(" months"));
    m_unanswered = months(tr("A ticket is answered within"), settings.unansweredDays, tr(" days"));
    column->addWidget(grid);
    column->addWidget(hairline(this));

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, space::s, 0);
    inside->setSpacing(space::xs);
    for (const char *key : {"contact", "company", "deal", "ticket", "task", "campaign"}) {
        const RecordType &type = catalog.at(QString::fromLatin1(key));
        inside->addWidget(new TextLabel(tr("%1 must have").arg(type.plural()), TextLabel::Style::Strong, content));
        const QStringList chosen = settings.mustHaves.value(type.key);
        for (const QString &group : offers(type, chosen)) {
            QStringList labels;
            for (const QString &part : group.split(u'|')) {
                const FieldSpec *field = type.field(part);
                labels.append(field != nullptr                     ? field->label()
                              : part == QLatin1String("next_step") ? tr("Next step")
                                                                   : part);
            }
            auto *box = new QCheckBox(
                labels.size() > 1 ? tr("%1 or %2").arg(labels.at(0), labels.at(1)) : labels.first(), content);
            box->setChecked(chosen.contains(group));
            inside->addWidget(box);
            m_musts.append({type.key, group, box});
        }
        inside->addSpacing(space::s);
    }
    inside->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget switches it on
    column->addWidget(scroll, 1);
    auto *save = new Button(tr("Save"), Button::Kind::Primary, this);
    column->addWidget(save, 0, Qt::AlignRight);
    connect(save, &Button::clicked, this, [this] { emit accepted(this->settings()); });
    setFocusProxy(m_stale);
}

QualitySettings ExpectationsForm::settings() const
{
    QualitySettings wanted = m_before;
    wanted.staleMonths = m_stale->value();
    wanted.idleMonths = m_idle->value();
    wanted.verifyMonths = m_verify->value();
    wanted.unansweredDays = m_unanswered->value();
    // In the order they were in, new ones behind: that is the order of the checks.
    for (const Must &must : m_musts) {
        QStringList &groups = wanted.mustHaves[must.type];
        if (!must.box->isChecked()) {
            groups.removeAll(must.group);
        } else if (!groups.contains(must.group)) {
            groups.append(must.group);
        }
    }
    return wanted;
}

}  // namespace fieldfare
