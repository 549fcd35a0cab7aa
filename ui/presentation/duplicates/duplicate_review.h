// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "records/merge/merge.h"
#include "search/duplicates/duplicate_finder.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace fieldfare {

/// Probable duplicates of one type, decided on one pair after the other: what the page of duplicates shows. GUI thread;
/// searching, reading and merging happen elsewhere.
class DuplicateReview : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Reviewing, Nothing };

    /// The pair being decided on. `left` stays unless the sides are swapped before merging.
    struct Shown {
        DuplicatePair pair;
        RecordView left;
        RecordView right;
        QVector<MergeField> fields;
    };

    explicit DuplicateReview(Workspace &workspace, QObject *parent = nullptr);
    ~DuplicateReview() override;

    /// Looks for duplicates of the type, forgetting the queue there was.
    void search(const QString &type);
    void cancel();
    /// Only these two, chosen by hand.
    void review(const QString &type, qint64 first, qint64 second);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &type() const { return m_type; }
    [[nodiscard]] const std::optional<Shown> &shown() const { return m_shown; }
    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] qsizetype count() const { return m_queue.size(); }
    [[nodiscard]] qint64 records() const { return m_records; }
    [[nodiscard]] qint64 decided() const { return m_decided; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// Which record stays; choices already made change sides as well.
    void swapSides();
    [[nodiscard]] MergeSide choice(const MergeField &field) const;
    void choose(const QString &field, MergeSide side);

    void merge();
    void notDuplicate();
    void skip();
    void back();

signals:
    void stateChanged();
    void shownChanged();
    void choicesChanged();
    void progress(const fieldfare::DuplicateProgress &progress);
    /// Done as this transaction, to be undone by it.
    void decidedAs(const QString &title, qint64 transaction, qint64 keptId);
    void failed(const fieldfare::Error &error);

private:
    void setState(State state);
    void show();
    void drop(qsizetype at);
    void replaceGone(qint64 gone, qint64 kept);
    void decide(const QString &title, std::function<Result<void>(RecordWriter &)> work, std::function<void()> then,
                qint64 kept);

    Workspace &m_workspace;
    QString m_type;
    State m_state = State::Idle;
    QVector<DuplicatePair> m_queue;
    qsizetype m_at = 0;
    std::optional<Shown> m_shown;
    MergeChoices m_choices;
    std::stop_source m_stop;
    quint64 m_run = 0;
    qint64 m_records = 0;
    qint64 m_decided = 0;
    bool m_busy = false;
};

}  // namespace fieldfare
