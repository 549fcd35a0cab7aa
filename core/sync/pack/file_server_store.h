// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/statement_cache.h"
#include "sync/server/server_store.h"

namespace fieldfare::sync {

/// An exchange of the past, as the file and the workspaces that took part remember it.
struct PackVisit {
    QByteArray mark;  ///< 16 random bytes
    qint64 head = 0;  ///< newest sequence number when it was noted
    qint64 at = 0;    ///< ms since 1970
    QString name;     ///< of the person
};

/// One organisation in an encrypted SQLite file, for whoever has the file. One thread: that which opened it. Everybody who opens
/// it may see all of it.
class FileServerStore final : public ServerStore {
public:
    /// A new file, which begins an epoch of its own, told by `now` (ms): whoever exchanged by another file before gives everything
    /// to this one. Errors: Conflict when a file is there; those of Connection.
    [[nodiscard]] static Result<std::unique_ptr<FileServerStore>> create(const DatabaseFile &file,
                                                                         const FieldRules &rules, qint64 now,
                                                                         const QString &currency);
    /// Errors: NotFound, WrongKey, Damaged, NewerFormat; those of Connection.
    [[nodiscard]] static Result<std::unique_ptr<FileServerStore>> open(const DatabaseFile &file,
                                                                       const FieldRules &rules);

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(ServerTransaction &)> &work) override;
    [[nodiscard]] Result<void> read(const std::function<Result<void>(ServerTransaction &)> &work) override;

    /// ISO code of the base currency of those who exchange.
    [[nodiscard]] Result<QString> currency();
    [[nodiscard]] Result<void> putPerson(const Uid &person, const QString &name);
    /// By name.
    [[nodiscard]] Result<QStringList> people();

    [[nodiscard]] Result<PackVisit> addVisit(qint64 now, const QString &name);
    /// Nothing in a file that nobody wrote yet.
    [[nodiscard]] Result<std::optional<PackVisit>> newestVisit();
    [[nodiscard]] Result<bool> knowsVisit(const QByteArray &mark);
    /// The file is an older one, or went another way: its numbers beyond `head` are not what somebody saw. A new epoch begins, and
    /// everybody gives back what the file lost.
    [[nodiscard]] Result<void> noteRestore(qint64 head, qint64 now);

    /// Rows written since it was opened; 0: the file says what it said.
    [[nodiscard]] int changes() const;
    /// Ends the work: all of it lies in the one file then, and nothing beside it.
    [[nodiscard]] Result<void> close();

private:
    FileServerStore(std::unique_ptr<Connection> connection, const FieldRules &rules);
    [[nodiscard]] Result<void> run(bool writes, const std::function<Result<void>(ServerTransaction &)> &work);
    [[nodiscard]] qint64 written() const;
    [[nodiscard]] Result<void> within(const std::function<Result<void>()> &work);

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<StatementCache> m_statements;
    const FieldRules &m_rules;
    qint64 m_changesBefore = 0;
};

}  // namespace fieldfare::sync
