// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/pipeline/board_column_model.h"
#include "widgets/input/fields.h"

#include <QListView>
#include <QWidget>

namespace fieldfare {

class Button;
class CardDelegate;

/// Name, number and sum above a column, with a line whose colour says how far the deal is.
class ColumnHeader : public QWidget {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget *parent = nullptr);
    void setTexts(const QString &name, int count, const QString &sum);
    /// How far along the pipeline, 0…1; closed stages have a tone of their own.
    void setProgress(double share, Tone tone);
    [[nodiscard]] QSize sizeHint() const override { return {180, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_sum;
    int m_count = 0;
    double m_share = 0;
    Tone m_tone = Tone::Accent;
};

/// One stage: header, the cards in one painted list, and a line to add a deal.
class BoardColumn : public QWidget {
    Q_OBJECT
public:
    BoardColumn(BoardColumnModel *model, LinkField::Lookup companies, QWidget *parent = nullptr);

    [[nodiscard]] BoardColumnModel *model() const { return m_model; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] ColumnHeader *header() const { return m_header; }
    [[nodiscard]] CardDelegate *delegate() const { return m_delegate; }
    [[nodiscard]] qint64 currentDeal() const;
    void select(int row);
    void openQuickAdd();
    /// Marks the column as the one a lifted card would go to.
    void setTarget(bool on);

signals:
    void addRequested(const QString &text, qint64 company);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();
    void closeQuickAdd();

    BoardColumnModel *m_model;
    ColumnHeader *m_header;
    QListView *m_view;
    CardDelegate *m_delegate;
    QWidget *m_addPanel;
    QLineEdit *m_addText;
    LinkField *m_addCompany;
    Button *m_add = nullptr;
    bool m_target = false;
};

/// A stage folded to a slim bar that still takes cards.
class StageRail : public QWidget {
    Q_OBJECT
public:
    explicit StageRail(QWidget *parent = nullptr);
    void setTexts(const QString &name, int count);
    void setTarget(bool on);
    [[nodiscard]] QSize sizeHint() const override { return {40, 200}; }

signals:
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_text;
    bool m_target = false;
};

}  // namespace fieldfare
