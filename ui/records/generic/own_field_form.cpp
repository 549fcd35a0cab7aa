// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/own_field_form.h"

#include "base/when_done.h"
#include "presentation/record_actions.h"
#include "records/field_def/field_kinds.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

const QString onCondition = QStringLiteral("?");

}  // namespace

QString ownFieldKindLabel(const QString &kind)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("text"), QT_TRANSLATE_NOOP("OwnFieldForm", "Text")},
        {QStringLiteral("multiline"), QT_TRANSLATE_NOOP("OwnFieldForm", "Long text")},
        {QStringLiteral("integer"), QT_TRANSLATE_NOOP("OwnFieldForm", "Whole number")},
        {QStringLiteral("decimal"), QT_TRANSLATE_NOOP("OwnFieldForm", "Number")},
        {QStringLiteral("date"), QT_TRANSLATE_NOOP("OwnFieldForm", "Date")},
        {QStringLiteral("time"), QT_TRANSLATE_NOOP("OwnFieldForm", "Date and time")},
        {QStringLiteral("bool"), QT_TRANSLATE_NOOP("OwnFieldForm", "Yes or no")},
        {QStringLiteral("choice"), QT_TRANSLATE_NOOP("OwnFieldForm", "Choice")}};
    const auto known = names.constFind(kind);
    return known == names.constEnd() ? kind : QCoreApplication::translate("OwnFieldForm", *known);
}

ConditionEdit::ConditionEdit(const RecordType &type, const QString &ownKey, const QStringList &plainTexts,
                             const QStringList &plainLabels, const QString &accessibleName, QWidget *parent)
    : QWidget(parent),
      m_type(type),
      m_plain(plainTexts),
      m_kind(new QComboBox(this)),
      m_field(new QComboBox(this)),
      m_test(new QComboBox(this)),
      m_value(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    for (qsizetype i = 0; i < plainTexts.size(); ++i) {
        m_kind->addItem(plainLabels.at(i), plainTexts.at(i));
    }
    m_kind->addItem(tr("When …"), onCondition);
    m_kind->setAccessibleName(accessibleName);
    setFocusProxy(m_kind);
    column->addWidget(m_kind);
    for (const FieldSpec &field : type.fields) {
        if (!field.hidden && !field.readOnly && !field.isList() && field.headOf.isEmpty() &&
            field.kind != FieldKind::Currency && field.key != ownKey) {
            m_field->addItem(field.label(), field.key);
        }
    }
    m_field->setAccessibleName(tr("%1: field").arg(accessibleName));
    m_test->addItem(tr("is"), int(FieldCondition::Test::OneOf));
    m_test->addItem(tr("is not"), int(FieldCondition::Test::NoneOf));
    m_test->addItem(tr("is filled in"), int(FieldCondition::Test::Filled));
    m_test->addItem(tr("is empty"), int(FieldCondition::Test::Empty));
    m_test->setAccessibleName(tr("%1: test").arg(accessibleName));
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->setAccessibleName(tr("%1: value").arg(accessibleName));
    for (QComboBox *box : {m_field, m_test, m_value}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(space::xs);
    row->addWidget(m_field, 3);
    row->addWidget(m_test, 2);
    row->addWidget(m_value, 3);
    column->addLayout(row);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showParts();
        emit edited();
    });
    connect(m_field, &QComboBox::currentIndexChanged, this, [this] { offerValues(); });
    connect(m_test, &QComboBox::currentIndexChanged, this, [this] { showParts(); });
    offerValues();
    showParts();
}

void ConditionEdit::offerValues()
{
    m_value->clear();
    const FieldSpec *field = m_type.field(m_field->currentData().toString());
    if (field == nullptr) {
        return;
    }
    for (const Choice &choice : field->choices) {
        m_value->addItem(field->choiceLabel(choice.key), choice.key);
    }
    if (field->kind == FieldKind::Bool) {
        m_value->addItem(tr("yes"), QStringLiteral("yes"));
        m_value->addItem(tr("no"), QStringLiteral("no"));
    }
}

void ConditionEdit::showParts()
{
    const bool when = m_kind->currentData().toString() == onCondition;
    const auto test = FieldCondition::Test(m_test->currentData().toInt());
    m_field->setVisible(when);
    m_test->setVisible(when);
    m_value->setVisible(when && (test == FieldCondition::Test::OneOf || test == FieldCondition::Test::NoneOf));
}

void ConditionEdit::setText(const QString &text)
{
    if (const auto plain = m_plain.indexOf(text); plain >= 0) {
        m_kind->setCurrentIndex(static_cast<int>(plain));
        showParts();
        return;
    }
    const auto parsed = FieldCondition::parse(text);
    if (!parsed || !*parsed) {
        return;
    }
    const FieldCondition &condition = **parsed;
    m_kind->setCurrentIndex(m_kind->findData(onCondition));
    m_field->setCurrentIndex(m_field->findData(condition.field));
    m_test->setCurrentIndex(m_test->findData(int(condition.test)));
    const FieldSpec *field = m_type.field(condition.field);
    QStringList labels;
    for (const QString &value : condition.values) {
        labels.append(field != nullptr ? field->choiceLabel(value) : value);
    }
    m_value->setEditText(labels.join(QStringLiteral(" | ")));
    showParts();
}

QString ConditionEdit::text() const
{
    const QString kind = m_kind->currentData().toString();
    if (kind != onCondition) {
        return kind;
    }
    FieldCondition condition;
    condition.field = m_field->currentData().toString();
    condition.test = FieldCondition::Test(m_test->currentData().toInt());
    if (condition.test == FieldCondition::Test::OneOf || condition.test == FieldCondition::Test::NoneOf) {
        for (const QString &typed : m_value->currentText().split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
            const QString value = typed.trimmed();
            const int known = m_value->findText(value, Qt::MatchFixedString);
            condition.values.append(known >= 0 ? m_value->itemData(known).toString() : value);
        }
    }
    return condition.text();
}

OwnFieldForm::OwnFieldForm(Workspace &workspace, Shell &shell, const QString &type, const FieldDef *existing,
                           QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_catalog(workspace.catalog()),
      m_type(type),
      m_id(existing != nullptr ? existing->id : 0),
      m_label(new QLineEdit(this)),
      m_kind(new QComboBox(this)),
      m_choices(new QPlainTextEdit(this)),
      m_retired(new QCheckBox(tr("Retired: no longer offered, values are kept"), this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_save(new Button(existing != nullptr ? tr("Save field") : tr("Add field"), Button::Kind::Primary, this))
{
    const RecordType &recordType = m_catalog->at(type);
    const QString ownKey = existing != nullptr ? existing->key : QString();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *about = new TextLabel(
        tr("The field belongs to every %1, in forms, lists, imports and exports.").arg(lowerLabel(recordType.label())),
        TextLabel::Style::Muted, this);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *grid = new FieldGrid(this);
    grid->addRow(tr("Label"), m_label);
    for (const QString &kind : userFieldKinds()) {
        m_kind->addItem(ownFieldKindLabel(kind), kind);
    }
    grid->addRow(tr("Kind"), m_kind);
    m_choices->setPlaceholderText(tr("One choice a line"));
    m_choices->setTabChangesFocus(true);
    m_choices->setFixedHeight(96);
    grid->addRow(tr("Choices"), m_choices);
    m_visible = new ConditionEdit(recordType, ownKey, {QString()}, {tr("Always")}, tr("Shown"), this);
    m_required = new ConditionEdit(recordType, ownKey, {QString(), QStringLiteral("always")},
                                   {tr("Never"), tr("Always")}, tr("Needed"), this);
    m_readOnly = new ConditionEdit(recordType, ownKey, {QString(), QStringLiteral("always")},
                                   {tr("Never"), tr("Always")}, tr("Locked"), this);
    grid->addRow(tr("Shown"), m_visible);
    grid->addRow(tr("Needed"), m_required);
    grid->addRow(tr("Locked"), m_readOnly);
    column->addWidget(grid);
    column->addWidget(m_retired);
    auto *rule =
        new TextLabel(tr("These conditions hold for forms, imports, the command line and everything else alike."),
                      TextLabel::Style::Small, this);
    rule->setWordWrap(true);
    column->addWidget(rule);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addWidget(m_save, 0, Qt::AlignRight);
    column->addStretch(1);
    const auto showChoices = [this, grid] {
        grid->setRowVisible(m_choices, m_kind->currentData().toString() == QLatin1String("choice"));
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, showChoices);
    connect(m_save, &Button::clicked, this, &OwnFieldForm::save);
    connect(m_label, &QLineEdit::returnPressed, this, &OwnFieldForm::save);
    if (existing != nullptr) {
        m_label->setText(existing->label);
        m_kind->setCurrentIndex(m_kind->findData(existing->kind));
        m_kind->setEnabled(false);
        m_kind->setToolTip(tr("Values of this kind are stored; add another field for another kind."));
        m_choices->setPlainText(existing->choices);
        m_visible->setText(existing->visibleWhen);
        m_required->setText(existing->requiredWhen);
        m_readOnly->setText(existing->readOnlyWhen);
        m_retired->setChecked(existing->retired);
    }
    m_retired->setVisible(existing != nullptr);
    showChoices();
    setFocusProxy(m_label);
}

void OwnFieldForm::save()
{
    const QString label = m_label->text().trimmed();
    if (label.isEmpty()) {
        m_problem->setText(tr("Give the field a label."));
        m_label->setFocus();
        return;
    }
    for (const ConditionEdit *condition : {m_visible, m_required, m_readOnly}) {
        if (const auto parsed = FieldCondition::parse(condition->text()); !parsed) {
            m_problem->setText(tr("A condition lacks its value. Choose one, several with | between them."));
            return;
        }
    }
    QVector<record_actions::FieldValue> values{{QStringLiteral("label"), label},
                                               {QStringLiteral("visible_when"), m_visible->text()},
                                               {QStringLiteral("required_when"), m_required->text()},
                                               {QStringLiteral("read_only_when"), m_readOnly->text()},
                                               {QStringLiteral("retired"), m_retired->isChecked()}};
    const bool choice = m_kind->currentData().toString() == QLatin1String("choice");
    if (choice) {
        values.append({QStringLiteral("choices"), m_choices->toPlainText().trimmed()});
    }
    for (auto &[key, value] : values) {
        if (value.typeId() == QMetaType::QString && value.toString().isEmpty()) {
            value = Value();
        }
    }
    QFuture<Result<ChangeSet>> written;
    if (m_id > 0) {
        written = record_actions::setFields(m_workspace, QStringLiteral("field_def"), m_id, values,
                                            tr("Changed the field “%1”").arg(label));
    } else {
        QStringList taken;
        for (const FieldSpec &field : m_catalog->at(m_type).fields) {
            taken.append(field.key);
        }
        values += {{QStringLiteral("type"), m_type},
                   {QStringLiteral("key"), fieldKeyFor(label, taken)},
                   {QStringLiteral("kind"), m_kind->currentData().toString()}};
        written =
            record_actions::create(m_workspace, QStringLiteral("field_def"), values, tr("Added field “%1”").arg(label));
    }
    m_save->setEnabled(false);
    whenDone(written, this, [this, label, fresh = m_id == 0](const Result<ChangeSet> &made) {
        m_save->setEnabled(true);
        if (!made) {
            m_problem->setText(made.error().message);
            return;
        }
        m_shell.closePanel();
        m_shell.toast(fresh ? tr("The field “%1” was added.").arg(label) : tr("The field “%1” was changed.").arg(label),
                      Tone::Good);
    });
}

}  // namespace fieldfare
