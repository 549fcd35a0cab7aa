// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QTimer;

namespace fieldfare {

class Shell;
class TextLabel;
class Workspace;

/// Keeps what is being typed in a form in the workspace's drafts, each two seconds, and offers it again after a crash as a
/// strip above the form: "You were typing …", Restore, Discard. Hidden while there is nothing to offer. The content of a draft
/// is one entry for each field.
class DraftKeeper : public QWidget {
    Q_OBJECT
public:
    /// The form's words as they stand; empty when nothing is unsaved.
    using Collect = std::function<QJsonObject()>;
    using Restore = std::function<void(const QJsonObject &)>;
    /// What a draft holds, in words for the strip ("Notes, Title"); empty texts are left out.
    using Describe = std::function<QString(const QJsonObject &)>;

    DraftKeeper(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);
    ~DraftKeeper() override;

    void setForm(Collect collect, Restore restore, Describe describe);
    /// From now on the form is this draft's ("form/contact/<uid>"); one that was left over is offered.
    void begin(const QString &key);
    /// The form is finished with: its draft goes.
    void forget();
    /// At once instead of within two seconds; for forms that go away with words in them.
    void keepNow();
    static constexpr int kInterval = 2000;

private:
    void offer(const QJsonObject &content);
    void put(const QJsonObject &content);

    Workspace &m_workspace;
    Shell &m_shell;
    Collect m_collect;
    Restore m_restore;
    Describe m_describe;
    QTimer *m_timer;
    TextLabel *m_text;
    QString m_key;
    QJsonObject m_kept;
    QJsonObject m_offered;
    bool m_toldFailure = false;
};

}  // namespace fieldfare
