// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/key_slots.h"

#include "security/text.h"

#include <QElapsedTimer>

#include <sodium.h>

#include <algorithm>
#include <optional>

namespace fieldfare {

namespace {

constexpr std::size_t WrappingKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr int NonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int WrappedSize = KeySlots::DataKeySize + int(crypto_aead_xchacha20poly1305_ietf_ABYTES);
constexpr int SaltSize = crypto_pwhash_SALTBYTES;
static_assert(SaltSize >= int(crypto_generichash_KEYBYTES_MIN));

// A file from elsewhere must not make us allocate without bound.
constexpr quint64 LargestMemory = quint64(4) << 30;
constexpr quint64 MostPasses = 100;

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *bytes(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }

QByteArray randomBytes(int size)
{
    QByteArray result(size, Qt::Uninitialized);
    randombytes_buf(result.data(), static_cast<std::size_t>(size));
    return result;
}

QString nameOf(KeySlotKind kind)
{
    switch (kind) {
    case KeySlotKind::Passphrase: return QStringLiteral("passphrase");
    case KeySlotKind::RecoveryCode: return QStringLiteral("recovery_code");
    case KeySlotKind::Keychain: return QStringLiteral("keychain");
    }
    return {};
}

std::optional<KeySlotKind> kindNamed(const QString &name)
{
    for (const KeySlotKind kind : {KeySlotKind::Passphrase, KeySlotKind::RecoveryCode, KeySlotKind::Keychain}) {
        if (nameOf(kind) == name)
            return kind;
    }
    return std::nullopt;
}

Result<Secret> stretch(const Secret &passphrase, const QByteArray &salt, KdfCost cost)
{
    Secret key(WrappingKeySize);
    const int failed = crypto_pwhash(key.writableData(), key.size(), reinterpret_cast<const char *>(passphrase.data()),
                                     passphrase.size(), bytes(salt), cost.passes,
                                     static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    if (failed)
        return fail(
            ErrorCode::Io,
            SecurityText::tr("There is not enough free memory to check the passphrase (%1 MB are needed). Close "
                             "other programs and try again.")
                .arg(cost.memoryBytes >> 20));
    return key;
}

QByteArray fromBase64(const QJsonObject &object, const char *key, int size)
{
    const auto decoded = QByteArray::fromBase64Encoding(object.value(QLatin1String(key)).toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == size ? decoded.decoded : QByteArray();
}

}  // namespace

KdfCost KdfCost::standard() { return {quint64(64) << 20, 3}; }

KdfCost KdfCost::minimum() { return {crypto_pwhash_argon2id_MEMLIMIT_MIN, crypto_pwhash_argon2id_OPSLIMIT_MIN}; }

KdfCost KdfCost::calibrated(int milliseconds)
{
    KdfCost cost = standard();
    const Secret sample = Secret::random(16);
    QElapsedTimer timer;
    timer.start();
    if (!stretch(sample, randomBytes(SaltSize), cost))
        return cost;
    const double perPass = double(qMax<qint64>(1, timer.elapsed())) / double(cost.passes);
    cost.passes = std::clamp<quint64>(quint64(milliseconds / perPass), cost.passes, 20);
    return cost;
}

KeySlots::KeySlots(QString workspaceId) : m_workspaceId(std::move(workspaceId)) {}

Secret KeySlots::newDataKey() { return Secret::random(DataKeySize); }

QByteArray KeySlots::boundData(const Slot &slot) const
{
    return QByteArrayLiteral("fieldfare key slot 1\n") + m_workspaceId.toUtf8() + '\n' + nameOf(slot.kind).toUtf8() +
           '\n' + QByteArray::number(slot.cost.memoryBytes) + ' ' + QByteArray::number(slot.cost.passes);
}

Result<Secret> KeySlots::wrappingKey(const Slot &slot, const Secret &secret) const
{
    if (slot.kind == KeySlotKind::Passphrase)
        return stretch(secret, slot.salt, slot.cost);
    Secret key(WrappingKeySize);
    crypto_generichash(key.writableData(), key.size(), secret.data(), secret.size(), bytes(slot.salt),
                       static_cast<std::size_t>(slot.salt.size()));
    return key;
}

Result<void> KeySlots::put(KeySlotKind kind, KdfCost cost, const Secret &dataKey, const Secret &secret)
{
    Q_ASSERT(dataKey.size() == DataKeySize);
    Slot slot{kind, cost, randomBytes(SaltSize), randomBytes(NonceSize), QByteArray(WrappedSize, '\0')};
    TRY_ASSIGN(const Secret key, wrappingKey(slot, secret));
    const QByteArray bound = boundData(slot);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(slot.wrapped), &length, dataKey.data(), dataKey.size(),
                                               bytes(bound), static_cast<unsigned long long>(bound.size()), nullptr,
                                               bytes(std::as_const(slot.nonce)), key.data());
    remove(kind);
    m_slots.append(slot);
    return {};
}

Result<Secret> KeySlots::open(KeySlotKind kind, const Secret &secret, const QString &wrongMessage) const
{
    bool found = false;
    for (const Slot &slot : m_slots) {
        if (slot.kind != kind)
            continue;
        found = true;
        TRY_ASSIGN(const Secret key, wrappingKey(slot, secret));
        const QByteArray bound = boundData(slot);
        Secret dataKey(DataKeySize);
        const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
            dataKey.writableData(), nullptr, nullptr, bytes(slot.wrapped),
            static_cast<unsigned long long>(slot.wrapped.size()), bytes(bound),
            static_cast<unsigned long long>(bound.size()), bytes(slot.nonce), key.data());
        if (!failed)
            return dataKey;
    }
    if (!found)
        return fail(ErrorCode::NotFound,
                    SecurityText::tr("This workspace cannot be opened that way. Try the passphrase "
                                     "or the recovery code."));
    return fail(ErrorCode::WrongKey, wrongMessage);
}

Result<void> KeySlots::setPassphrase(const Secret &dataKey, const Secret &passphrase, KdfCost cost)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::InvalidInput, SecurityText::tr("The passphrase is empty. Please choose one."));
    return put(KeySlotKind::Passphrase, cost, dataKey, passphrase);
}

Result<QString> KeySlots::setRecoveryCode(const Secret &dataKey)
{
    const Secret code = Secret::random(20);
    TRY(put(KeySlotKind::RecoveryCode, {}, dataKey, code));
    return formatRecoveryCode(code);
}

Result<void> KeySlots::setKeychainSecret(const Secret &dataKey, const Secret &keychainSecret)
{
    if (keychainSecret.size() < 32)
        return fail(ErrorCode::InvalidInput, SecurityText::tr("The keychain's entry for this workspace is unusable."));
    return put(KeySlotKind::Keychain, {}, dataKey, keychainSecret);
}

void KeySlots::remove(KeySlotKind kind)
{
    m_slots.removeIf([kind](const Slot &slot) { return slot.kind == kind; });
}

bool KeySlots::has(KeySlotKind kind) const
{
    return std::any_of(m_slots.begin(), m_slots.end(), [kind](const Slot &slot) { return slot.kind == kind; });
}

Result<Secret> KeySlots::openWithPassphrase(const Secret &passphrase) const
{
    return open(KeySlotKind::Passphrase, passphrase,
                SecurityText::tr("That is not the passphrase. Check Caps Lock and the keyboard layout, or use the "
                                 "recovery code."));
}

Result<Secret> KeySlots::openWithRecoveryCode(const QString &code) const
{
    TRY_ASSIGN(const Secret parsed, parseRecoveryCode(code));
    return open(KeySlotKind::RecoveryCode, parsed,
                SecurityText::tr("This recovery code belongs to another workspace, or was replaced by a newer one."));
}

Result<Secret> KeySlots::openWithKeychainSecret(const Secret &keychainSecret) const
{
    return open(KeySlotKind::Keychain, keychainSecret,
                SecurityText::tr("The key in the system's keychain no longer fits. Use the passphrase."));
}

Result<void> KeySlots::changePassphrase(const Secret &oldPassphrase, const Secret &newPassphrase, KdfCost cost)
{
    TRY_ASSIGN(const Secret dataKey, openWithPassphrase(oldPassphrase));
    return setPassphrase(dataKey, newPassphrase, cost);
}

QJsonArray KeySlots::toJson() const
{
    QJsonArray array;
    for (const Slot &slot : m_slots) {
        QJsonObject object{{QStringLiteral("kind"), nameOf(slot.kind)},
                           {QStringLiteral("salt"), QString::fromLatin1(slot.salt.toBase64())},
                           {QStringLiteral("nonce"), QString::fromLatin1(slot.nonce.toBase64())},
                           {QStringLiteral("wrapped_key"), QString::fromLatin1(slot.wrapped.toBase64())}};
        if (slot.kind == KeySlotKind::Passphrase) {
            object.insert(QStringLiteral("derivation"), QStringLiteral("argon2id"));
            object.insert(QStringLiteral("memory_bytes"), qint64(slot.cost.memoryBytes));
            object.insert(QStringLiteral("passes"), qint64(slot.cost.passes));
        }
        array.append(object);
    }
    for (const QJsonObject &unknown : m_unknown)
        array.append(unknown);
    return array;
}

Result<KeySlots> KeySlots::fromJson(const QString &workspaceId, const QJsonArray &json)
{
    const auto damaged = [](int index) {
        return fail(ErrorCode::Damaged, SecurityText::tr("The workspace's list of keys is damaged."),
                    QStringLiteral("key slot %1").arg(index));
    };
    KeySlots result(workspaceId);
    for (int i = 0; i < json.size(); ++i) {
        const QJsonObject object = json.at(i).toObject();
        const QString name = object.value(QLatin1String("kind")).toString();
        const auto kind = kindNamed(name);
        if (!kind) {
            if (name.isEmpty())
                return damaged(i);
            result.m_unknown.append(object);
            continue;
        }
        Slot slot{*kind,
                  {},
                  fromBase64(object, "salt", SaltSize),
                  fromBase64(object, "nonce", NonceSize),
                  fromBase64(object, "wrapped_key", WrappedSize)};
        if (slot.salt.isEmpty() || slot.nonce.isEmpty() || slot.wrapped.isEmpty())
            return damaged(i);
        if (*kind == KeySlotKind::Passphrase) {
            const qint64 memory = object.value(QLatin1String("memory_bytes")).toInteger(-1);
            const qint64 passes = object.value(QLatin1String("passes")).toInteger(-1);
            const bool usable = object.value(QLatin1String("derivation")).toString() == QLatin1String("argon2id") &&
                                memory >= qint64(crypto_pwhash_argon2id_MEMLIMIT_MIN) &&
                                quint64(memory) <= LargestMemory &&
                                passes >= qint64(crypto_pwhash_argon2id_OPSLIMIT_MIN) && quint64(passes) <= MostPasses;
            if (!usable)
                return damaged(i);
            slot.cost = {quint64(memory), quint64(passes)};
        }
        result.m_slots.append(slot);
    }
    return result;
}

}  // namespace fieldfare
