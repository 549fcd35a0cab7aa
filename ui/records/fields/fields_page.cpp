// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/fields/fields_page.h"

#include "base/field_condition.h"
#include "base/when_done.h"
#include "records/field_def/field_def_queries.h"
#include "records/generic/own_field_form.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

/// One field: label, kind and what holds for it. Opens on click, Return or space.
class FieldRow : public QAbstractButton {
public:
    FieldRow(const FieldDef &field, QString about, QWidget *parent)
        : QAbstractButton(parent), m_field(field), m_about(std::move(about))
    {
        setText(field.label);
        setAccessibleName(field.label);
        setAccessibleDescription(m_about);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {300, 2 * fontMetrics().height() + 20}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        if (underMouse()) {
            drawPanel(painter, QRectF(rect()).adjusted(0, 1, 0, -1), metric::radius, t.hover);
        }
        const QFont base = QApplication::font();
        const QFont strong = strongFont(base);
        const int line = QFontMetrics(base).height();
        int right = width() - space::m;
        if (m_field.retired) {
            const ChipLook look{QCoreApplication::translate("FieldsPage", "Retired"), Tone::Neutral, {}};
            const QSize size = look.size(base);
            look.paint(painter,
                       QRect(right - size.width(), (height() - size.height()) / 2, size.width(), size.height()), base,
                       t);
            right -= size.width() + space::m;
        }
        painter.setFont(strong);
        painter.setPen(m_field.retired ? t.muted : t.text);
        painter.drawText(QRect(space::m, 9, right - space::m, line), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(strong).elidedText(m_field.label, Qt::ElideRight, right - space::m));
        painter.setFont(base);
        painter.setPen(t.muted);
        painter.drawText(QRect(space::m, 11 + line, right - space::m, line), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(base).elidedText(m_about, Qt::ElideRight, right - space::m));
        if (hasFocus()) {
            drawPanel(painter, rect(), metric::radius, {}, t.accent, 1.8);
        }
    }

private:
    FieldDef m_field;
    QString m_about;
};

}  // namespace

FieldsPage::FieldsPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_type(new QComboBox(this)),
      m_add(new Button(QStringLiteral("plus"), tr("Add field"), Button::Kind::Primary, this)),
      m_list(new Card(QString(), this)),
      m_rows(static_cast<Card *>(m_list)->body()),
      m_empty(new EmptyState(QStringLiteral("text-cursor-input"), tr("No fields of your own yet"),
                             tr("Add what your trade needs: a risk preference, a plate number, a size. It appears in "
                                "forms, lists, imports, "
                                "exports and searches, and can be shown or needed only when another field says so."),
                             this)),
      m_refresh(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    auto *header = new PageHeader(tr("Own fields"), this);
    header->setSubtitle(tr("What your records hold beyond what comes with the program"));
    m_type->setAccessibleName(tr("Record type"));
    for (const RecordType &type : m_workspace.catalog()->types()) {
        if (!type.machinery) {
            m_type->addItem(type.plural(), type.key);
        }
    }
    header->addControl(m_type);
    header->addControl(m_add);
    column->addWidget(header);
    m_list->layout()->setContentsMargins(space::s, space::s, space::s, space::s);
    m_rows->setSpacing(0);
    m_list->setMaximumWidth(820);
    column->addWidget(m_list, 0, Qt::AlignTop);
    column->addWidget(m_empty, 1);
    column->addStretch(0);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(40);
    connect(m_refresh, &QTimer::timeout, this, &FieldsPage::load);
    connect(&m_workspace.store(), &Store::changed, this, [this](const ChangeSet &changes) {
        if (changes.byType.contains(FieldDef::kNumber)) {
            m_refresh->start();
        }
    });
    connect(m_type, &QComboBox::activated, this, [this] {
        shell().open(Location{page_id::fields, m_type->currentData().toString(), 0, {}});
    });
    connect(m_add, &Button::clicked, this, [this] { edit(nullptr); });
    connect(m_empty->addAction(tr("Add field"), QStringLiteral("plus")), &Button::clicked, this,
            [this] { edit(nullptr); });
    connect(addPageAction(tr("Add field"), QKeySequence(Qt::CTRL | Qt::Key_Insert), QStringLiteral("plus")),
            &QAction::triggered, this, [this] { edit(nullptr); });
}

QString FieldsPage::title() const { return tr("Own fields"); }

void FieldsPage::takeFocus() { m_add->setFocus(); }

void FieldsPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    const int known = m_type->findData(location.type.isEmpty() ? QStringLiteral("contact") : location.type);
    m_type->setCurrentIndex(std::max(0, known));
    m_ready = false;
    load();
}

void FieldsPage::load()
{
    const QString type = m_type->currentData().toString();
    const quint64 ticket = ++m_ticket;
    whenDone(m_workspace.read([type](ReadContext &context) { return ownFieldsOf(context, type); }), this,
             [this, ticket](const Result<QVector<FieldDef>> &fields) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (!fields) {
                     shell().report(fields.error());
                 } else {
                     show_(*fields);
                 }
                 m_ready = true;
                 emit readyChanged();
             });
}

QString FieldsPage::about(const FieldDef &field) const
{
    const std::shared_ptr<const TypeCatalog> catalog = m_workspace.catalog();
    const RecordType &type = catalog->at(field.type);
    QStringList parts{ownFieldKindLabel(field.kind)};
    const auto add = [&](const QString &text, const QString &always, const QString &when) {
        const auto condition = FieldCondition::parse(text);
        if (condition && *condition) {
            const QString words = (*condition)->words(type);
            parts.append(words.isEmpty() ? always : when.arg(words));
        }
    };
    add(field.visibleWhen, QString(), tr("shown %1"));
    add(field.requiredWhen, tr("always needed"), tr("needed %1"));
    add(field.readOnlyWhen, tr("always locked"), tr("locked %1"));
    return parts.join(QStringLiteral(" · "));
}

void FieldsPage::show_(const QVector<FieldDef> &fields)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const FieldDef &field : fields) {
        auto *row = new FieldRow(field, about(field), m_list);
        connect(row, &QAbstractButton::clicked, this, [this, field] { edit(&field); });
        m_rows->addWidget(row);
    }
    m_list->setVisible(!fields.isEmpty());
    m_add->setVisible(!fields.isEmpty());
    m_empty->setVisible(fields.isEmpty());
}

void FieldsPage::edit(const FieldDef *field)
{
    const QString type = m_type->currentData().toString();
    shell().openPanel(field != nullptr ? tr("Field “%1”").arg(field->label) : tr("Add field"),
                      new OwnFieldForm(m_workspace, shell(), type, field));
}

}  // namespace fieldfare
