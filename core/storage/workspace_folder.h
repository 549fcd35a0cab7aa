// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/key_slots.h"
#include "security/secret.h"
#include "storage/database.h"
#include "storage/workspace_file.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>
#include <variant>

class QLockFile;

namespace fieldfare {

/// What opens a workspace.
struct PassphraseUnlock {
    Secret passphrase;
};
struct RecoveryCodeUnlock {
    QString code;
};  ///< as typed
struct KeychainUnlock {
    Secret keychainSecret;
};                   ///< from Keychain::read()
struct NoUnlock {};  ///< for plain workspaces
using Unlock = std::variant<NoUnlock, PassphraseUnlock, RecoveryCodeUnlock, KeychainUnlock>;

/// What a new workspace is made of.
struct NewWorkspace {
    QString path;    ///< the folder to make; it must not exist or be empty. Customarily Name.fieldfare
    QString name;    ///< empty: taken from the folder
    Unlock unlock;   ///< PassphraseUnlock, or NoUnlock for a plain workspace
    QString cipher;  ///< empty: bestCipher(). Ignored when plain
    KdfCost cost = KdfCost::standard();
};

/// A workspace on disk, unlocked, and locked against other processes while it is open for writing:
///
///     Name.fieldfare/
///         workspace.json, workspace.json.bak   what it is and how it is unlocked (WorkspaceFile)
///         records.db                           everything about customers
///         drafts.db                            form drafts and edits waiting for a long import; same key
///         attachments/  backups/
///         workspace.lock                       while a program writes
///
/// Opening for reading needs no lock and works beside a program that writes. Not thread-safe; passing it to another
/// thread is fine. The key leaves memory when this object and the connections opened from it are gone.
class WorkspaceFolder {
public:
    struct Created;

    /// Makes the folder, with an empty records.db. Takes the time of one key derivation.
    /// Errors: Conflict (the folder is not empty), InvalidInput (a file is there; no passphrase), ReadOnly, DiskFull, Io,
    /// Unsupported (network drive). What was begun is removed again.
    [[nodiscard]] static Result<Created> create(NewWorkspace wanted);

    /// Errors: NotFound, InvalidInput (a file, or a wrong kind of unlock), Locked (who has it is in the message),
    /// WrongKey, Damaged, NewerFormat, ReadOnly, Unsupported (network drive, for writing), Io.
    [[nodiscard]] static Result<std::unique_ptr<WorkspaceFolder>> open(const QString &path, OpenMode mode,
                                                                       const Unlock &unlock);

    /// Name, cipher and ways to unlock, without unlocking or locking. Errors as open().
    [[nodiscard]] static Result<WorkspaceFile> inspect(const QString &path);

    /// The same workspace for reading only, with another file of records (a copy of an earlier state, same key). Needs no lock.
    [[nodiscard]] std::unique_ptr<WorkspaceFolder> withRecords(const QString &path) const;

    ~WorkspaceFolder();
    WorkspaceFolder(const WorkspaceFolder &) = delete;
    WorkspaceFolder &operator=(const WorkspaceFolder &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const WorkspaceFile &description() const { return m_description; }
    [[nodiscard]] OpenMode mode() const { return m_mode; }
    /// Translated; things the person should know (a damaged description was repaired, a cloud folder …).
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

    [[nodiscard]] DatabaseFile recordsFile() const;
    [[nodiscard]] DatabaseFile draftsFile() const;
    [[nodiscard]] QString attachmentsPath() const;
    [[nodiscard]] QString backupsPath() const;

    /// A connection to records.db. As Connection::open(), but a key that does not fit is Damaged here: it was proven
    /// right by the slots. Any thread.
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect(OpenMode mode, int cacheKilobytes,
                                                              const QVector<ConnectionSetup> &setups = {}) const;

    /// All need a workspace open for writing (else ReadOnly), and save at once.
    [[nodiscard]] Result<void> rename(const QString &name);
    [[nodiscard]] Result<void> changePassphrase(const Secret &oldPassphrase, const Secret &newPassphrase,
                                                KdfCost cost = KdfCost::standard());
    /// After unlocking with the recovery code: the old passphrase is forgotten, not asked for.
    [[nodiscard]] Result<void> resetPassphrase(const Secret &newPassphrase, KdfCost cost = KdfCost::standard());
    [[nodiscard]] Result<QString> newRecoveryCode();
    [[nodiscard]] Result<void> allowKeychain(const Secret &keychainSecret);
    [[nodiscard]] Result<void> forgetKeychain();

private:
    WorkspaceFolder() = default;
    Result<void> changeSlots(KeySlots changed);
    Result<void> takeLock();

    QString m_path;
    QString m_recordsPath;  ///< empty: records.db of the folder
    WorkspaceFile m_description;
    OpenMode m_mode = OpenMode::ReadOnly;
    std::shared_ptr<const Secret> m_key;
    std::unique_ptr<QLockFile> m_lock;
    QStringList m_warnings;
};

struct WorkspaceFolder::Created {
    std::unique_ptr<WorkspaceFolder> folder;
    QString recoveryCode;  ///< to be shown and printed now: it is stored nowhere. Empty for a plain workspace
};

/// "aegis256" where the processor has AES instructions, else "chacha20".
[[nodiscard]] QString bestCipher();

/// The folder can take a new workspace: it does not exist, or is an empty folder, on a local disk, writable.
/// Errors as WorkspaceFolder::create(). Makes the folder when it is missing.
[[nodiscard]] Result<void> prepareEmptyFolder(const QString &path);

/// The data key from `description`. Errors: WrongKey, NotFound, InvalidInput. Null for a plain workspace.
[[nodiscard]] Result<std::shared_ptr<const Secret>> unlockKey(const WorkspaceFile &description, const Unlock &unlock);

}  // namespace fieldfare
