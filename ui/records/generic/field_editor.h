// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

#include <QObject>
#include <QWidget>

#include <functional>

class QVBoxLayout;

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
    [[nodiscard]] bool hasFocus() const;

    /// Holds words that value() does not have yet: being typed, or refused. They belong to the user; nobody overwrites them.
    [[nodiscard]] bool isDirty() const;
    /// Takes what was typed as leaving the field does: edited() or rejected() follow. For pages that go away.
    void finishTyping();
    /// Takes free words, not only a choice.
    [[nodiscard]] bool takesWords() const;
    /// The texts as they stand in the field, and putting them back as if they had been typed.
    [[nodiscard]] QStringList typed() const;
    void restoreTyped(const QStringList &texts);

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
    ~ContactPointsEditor() override;

    void setValue(const Value &value);
    [[nodiscard]] Value value() const;
    /// As many entries as hold this number of texts.
    void makeRoomFor(int texts);

signals:
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row;
    void addRow(const QString &label, const QStringList &parts, bool focus);
    void setLabel(Row *row, const QString &key);
    void showMenu(Row *row);
    /// A mail address too long for its place beside the label stands below it, whole.
    void fitMails();

    FieldKind m_kind;
    QVBoxLayout *m_rows;
    QList<Row *> m_entries;
    Value m_value;
};

}  // namespace fieldfare
