// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/pack/pack_exchange.h"

#include <QFuture>
#include <QWidget>

#include <atomic>

class QLineEdit;

namespace fieldfare {

class Button;
class FieldGrid;
class InlineMessage;
class TextLabel;

/// The exchange by a file in the settings: making or joining it, or how it stands and "Exchange now". GUI thread; an exchange under way
/// is stopped and waited for when the card goes.
class PackCard : public QWidget {
    Q_OBJECT
public:
    explicit PackCard(Workspace &workspace, QWidget *parent = nullptr);
    ~PackCard() override;

    /// Reads anew how the workspace stands.
    void refresh();
    /// What the last action came to.
    [[nodiscard]] QString resultText() const;

signals:
    /// Nothing runs any more.
    void rested();

private:
    void show(const std::optional<PackExchange::Status> &status, bool hasCompany);
    void chooseFolder(const std::function<void(const QString &)> &then);
    void create();
    void join();
    void exchange(const Uid &confirmed = {});
    void leave();
    void tell(const PackExchange::Done &done);
    void setBusy(bool busy, const QString &what = {});
    template <class T>
    void run(const QString &what, const std::function<Result<T>()> &work, const std::function<void(const T &)> &then);

    Workspace &m_workspace;
    QWidget *m_offer;
    TextLabel *m_about;
    QLineEdit *m_code;
    Button *m_create;
    Button *m_join;
    QWidget *m_standing;
    FieldGrid *m_facts;
    TextLabel *m_folder;
    TextLabel *m_last;
    TextLabel *m_waiting;
    QLineEdit *m_shownCode;
    Button *m_now;
    Button *m_showCode;
    Button *m_move;
    Button *m_leave;
    InlineMessage *m_message;
    QString m_secret;  ///< the code, while the file is known
    QFuture<void> m_running;
    bool m_isBusy = false;
    std::atomic<bool> m_isStopping = false;
};

}  // namespace fieldfare
