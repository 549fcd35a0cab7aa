// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QLineEdit>
#include <QSet>
#include <QWidget>

class QGridLayout;
class QProgressBar;

namespace fieldfare {

class Button;
class TextLabel;

/// A few exclusive choices side by side ("Board | List | Forecast"). Arrow keys move, the choice is announced at once.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    /// Returns the index of the new segment. The first one added is chosen.
    int addSegment(const QString &text, const QString &iconName = {});
    [[nodiscard]] int current() const;
    void setCurrent(int index);
    [[nodiscard]] int count() const;

signals:
    /// By the user or by setCurrent, only when it differs.
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup m_group;
};

/// One-line search box with a magnifier, a clear button and an optional key hint at the right ("Ctrl K").
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);
    void setKeyHint(const QString &hint);
    void setIconName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
    QString m_icon = QStringLiteral("search");
};

/// Labels at the left, fields at the right, as on a record. Labels are muted and become the buddies of their fields.
class FieldGrid : public QWidget {
    Q_OBJECT
public:
    explicit FieldGrid(QWidget *parent = nullptr);

    /// `field` may be any widget; the grid takes ownership.
    void addRow(const QString &label, QWidget *field);
    void addHeading(const QString &text);
    void addWide(QWidget *widget);
    /// Shows or hides a field with its label.
    void setRowVisible(QWidget *field, bool visible);
    void setLabelWidth(int width);
    void setLabel(QWidget *field, const QString &label);
    /// Fields show no frame until the pointer or the keyboard comes: facts to read first, to change second.
    void setQuiet(bool quiet);
    [[nodiscard]] bool isQuiet() const { return m_quiet; }
    void clear();
    /// Takes all rows out to be added anew. Widgets in `keep` stay as they are, with focus and text; the others go.
    void takeRows(const QSet<QWidget *> &keep);

private:
    QGridLayout *m_grid;
    int m_row = 0;
    int m_labelWidth = 98;
    bool m_quiet = false;
};

/// Progress of long work: what is happening, how far, and a way to stop it. Hidden when idle.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void start(const QString &what, bool cancellable = true);
    /// `total` ≤ 0: unknown. `detail` e.g. "12,400 of 100,000 rows".
    void setProgress(qint64 done, qint64 total, const QString &detail = {});
    void finish();

signals:
    void cancelRequested();

private:
    TextLabel *m_what;
    TextLabel *m_detail;
    QProgressBar *m_bar;
    Button *m_cancel;
};

}  // namespace fieldfare
