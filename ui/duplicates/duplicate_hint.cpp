// SPDX-License-Identifier: GPL-3.0-or-later
#include "duplicates/duplicate_hint.h"

#include "base/when_done.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/tokens.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace fieldfare {

namespace {
constexpr int kPauseMs = 180;
constexpr int kMostHints = 2;
}  // namespace

DuplicateHintStrip::DuplicateHintStrip(Workspace &workspace, const QString &type, Draft draft, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_type(type),
      m_draft(std::move(draft)),
      m_pause(new QTimer(this)),
      m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(space::m, space::s, space::s, space::s);
    m_rows->setSpacing(space::s);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &DuplicateHintStrip::ask);
    hide();
}

DuplicateHintStrip::~DuplicateHintStrip() { m_stop.request_stop(); }

void DuplicateHintStrip::touch() { m_pause->start(); }

void DuplicateHintStrip::ask()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 run = ++m_run;
    whenDone(m_workspace.read(
                 [type = m_type, values = m_draft()](ReadContext &context) -> Result<QVector<DuplicateHint>> {
                     const RecordType *recordType = context.catalog().find(type);
                     if (recordType == nullptr) {
                         return QVector<DuplicateHint>();
                     }
                     const auto draft = recordType->create();
                     for (const auto &[key, value] : values) {
                         if (const FieldSpec *field = recordType->field(key)) {
                             field->write(*draft, value);
                         }
                     }
                     return likelyDuplicates(context, *draft, kMostHints);
                 },
                 m_stop.get_token()),
             this, [this, run](const Result<QVector<DuplicateHint>> &hints) {
                 // A warning that cannot be given is no reason to disturb somebody who types.
                 if (run == m_run && hints) {
                     show(*hints);
                 }
             });
}

void DuplicateHintStrip::show(const QVector<DuplicateHint> &hints)
{
    const auto sameAsBefore = [&] {
        return hints.size() == m_hints.size() && std::equal(hints.begin(), hints.end(), m_hints.begin(),
                                                            [](const DuplicateHint &a, const DuplicateHint &b) {
                                                                return a.id == b.id &&
                                                                       a.reasons.size() == b.reasons.size();
                                                            });
    };
    if (sameAsBefore()) {
        return;
    }
    m_hints = hints;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const DuplicateHint &hint : hints) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::s);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(0);
        QStringList reasons;
        for (const DuplicateReason &reason : hint.reasons) {
            if (reason.weight > 0) {
                reasons.append(reasonText(reason));
            }
        }
        texts->addWidget(new ElidedLabel(tr("Looks like “%1”").arg(hint.name), TextLabel::Style::Strong, line));
        texts->addWidget(new ElidedLabel(reasons.join(QStringLiteral(", ")), TextLabel::Style::Small, line));
        row->addLayout(texts, 1);
        auto *open = new Button(tr("Open"), Button::Kind::Ghost, line);
        open->setAccessibleName(tr("Open “%1”").arg(hint.name));
        auto *use = new Button(tr("Use it"), Button::Kind::Secondary, line);
        use->setAccessibleName(tr("Use “%1” and add what was typed").arg(hint.name));
        use->setToolTip(tr("Opens that record and adds to it what you typed and it has not"));
        connect(open, &Button::clicked, this, [this, id = hint.id] { emit openRequested(id); });
        connect(use, &Button::clicked, this, [this, id = hint.id] { emit useRequested(id); });
        row->addWidget(open);
        row->addWidget(use);
        m_rows->addWidget(line);
    }
    setVisible(!hints.isEmpty());
    if (!hints.isEmpty()) {
        setAccessibleName(tr("Looks like “%1”").arg(hints.first().name));
    }
}

void DuplicateHintStrip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.attentionSoft);
    painter.drawRoundedRect(rect(), metric::radius, metric::radius);
}

}  // namespace fieldfare
