// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/field_editor.h"
#include "widgets/icons/lucide.h"
#include "widgets/input/line_edit.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <functional>

namespace fieldfare {

namespace {

constexpr int labelWidth = 98;

struct KnownLabel {
    QString key;
    QString text;
};

struct ContactPointsEditorText {
    Q_DECLARE_TR_FUNCTIONS(ContactPointsEditor)
};

/// The first one is what an entry is called without further words.
QList<KnownLabel> knownLabels(FieldKind kind)
{
    if (kind == FieldKind::AddressList) {
        return {{QStringLiteral("work"), ContactPointsEditorText::tr("Address")},
                {QStringLiteral("billing"), ContactPointsEditorText::tr("Billing address")},
                {QStringLiteral("delivery"), ContactPointsEditorText::tr("Delivery address")},
                {QStringLiteral("home"), ContactPointsEditorText::tr("Home address")}};
    }
    if (kind == FieldKind::PhoneList) {
        return {{QStringLiteral("work"), ContactPointsEditorText::tr("Phone")},
                {QStringLiteral("mobile"), ContactPointsEditorText::tr("Mobile")},
                {QStringLiteral("home"), ContactPointsEditorText::tr("Home phone")},
                {QStringLiteral("fax"), ContactPointsEditorText::tr("Fax")}};
    }
    return {{QStringLiteral("work"), ContactPointsEditorText::tr("E-mail")},
            {QStringLiteral("home"), ContactPointsEditorText::tr("Home mail")},
            {QStringLiteral("billing"), ContactPointsEditorText::tr("Billing mail")}};
}

/// The name of an entry, in the place where other fields have their label; a click offers other names, more entries, removal.
class LabelButton : public QAbstractButton {
public:
    explicit LabelButton(QWidget *parent) : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setFixedSize(labelWidth, metric::controlHeight);
    }
    QString key;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const bool hot = underMouse() || hasFocus();
        const int room = width() - (hot ? 18 : 0);
        painter.setPen(t.muted);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room);
        painter.drawText(QRect(0, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        if (hot) {
            paintLucide(painter,
                        QRectF(std::min(fontMetrics().horizontalAdvance(shown) + 4, width() - 16),
                               (height() - 13) / 2.0, 13, 13),
                        QStringLiteral("chevron-down"), t.muted);
        }
        if (hasFocus()) {
            drawPanel(painter, QRectF(rect()).adjusted(-1, 3, 0, -3), metric::radiusSmall, {}, t.accent, 1.6);
        }
    }
};

}  // namespace

/// One entry: its label and its parts.
struct ContactPointsEditor::Row {
    QWidget *widget = nullptr;
    LabelButton *label = nullptr;
    QList<QLineEdit *> parts;
};

ContactPointsEditor::ContactPointsEditor(FieldKind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(1);
    setValue(Value());
}

ContactPointsEditor::~ContactPointsEditor() { qDeleteAll(m_entries); }

void ContactPointsEditor::addRow(const QString &label, const QStringList &parts, bool focus)
{
    auto *row = new Row;
    row->widget = new QWidget(this);
    auto *grid = new QGridLayout(row->widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::xs);
    grid->setVerticalSpacing(1);
    grid->setColumnMinimumWidth(0, labelWidth + space::s);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    row->label = new LabelButton(row->widget);
    grid->addWidget(row->label, 0, 0, Qt::AlignTop);
    QStringList names;
    switch (m_kind) {
    case FieldKind::MailList: names = {ContactPointsEditorText::tr("Add e-mail")}; break;
    case FieldKind::PhoneList: names = {ContactPointsEditorText::tr("Add phone")}; break;
    default:
        names = {ContactPointsEditorText::tr("Street"), ContactPointsEditorText::tr("Postal code"),
                 ContactPointsEditorText::tr("City"), ContactPointsEditorText::tr("Region"),
                 ContactPointsEditorText::tr("Country")};
    }
    for (int i = 0; i < names.size(); ++i) {
        auto *edit = new LineEdit(parts.value(i), row->widget);
        edit->setPlaceholderText(names.at(i));
        edit->setAccessibleName(names.at(i));
        edit->setCursorPosition(0);
        edit->setMinimumWidth(50);
        row->parts.append(edit);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->isModified()) {
                edit->setModified(false);
                emit edited();
            }
        });
    }
    grid->addWidget(row->parts.at(0), 0, 1, 1, 2);
    for (int i = 1; i < row->parts.size(); ++i) {
        grid->addWidget(row->parts.at(i), 1 + (i - 1) / 2, 1 + (i - 1) % 2);
    }
    setLabel(row, label);
    connect(row->label, &QAbstractButton::clicked, this, [this, row] { showMenu(row); });
    m_rows->addWidget(row->widget);
    m_entries.append(row);
    if (focus) {
        row->parts.first()->setFocus();
    }
}

void ContactPointsEditor::setLabel(Row *row, const QString &key)
{
    const QList<KnownLabel> known = knownLabels(m_kind);
    row->label->key = key.isEmpty() ? known.first().key : key;
    QString text = row->label->key;
    for (const KnownLabel &label : known) {
        if (label.key == row->label->key) {
            text = label.text;
        }
    }
    row->label->setText(text);
    row->label->setToolTip(text);
}

void ContactPointsEditor::showMenu(Row *row)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const KnownLabel &label : knownLabels(m_kind)) {
        QAction *action = menu->addAction(label.text, this, [this, row, key = label.key] {
            setLabel(row, key);
            emit edited();
        });
        action->setCheckable(true);
        action->setChecked(label.key == row->label->key);
    }
    menu->addSeparator();
    menu->addAction(lucideIcon(QStringLiteral("plus")), ContactPointsEditorText::tr("Add another"), this,
                    [this] { addRow(QString(), {}, true); });
    QAction *remove = menu->addAction(lucideIcon(QStringLiteral("trash-2")), ContactPointsEditorText::tr("Remove"),
                                      this, [this, row] {
                                          for (QLineEdit *part : row->parts) {
                                              part->clear();
                                          }
                                          emit edited();
                                      });
    remove->setEnabled(!row->parts.first()->text().isEmpty() || m_entries.size() > 1);
    menu->popup(row->label->mapToGlobal(QPoint(0, row->label->height())));
}

void ContactPointsEditor::setValue(const Value &value)
{
    if (!m_entries.isEmpty() && this->value() == value && m_value == value) {
        return;
    }
    m_value = value;
    for (Row *row : m_entries) {
        row->widget->hide();
        row->widget->setParent(nullptr);  // its texts are no longer this field's
        row->widget->deleteLater();
        delete row;
    }
    m_entries.clear();
    switch (m_kind) {
    case FieldKind::MailList:
        for (const MailEntry &entry : value.value<QVector<MailEntry>>()) {
            addRow(entry.label, {entry.address}, false);
        }
        break;
    case FieldKind::PhoneList:
        for (const PhoneEntry &entry : value.value<QVector<PhoneEntry>>()) {
            addRow(entry.label, {entry.number}, false);
        }
        break;
    default:
        for (const AddressEntry &entry : value.value<QVector<AddressEntry>>()) {
            addRow(entry.label, {entry.street, entry.postalCode, entry.city, entry.region, entry.country}, false);
        }
    }
    if (m_entries.isEmpty()) {
        addRow(QString(), {}, false);
    }
    setFocusProxy(m_entries.first()->parts.first());
    fitMails();
}

void ContactPointsEditor::fitMails()
{
    if (m_kind != FieldKind::MailList) {
        return;
    }
    for (const Row *row : std::as_const(m_entries)) {
        auto *grid = static_cast<QGridLayout *>(row->widget->layout());
        QLineEdit *edit = row->parts.first();
        const int room = width() - labelWidth - space::s - space::xs - 18;
        const bool below = edit->fontMetrics().horizontalAdvance(edit->text()) > room;
        int line = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        grid->getItemPosition(grid->indexOf(edit), &line, &column, &rows, &columns);
        if ((line == 1) != below) {
            grid->removeWidget(edit);
            grid->addWidget(edit, below ? 1 : 0, below ? 0 : 1, 1, below ? 3 : 2);
        }
        edit->setToolTip(below ? edit->text() : QString());
    }
}

void ContactPointsEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitMails();
}

void ContactPointsEditor::makeRoomFor(int texts)
{
    const int each = static_cast<int>(m_entries.first()->parts.size());
    while (m_entries.size() * each < texts) {
        addRow(QString(), {}, false);
    }
}

Value ContactPointsEditor::value() const
{
    const auto part = [](const Row *row, int i) { return row->parts.at(i)->text().trimmed(); };
    switch (m_kind) {
    case FieldKind::MailList: {
        QVector<MailEntry> list;
        for (const Row *row : m_entries) {
            if (!part(row, 0).isEmpty()) {
                list.append({row->label->key, part(row, 0)});
            }
        }
        return list.isEmpty() ? Value() : Value::fromValue(list);
    }
    case FieldKind::PhoneList: {
        QVector<PhoneEntry> list;
        for (const Row *row : m_entries) {
            if (!part(row, 0).isEmpty()) {
                list.append({row->label->key, part(row, 0), {}});
            }
        }
        return list.isEmpty() ? Value() : Value::fromValue(list);
    }
    default: {
        QVector<AddressEntry> list;
        for (const Row *row : m_entries) {
            const AddressEntry entry{row->label->key, part(row, 0), part(row, 2),
                                     part(row, 3),    part(row, 1), part(row, 4)};
            if (!(entry == AddressEntry{entry.label, {}, {}, {}, {}, {}})) {
                list.append(entry);
            }
        }
        return list.isEmpty() ? Value() : Value::fromValue(list);
    }
    }
}

}  // namespace fieldfare
