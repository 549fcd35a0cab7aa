// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/draft_keeper.h"

#include "base/when_done.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QTimer>

namespace fieldfare {

DraftKeeper::DraftKeeper(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_timer(new QTimer(this)),
      m_text(new TextLabel(QString(), TextLabel::Style::Body, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::s);
    column->setSpacing(space::xs);
    m_text->setWordWrap(true);
    m_text->setTone(Tone::Attention);
    column->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    auto *restore = new Button(tr("Restore"), Button::Kind::Secondary, this);
    auto *discard = new Button(tr("Discard"), Button::Kind::Ghost, this);
    row->addWidget(restore);
    row->addWidget(discard);
    row->addStretch(1);
    column->addLayout(row);
    hide();
    m_timer->setInterval(kInterval);
    connect(m_timer, &QTimer::timeout, this, &DraftKeeper::keepNow);
    connect(restore, &Button::clicked, this, [this] {
        hide();
        m_kept = m_offered;
        m_restore(std::exchange(m_offered, {}));
    });
    connect(discard, &Button::clicked, this, [this] {
        hide();
        m_offered = {};
        forget();
    });
}

DraftKeeper::~DraftKeeper() = default;

void DraftKeeper::setForm(Collect collect, Restore restore, Describe describe)
{
    m_collect = std::move(collect);
    m_restore = std::move(restore);
    m_describe = std::move(describe);
}

void DraftKeeper::begin(const QString &key)
{
    m_key = key;
    m_kept = {};
    m_offered = {};
    hide();
    if (m_workspace.drafts() == nullptr || key.isEmpty()) {
        m_timer->stop();
        return;
    }
    m_timer->start();
    whenDone(m_workspace.drafts()->find(key), this, [this, key](const Result<QVector<DraftStore::Draft>> &found) {
        if (!found || key != m_key) {
            return;
        }
        for (const DraftStore::Draft &draft : *found) {
            if (draft.key == key && m_kept.isEmpty() && !draft.content.isEmpty()) {
                offer(draft.content);
            }
        }
    });
}

void DraftKeeper::offer(const QJsonObject &content)
{
    const QString what = m_describe(content);
    if (what.isEmpty()) {
        forget();
        return;
    }
    m_offered = content;
    m_text->setText(tr("You were typing when this was left: %1").arg(what));
    show();
}

void DraftKeeper::keepNow()
{
    if (m_key.isEmpty() || m_workspace.drafts() == nullptr) {
        return;
    }
    const QJsonObject content = m_collect();
    if (content == m_kept) {
        return;
    }
    put(content);
}

void DraftKeeper::put(const QJsonObject &content)
{
    m_kept = content;
    // What is still on offer stays beside the newer words.
    QJsonObject all = content;
    for (auto it = m_offered.constBegin(); it != m_offered.constEnd(); ++it) {
        if (!all.contains(it.key())) {
            all.insert(it.key(), it.value());
        }
    }
    whenDone(all.isEmpty() ? m_workspace.drafts()->remove(m_key) : m_workspace.drafts()->put(m_key, all), this,
             [this](const Result<void> &kept) {
                 if (!kept && !m_toldFailure) {
                     m_toldFailure = true;
                     m_shell.showBanner(
                         {Tone::Attention,
                          tr("What you type cannot be kept for the case of a crash. %1").arg(kept.error().message),
                          {},
                          {},
                          true});
                 }
             });
}

void DraftKeeper::forget()
{
    m_kept = {};
    m_offered = {};
    hide();
    if (m_workspace.drafts() != nullptr && !m_key.isEmpty()) {
        m_workspace.drafts()->remove(m_key);
    }
}

}  // namespace fieldfare
