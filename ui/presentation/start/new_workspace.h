// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <functional>

namespace fieldfare {

/// One of the prepared trades: fields, stages and a sample that suit it.
struct TradeOffer {
    QString key;
    QString title;     ///< translated
    QString sentence;  ///< translated: what it brings
};

/// What the start window needs from the program beside the workspace itself. Functions run on a worker thread.
struct StartServices {
    QList<TradeOffer> templates;  ///< empty: none is offered
    std::function<Result<void>(Workspace &, const QString &key)> applyTemplate;
    /// Fills an empty workspace with the demo company. Empty: none is offered.
    std::function<Result<void>(Workspace &, const std::function<bool(double)> &progress)> fillDemo;
    KdfCost cost = KdfCost::standard();
    std::shared_ptr<const Clock> clock = systemClock();
};

/// What somebody fills in for a new workspace; fromSystem() gives every field a sensible content.
struct NewWorkspaceForm {
    QString company;
    QString userName;
    QString currency;
    QString country;
    QString zone;
    QString industry;    ///< key of a template, empty: none
    bool joins = false;  ///< a company: its records come into the workspace
    QString code;        ///< of its server
    QString folder;      ///< the folder that will hold Name.fieldfare
    QString passphrase;  ///< ignored when plain
    QString repeated;
    bool plain = false;

    [[nodiscard]] static NewWorkspaceForm fromSystem();
    /// Where the workspace will lie: folder/Company.fieldfare, with characters that file systems refuse left out.
    [[nodiscard]] QString path() const;

    struct Problem {
        QString field;    ///< "company", "passphrase" …
        QString message;  ///< translated, with the remedy
    };
    /// What keeps it from being made; the first one is where the keyboard should go.
    [[nodiscard]] QList<Problem> problems() const;
};

/// Makes the workspace, with template, on the calling thread; takes the time of a key derivation. The object is moved to
/// `home`. The form's passphrases are wiped.
[[nodiscard]] Result<Workspace::Created> makeWorkspace(NewWorkspaceForm form, const StartServices &services,
                                                       QThread *home);

/// Makes the demo workspace at `path`, plain: what is in it is invented. Cancelled leaves nothing behind.
[[nodiscard]] Result<std::unique_ptr<Workspace>> makeDemo(const QString &path, const StartServices &services,
                                                          QThread *home, const std::function<bool(double)> &progress);

/// Opens for writing or reading and moves the object to `home`. Errors as Workspace::open().
[[nodiscard]] Result<std::unique_ptr<Workspace>> openWorkspace(const QString &path, const Unlock &unlock, OpenMode mode,
                                                               std::shared_ptr<const Clock> clock, QThread *home);

/// Speaks to the company's server for a workspace whose lease is over; then it opens again. A copy that was revoked is removed:
/// true. Errors of CompanySync::renewLease() and removeCopy().
[[nodiscard]] Result<bool> renewLease(const QString &path, const Unlock &unlock, std::shared_ptr<const Clock> clock);

/// What a person should do about an error while opening or making a workspace; empty when the message says it all.
[[nodiscard]] QString remedyFor(const Error &error);

/// A person's login made readable: "maria.keller" → "Maria Keller".
[[nodiscard]] QString nameFromLogin(const QString &login);

}  // namespace fieldfare
