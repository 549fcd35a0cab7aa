// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/related.h"

#include <QListView>
#include <QWidget>

#include <functional>

class QCheckBox;

namespace fieldfare {

class FilterChip;
class FlowLayout;

/// What happened with a record, newest first, with filter chips by kind. Return or a click opens what stands behind an event.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setItems(const QVector<TimelineItem> &items, const ShowContext &show);
    /// Words for an empty timeline.
    void setEmptyText(const QString &text);

signals:
    void openRequested(const QString &type, qint64 id);

private:
    void rebuildChips();
    void applyFilter();

    class TimelineModel *m_model;
    QListView *m_view;
    QWidget *m_chips;
    FlowLayout *m_chipFlow;
    class TextLabel *m_empty;
    QVector<TimelineItem> m_items;
    QString m_group;  // empty: all but changes
};

/// One line that logs a call, note, mail or task without leaving the page. Ctrl+L, the text, Return.
class QuickLog : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString kind;  ///< "call", "note", "email", "meeting", "task"
        QString text;
        qint64 seconds = -1;  ///< duration, if the text ended with one ("12m")
        QDate due;            ///< tasks: day named at the end of the text ("… fri")
        bool incoming = false;
    };

    /// `today` for the due days of tasks.
    explicit QuickLog(std::function<QDate()> today, QWidget *parent = nullptr);

    void start(const QString &kind = QStringLiteral("call"));
    /// What was typed and not logged yet.
    [[nodiscard]] QString words() const;
    void setWords(const QString &words);
    /// Cuts duration ("12m", "1h 5m") or due day ("fri", "tomorrow", "24.12.") off the end of the text.
    [[nodiscard]] static Entry parse(const QString &kind, const QString &text, const QDate &today);

signals:
    void logged(const fieldfare::QuickLog::Entry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();
    void showDetails(bool on);

    std::function<QDate()> m_today;
    class SearchField *m_edit;
    QWidget *m_details;
    class SegmentedControl *m_kind;
    QCheckBox *m_incoming;
};

}  // namespace fieldfare
