// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "shell/shell.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

namespace fieldfare {

class Button;
class DuplicateHintStrip;
class DraftKeeper;
class InlineMessage;
class FieldEditor;
class FieldGrid;
struct FieldState;

/// Which fields a form shows and in which order: groups of field keys. Shared by the record page, "New" and bulk edit.
struct FormLayout {
    struct Group {
        QString heading;  ///< translated, may be empty
        QStringList fields;
    };
    QVector<Group> groups;
    QStringList rare;  ///< behind "More fields"
};
/// Parts of lists are left out where the list itself is edited; machinery and read-only stamps go to `rare`.
[[nodiscard]] FormLayout formLayout(const RecordType &type);
/// Fields one always wants to see, even empty.
[[nodiscard]] bool isEssential(const RecordType &type, const FieldSpec &field);

/// The facts of one record. Every field is saved when it is left, as one transaction that Ctrl+Z takes back.
class RecordForm : public QWidget {
    Q_OBJECT
public:
    RecordForm(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

    /// Shows a record. Called again with newer values it leaves alone every field that holds words not saved yet: when
    /// somebody else changed such a field, the window says so and offers their value.
    void setView(const RecordView &view);
    /// Saves what is being typed as leaving the field does. For pages that go, windows that close, programs that lock.
    void finishTyping();
    /// Words typed beside the fields (the line that logs a call) that are kept with the form's.
    void setOtherWords(std::function<QString()> words, std::function<void(const QString &)> restore);

signals:
    /// A field's value is stored; whatever was read before is old.
    void saved();
    void openRequested(const QString &type, qint64 id);
    void addFieldRequested();

private:
    void build();
    void fill(bool everything);
    void save(FieldEditor *editor);
    void write(const QString &key, const Value &value, const Value &before);
    void hold(const QString &key, const Value &value, const QString &needed, const Error &error);
    void notSaved(const QString &key, const Value &value, qint64 id, const Error &error);
    [[nodiscard]] FieldState stateOf(const FieldSpec &field) const;
    [[nodiscard]] QString statesKey() const;
    [[nodiscard]] QJsonObject unsavedWords() const;
    void restoreWords(const QJsonObject &words);
    [[nodiscard]] QString describeWords(const QJsonObject &words) const;
    void showConflict(FieldEditor *editor, const Value &theirs);
    void addEditor(const FieldSpec &field);

    Workspace &m_workspace;
    Shell &m_shell;
    RecordView m_view;
    FieldGrid *m_grid;
    Button *m_add;
    Button *m_more;
    QHash<QString, FieldEditor *> m_editors;
    QHash<QString, QPair<Value, QString>> m_shown;  ///< value and link title as last shown, by field
    QHash<QString, int> m_saving;                   ///< writes under way, by field
    /// Values that wait for another field: "customer" until the tax number is filled in. Saved together with it.
    QVector<record_actions::FieldValue> m_held;
    QString m_demanded;  ///< the field they wait for
    QString m_states;    ///< which fields of the user's own are shown, needed, locked
    DraftKeeper *m_drafts;
    InlineMessage *m_locked;
    std::function<QString()> m_otherWords;
    std::function<void(const QString &)> m_restoreOther;
    QStringList m_shownKeys;
    bool m_showRare = false;
};

/// A new record in a side panel: the fields that matter, then Create. Ctrl+Return creates.
class NewRecordForm : public QWidget {
    Q_OBJECT
public:
    /// `preset`: values given by where it was called from (the contact of a new deal).
    NewRecordForm(Workspace &workspace, Shell &shell, const QString &type,
                  const QVector<record_actions::FieldValue> &preset, QWidget *parent = nullptr);
    ~NewRecordForm() override;

signals:
    void created(const QString &type, qint64 id);

private:
    void create();
    [[nodiscard]] QVector<record_actions::FieldValue> typedValues() const;
    void watchForDuplicates();
    void useInstead(qint64 id);
    void showWhatApplies();
    [[nodiscard]] QJsonObject unsavedWords() const;
    void restoreWords(const QJsonObject &words);
    [[nodiscard]] QString describeWords(const QJsonObject &words) const;

    Workspace &m_workspace;
    Shell &m_shell;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType *m_type;
    FieldGrid *m_grid;
    DraftKeeper *m_drafts;
    QVector<record_actions::FieldValue> m_preset;
    QList<FieldEditor *> m_editors;
    DuplicateHintStrip *m_hint = nullptr;
    class TextLabel *m_problem;
    Button *m_create;
    bool m_busy = false;
    bool m_done = false;  ///< made, or given up on purpose
};

/// Opens the "New" panel of a type and goes to the record that was made.
void openNewRecordPanel(Workspace &workspace, Shell &shell, const QString &type,
                        const QVector<record_actions::FieldValue> &preset = {});

}  // namespace fieldfare
