// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

#include <QObject>
#include <QWidget>

#include <functional>

namespace fieldfare {

class Workspace;

/// The input for one field, made from its description. It holds canonical values and tells when the user finished with
/// another one (on leaving it), so a form can save field by field.
class FieldEditor : public QObject {
    Q_OBJECT
public:
    /// For any field but machinery; read-only fields give a label. The widget belongs to `parent`, the editor to the widget.
    [[nodiscard]] static FieldEditor *make(const FieldSpec &field, Workspace &workspace, QWidget *parent);

    [[nodiscard]] QWidget *widget() const { return m_widget; }
    [[nodiscard]] const FieldSpec &field() const { return m_field; }
    void setValue(const Value &value, const QString &linkTitle = {});
    [[nodiscard]] Value value() const { return m_get ? m_get() : Value(); }
    /// The user is in it: do not overwrite what is being typed.
    [[nodiscard]] bool hasFocus() const;

signals:
    void edited();
    /// What was typed cannot be read; `message` says what is wanted.
    void rejected(const QString &message);
    /// The arrow of a link.
    void openRequested(const QString &type, qint64 id);

private:
    FieldEditor(const FieldSpec &field, QWidget *widget);

    void buildText(Workspace &workspace);
    void buildMultiline();
    void buildChoice();
    void buildRecordChoice(Workspace &workspace);
    void buildLink(Workspace &workspace);
    void buildDates(Workspace &workspace);
    void buildMoney(Workspace &workspace);
    void buildOthers(Workspace &workspace);

    FieldSpec m_field;
    QWidget *m_widget;
    std::function<void(const Value &, const QString &)> m_set;
    std::function<Value()> m_get;
};

/// The labelled lists of mails, phones and addresses: one row per entry, added and taken away in place.
class ContactPointsEditor : public QWidget {
    Q_OBJECT
public:
    ContactPointsEditor(FieldKind kind, QWidget *parent);

    void setValue(const Value &value);
    [[nodiscard]] Value value() const;

signals:
    void edited();

private:
    struct Row;
    void addRow(const QString &label, const QStringList &parts, bool focus);
    void setLabel(Row *row, const QString &key);
    void showMenu(Row *row);

    FieldKind m_kind;
    class QVBoxLayout *m_rows;
    QList<Row *> m_entries;
    Value m_value;
};

}  // namespace fieldfare
