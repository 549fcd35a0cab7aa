// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace fieldfare {

/// What one guess of a passphrase costs (Argon2id). Stored with the slot, so a file keeps its own.
struct KdfCost {
    quint64 memoryBytes = 0;
    quint64 passes = 0;

    /// 64 MiB, 3 passes: about 150 ms on a desktop of 2024, above OWASP's advice of 19 MiB and 2.
    [[nodiscard]] static KdfCost standard();
    /// standard() with more passes where the machine is quick, to take about `milliseconds`. Costs one derivation.
    [[nodiscard]] static KdfCost calibrated(int milliseconds = 250);
    /// The least the algorithm allows. For tests: it protects nothing.
    [[nodiscard]] static KdfCost minimum();
};

enum class KeySlotKind { Passphrase, RecoveryCode, Keychain };

/// The ways into a file: its random 256-bit data key, wrapped once per way with XChaCha20-Poly1305.
///
/// The wrapping key comes from the passphrase by Argon2id, from the 160-bit recovery code or the 256-bit secret in the
/// system's keychain by BLAKE2b (both are random, there is nothing to slow down). Each slot is bound to the workspace's
/// id, its kind and its cost: slots cannot be swapped between files or weakened unnoticed. Changing the passphrase
/// rewraps 32 bytes, not the data; whoever has an old copy of the slots and the old passphrase still opens old copies.
///
/// A plain value; nothing in it is secret. Functions that derive from a passphrase take as long as its cost says: call
/// them off the UI thread.
class KeySlots {
public:
    explicit KeySlots(QString workspaceId = {});

    [[nodiscard]] static Secret newDataKey();  ///< 32 random bytes
    static constexpr int DataKeySize = 32;

    /// Puts in the passphrase, in place of an earlier one. Errors: InvalidInput (empty), Io (no memory for the cost).
    [[nodiscard]] Result<void> setPassphrase(const Secret &dataKey, const Secret &passphrase, KdfCost cost);
    /// Makes a new recovery code in place of an earlier one, and returns it to be shown and printed: nine groups of four
    /// characters. It is stored nowhere; wipe the text after use.
    [[nodiscard]] Result<QString> setRecoveryCode(const Secret &dataKey);
    /// Puts in 32 random bytes that the system's keychain keeps.
    [[nodiscard]] Result<void> setKeychainSecret(const Secret &dataKey, const Secret &keychainSecret);
    void remove(KeySlotKind kind);

    [[nodiscard]] bool has(KeySlotKind kind) const;
    [[nodiscard]] bool isEmpty() const { return m_slots.isEmpty(); }

    /// The data key. Errors: WrongKey (does not fit), NotFound (there is no such slot), Io (no memory).
    [[nodiscard]] Result<Secret> openWithPassphrase(const Secret &passphrase) const;
    /// As typed: case, blanks and dashes do not matter, O is read as 0, I and L as 1. InvalidInput: mistyped.
    [[nodiscard]] Result<Secret> openWithRecoveryCode(const QString &code) const;
    [[nodiscard]] Result<Secret> openWithKeychainSecret(const Secret &keychainSecret) const;

    [[nodiscard]] Result<void> changePassphrase(const Secret &oldPassphrase, const Secret &newPassphrase, KdfCost cost);

    [[nodiscard]] QJsonArray toJson() const;
    /// Slots of kinds this version does not know are kept and written back. Errors: Damaged.
    [[nodiscard]] static Result<KeySlots> fromJson(const QString &workspaceId, const QJsonArray &json);

private:
    struct Slot {
        KeySlotKind kind = KeySlotKind::Passphrase;
        KdfCost cost;  // passphrase only
        QByteArray salt;
        QByteArray nonce;
        QByteArray wrapped;
    };

    [[nodiscard]] QByteArray boundData(const Slot &slot) const;
    [[nodiscard]] Result<Secret> wrappingKey(const Slot &slot, const Secret &secret) const;
    [[nodiscard]] Result<void> put(KeySlotKind kind, KdfCost cost, const Secret &dataKey, const Secret &secret);
    [[nodiscard]] Result<Secret> open(KeySlotKind kind, const Secret &secret, const QString &wrongMessage) const;

    QString m_workspaceId;
    QVector<Slot> m_slots;
    QVector<QJsonObject> m_unknown;
};

/// The 20 bytes as people write them down: 32 characters of Crockford's base 32 and four of checksum, in groups of four.
[[nodiscard]] QString formatRecoveryCode(const Secret &code);

/// Back from what was typed. Errors: InvalidInput saying what is wrong with it.
[[nodiscard]] Result<Secret> parseRecoveryCode(const QString &typed);

}  // namespace fieldfare
