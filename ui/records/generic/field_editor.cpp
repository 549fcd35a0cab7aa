// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/field_editor.h"

#include "base/when_done.h"
#include "presentation/field_display.h"
#include "presentation/format.h"
#include "presentation/record_actions.h"
#include "records/record_reader.h"
#include "search/global_search.h"
#include "search/list_reader.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/fields.h"
#include "widgets/input/line_edit.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

#include <algorithm>

namespace fieldfare {

namespace {

/// Does not change its value when a form is scrolled with the wheel over it.
class FormCombo : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// As high as the other fields, its box where their texts begin.
class FormCheck : public QCheckBox {
public:
    using QCheckBox::QCheckBox;
    [[nodiscard]] QSize sizeHint() const override { return QCheckBox::sizeHint().expandedTo({0, metric::rowHeight}); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto *grid = qobject_cast<const FieldGrid *>(parentWidget());
        constexpr int textInset = 4;
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        option.rect.setLeft(grid != nullptr && grid->isQuiet() ? textInset : 0);
        painter.drawControl(QStyle::CE_CheckBox, option);
    }
};

/// Says when it was left with another text, and grows with its text.
class NotesEdit : public QPlainTextEdit {
public:
    explicit NotesEdit(QWidget *parent) : QPlainTextEdit(parent)
    {
        setTabChangesFocus(true);
        connect(document(), &QTextDocument::contentsChanged, this, [this] { fit(); });
        fit();
    }
    std::function<void()> left;

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (document()->isModified() && left) {
            document()->setModified(false);
            left();
        }
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QPlainTextEdit::resizeEvent(event);
        fit();
    }

private:
    void fit()
    {
        int lines = 0;
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            lines += std::max(1, block.layout() != nullptr ? block.layout()->lineCount() : 1);
        }
        setFixedHeight(std::clamp(lines, 2, 12) * fontMetrics().lineSpacing() + 24);
    }
};

/// Types of which there are few: their names are listed whole instead of searched.
bool isSmall(const QString &type)
{
    return type == QLatin1String("user") || type == QLatin1String("team") || type == QLatin1String("stage") ||
           type == QLatin1String("pipeline");
}

using Names = QVector<QPair<qint64, QString>>;

QFuture<Result<Names>> allNames(Workspace &workspace, const QString &type)
{
    return workspace.read([type](ReadContext &context) -> Result<Names> {
        const bool ordered = context.catalog().at(type).field(QStringLiteral("position")) != nullptr;
        TRY_ASSIGN(const auto ids,
                   ListReader(context).firstRows(
                       ListRequest{type, {}, ordered ? QStringLiteral("position") : QString(), false}, 500));
        RecordReader reader(context);
        TRY_ASSIGN(const auto names,
                   reader.displayNames(context.catalog().at(type), QSet<qint64>(ids.begin(), ids.end())));
        Names result;
        for (const qint64 id : ids) {
            result.append({id, names.value(id)});
        }
        return result;
    });
}

}  // namespace

FieldEditor::FieldEditor(const FieldSpec &field, QWidget *widget) : QObject(widget), m_field(field), m_widget(widget)
{
    widget->setAccessibleName(field.label());
}

bool FieldEditor::hasFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus != nullptr && (focus == m_widget || m_widget->isAncestorOf(focus));
}

void FieldEditor::setValue(const Value &value, const QString &linkTitle) { m_set(value, linkTitle); }

namespace {

/// The widgets of a field that take text, in their order.
QList<QWidget *> textWidgets(QWidget *field)
{
    QList<QWidget *> found;
    const auto consider = [&found](QWidget *widget) {
        if (qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QPlainTextEdit *>(widget) != nullptr) {
            found.append(widget);
        }
    };
    consider(field);
    for (QWidget *child : field->findChildren<QWidget *>()) {
        if (child->window() == field->window()) {  // not what floats above it, as a calendar
            consider(child);
        }
    }
    return found;
}

bool isModified(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
        return line->isModified();
    }
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return text != nullptr && text->document()->isModified();
}

}  // namespace

bool FieldEditor::isDirty() const
{
    const QList<QWidget *> edits = textWidgets(m_widget);
    return std::any_of(edits.begin(), edits.end(), isModified);
}

void FieldEditor::finishTyping()
{
    for (QWidget *edit : textWidgets(m_widget)) {
        if (isModified(edit)) {
            QFocusEvent left(QEvent::FocusOut, Qt::OtherFocusReason);
            QCoreApplication::sendEvent(edit, &left);
        }
    }
}

bool FieldEditor::takesWords() const
{
    return qobject_cast<QLineEdit *>(m_widget) != nullptr || qobject_cast<QPlainTextEdit *>(m_widget) != nullptr ||
           m_field.isList();
}

QStringList FieldEditor::typed() const
{
    QStringList texts;
    for (const QWidget *edit : textWidgets(m_widget)) {
        const auto *line = qobject_cast<const QLineEdit *>(edit);
        texts.append(line != nullptr ? line->text() : qobject_cast<const QPlainTextEdit *>(edit)->toPlainText());
    }
    return texts;
}

void FieldEditor::restoreTyped(const QStringList &texts)
{
    if (auto *points = qobject_cast<ContactPointsEditor *>(m_widget)) {
        points->makeRoomFor(static_cast<int>(texts.size()));
    }
    const QList<QWidget *> edits = textWidgets(m_widget);
    for (qsizetype i = 0; i < std::min(edits.size(), texts.size()); ++i) {
        if (auto *line = qobject_cast<QLineEdit *>(edits.at(i)); line != nullptr && line->text() != texts.at(i)) {
            if (takesWords()) {
                // As if typed, so that leaving the field saves it.
                line->selectAll();
                line->insert(texts.at(i));
            } else {
                line->setText(texts.at(i));
            }
            line->setModified(true);
        } else if (auto *text = qobject_cast<QPlainTextEdit *>(edits.at(i));
                   text != nullptr && text->toPlainText() != texts.at(i)) {
            text->setPlainText(texts.at(i));
            text->document()->setModified(true);
        }
    }
}

FieldEditor *FieldEditor::make(const FieldSpec &field, Workspace &workspace, QWidget *parent)
{
    FieldEditor *editor = nullptr;
    const auto with = [&](QWidget *widget) { editor = new FieldEditor(field, widget); };
    if (field.readOnly) {
        auto *label = new TextLabel(QString(), TextLabel::Style::Body, parent);
        label->setWordWrap(true);
        label->setContentsMargins(8, 6, 0, 6);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        with(label);
        editor->m_set = [editor, label, &workspace](const Value &value, const QString &title) {
            const ShownValue shown =
                showValue(editor->m_field, value, title,
                          ShowContext::of(workspace.session(), workspace.store().clock()->nowUtc()));
            label->setText(shown.tags.isEmpty() ? shown.text : shown.tags.join(QStringLiteral(", ")));
        };
        return editor;
    }
    switch (field.kind) {
    case FieldKind::MultilineText:
        with(new NotesEdit(parent));
        editor->buildMultiline();
        break;
    case FieldKind::Choice:
        with(new FormCombo(parent));
        editor->buildChoice();
        break;
    case FieldKind::Link:
        if (isSmall(field.target)) {
            with(new FormCombo(parent));
            editor->buildRecordChoice(workspace);
        } else {
            with(new LinkField(parent));
            editor->buildLink(workspace);
        }
        break;
    case FieldKind::Date:
        with(new DateField(parent, false));
        editor->buildDates(workspace);
        break;
    case FieldKind::Time:
        with(new DateField(parent, true));
        editor->buildDates(workspace);
        break;
    case FieldKind::Money:
        with(new MoneyEdit(parent));
        editor->buildMoney(workspace);
        break;
    case FieldKind::Bool:
        with(new FormCheck(parent));
        editor->buildOthers(workspace);
        break;
    case FieldKind::Tags:
        with(new TagEdit(parent));
        editor->buildOthers(workspace);
        break;
    case FieldKind::MailList:
    case FieldKind::PhoneList:
    case FieldKind::AddressList:
        with(new ContactPointsEditor(field.kind, parent));
        editor->buildOthers(workspace);
        break;
    default: with(new LineEdit(parent)); editor->buildText(workspace);
    }
    return editor;
}

void FieldEditor::buildText(Workspace &workspace)
{
    Q_UNUSED(workspace)
    auto *edit = qobject_cast<QLineEdit *>(m_widget);
    const FieldKind kind = m_field.kind;
    const auto write = [kind](const Value &value) -> QString {
        if (value.isNull()) {
            return {};
        }
        switch (kind) {
        case FieldKind::Integer: return QLocale().toString(value.toLongLong());
        case FieldKind::Decimal:
        case FieldKind::Percent: return format::decimal(value.value<Decimal>());
        case FieldKind::Duration: return QLocale().toString(value.toLongLong() / 60);
        default: return value.toString();
        }
    };
    if (kind == FieldKind::Duration) {
        edit->setPlaceholderText(tr("Minutes"));
    } else if (kind == FieldKind::Percent) {
        edit->setPlaceholderText(QStringLiteral("%"));
    }
    const auto stored = std::make_shared<Value>();
    m_set = [edit, write, stored](const Value &value, const QString &) {
        *stored = value;
        edit->setText(write(value));
        edit->setCursorPosition(0);
        edit->setModified(false);
    };
    m_get = [stored] { return *stored; };
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, kind, stored, write] {
        if (!edit->isModified()) {
            return;
        }
        edit->setModified(false);
        const QString text = edit->text().trimmed();
        Value value;
        if (!text.isEmpty()) {
            switch (kind) {
            case FieldKind::Integer:
            case FieldKind::Decimal:
            case FieldKind::Percent:
            case FieldKind::Duration: {
                bool ok = false;
                const auto number = format::parseAmount(QString(text).remove(QLatin1Char('%')), QLocale(), &ok);
                if (!ok || !number || (kind == FieldKind::Integer && number->millionths % Decimal::one != 0)) {
                    edit->setModified(true);  // the words stay until they are mended
                    emit rejected(tr("“%1” is no number. Type digits, or leave the field empty.").arg(text));
                    return;
                }
                value = kind == FieldKind::Integer    ? Value(qlonglong(number->millionths / Decimal::one))
                        : kind == FieldKind::Duration ? Value(qlonglong(number->millionths * 60 / Decimal::one))
                                                      : Value::fromValue(*number);
                break;
            }
            case FieldKind::Currency: {
                const auto currency = Currency::fromCode(text);
                if (!currency) {
                    edit->setModified(true);
                    emit rejected(tr("“%1” is no currency code. Use three letters such as EUR.").arg(text));
                    return;
                }
                value = currency->code();
                break;
            }
            default: value = text;
            }
        }
        if (value == *stored) {
            return;
        }
        *stored = value;
        edit->setText(write(value));
        emit edited();
    });
}

void FieldEditor::buildMultiline()
{
    auto *edit = static_cast<NotesEdit *>(m_widget);
    m_set = [edit](const Value &value, const QString &) {
        if (edit->toPlainText() != value.toString()) {
            edit->setPlainText(value.toString());
        }
        edit->document()->setModified(false);
    };
    m_get = [edit] { return edit->toPlainText().trimmed().isEmpty() ? Value() : Value(edit->toPlainText()); };
    edit->left = [this] { emit edited(); };
}

void FieldEditor::buildChoice()
{
    auto *combo = qobject_cast<QComboBox *>(m_widget);
    combo->addItem(QStringLiteral("–"), QString());
    for (const Choice &choice : m_field.choices) {
        combo->addItem(m_field.choiceLabel(choice.key), choice.key);
    }
    if (m_field.openChoices) {
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
    }
    const auto stored = std::make_shared<QString>();
    m_set = [this, combo, stored](const Value &value, const QString &) {
        *stored = value.toString();
        const int at = combo->findData(*stored);
        combo->setCurrentIndex(at);
        if (at < 0 && combo->isEditable()) {
            combo->setEditText(m_field.choiceLabel(*stored));
        } else if (at <= 0 && combo->isEditable()) {
            combo->setEditText(QString());
        }
    };
    m_get = [stored] { return stored->isEmpty() ? Value() : Value(*stored); };
    const auto take = [this, stored](const QString &key) {
        if (key != *stored) {
            *stored = key;
            emit edited();
        }
    };
    connect(combo, &QComboBox::activated, this, [combo, take](int index) { take(combo->itemData(index).toString()); });
    if (combo->isEditable()) {
        connect(combo->lineEdit(), &QLineEdit::editingFinished, this, [this, combo, take] {
            combo->lineEdit()->setModified(false);
            const QString text = combo->currentText().trimmed();
            for (const Choice &choice : m_field.choices) {
                if (m_field.choiceLabel(choice.key).compare(text, Qt::CaseInsensitive) == 0) {
                    take(choice.key);
                    return;
                }
            }
            take(text == QStringLiteral("–") ? QString() : text);
        });
    }
}

void FieldEditor::buildRecordChoice(Workspace &workspace)
{
    auto *combo = qobject_cast<QComboBox *>(m_widget);
    const auto stored = std::make_shared<QPair<qint64, QString>>();
    const auto showStored = [combo, stored] {
        int at = combo->findData(stored->first);
        if (at < 0 && stored->first > 0) {
            combo->addItem(stored->second, stored->first);
            at = combo->count() - 1;
        }
        combo->setCurrentIndex(at);
    };
    whenDone(allNames(workspace, m_field.target), this, [combo, showStored](const Result<Names> &names) {
        if (!names) {
            return;  // the field then offers what it holds; the list page tells about a broken database
        }
        combo->clear();
        combo->addItem(QStringLiteral("–"), qint64(0));
        for (const auto &[id, name] : *names) {
            combo->addItem(name, id);
        }
        showStored();
    });
    m_set = [stored, showStored](const Value &value, const QString &title) {
        *stored = {value.toLongLong(), title};
        showStored();
    };
    m_get = [stored] { return stored->first > 0 ? Value(qlonglong(stored->first)) : Value(); };
    connect(combo, &QComboBox::activated, this, [this, combo, stored](int index) {
        const qint64 id = combo->itemData(index).toLongLong();
        if (id != stored->first) {
            *stored = {id, combo->itemText(index)};
            emit edited();
        }
    });
}

void FieldEditor::buildLink(Workspace &workspace)
{
    auto *link = qobject_cast<LinkField *>(m_widget);
    const QString target = m_field.target;
    const RecordType *type = workspace.catalog()->find(target);
    const QString icon = type != nullptr ? type->icon : QString();
    link->setLookup([&workspace, target, icon, link](const QString &text, const LinkField::Done &done) {
        SearchOptions options;
        options.types = {target};
        options.limit = 8;
        whenDone(workspace.read([text, options](ReadContext &context) { return globalSearch(context, text, options); }),
                 link, [done, icon](const Result<SearchResult> &found) {
                     QList<Suggestion> suggestions;
                     if (found) {
                         for (const SearchHit &hit : found->hits) {
                             suggestions.append({hit.id, hit.title, hit.subtitle, icon, false});
                         }
                     }
                     done(suggestions);
                 });
    });
    if (type != nullptr && namingField(*type) != nullptr && !type->machinery) {
        link->setCreateText(tr("Create %1 “%2”").arg(lowerLabel(type->label()), QStringLiteral("%1")));
    }
    m_set = [link](const Value &value, const QString &title) { link->setValue(value.toLongLong(), title); };
    m_get = [link] { return link->id() > 0 ? Value(qlonglong(link->id())) : Value(); };
    connect(link, &LinkField::edited, this, &FieldEditor::edited);
    connect(link, &LinkField::openRequested, this, [this, target](qint64 id) { emit openRequested(target, id); });
    connect(link, &LinkField::createRequested, this, [this, &workspace, link, target](const QString &title) {
        const std::shared_ptr<const TypeCatalog> catalog = workspace.catalog();
        const FieldSpec *naming = namingField(catalog->at(target));
        whenDone(record_actions::create(workspace, target, {{naming->key, title}}), this,
                 [this, catalog, link, target, title](const Result<ChangeSet> &made) {
                     if (!made) {
                         emit rejected(made.error().message);
                         return;
                     }
                     link->setValue(record_actions::createdId(*made, catalog->at(target)), title);
                     emit edited();
                 });
    });
}

void FieldEditor::buildDates(Workspace &workspace)
{
    auto *date = qobject_cast<DateField *>(m_widget);
    const QTimeZone zone = workspace.session().zone;
    date->setToday(workspace.store().clock()->nowUtc().toTimeZone(zone).date());
    if (m_field.kind == FieldKind::Date) {
        m_set = [date](const Value &value, const QString &) { date->setDate(value.toDate()); };
        m_get = [date] { return date->date().isValid() ? Value(date->date()) : Value(); };
    } else {
        m_set = [date, zone](const Value &value, const QString &) { date->setMoment(value.toDateTime(), zone); };
        m_get = [date] { return date->moment().isValid() ? Value(date->moment()) : Value(); };
    }
    connect(date, &DateField::edited, this, &FieldEditor::edited);
    connect(date, &DateField::invalidTyped, this, [this](const QString &text) {
        emit rejected(tr("“%1” is no date. Try 24.12., tomorrow, Fri or +7.").arg(text));
    });
}

void FieldEditor::buildMoney(Workspace &workspace)
{
    auto *money = qobject_cast<MoneyEdit *>(m_widget);
    const Currency base = workspace.session().baseCurrency;
    money->setDefaultCurrency(base);
    m_set = [money, base](const Value &value, const QString &) {
        money->setMoney(value.isNull() ? std::nullopt : std::optional<Money>(value.value<Money>()));
        money->setDefaultCurrency(base);
    };
    m_get = [money] { return money->money() ? Value::fromValue(*money->money()) : Value(); };
    connect(money, &MoneyEdit::edited, this, &FieldEditor::edited);
    connect(money, &MoneyEdit::invalidTyped, this, [this](const QString &text) {
        emit rejected(tr("“%1” is no amount. Type digits, or leave the field empty.").arg(text));
    });
}

void FieldEditor::buildOthers(Workspace &workspace)
{
    if (auto *check = qobject_cast<QCheckBox *>(m_widget)) {
        m_set = [check](const Value &value, const QString &) { check->setChecked(value.toBool()); };
        m_get = [check] { return Value(check->isChecked()); };
        connect(check, &QCheckBox::clicked, this, &FieldEditor::edited);
    } else if (auto *tags = qobject_cast<TagEdit *>(m_widget)) {
        m_set = [tags](const Value &value, const QString &) { tags->setTags(value.toStringList()); };
        m_get = [tags] { return tags->tags().isEmpty() ? Value() : Value(tags->tags()); };
        connect(tags, &TagEdit::edited, this, &FieldEditor::edited);
        whenDone(allNames(workspace, QStringLiteral("tag")), this, [tags](const Result<Names> &names) {
            QStringList known;
            if (names) {
                for (const auto &[id, name] : *names) {
                    known.append(name);
                }
            }
            tags->setKnownTags(known);
        });
    } else if (auto *points = qobject_cast<ContactPointsEditor *>(m_widget)) {
        m_set = [points](const Value &value, const QString &) { points->setValue(value); };
        m_get = [points] { return points->value(); };
        connect(points, &ContactPointsEditor::edited, this, &FieldEditor::edited);
    }
}

}  // namespace fieldfare
