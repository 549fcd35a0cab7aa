// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSettings;
class QTimer;

namespace fieldfare {

/// Locks a workspace when nobody has touched keyboard or pointer for a while. The minutes are this computer's setting,
/// not the workspace's.
class LockPolicy : public QObject {
    Q_OBJECT
public:
    /// `settings` must outlive this object.
    explicit LockPolicy(QSettings &settings, QObject *parent = nullptr);

    /// 0: never. 10 unless chosen otherwise.
    [[nodiscard]] int minutes() const;
    void setMinutes(int minutes);

    /// Watches from now on; for encrypted workspaces only, since locking a plain one protects nothing.
    /// `milliseconds` > 0 takes the place of the minutes, for tests.
    void start(int milliseconds = 0);
    void stop();
    /// Not now: lockDue() comes again after this time, unless somebody comes back meanwhile.
    void askAgain(int milliseconds);

signals:
    void lockDue();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QSettings &m_settings;
    QTimer *m_timer;
    int m_wait = 0;  ///< ms
    bool m_watching = false;
};

}  // namespace fieldfare
