// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/verify/verify_queue.h"
#include "base/error.h"
#include "presentation/record_actions.h"

#include <QObject>

#include <optional>

namespace fieldfare {

class Workspace;

/// The queue of customers to be verified, one at a time. The next one is read while people look at this one. GUI thread.
class VerifyController : public QObject {
    Q_OBJECT
public:
    explicit VerifyController(Workspace &workspace, QObject *parent = nullptr);
    ~VerifyController() override;

    /// Reads the queue of companies or contacts; queueChanged() and shownChanged() follow.
    void open(const QString &type);
    [[nodiscard]] const QString &type() const { return m_type; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] qint64 count() const { return m_queue.size(); }
    /// 0-based place of the one shown.
    [[nodiscard]] qint64 position() const { return m_at; }
    /// Said to be right in this sitting.
    [[nodiscard]] qint64 verified() const { return m_verified; }
    [[nodiscard]] const std::optional<RecordView> &shown() const { return m_shown; }
    [[nodiscard]] const VerifyEntry *entry() const;
    [[nodiscard]] QVector<qint64> records() const;
    [[nodiscard]] bool mayWrite() const;

    void stillRight();
    /// Asked again after so many days.
    void later(int days);
    void skip();
    void back();
    /// Reads the shown record again: a field of it was saved.
    void reread();
    void undo(qint64 transaction);

signals:
    void queueChanged();
    void shownChanged();
    /// Written: offer undo.
    void done(const QString &title, qint64 transaction);
    void undone(const QString &title);
    void failed(const fieldfare::Error &error);

private:
    void show();
    void write(std::function<Result<void>(RecordWriter &, const RecordType &, qint64)> work, bool verifies);

    Workspace &m_workspace;
    QString m_type;
    QVector<VerifyEntry> m_queue;
    qint64 m_at = 0;
    qint64 m_verified = 0;
    std::optional<RecordView> m_shown;
    QHash<qint64, qint64> m_writtenFor;  ///< by transaction, the record it was about
    QSet<qint64> m_verifying;            ///< transactions that said so
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    bool m_loaded = false;
    bool m_busy = false;
};

}  // namespace fieldfare
