// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/rights/record_shares.h"

#include <QObject>

namespace fieldfare {

struct ChangeSet;
class Workspace;

/// With whom a record is shared, and the ways to change it: each one transaction that can be undone. Follows the workspace.
/// GUI thread.
class ShareController : public QObject {
    Q_OBJECT
public:
    ShareController(Workspace &workspace, const QString &type, qint64 id, QObject *parent = nullptr);

    /// Whether sharing means something where the session works: a company's server keeps rights, and the type can be shared.
    [[nodiscard]] static bool isOffered(const Workspace &workspace, const QString &type);

    /// False until loaded() the first time.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const SharingView &view() const { return m_view; }
    /// The colleagues whose name fits what was typed, also by its sound (pinyin); all for nothing typed.
    [[nodiscard]] QVector<Sharer> offers(const QString &typed) const;

    void share(const Uid &person, bool mayEdit);
    void end(const Uid &person);

signals:
    void loaded();
    /// Written.
    void changed(const QString &title, qint64 transaction);
    void failed(const fieldfare::Error &error);

private:
    void load();
    void onChanged(const ChangeSet &changes);
    void run(std::function<Result<void>(RecordWriter &, const RecordType &)> work);

    Workspace &m_workspace;
    QString m_type;
    qint64 m_id;
    bool m_isLoaded = false;
    quint64 m_ticket = 0;
    SharingView m_view;
};

}  // namespace fieldfare
