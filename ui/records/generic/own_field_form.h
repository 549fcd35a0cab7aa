// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_condition.h"
#include "records/field_def/field_def.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace fieldfare {

class Button;
class Shell;
class TextLabel;
class TypeCatalog;
class Workspace;

/// Chooses a condition: always or never, or a field, a test and values ("when Lifecycle is Customer").
class ConditionEdit : public QWidget {
    Q_OBJECT
public:
    /// `withoutCondition`: the choice that needs no field and its text ("always"/empty text, "never").
    ConditionEdit(const RecordType &type, const QString &ownKey, const QStringList &plainTexts,
                  const QStringList &plainLabels, const QString &accessibleName, QWidget *parent = nullptr);

    void setText(const QString &condition);
    /// As FieldCondition::text().
    [[nodiscard]] QString text() const;

signals:
    void edited();

private:
    void showParts();
    void offerValues();

    const RecordType &m_type;
    QStringList m_plain;
    QComboBox *m_kind;
    QComboBox *m_field;
    QComboBox *m_test;
    QComboBox *m_value;
};

/// A field of the user's own in the side panel: label, kind, choices, and when it is shown, needed and locked. For a new one
/// or an existing one; the kind of an existing one stays, because values of that kind are stored.
class OwnFieldForm : public QWidget {
    Q_OBJECT
public:
    OwnFieldForm(Workspace &workspace, Shell &shell, const QString &type, const FieldDef *existing = nullptr,
                 QWidget *parent = nullptr);

private:
    void save();

    Workspace &m_workspace;
    Shell &m_shell;
    std::shared_ptr<const TypeCatalog> m_catalog;
    QString m_type;
    qint64 m_id = 0;
    QLineEdit *m_label;
    QComboBox *m_kind;
    QPlainTextEdit *m_choices;
    ConditionEdit *m_visible;
    ConditionEdit *m_required;
    ConditionEdit *m_readOnly;
    QCheckBox *m_retired;
    TextLabel *m_problem;
    Button *m_save;
};

/// The user's word for a kind of field ("Whole number").
[[nodiscard]] QString ownFieldKindLabel(const QString &kind);

}  // namespace fieldfare
