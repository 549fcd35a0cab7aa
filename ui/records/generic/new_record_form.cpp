// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "base/when_done.h"
#include "duplicates/duplicate_hint.h"
#include "records/field_def/field_checks.h"
#include "records/generic/draft_keeper.h"
#include "records/generic/field_editor.h"
#include "records/generic/quick_add.h"
#include "records/generic/record_form.h"
#include "records/merge/merge.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace fieldfare {

NewRecordForm::NewRecordForm(Workspace &workspace, Shell &shell, const QString &type,
                             const QVector<record_actions::FieldValue> &preset, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_catalog(workspace.catalog()),
      m_type(&m_catalog->at(type)),
      m_grid(new FieldGrid),
      m_drafts(new DraftKeeper(workspace, shell, this)),
      m_preset(preset),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this)),
      m_create(new Button(tr("Create"), Button::Kind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    FieldGrid *grid = m_grid;
    if (type == QLatin1String("contact")) {
        auto *paste =
            new Button(QStringLiteral("clipboard"), tr("From a mail signature or card …"), Button::Kind::Ghost, this);
        paste->setQuiet(true);
        column->addWidget(paste, 0, Qt::AlignLeft);
        connect(paste, &Button::clicked, this, [this] {
            Workspace &inWorkspace = m_workspace;
            Shell &inShell = m_shell;
            QTimer::singleShot(0, inShell.windowWidget(),
                               [&inWorkspace, &inShell] { openQuickAddPanel(inWorkspace, inShell); });
        });
    }
    column->addWidget(m_drafts);
    const FormLayout layout = formLayout(*m_type);
    for (const FormLayout::Group &group : layout.groups) {
        for (const QString &key : group.fields) {
            const FieldSpec &field = *m_type->field(key);
            if (!isEssential(*m_type, field)) {
                continue;
            }
            FieldEditor *editor = FieldEditor::make(field, workspace, grid);
            Value value = field.defaultValue;
            if (key == QLatin1String("owner") && workspace.session().user.isValid()) {
                value = qlonglong(workspace.session().user.value);
            }
            QString title = key == QLatin1String("owner") ? workspace.session().userName : QString();
            for (const auto &[presetKey, presetValue] : preset) {
                if (presetKey == key) {
                    value = presetValue;
                }
            }
            if (field.kind == FieldKind::Link && !value.isNull() && title.isEmpty()) {
                continue;  // given by where we come from; it needs no field
            }
            editor->setValue(value, title);
            connect(editor, &FieldEditor::rejected, this,
                    [this](const QString &message) { m_problem->setText(message); });
            connect(editor, &FieldEditor::edited, this, [this] {
                m_problem->clear();
                showWhatApplies();
            });
            m_editors.append(editor);
            if (field.isList()) {
                grid->addWide(editor->widget());
            } else {
                grid->addRow(field.label(), editor->widget());
            }
        }
    }
    area->setWidget(grid);
    grid->setAutoFillBackground(false);  // setWidget switches it on
    watchForDuplicates();
    column->addWidget(m_hint);
    column->addWidget(area, 1);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Secondary, this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    column->addLayout(buttons);
    m_create->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    connect(cancel, &Button::clicked, this, [this] {
        m_done = true;
        m_drafts->forget();
        m_shell.closePanel();
    });
    connect(m_create, &Button::clicked, this, &NewRecordForm::create);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] {
        m_create->setFocus();  // leaving a field takes its text
        create();
    });
    if (!m_editors.isEmpty()) {
        setFocusProxy(m_editors.first()->widget());
    }
    showWhatApplies();
    m_drafts->setForm([this] { return unsavedWords(); }, [this](const QJsonObject &words) { restoreWords(words); },
                      [this](const QJsonObject &words) { return describeWords(words); });
    m_drafts->begin(QStringLiteral("new/") + m_type->key);
}

NewRecordForm::~NewRecordForm()
{
    // Closed by Escape, by another page or by locking: the words wait for the next time.
    if (!m_done) {
        m_drafts->keepNow();
    }
}

void NewRecordForm::showWhatApplies()
{
    if (!m_type->hasConditions) {
        return;
    }
    const std::unique_ptr<Record> record = m_type->create();
    for (const auto &[key, value] : m_preset) {
        if (const FieldSpec *field = m_type->field(key)) {
            field->write(*record, value);
        }
    }
    for (const FieldEditor *editor : std::as_const(m_editors)) {
        editor->field().write(*record, editor->value());
    }
    for (const FieldEditor *editor : std::as_const(m_editors)) {
        const FieldState state = fieldState(*m_type, editor->field(), *record);
        m_grid->setRowVisible(editor->widget(), state.visible);
        m_grid->setLabel(editor->widget(),
                         state.required ? editor->field().label() + QStringLiteral(" *") : editor->field().label());
    }
}

QJsonObject NewRecordForm::unsavedWords() const
{
    QJsonObject words;
    bool any = false;
    RecordEdit edit{m_type->key, 0, {}, {}, {}};
    for (const FieldEditor *editor : m_editors) {
        const FieldSpec &field = editor->field();
        const Value value = editor->value();
        const QStringList typed = editor->typed();
        const bool empty = value.isNull() && typed.join(QString()).isEmpty();
        if (empty) {
            continue;
        }
        any = any || editor->isDirty() || (field.key != QLatin1String("owner") && field.defaultValue != value);
        edit.values = {{field.key, value}};
        words.insert(
            field.key,
            QJsonObject{{QStringLiteral("value"),
                         editToJson(edit, *m_catalog).value(QLatin1String("values")).toObject().value(field.key)},
                        {QStringLiteral("typed"), QJsonArray::fromStringList(typed)}});
    }
    return any && !m_done ? words : QJsonObject();
}

void NewRecordForm::restoreWords(const QJsonObject &words)
{
    for (FieldEditor *editor : std::as_const(m_editors)) {
        const QString key = editor->field().key;
        const QJsonObject word = words.value(key).toObject();
        if (word.isEmpty()) {
            continue;
        }
        QStringList typed;
        for (const QJsonValue &text : word.value(QLatin1String("typed")).toArray()) {
            typed.append(text.toString());
        }
        const auto edit =
            editFromJson({{QStringLiteral("type"), m_type->key},
                          {QStringLiteral("values"), QJsonObject{{key, word.value(QLatin1String("value"))}}}},
                         *m_catalog);
        if (edit && !edit->values.isEmpty()) {
            editor->setValue(edit->values.first().second, typed.value(0));
        }
        if (editor->takesWords()) {
            editor->restoreTyped(typed);
        }
    }
    showWhatApplies();
    m_editors.first()->widget()->setFocus();
}

QString NewRecordForm::describeWords(const QJsonObject &words) const
{
    QStringList parts;
    for (const FieldEditor *editor : m_editors) {
        QStringList texts;
        for (const QJsonValue &text :
             words.value(editor->field().key).toObject().value(QLatin1String("typed")).toArray()) {
            if (!text.toString().isEmpty()) {
                texts.append(text.toString());
            }
        }
        if (!texts.isEmpty() && parts.size() < 4) {
            parts.append(texts.join(QLatin1Char(' ')).simplified().left(50));
        }
    }
    return parts.join(QStringLiteral(", "));
}

QVector<record_actions::FieldValue> NewRecordForm::typedValues() const
{
    QVector<record_actions::FieldValue> values = m_preset;
    for (const FieldEditor *editor : m_editors) {
        const bool words = editor->field().kind == FieldKind::Text && editor->isDirty();
        const Value value = words ? Value(editor->typed().value(0)) : editor->value();
        if (!value.isNull()) {
            values.append({editor->field().key, value});
        }
    }
    return values;
}

void NewRecordForm::watchForDuplicates()
{
    m_hint = new DuplicateHintStrip(
        m_workspace, m_type->key, [this] { return typedValues(); }, this);
    for (FieldEditor *editor : std::as_const(m_editors)) {
        connect(editor, &FieldEditor::edited, m_hint, &DuplicateHintStrip::touch);
        for (const QLineEdit *line : editor->widget()->findChildren<QLineEdit *>()) {
            connect(line, &QLineEdit::textEdited, m_hint, &DuplicateHintStrip::touch);
        }
        if (const auto *line = qobject_cast<QLineEdit *>(editor->widget())) {
            connect(line, &QLineEdit::textEdited, m_hint, &DuplicateHintStrip::touch);
        }
    }
    connect(m_hint, &DuplicateHintStrip::openRequested, this, [this](qint64 id) {
        Shell &window = m_shell;
        const QString type = m_type->key;
        window.closePanel();
        window.open(Location{page_id::record, type, id, {}});
    });
    connect(m_hint, &DuplicateHintStrip::useRequested, this, &NewRecordForm::useInstead);
    if (!m_preset.isEmpty()) {
        m_hint->touch();
    }
}

void NewRecordForm::useInstead(qint64 id)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    const auto fill = [type = m_type->key, id, values = typedValues()](RecordWriter &writer) -> Result<void> {
        const RecordType &recordType = writer.catalog().at(type);
        TRY_ASSIGN(const auto there, writer.load(recordType, id));
        const auto typed = recordType.create();
        for (const auto &[key, value] : values) {
            if (const FieldSpec *field = recordType.field(key)) {
                field->write(*typed, value);
            }
        }
        // What is there stays; what is missing and lists are completed.
        TRY_ASSIGN(const auto completed, mergedRecord(recordType, *there, *typed, {}));
        writer.work().setTitle(tr("Added to “%1”").arg(there->displayName));
        return writer.update(*completed);
    };
    whenDone(record_actions::run(m_workspace, tr("Added to a record"), fill), this,
             [this, id](const Result<ChangeSet> &done) {
                 m_busy = false;
                 if (!done) {
                     m_problem->setText(done.error().message);
                     return;
                 }
                 m_done = true;
                 m_drafts->forget();
                 emit created(m_type->key, id);
             });
}

void NewRecordForm::create()
{
    if (m_busy) {
        return;
    }
    for (FieldEditor *editor : std::as_const(m_editors)) {
        editor->finishTyping();
    }
    QVector<record_actions::FieldValue> values = m_preset;
    bool any = false;
    for (const FieldEditor *editor : m_editors) {
        if (editor->widget()->isHidden()) {
            continue;
        }
        const Value value = editor->value();
        if (!value.isNull()) {
            any = any || (editor->field().key != QLatin1String("owner") && editor->field().kind != FieldKind::Bool);
            values.removeIf(
                [&](const record_actions::FieldValue &given) { return given.first == editor->field().key; });
            values.append({editor->field().key, value});
        } else if (editor->field().required) {
            m_problem->setText(tr("“%1” is needed.").arg(editor->field().label()));
            editor->widget()->setFocus();
            return;
        }
    }
    if (!any && m_preset.isEmpty()) {
        m_problem->setText(tr("Fill in at least one field."));
        return;
    }
    m_busy = true;
    m_create->setEnabled(false);
    whenDone(record_actions::create(m_workspace, m_type->key, values), this, [this](const Result<ChangeSet> &made) {
        m_busy = false;
        m_create->setEnabled(true);
        if (!made) {
            m_problem->setText(made.error().message);
            const QString needed = fieldOfError(made.error());
            for (FieldEditor *editor : std::as_const(m_editors)) {
                if (editor->field().key == needed) {
                    m_grid->setRowVisible(editor->widget(), true);
                    editor->widget()->setFocus();
                }
            }
            return;
        }
        m_done = true;
        m_drafts->forget();
        emit created(m_type->key, record_actions::createdId(*made, *m_type));
    });
}

void openNewRecordPanel(Workspace &workspace, Shell &shell, const QString &type,
                        const QVector<record_actions::FieldValue> &preset)
{
    const std::shared_ptr<const TypeCatalog> catalog = workspace.catalog();
    const RecordType *recordType = catalog->find(type);
    if (recordType == nullptr) {
        return;
    }
    auto *form = new NewRecordForm(workspace, shell, type, preset);
    QObject::connect(form, &NewRecordForm::created, form, [&shell](const QString &made, qint64 id) {
        shell.closePanel();
        shell.open(Location{page_id::record, made, id, {}});
    });
    shell.openPanel(QCoreApplication::translate("RecordForm", "New: %1").arg(recordType->label()), form);
}

}  // namespace fieldfare
