// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVector>

#include <functional>

namespace fieldfare {

class Workspace;

/// The records somebody opened last and those they pinned, for the search box. A window's own state: uids in the program's
/// settings, for each user; names are read when they are shown. GUI thread.
class RecentRecords : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostRecent = 12;
    static constexpr qsizetype mostPinned = 30;

    struct Entry {
        QString type;
        qint64 id = 0;
        QString title;
        bool pinned = false;
    };

    explicit RecentRecords(Workspace &workspace, QObject *parent = nullptr);
    ~RecentRecords() override;

    /// The record was opened.
    void visit(const QString &type, qint64 id);
    /// Pins it, or takes the pin away; pinToggled() follows.
    void togglePin(const QString &type, qint64 id);
    /// Pinned ones, then recent ones, the newest first; what is gone or may not be seen is left out.
    [[nodiscard]] QFuture<Result<QVector<Entry>>> read() const;

signals:
    void pinToggled(bool pinned);

private:
    struct Opened {
        quint64 order = 0;  ///< of the visit, since names are read beside each other and may arrive in another order
        QString reference;
    };

    [[nodiscard]] QString settingsKey(const char *which) const;
    void noteOpened(const Opened &opened);
    void withUid(const QString &type, qint64 id, const std::function<void(const QString &reference)> &then);

    void keepOpened();
    [[nodiscard]] QStringList withOpened(const QStringList &kept) const;

    Workspace &m_workspace;
    QVector<Opened> m_opened;  ///< by this window, the newest first; the settings, a file on the disk, get them later
    quint64 m_visits = 0;
    QString m_openedKey;  ///< where they go
    QTimer m_later;
};

}  // namespace fieldfare
