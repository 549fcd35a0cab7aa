// SPDX-License-Identifier: GPL-3.0-or-later
#include "duplicates/merge_view.h"

#include "presentation/field_display.h"
#include "presentation/format.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int kMostLines = 3;
constexpr int kPadding = 8;

QString listText(const FieldSpec &field, const Value &value)
{
    QStringList lines;
    if (field.kind == FieldKind::MailList) {
        for (const MailEntry &entry : value.value<QVector<MailEntry>>()) {
            lines.append(entry.address);
        }
    } else if (field.kind == FieldKind::PhoneList) {
        for (const PhoneEntry &entry : value.value<QVector<PhoneEntry>>()) {
            lines.append(entry.number);
        }
    } else if (field.kind == FieldKind::AddressList) {
        for (const AddressEntry &entry : value.value<QVector<AddressEntry>>()) {
            QStringList parts{entry.street, QStringList{entry.postalCode, entry.city}.join(u' ').trimmed(),
                              entry.region, entry.country};
            parts.removeAll(QString());
            lines.append(parts.join(QStringLiteral(", ")));
        }
    }
    return lines.join(u'\n');
}

QString shownText(const FieldSpec &field, const Value &value, const QString &link, const ShowContext &context)
{
    if (value.isNull()) {
        return {};
    }
    if (field.isList()) {
        return listText(field, value);
    }
    const ShownValue shown = showValue(field, value, link, context);
    return shown.tags.isEmpty() ? shown.text : shown.tags.join(QStringLiteral(", "));
}

}  // namespace

ValueChoice::ValueChoice(const QString &text, bool decidable, QWidget *parent)
    : QAbstractButton(parent), m_decidable(decidable)
{
    setText(text);
    setCheckable(decidable);
    setFocusPolicy(decidable ? Qt::StrongFocus : Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (decidable) {
        setCursor(Qt::PointingHandCursor);
    }
    if (text.size() > 60 || text.count(u'\n') >= kMostLines) {
        setToolTip(text);
    }
}

QSize ValueChoice::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int lines = std::clamp(int(text().count(u'\n')) + (text().size() > 70 ? 2 : 1), 1, kMostLines);
    return {160, std::max(metric::rowHeight + 2, lines * metrics.height() + 2 * 6)};
}

QSize ValueChoice::minimumSizeHint() const { return {90, sizeHint().height()}; }

void ValueChoice::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    int left = kPadding;
    if (m_decidable) {
        painter.setPen(QPen(isChecked()                  ? tokens.accent
                            : hasFocus() || underMouse() ? tokens.borderStrong
                                                         : tokens.border));
        painter.setBrush(isChecked() ? tokens.accentSoft : underMouse() ? tokens.hover : tokens.surface);
        painter.drawRoundedRect(frame, metric::radius, metric::radius);
        if (hasFocus()) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), metric::radius, metric::radius);
        }
        if (isChecked()) {
            const QRect icon(kPadding, (height() - metric::icon) / 2, metric::icon, metric::icon);
            paintLucide(painter, icon, QStringLiteral("check"), tokens.accent);
        }
        left += metric::icon + 6;
    }
    const QRect room = rect().adjusted(left, 4, -kPadding, -4);
    const bool taken = !m_decidable || isChecked();
    painter.setPen(text().isEmpty() || !taken ? tokens.muted : tokens.text);
    const QFontMetrics metrics(font());
    const QStringList lines = (text().isEmpty() ? tr("(empty)") : text()).split(u'\n');
    const int fit = std::max(1, room.height() / metrics.height());
    if (lines.size() == 1 && fit > 1 && metrics.horizontalAdvance(lines.first()) > room.width()) {
        painter.setClipRect(room);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextWordWrap, lines.first());
        return;
    }
    const int shown = int(std::min<qsizetype>(lines.size(), fit));
    int y = room.top() + (room.height() - shown * metrics.height()) / 2;
    for (int i = 0; i < shown; ++i) {
        QString line = lines.at(i);
        if (i == shown - 1 && lines.size() > shown) {
            line += QStringLiteral(" …");
        }
        painter.drawText(QRect(room.left(), y, room.width(), metrics.height()), Qt::AlignVCenter,
                         metrics.elidedText(line, Qt::ElideRight, room.width()));
        y += metrics.height();
    }
}

MergeView::MergeView(Workspace &workspace, DuplicateReview &review, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_review(review), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(&m_review, &DuplicateReview::shownChanged, this, &MergeView::build);
    connect(&m_review, &DuplicateReview::choicesChanged, this, &MergeView::showChoices);
}

QWidget *MergeView::heading(const RecordView &view, bool stays)
{
    auto *box = new QWidget(m_content);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(new Avatar(view.record->displayName, 28, box));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *name = new Button(view.record->displayName, Button::Kind::Link, box);
    name->setToolTip(tr("Open “%1”").arg(view.record->displayName));
    name->setAccessibleName(name->toolTip());
    connect(name, &Button::clicked, this,
            [this, type = view.type->key, id = view.record->id] { emit openRequested(type, id); });
    texts->addWidget(name, 0, Qt::AlignLeft);
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    texts->addWidget(
        new ElidedLabel(tr("changed %1").arg(format::moment(view.record->changedAt, now, m_workspace.session().zone)),
                        TextLabel::Style::Small, box));
    row->addLayout(texts, 1);
    row->addWidget(stays ? new Chip(tr("Stays"), Tone::Good, QStringLiteral("check"), box)
                         : new Chip(tr("Goes into the other"), Tone::Neutral, {}, box));
    return box;
}

void MergeView::build()
{
    delete m_content;
    m_content = nullptr;
    m_rows.clear();
    const auto &shown = m_review.shown();
    if (!shown) {
        return;
    }
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, 110);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(heading(shown->left, true), 0, 1);
    grid->addWidget(heading(shown->right, false), 0, 2);
    grid->addWidget(hairline(m_content), 1, 0, 1, 3);
    const ShowContext context = ShowContext::of(m_workspace.session(), m_workspace.store().clock()->nowUtc());
    // The full name of a person follows from its parts.
    const auto hasParts = [&](const RecordView &view) {
        const FieldSpec *last = view.type->field(QStringLiteral("last_name"));
        const FieldSpec *first = view.type->field(QStringLiteral("first_name"));
        return last != nullptr && first != nullptr &&
               (!last->read(*view.record).isNull() || !first->read(*view.record).isNull());
    };
    const bool nameFollows = hasParts(shown->left) && hasParts(shown->right);
    int line = 2;
    bool headed = false;
    // What differs first: that is what there is to decide.
    for (const bool differing : {true, false}) {
        for (const MergeField &field : shown->fields) {
            const FieldSpec &spec = *field.field;
            if (field.differs() != differing || (nameFollows && spec.key == QLatin1String("name"))) {
                continue;
            }
            if (!differing && !headed) {
                headed = true;
                auto *same = new TextLabel(m_rows.isEmpty() ? tr("The same in all fields") : tr("The same in both"),
                                           TextLabel::Style::Small, m_content);
                same->setContentsMargins(0, space::m, 0, 0);
                grid->addWidget(same, line++, 0, 1, 3);
            }
            auto *label = new TextLabel(spec.label(), TextLabel::Style::Muted, m_content);
            label->setWordWrap(true);
            grid->addWidget(label, line, 0, Qt::AlignVCenter);
            const QString left = shownText(spec, field.keep, shown->left.linkTitles.value(spec.key), context);
            if (!differing) {
                grid->addWidget(new ValueChoice(left, false, m_content), line, 1, 1, 2);
                ++line;
                continue;
            }
            const QString right = shownText(spec, field.other, shown->right.linkTitles.value(spec.key), context);
            Row row{spec.key, field.mayBeBoth, new ValueChoice(left, true, m_content),
                    new ValueChoice(right, true, m_content)};
            row.left->setAccessibleName(tr("%1, record that stays: %2").arg(spec.label(), left));
            row.right->setAccessibleName(tr("%1, other record: %2").arg(spec.label(), right));
            connect(row.left, &ValueChoice::clicked, this, [this, key = spec.key] { toggle(key, false); });
            connect(row.right, &ValueChoice::clicked, this, [this, key = spec.key] { toggle(key, true); });
            grid->addWidget(row.left, line, 1);
            grid->addWidget(row.right, line, 2);
            m_rows.append(row);
            ++line;
        }
    }
    m_column->addWidget(m_content);
    showChoices();
}

void MergeView::showChoices()
{
    const auto &shown = m_review.shown();
    if (!shown) {
        return;
    }
    for (const Row &row : std::as_const(m_rows)) {
        for (const MergeField &field : shown->fields) {
            if (field.field->key == row.field) {
                const MergeSide side = m_review.choice(field);
                row.left->setChecked(side != MergeSide::Other);
                row.right->setChecked(side != MergeSide::Keep);
            }
        }
    }
}

void MergeView::toggle(const QString &field, bool right)
{
    const auto &shown = m_review.shown();
    for (const Row &row : std::as_const(m_rows)) {
        if (row.field != field || !shown) {
            continue;
        }
        MergeSide side = right ? MergeSide::Other : MergeSide::Keep;
        if (row.both) {
            // Lists and long texts can have both: each side is switched by itself, and one stays.
            const bool keep = row.left->isChecked();
            const bool other = row.right->isChecked();
            side = keep && other ? MergeSide::Both : keep ? MergeSide::Keep : other ? MergeSide::Other : side;
        }
        m_review.choose(field, side);
        return;
    }
}

void MergeView::takeFocus()
{
    if (!m_rows.isEmpty()) {
        m_rows.first().left->setFocus(Qt::OtherFocusReason);
    }
}

}  // namespace fieldfare
