// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pack/pack_exchange.h"

#include "base/await.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/merge/field_rules.h"
#include "sync/pack/pack_file.h"
#include "workspace/company_sync.h"
#include "workspace/pack/pack_session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>

namespace fieldfare {

namespace {

QString exchangeText(const char *source) { return QCoreApplication::translate("Pack", source); }

/// Whether a workspace may begin to exchange by a file.
Result<void> mayBegin(Workspace &workspace)
{
    if (workspace.isReadOnly())
        return fail(ErrorCode::ReadOnly,
                    exchangeText(QT_TRANSLATE_NOOP("Pack", "This workspace is open for reading only.")));
    TRY_ASSIGN(const auto company, await(workspace.store().read(packSession(workspace), readCompanyLink)));
    if (company)
        return fail(ErrorCode::Conflict, exchangeText(QT_TRANSLATE_NOOP(
                                             "Pack", "This workspace belongs to a company: its records are exchanged "
                                                     "by the company server, not by a file.")));
    TRY_ASSIGN(const auto known, storedPackLink(workspace));
    if (known)
        return fail(
            ErrorCode::Conflict,
            exchangeText(QT_TRANSLATE_NOOP("Pack", "This workspace exchanges by a file already, in “%1”. Leave that "
                                                   "one first."))
                .arg(QDir::toNativeSeparators(known->folder)));
    return {};
}

/// A new name with whatever server comes now: what it lacks is sent.
Result<void> forgetDevice(Workspace &workspace)
{
    sync::SqliteClientStore store(workspace.store(), packSession(workspace));
    return store.transact([](sync::ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(sync::ClientState state, transaction.state());
        state.device = {};
        return transaction.setState(state);
    });
}

Result<void> begin(Workspace &workspace, const QString &folder, const sync::PackCode &code)
{
    PackLink link;
    link.folder = folder;
    link.installation = Uid::createUuid();
    TRY(forgetDevice(workspace));
    return keepPackLink(workspace, link, &code);
}

/// The base currency of those who exchange by this file. Says also whether the code opens it.
Result<QString> currencyOf(const sync::PackFolder &place, const sync::PackCode &code, const sync::FieldRules &rules)
{
    const QTemporaryDir folder;
    const DatabaseFile copy{folder.filePath(QStringLiteral("look.db")), kPackCipher, code.key()};
    TRY(place.fetch(code.packName(), copy.path));
    TRY_ASSIGN(const auto store, sync::FileServerStore::open(copy, rules));
    return store->currency();
}

/// Looks at no field: nothing is merged.
class NoRules final : public sync::FieldRules {
public:
    [[nodiscard]] sync::FieldRule rule(const QString &, const QString &) const override
    {
        return sync::FieldRule::Value;
    }
};

}  // namespace

Result<PackExchange::Made> PackExchange::create(Workspace &workspace, const QString &folder)
{
    TRY(mayBegin(workspace));
    const sync::PackFolder place(QFileInfo(folder).absoluteFilePath());
    TRY(place.check());
    const sync::PackCode code = sync::PackCode::random();
    {
        TRY_ASSIGN(const auto lock, place.lock());
        if (place.hasFile())
            return fail(
                ErrorCode::Conflict,
                exchangeText(QT_TRANSLATE_NOOP("Pack", "There is an exchange file in “%1” already. Join it with its "
                                                       "code, or choose another folder."))
                    .arg(QDir::toNativeSeparators(place.folder())));
        const QTemporaryDir temporary(workspace.path() + QStringLiteral("/exchange-XXXXXX"));
        const DatabaseFile made{temporary.filePath(QStringLiteral("new.db")), kPackCipher, code.key()};
        const sync::CatalogFieldRules rules(workspace.catalog());
        const qint64 now = workspace.store().clock()->now();
        TRY_ASSIGN(const auto store,
                   sync::FileServerStore::create(made, rules, now, workspace.settings().baseCurrency.code()));
        TRY_ASSIGN(const sync::PackVisit visit, store->addVisit(now, workspace.session().userName));
        TRY(store->close());
        TRY(place.publish(made.path, code.packName(), visit.mark, {}));
    }
    if (auto begun = begin(workspace, place.folder(), code); !begun) {
        QFile::remove(place.path());
        return fail(std::move(begun.error()));
    }
    TRY(exchange(workspace));
    TRY_ASSIGN(const auto link, storedPackLink(workspace));
    return Made{*link, code.toText()};
}

Result<PackExchange::Done> PackExchange::join(Workspace &workspace, const QString &folder, const sync::PackCode &code)
{
    TRY(mayBegin(workspace));
    const sync::PackFolder place(QFileInfo(folder).absoluteFilePath());
    TRY(place.check());
    TRY_ASSIGN(const QString currency, currencyOf(place, code, NoRules()));
    if (currency != workspace.settings().baseCurrency.code())
        return fail(
            ErrorCode::InvalidInput,
            exchangeText(QT_TRANSLATE_NOOP("Pack", "The others keep their books in %1, this workspace in %2: amounts "
                                                   "would no longer add up. Join with a new workspace."))
                .arg(currency, workspace.settings().baseCurrency.code()));
    TRY(begin(workspace, place.folder(), code));
    return exchange(workspace);
}

Result<Workspace::Created> PackExchange::joinNew(Workspace::Creation creation, const QString &folder,
                                                 const sync::PackCode &code)
{
    TRY(prepareEmptyFolder(creation.folder.path));
    const sync::PackFolder place(QFileInfo(folder).absoluteFilePath());
    TRY(place.check());
    TRY_ASSIGN(const QString text, currencyOf(place, code, NoRules()));
    if (const auto currency = Currency::fromCode(text))
        creation.settings.baseCurrency = *currency;
    creation.joinsAs = Uid::createUuid();
    TRY_ASSIGN(Workspace::Created created, Workspace::create(std::move(creation)));
    TRY(begin(*created.workspace, place.folder(), code));
    return created;
}

Result<PackExchange::Done> PackExchange::exchange(Workspace &workspace, const sync::SyncClient::Watch &watch,
                                                  const Uid &confirmed)
{
    TRY_ASSIGN(auto link, storedPackLink(workspace));
    if (!link)
        return fail(ErrorCode::NotFound,
                    exchangeText(QT_TRANSLATE_NOOP("Pack", "This workspace exchanges by no file.")));
    TRY_ASSIGN(const sync::PackCode code, storedPackCode(workspace));
    const sync::PackFolder place(link->folder);
    TRY(place.check());
    TRY_ASSIGN(const auto lock, place.lock());
    auto done = PackSession(workspace, place, code, *link).run(watch, confirmed);
    // a folder that another program keeps in step: a newer file came in between, which is read now
    if (!done && done.error().code == ErrorCode::Conflict)
        done = PackSession(workspace, place, code, *link).run(watch, confirmed);
    return done;
}

Result<void> PackExchange::moveTo(Workspace &workspace, const QString &folder)
{
    TRY_ASSIGN(auto link, storedPackLink(workspace));
    TRY_ASSIGN(const sync::PackCode code, storedPackCode(workspace));
    const sync::PackFolder place(QFileInfo(folder).absoluteFilePath());
    TRY(place.check());
    TRY(place.header(code.packName()));
    link->folder = place.folder();
    return keepPackLink(workspace, *link, nullptr);
}

Result<void> PackExchange::leave(Workspace &workspace)
{
    TRY(dropPackLink(workspace));
    PackSession::removeCopy(workspace);
    return forgetDevice(workspace);
}

Result<std::optional<PackExchange::Status>> PackExchange::status(Workspace &workspace)
{
    TRY_ASSIGN(const auto link, storedPackLink(workspace));
    if (!link)
        return std::optional<Status>();
    TRY_ASSIGN(const sync::PackCode code, storedPackCode(workspace));
    TRY_ASSIGN(const qint64 waiting, await(workspace.store().read(packSession(workspace), sync::waitingChanges)));
    return std::optional(
        Status{*link, waiting, sync::PackFolder(link->folder).header(code.packName()).has_value(), code.toText()});
}

}  // namespace fieldfare
