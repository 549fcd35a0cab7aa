// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/duplicates/duplicate_review.h"
#include "shell/page.h"
#include "shell/page_registry.h"

#include <QElapsedTimer>

class QStackedLayout;

namespace fieldfare {

class Button;
class Card;
class EmptyState;
class FlowLayout;
class MergeView;
class ProgressStrip;
class SegmentedControl;
class TextLabel;

/// Records that probably stand for the same thing, two by two, to be merged or told apart with one key. Location::type is the type to
/// look through; Location::query "12 34" shows just these two.
class DuplicatesPage : public Page {
    Q_OBJECT
public:
    explicit DuplicatesPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] DuplicateReview *review() const { return m_review; }

private:
    void search();
    void showState();
    void showPair();
    void showProgress(const DuplicateProgress &progress);
    void decided(const QString &title, qint64 transaction, qint64 kept);

    Workspace &m_workspace;
    DuplicateReview *m_review;
    QStringList m_types;
    PageHeader *m_header;
    SegmentedControl *m_choice;
    Button *m_again;
    ProgressStrip *m_progress;
    QStackedLayout *m_stack;
    Card *m_card;
    EmptyState *m_start;
    EmptyState *m_none;
    QWidget *m_waiting;
    MergeView *m_view;
    TextLabel *m_count;
    QWidget *m_reasons;
    Button *m_merge;
    Button *m_not;
    Button *m_skip;
    Button *m_swap;
    QElapsedTimer m_searching;
    bool m_byHand = false;
};

}  // namespace fieldfare
