// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/duplicates/duplicate_review.h"

#include "base/when_done.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QPointer>

#include <atomic>

namespace fieldfare {

DuplicateReview::DuplicateReview(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

DuplicateReview::~DuplicateReview() { m_stop.request_stop(); }

void DuplicateReview::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void DuplicateReview::search(const QString &type)
{
    cancel();
    m_type = type;
    m_queue.clear();
    m_at = 0;
    m_decided = 0;
    m_shown.reset();
    m_choices.clear();
    m_stop = std::stop_source();
    const quint64 run = ++m_run;
    setState(State::Searching);
    // Progress comes from the working threads; a few times a second is enough for people.
    struct Teller {
        QPointer<DuplicateReview> review;
        std::atomic<qint64> last{0};
    };
    auto teller = std::make_shared<Teller>();
    teller->review = this;
    const auto tell = [teller, run](const DuplicateProgress &now) {
        constexpr qint64 kPauseMs = 100;
        const qint64 at = QDateTime::currentMSecsSinceEpoch();
        if (at - teller->last < kPauseMs) {
            return;
        }
        teller->last = at;
        QMetaObject::invokeMethod(
            qApp,
            [teller, now, run] {
                DuplicateReview *review = teller->review;
                if (review != nullptr && review->m_run == run && review->m_state == State::Searching) {
                    emit review->progress(now);
                }
            },
            Qt::QueuedConnection);
    };
    whenDone(startDuplicateScan(m_workspace.store(), m_workspace.session(), type, {}, m_stop.get_token(), tell), this,
             [this, run](const Result<DuplicateReport> &report) {
                 if (run != m_run) {
                     return;
                 }
                 if (!report) {
                     setState(State::Idle);
                     if (report.error().code != ErrorCode::Cancelled) {
                         emit failed(report.error());
                     }
                     return;
                 }
                 m_queue = report->pairs;
                 m_records = report->records;
                 m_at = 0;
                 setState(m_queue.isEmpty() ? State::Nothing : State::Reviewing);
                 show();
             });
}

void DuplicateReview::cancel()
{
    m_stop.request_stop();
    if (m_state == State::Searching) {
        ++m_run;
        setState(State::Idle);
    }
}

void DuplicateReview::review(const QString &type, qint64 first, qint64 second)
{
    cancel();
    ++m_run;
    m_type = type;
    DuplicatePair pair;
    pair.first = first;
    pair.second = second;
    m_queue = {pair};
    m_at = 0;
    m_decided = 0;
    m_shown.reset();
    setState(State::Reviewing);
    show();
}

void DuplicateReview::show()
{
    m_choices.clear();
    if (m_queue.isEmpty()) {
        m_shown.reset();
        if (m_state == State::Reviewing) {
            setState(State::Nothing);
        }
        emit shownChanged();
        return;
    }
    m_at = std::clamp<qsizetype>(m_at, 0, m_queue.size() - 1);
    const DuplicatePair pair = m_queue.at(m_at);
    const quint64 run = m_run;
    const auto stillWanted = [this, run, pair] {
        return run == m_run && m_at < m_queue.size() && m_queue.at(m_at).first == pair.first &&
               m_queue.at(m_at).second == pair.second;
    };
    const auto lost = [this, stillWanted](const Error &error) {
        if (!stillWanted()) {
            return;
        }
        if (error.code == ErrorCode::NotFound) {
            drop(m_at);  // deleted or merged meanwhile
            show();
        } else {
            emit failed(error);
        }
    };
    whenDone(loadRecordView(m_workspace, m_type, pair.first), this,
             [this, pair, stillWanted, lost](const Result<RecordView> &left) {
                 if (!left) {
                     lost(left.error());
                     return;
                 }
                 whenDone(loadRecordView(m_workspace, m_type, pair.second), this,
                          [this, pair, stillWanted, lost, first = *left](const Result<RecordView> &right) {
                              if (!right) {
                                  lost(right.error());
                                  return;
                              }
                              if (!stillWanted()) {
                                  return;
                              }
                              Shown shown{pair, first, *right, {}};
                              shown.fields = mergeFields(*first.type, *first.record, *right->record);
                              m_shown = std::move(shown);
                              emit shownChanged();
                          });
             });
}

MergeSide DuplicateReview::choice(const MergeField &field) const
{
    return m_choices.value(field.field->key, field.suggested);
}

void DuplicateReview::choose(const QString &field, MergeSide side)
{
    m_choices.insert(field, side);
    emit choicesChanged();
}

void DuplicateReview::swapSides()
{
    if (!m_shown || m_busy) {
        return;
    }
    // What was chosen by hand goes along with its value.
    for (MergeSide &side : m_choices) {
        side = side == MergeSide::Keep ? MergeSide::Other : side == MergeSide::Other ? MergeSide::Keep : side;
    }
    std::swap(m_shown->left, m_shown->right);
    m_shown->fields = mergeFields(*m_shown->left.type, *m_shown->left.record, *m_shown->right.record);
    emit shownChanged();
}

void DuplicateReview::decide(const QString &title, std::function<Result<void>(RecordWriter &)> work,
                             std::function<void()> then, qint64 kept)
{
    if (!m_shown || m_busy) {
        return;
    }
    m_busy = true;
    whenDone(record_actions::run(m_workspace, title, std::move(work)), this,
             [this, then = std::move(then), kept](const Result<ChangeSet> &done) {
                 m_busy = false;
                 if (!done) {
                     emit failed(done.error());
                     return;
                 }
                 ++m_decided;
                 m_shown.reset();  // decided once: a second key press waits for the next pair
                 then();
                 emit decidedAs(done->title, done->transaction, kept);
                 show();
             });
}

void DuplicateReview::merge()
{
    if (!m_shown) {
        return;
    }
    const qint64 keep = m_shown->left.record->id;
    const qint64 gone = m_shown->right.record->id;
    decide(
        tr("Merged two records"),
        [type = m_type, keep, gone, choices = m_choices](RecordWriter &writer) -> Result<void> {
            TRY(mergeRecords(writer, writer.catalog().at(type), keep, gone, choices));
            return {};
        },
        [this, keep, gone] { replaceGone(gone, keep); }, keep);
}

void DuplicateReview::notDuplicate()
{
    if (!m_shown) {
        return;
    }
    const qint64 a = m_shown->pair.first;
    const qint64 b = m_shown->pair.second;
    decide(
        tr("Not a duplicate"),
        [type = m_type, a, b](RecordWriter &writer) {
            return markNotDuplicate(writer, writer.catalog().at(type), a, b);
        },
        [this] { drop(m_at); }, 0);
}

void DuplicateReview::skip()
{
    if (m_busy || m_queue.size() < 2) {
        return;
    }
    m_at = m_at + 1 < m_queue.size() ? m_at + 1 : 0;
    show();
}

void DuplicateReview::back()
{
    if (m_busy || m_queue.size() < 2) {
        return;
    }
    m_at = m_at > 0 ? m_at - 1 : m_queue.size() - 1;
    show();
}

void DuplicateReview::drop(qsizetype at)
{
    if (at < m_queue.size()) {
        m_queue.removeAt(at);
    }
}

void DuplicateReview::replaceGone(qint64 gone, qint64 kept)
{
    drop(m_at);
    QSet<QPair<qint64, qint64>> known;
    for (const DuplicatePair &pair : std::as_const(m_queue)) {
        known.insert({pair.first, pair.second});
    }
    // What was compared with the one that went is now to be compared with the one that stayed, once.
    QVector<DuplicatePair> left;
    for (DuplicatePair pair : std::as_const(m_queue)) {
        if (pair.first == gone || pair.second == gone) {
            const qint64 other = pair.first == gone ? pair.second : pair.first;
            const QPair<qint64, qint64> now{std::min(other, kept), std::max(other, kept)};
            if (other == kept || known.contains(now)) {
                continue;
            }
            known.insert(now);
            pair.first = now.first;
            pair.second = now.second;
        }
        left.append(pair);
    }
    m_queue = left;
}

}  // namespace fieldfare
