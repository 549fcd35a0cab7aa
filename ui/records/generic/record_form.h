// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "shell/shell.h"

#include <QHash>
#include <QWidget>

namespace fieldfare {

class Button;
class DuplicateHintStrip;
class FieldEditor;
class FieldGrid;

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
    void notSaved(const QString &key, const Value &value, qint64 id, const Error &error);
    void showConflict(FieldEditor *editor, const Value &theirs);
    void addEditor(const FieldSpec &field);

    Workspace &m_workspace;
    Shell &m_shell;
    RecordView m_view;
    FieldGrid *m_grid;
    Button *m_more;
    QHash<QString, FieldEditor *> m_editors;
    QHash<QString, QPair<Value, QString>> m_shown;  ///< value and link title as last shown, by field
    QHash<QString, int> m_saving;                   ///< writes under way, by field
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

signals:
    void created(const QString &type, qint64 id);

private:
    void create();
    [[nodiscard]] QVector<record_actions::FieldValue> typedValues() const;
    void watchForDuplicates();
    void useInstead(qint64 id);

    Workspace &m_workspace;
    Shell &m_shell;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType *m_type;
    QVector<record_actions::FieldValue> m_preset;
    QList<FieldEditor *> m_editors;
    DuplicateHintStrip *m_hint = nullptr;
    class TextLabel *m_problem;
    Button *m_create;
    bool m_busy = false;
};

/// Opens the "New" panel of a type and goes to the record that was made.
void openNewRecordPanel(Workspace &workspace, Shell &shell, const QString &type,
                        const QVector<record_actions::FieldValue> &preset = {});

/// "Add field": label, kind and choices of a field of the user's own.
class AddFieldForm : public QWidget {
    Q_OBJECT
public:
    AddFieldForm(Workspace &workspace, Shell &shell, const QString &type, QWidget *parent = nullptr);

private:
    void create();

    Workspace &m_workspace;
    Shell &m_shell;
    QString m_type;
    class QLineEdit *m_label;
    class QComboBox *m_kind;
    class QPlainTextEdit *m_choices;
    class TextLabel *m_problem;
};

}  // namespace fieldfare
