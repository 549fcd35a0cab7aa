// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/record_form.h"

#include "base/value_codec.h"
#include "base/when_done.h"
#include "duplicates/duplicate_hint.h"
#include "presentation/field_display.h"
#include "records/field_def/field_checks.h"
#include "records/field_def/field_def.h"
#include "records/generic/draft_keeper.h"
#include "records/generic/field_editor.h"
#include "records/generic/quick_add.h"
#include "records/merge/merge.h"
#include "security/roles.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

const QString otherKey = QStringLiteral("@log");

QString groupHeading(const QString &group)
{
    return group == QLatin1String("address") ? QCoreApplication::translate("RecordForm", "Address") : QString();
}

}  // namespace

bool isEssential(const RecordType &type, const FieldSpec &field)
{
    return field.inList || field.required || field.isCustom() || field.isList() || &field == namingField(type) ||
           field.key == QLatin1String("owner") || field.key == QLatin1String("tags") ||
           field.key == QLatin1String("notes") || field.key == QLatin1String("first_name") ||
           field.key == QLatin1String("last_name") || field.key == QLatin1String("contact") ||
           field.key == QLatin1String("company");
}

FormLayout formLayout(const RecordType &type)
{
    FormLayout layout;
    layout.groups.append(FormLayout::Group{});
    const bool person = type.field(QStringLiteral("first_name")) != nullptr;
    for (const FieldSpec &field : type.fields) {
        if (field.hidden || (!field.headOf.isEmpty() && type.hasContactPoints)) {
            continue;
        }
        // The full name of a person follows from its parts.
        if (person && field.key == QLatin1String("name")) {
            continue;
        }
        // An amount brings its currency with it.
        if (field.kind == FieldKind::Currency && type.field(QStringLiteral("amount")) != nullptr) {
            continue;
        }
        if (field.readOnly || field.key == QLatin1String("external_id") ||
            field.key == QLatin1String("external_source")) {
            layout.rare.append(field.key);
            continue;
        }
        const QString heading = groupHeading(field.group);
        auto group = std::find_if(layout.groups.begin(), layout.groups.end(),
                                  [&](const FormLayout::Group &g) { return g.heading == heading; });
        if (group == layout.groups.end()) {
            layout.groups.append(FormLayout::Group{heading, {}});
            group = layout.groups.end() - 1;
        }
        group->fields.append(field.key);
    }
    return layout;
}

RecordForm::RecordForm(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_grid(new FieldGrid(this)),
      m_add(new Button(QStringLiteral("plus"), tr("Add field"), Button::Kind::Ghost, this)),
      m_more(new Button(tr("More fields"), Button::Kind::Ghost, this)),
      m_drafts(new DraftKeeper(workspace, shell, this)),
      m_locked(new InlineMessage(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    m_grid->setQuiet(true);
    m_drafts->setForm([this] { return unsavedWords(); }, [this](const QJsonObject &words) { restoreWords(words); },
                      [this](const QJsonObject &words) { return describeWords(words); });
    column->addWidget(m_drafts);
    column->addWidget(m_locked);
    column->addWidget(m_grid);
    column->addWidget(hairline(this));
    auto *row = new QHBoxLayout;
    m_add->setQuiet(true);
    m_more->setQuiet(true);
    row->addWidget(m_add);
    row->addWidget(m_more);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    connect(m_add, &Button::clicked, this, &RecordForm::addFieldRequested);
    connect(m_more, &Button::clicked, this, [this] {
        m_showRare = !m_showRare;
        m_more->setText(m_showRare ? tr("Fewer fields") : tr("More fields"));
        m_shownKeys.clear();
        setView(m_view);
    });
}

void RecordForm::setView(const RecordView &view)
{
    const bool other =
        m_view.record == nullptr || view.record->id != m_view.record->id || view.type->key != m_view.type->key;
    if (other) {
        finishTyping();
        if (m_restoreOther && m_view.record != nullptr) {
            m_restoreOther({});
        }
        m_shown.clear();
        m_saving.clear();
        m_held.clear();
        m_demanded.clear();
        m_states.clear();
    }
    m_view = view;
    if (view.rights.mayEdit) {
        m_locked->clear();
    } else {
        m_locked->showText(Tone::Neutral, tr("You can read this record, not change it."), view.rights.whyNotEdit);
    }
    m_add->setVisible(m_workspace.session().access.may(Action::Edit, m_workspace.catalog()->at(FieldDef::kNumber)));
    build();
    fill(other);
    if (other) {
        m_drafts->begin(QStringLiteral("form/%1/%2").arg(view.type->key, uidText(view.record->uid)));
    }
}

void RecordForm::setOtherWords(std::function<QString()> words, std::function<void(const QString &)> restore)
{
    m_otherWords = std::move(words);
    m_restoreOther = std::move(restore);
}

QJsonObject RecordForm::unsavedWords() const
{
    QJsonObject words;
    if (m_view.record == nullptr) {
        return words;
    }
    for (auto it = m_editors.begin(); it != m_editors.end(); ++it) {
        if (it.value()->isDirty()) {
            words.insert(it.key(), QJsonArray::fromStringList(it.value()->typed()));
        }
    }
    if (const QString other = m_otherWords ? m_otherWords() : QString(); !other.isEmpty()) {
        words.insert(otherKey, QJsonArray{other});
    }
    return words;
}

void RecordForm::restoreWords(const QJsonObject &words)
{
    FieldEditor *last = nullptr;
    for (auto it = words.begin(); it != words.end(); ++it) {
        QStringList texts;
        for (const QJsonValue &text : it.value().toArray()) {
            texts.append(text.toString());
        }
        if (it.key() == otherKey) {
            if (m_restoreOther) {
                m_restoreOther(texts.value(0));
            }
        } else if (FieldEditor *editor = m_editors.value(it.key()); editor != nullptr && !editor->field().readOnly) {
            editor->restoreTyped(texts);
            last = editor;
        }
    }
    if (last != nullptr) {
        last->widget()->setFocus();
    }
}

QString RecordForm::describeWords(const QJsonObject &words) const
{
    QStringList parts;
    for (auto it = words.begin(); it != words.end(); ++it) {
        QStringList texts;
        for (const QJsonValue &text : it.value().toArray()) {
            texts.append(text.toString());
        }
        const QString text = texts.join(QLatin1Char(' ')).simplified();
        const FieldEditor *editor = m_editors.value(it.key());
        if (text.isEmpty() || (editor != nullptr && editor->typed() == texts)) {
            continue;  // stored after all, just before the end
        }
        const FieldSpec *field = m_view.type->field(it.key());
        parts.append(QStringLiteral("%1: “%2”")
                         .arg(field != nullptr ? field->label() : tr("Log"),
                              text.size() > 60 ? text.left(60) + QStringLiteral(" …") : text));
    }
    return parts.join(QStringLiteral("; "));
}

FieldState RecordForm::stateOf(const FieldSpec &field) const
{
    FieldState state = fieldState(*m_view.type, field, *m_view.record);
    state.visible = state.visible || field.key == m_demanded;
    state.readOnly = state.readOnly || !m_view.rights.mayEdit;
    return state;
}

QString RecordForm::statesKey() const
{
    QString key = m_demanded + QLatin1Char(m_view.rights.mayEdit ? 'w' : 'r');
    if (!m_view.type->hasConditions) {
        return key;
    }
    for (const FieldSpec &field : m_view.type->fields) {
        if (field.visibleWhen || field.requiredWhen || field.readOnlyWhen) {
            const FieldState state = stateOf(field);
            key.append(QLatin1Char(state.visible ? 'v' : '-'));
            key.append(QLatin1Char(state.required ? 'n' : '-'));
            key.append(QLatin1Char(state.readOnly ? 'l' : '-'));
        }
    }
    return key;
}

void RecordForm::finishTyping()
{
    if (m_view.record == nullptr) {
        return;
    }
    const QList<FieldEditor *> editors = m_editors.values();
    for (FieldEditor *editor : editors) {
        editor->finishTyping();
    }
    m_drafts->keepNow();  // what is being saved needs no draft any more, what was refused keeps its own
}

void RecordForm::build()
{
    const RecordType &type = *m_view.type;
    const FormLayout layout = formLayout(type);
    QStringList wanted{type.key};
    for (const FormLayout::Group &group : layout.groups) {
        for (const QString &key : group.fields) {
            const FieldSpec *field = type.field(key);
            const bool filled = !field->read(*m_view.record).isNull();
            // an empty list that nobody may fill is nothing to look at
            if (!stateOf(*field).visible || (field->isList() && !filled && !m_view.rights.mayEdit)) {
                continue;
            }
            if (m_showRare || filled || isEssential(type, *field)) {
                wanted.append(key);
            }
        }
    }
    if (m_showRare) {
        wanted += layout.rare;
    }
    // A field that was emptied stays until the page is opened anew; only more fields rebuild the form.
    const QSet<QString> shown(m_shownKeys.begin(), m_shownKeys.end());
    const QString states = statesKey();
    const bool sameStates = states == std::exchange(m_states, states);
    if (sameStates && !m_shownKeys.isEmpty() && m_shownKeys.first() == type.key &&
        shown.contains(QSet<QString>(wanted.begin(), wanted.end()))) {
        return;
    }
    // Fields that stay keep their widget: somebody may be typing in it.
    const bool sameType = !m_shownKeys.isEmpty() && m_shownKeys.first() == type.key;
    const QSet<QString> now(wanted.begin() + 1, wanted.end());
    const QHash<QString, FieldEditor *> before = std::exchange(m_editors, {});
    QSet<QWidget *> keep;
    for (auto it = before.begin(); sameType && it != before.end(); ++it) {
        const FieldSpec *field = type.field(it.key());
        if (field == nullptr || stateOf(*field).readOnly != it.value()->field().readOnly) {
            continue;
        }
        if (now.contains(it.key()) || it.value()->isDirty()) {
            keep.insert(it.value()->widget());
            m_editors.insert(it.key(), it.value());
            if (!now.contains(it.key())) {
                wanted.append(it.key());
            }
        }
    }
    m_shownKeys = wanted;
    // In one piece, so that every field is there when the page says that it is ready.
    const QWidget *focus = QApplication::focusWidget();
    const bool atOnce = focus == nullptr || !m_grid->isAncestorOf(focus);
    if (atOnce) {
        m_grid->hide();
    }
    m_grid->takeRows(keep);
    for (const FormLayout::Group &group : layout.groups) {
        bool headed = group.heading.isEmpty();
        for (const QString &key : group.fields) {
            if (now.contains(key)) {
                if (!headed && !type.field(key)->isList()) {
                    m_grid->addHeading(group.heading);
                }
                headed = true;
                addEditor(*type.field(key));
            }
        }
    }
    if (m_showRare) {
        for (const QString &key : layout.rare) {
            addEditor(*type.field(key));
        }
    }
    if (atOnce) {
        m_grid->show();
    }
    // Tab goes through the form as the eye does, whenever a field came.
    QWidget *previous = nullptr;
    for (const QString &key : std::as_const(m_shownKeys)) {
        FieldEditor *editor = m_editors.value(key);
        if (editor == nullptr) {
            continue;
        }
        if (previous != nullptr && !keep.isEmpty()) {
            setTabOrder(previous, editor->widget());
        }
        previous = editor->widget();
    }
}

void RecordForm::addEditor(const FieldSpec &field)
{
    FieldEditor *editor = m_editors.value(field.key);
    const bool known = editor != nullptr;
    const FieldState state = stateOf(field);
    if (!known) {
        FieldSpec spec = field;
        spec.readOnly = state.readOnly;
        editor = FieldEditor::make(spec, m_workspace, m_grid);
        m_shown.remove(field.key);
        m_editors.insert(field.key, editor);
    }
    if (field.isList()) {
        m_grid->addWide(editor->widget());  // its entries have labels of their own
    } else {
        m_grid->addRow(state.required && !state.readOnly ? field.label() + QStringLiteral(" *") : field.label(),
                       editor->widget());
    }
    if (known) {
        return;
    }
    connect(editor, &FieldEditor::edited, this, [this, editor] { save(editor); });
    connect(editor, &FieldEditor::rejected, this, [this](const QString &message) {
        m_shell.showBanner({Tone::Attention, message, {}, {}, true});
    });
    connect(editor, &FieldEditor::openRequested, this, &RecordForm::openRequested);
}

void RecordForm::fill(bool everything)
{
    for (auto it = m_editors.begin(); it != m_editors.end(); ++it) {
        FieldEditor *editor = it.value();
        const FieldSpec &field = editor->field();
        const Value value = field.read(*m_view.record);
        const QString title = m_view.linkTitles.value(it.key());
        const auto shown = m_shown.constFind(it.key());
        const bool known = !everything && shown != m_shown.constEnd();
        if (known && !field.readOnly) {
            const bool held = std::any_of(m_held.begin(), m_held.end(), [&](const record_actions::FieldValue &waiting) {
                return waiting.first == it.key();
            });
            if (m_saving.value(it.key()) > 0 || held) {
                continue;  // what was read is older than what is being saved
            }
            const bool same = sameValue(field, shown->first, value);
            if (editor->isDirty()) {
                if (!same) {
                    showConflict(editor, value);
                }
                continue;
            }
            if (same && shown->second == title) {
                continue;
            }
        }
        m_shown.insert(it.key(), {value, title});
        editor->setValue(value, title);
    }
}

void RecordForm::showConflict(FieldEditor *editor, const Value &theirs)
{
    const FieldSpec &field = editor->field();
    const QString title = m_view.linkTitles.value(field.key);
    m_shown.insert(field.key, {theirs, title});
    const ShownValue shown =
        showValue(field, theirs, title, ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc()));
    const QString text = shown.tags.isEmpty() ? shown.text : shown.tags.join(QStringLiteral(", "));
    const QPointer<FieldEditor> there(editor);
    m_shell.showBanner({Tone::Attention,
                        text.isEmpty() ? tr("“%1” was emptied while you were typing in it. Your words stay; leaving "
                                            "the field saves them.")
                                             .arg(field.label())
                                       : tr("“%1” was changed to “%2” while you were typing in it. Your words stay; "
                                            "leaving the field saves them.")
                                             .arg(field.label(), text),
                        tr("Use the other value"),
                        [there, theirs, title] {
                            if (there) {
                                there->setValue(theirs, title);
                            }
                        },
                        true});
}

void RecordForm::save(FieldEditor *editor)
{
    m_shell.clearBanner();
    const QString key = editor->field().key;
    const Value value = editor->value();
    const Value before = m_shown.value(key).first;
    m_shown[key].first = value;
    write(key, value, before);
}

void RecordForm::write(const QString &key, const Value &value, const Value &before)
{
    const qint64 id = m_view.record->id;
    ++m_saving[key];
    QVector<record_actions::FieldValue> values = m_held;
    values.removeIf([&](const record_actions::FieldValue &held) { return held.first == key; });
    values.append({key, value});
    if (m_workspace.store().isWriting()) {
        QTimer::singleShot(600, this, [this, key] {
            if (m_saving.value(key) > 0) {
                m_shell.setStatus(tr("Kept; it is saved as soon as the running import is done"));
            }
        });
    }
    whenDone(record_actions::setFields(m_workspace, m_view.type->key, id, values), this,
             [this, id, key, value, before](const Result<ChangeSet> &done) {
                 const bool here = m_view.record != nullptr && id == m_view.record->id;
                 if (here && --m_saving[key] <= 0) {
                     m_saving.remove(key);
                 }
                 if (done) {
                     if (here) {
                         m_held.clear();
                         m_demanded.clear();
                     }
                     m_shell.setStatus(tr("Saved"));
                     emit saved();
                     return;
                 }
                 if (const QString needed = fieldOfError(done.error()); here && !needed.isEmpty() && needed != key) {
                     hold(key, value, needed, done.error());
                     return;
                 }
                 if (here) {
                     m_shown[key].first = before;
                 }
                 notSaved(key, value, id, done.error());
             });
}

void RecordForm::hold(const QString &key, const Value &value, const QString &needed, const Error &error)
{
    m_held.removeIf([&](const record_actions::FieldValue &held) { return held.first == key; });
    m_held.append({key, value});
    m_demanded = needed;
    build();
    fill(false);
    if (FieldEditor *editor = m_editors.value(needed)) {
        editor->widget()->setFocus();
    }
    m_shell.showBanner({Tone::Attention, tr("%1 Both are saved together.").arg(error.message), tr("Leave it as it was"),
                        [this] {
                            for (const record_actions::FieldValue &held : std::exchange(m_held, {})) {
                                m_shown.remove(held.first);
                            }
                            m_demanded.clear();
                            build();
                            fill(false);
                        },
                        false});
}

void RecordForm::notSaved(const QString &key, const Value &value, qint64 id, const Error &error)
{
    // The words stay in the field until they are saved or thrown away on purpose.
    const QString type = m_view.type->key;
    m_shell.showBanner(
        {error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Conflict ? Tone::Attention : Tone::Bad,
         error.message, tr("Try again"),
         [this, key, value, id, type] {
             whenDone(record_actions::setFields(m_workspace, type, id, {{key, value}}), this,
                      [this, key, value, id](const Result<ChangeSet> &done) {
                          if (done) {
                              m_shell.setStatus(tr("Saved"));
                              emit saved();
                          } else {
                              notSaved(key, value, id, done.error());
                          }
                      });
         },
         true});
    FieldEditor *editor = m_editors.value(key);
    if (editor == nullptr || m_view.record == nullptr || m_view.record->id != id) {
        return;
    }
    const QStringList words = editor->typed();
    editor->setValue(m_shown.value(key).first, m_shown.value(key).second);
    if (editor->takesWords()) {
        editor->restoreTyped(words);  // a choice can be made again, words cannot
    }
}

}  // namespace fieldfare
