// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/duplicates/duplicate_review.h"

#include <QAbstractButton>
#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace fieldfare {

/// One value of one record, to be taken or not. Drawn as a field; a tick and the accent say that it is taken.
class ValueChoice : public QAbstractButton {
    Q_OBJECT
public:
    ValueChoice(const QString &text, bool decidable, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_decidable;
};

/// Two records side by side: their fields in rows, what differs marked and to be chosen by a click or the space bar. The left one
/// stays.
class MergeView : public QWidget {
    Q_OBJECT
public:
    MergeView(Workspace &workspace, DuplicateReview &review, QWidget *parent = nullptr);

    /// Where the keyboard begins: the first value to choose.
    void takeFocus();

signals:
    void openRequested(const QString &type, qint64 id);

private:
    void build();
    void showChoices();
    QWidget *heading(const RecordView &view, bool stays);
    void toggle(const QString &field, bool right);

    struct Row {
        QString field;
        bool both = false;
        ValueChoice *left = nullptr;
        ValueChoice *right = nullptr;
    };

    Workspace &m_workspace;
    DuplicateReview &m_review;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    QList<Row> m_rows;
};

}  // namespace fieldfare
