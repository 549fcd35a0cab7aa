// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/change_set.h"
#include "presentation/record_actions.h"
#include "presentation/related.h"
#include "records/generic/timeline_view.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QMenu;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace fieldfare {

class AttachmentsCard;
class Avatar;
class Button;
class ConsentCard;
class PageHeader;
class RecordForm;
class SharedButton;

/// One record of any type: its facts at the left, what happened in the middle with a line to log more, what belongs to it
/// at the right. Location: type and record.
class RecordPage : public Page {
    Q_OBJECT
public:
    explicit RecordPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override { return m_recordReady && m_relatedReady; }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void finishTyping() override;

    /// Begins logging ("call", "note", …) as Ctrl+L does.
    void startLog(const QString &kind);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void load();
    void offerToRestore(const Location &gone);
    void showRecord(const RecordView &view);
    void showRelated(const RelatedView &related);
    void showHeader();
    [[nodiscard]] bool canLog() const;
    void addCard(const RelatedSection &section);
    void step(int by);
    void log(const QuickLog::Entry &entry);
    void finishTask(qint64 id, bool done);
    void remove();
    void onChanged(const ChangeSet &changes);
    void callOrMail(bool mail);
    void addPersonActions(QMenu &menu);
    [[nodiscard]] QVector<record_actions::FieldValue> linksForNew(const QString &type) const;
    void undoLater(const ChangeSet &done);

    Workspace &m_workspace;
    RecordTrail *m_trail;
    RecordView m_view;
    bool m_recordReady = false;
    bool m_relatedReady = false;
    quint64 m_ticket = 0;
    quint64 m_shownTicket = 0;             ///< whose record is on the page
    std::optional<RelatedView> m_waiting;  ///< what belongs to a record that is still being read
    PageHeader *m_header;
    QAction *m_remove = nullptr;
    QAction *m_share = nullptr;  ///< invisible where nobody keeps rights, and for types that are not shared
    Button *m_previous;
    Button *m_next;
    Avatar *m_avatar;
    SharedButton *m_shared;
    Button *m_call;
    Button *m_mail;
    RecordForm *m_form;
    QuickLog *m_log;
    TimelineView *m_timeline;
    QWidget *m_rail;
    QVBoxLayout *m_railColumn;
    QScrollArea *m_railArea = nullptr;
    AttachmentsCard *m_files;
    ConsentCard *m_consents;
    QScrollArea *m_facts;
    QTimer *m_refresh;
};

}  // namespace fieldfare
