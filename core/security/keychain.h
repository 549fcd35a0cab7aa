// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QString>

#include <functional>
#include <memory>

class QObject;

namespace fieldfare {

/// The operating system's store for small secrets, one entry per workspace. Answers come later, through the event loop
/// of the calling thread: the system may ask the person first. `context` is the receiver: when it is destroyed the
/// answer is dropped.
/// Errors: Unsupported (no keychain here), NotFound (no entry), Cancelled (the person declined), Io.
class Keychain {
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    virtual ~Keychain() = default;

    /// Whether it makes sense to offer it. The service may still be missing at run time: then Unsupported is answered.
    [[nodiscard]] virtual bool isSupported() const = 0;
    virtual void read(const QString &workspaceId, QObject *context, Answer<Secret> answer) = 0;
    virtual void write(const QString &workspaceId, const Secret &secret, QObject *context, Answer<void> answer) = 0;
    virtual void remove(const QString &workspaceId, QObject *context, Answer<void> answer) = 0;
};

/// Secret Service or KWallet, macOS Keychain, Windows Credential Manager; where the program was built without QtKeychain
/// one that answers Unsupported.
[[nodiscard]] std::unique_ptr<Keychain> systemKeychain();

}  // namespace fieldfare
