// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/new_workspace.h"

#include "workspace/company_sync.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>
#include <QThread>

namespace fieldfare {

namespace {

struct NewWorkspaceText {
    Q_DECLARE_TR_FUNCTIONS(NewWorkspace)
};

constexpr int shortestPassphrase = 8;

/// The store is an object of its own; both belong to the thread that will use them.
void moveHome(Workspace &workspace, QThread *home)
{
    if (home != nullptr) {
        workspace.store().moveToThread(home);
        workspace.moveToThread(home);
    }
}

}  // namespace

QString nameFromLogin(const QString &login)
{
    QStringList words = login.split(QRegularExpression(QStringLiteral("[._\\- ]+")), Qt::SkipEmptyParts);
    for (QString &word : words) {
        word[0] = word.at(0).toUpper();
    }
    static const QStringList machines{QStringLiteral("Root"), QStringLiteral("Admin"), QStringLiteral("Administrator"),
                                      QStringLiteral("User")};
    const QString name = words.join(QLatin1Char(' '));
    return machines.contains(name) ? QString() : name;
}

NewWorkspaceForm NewWorkspaceForm::fromSystem()
{
    const WorkspaceSettings settings = WorkspaceSettings::fromSystem();
    NewWorkspaceForm form;
    form.currency = settings.baseCurrency.code();
    form.country = settings.country;
    form.zone = QString::fromLatin1(settings.zone.id());
    form.userName = nameFromLogin(qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME")));
    form.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (form.folder.isEmpty()) {
        form.folder = QDir::homePath();
    }
    return form;
}

QString NewWorkspaceForm::path() const
{
    QString name = company.simplified();
    static const QRegularExpression refused(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    name.remove(refused);
    while (name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(' '))) {
        name.chop(1);
    }
    if (name.isEmpty()) {
        name = NewWorkspaceText::tr("My company");
    }
    return QDir(folder).filePath(name.left(80) + QStringLiteral(".fieldfare"));
}

QList<NewWorkspaceForm::Problem> NewWorkspaceForm::problems() const
{
    QList<Problem> found;
    if (joins) {
        if (const auto read = sync::EnrolmentCode::fromText(code); !read) {
            found.append({QStringLiteral("code"), read.error().message});
        }
    }
    if (company.trimmed().isEmpty()) {
        found.append({QStringLiteral("company"),
                      NewWorkspaceText::tr("Write the name of your company; it names the workspace too.")});
    }
    if (userName.trimmed().isEmpty() && !joins) {
        found.append(
            {QStringLiteral("userName"), NewWorkspaceText::tr("Write your name; records and history show it.")});
    }
    const auto currencyCode = Currency::fromCode(currency);
    if (!currencyCode || currencyCode->isEmpty()) {
        found.append({QStringLiteral("currency"), NewWorkspaceText::tr("Choose a currency, such as EUR.")});
    }
    if (!QTimeZone(zone.toLatin1()).isValid()) {
        found.append(
            {QStringLiteral("zone"), NewWorkspaceText::tr("Choose a time zone from the list, such as Europe/Berlin.")});
    }
    if (folder.trimmed().isEmpty()) {
        found.append(
            {QStringLiteral("folder"), NewWorkspaceText::tr("Choose the folder in which the workspace will lie.")});
    } else if (QFileInfo::exists(path()) && !QDir(path()).isEmpty()) {
        found.append(
            {QStringLiteral("folder"), NewWorkspaceText::tr("“%1” exists already. Choose another folder or name.")
                                           .arg(QDir::toNativeSeparators(path()))});
    }
    if (!plain) {
        if (passphrase.size() < shortestPassphrase) {
            found.append({QStringLiteral("passphrase"),
                          QCoreApplication::translate("NewWorkspace", "Use at least %n characters.", nullptr,
                                                      shortestPassphrase)});
        } else if (passphrase != repeated) {
            found.append(
                {QStringLiteral("repeated"), NewWorkspaceText::tr("The two passphrases differ. Type it again.")});
        }
    }
    return found;
}

Result<Workspace::Created> makeWorkspace(NewWorkspaceForm form, const StartServices &services, QThread *home)
{
    Workspace::Creation wanted;
    wanted.folder.path = form.path();
    wanted.folder.name = form.company.simplified();
    wanted.folder.cost = services.cost;
    if (!form.plain) {
        wanted.folder.unlock = PassphraseUnlock{Secret::fromText(form.passphrase)};
    }
    Secret::wipe(form.passphrase);
    Secret::wipe(form.repeated);
    wanted.settings = WorkspaceSettings::fromSystem();
    wanted.settings.companyName = form.company.simplified();
    if (const auto code = Currency::fromCode(form.currency)) {
        wanted.settings.baseCurrency = *code;
    }
    wanted.settings.country = form.country;
    wanted.settings.zone = QTimeZone(form.zone.toLatin1());
    wanted.settings.language = QLocale().name();
    wanted.userName = form.userName.simplified();
    wanted.clock = services.clock;
    const bool folderWasThere = QFileInfo::exists(wanted.folder.path);
    const QString path = wanted.folder.path;
    const auto make = [&]() -> Result<Workspace::Created> {
        if (!form.joins) {
            return Workspace::create(std::move(wanted));
        }
        TRY_ASSIGN(const auto code, sync::EnrolmentCode::fromText(form.code));
        form.industry.clear();  // it has come with the company's records
        return CompanySync::join(std::move(wanted), code, QSysInfo::machineHostName());
    };
    auto created = make();
    if (!created) {
        return fail(std::move(created.error()));
    }
    if (!form.industry.isEmpty() && services.applyTemplate) {
        if (auto applied = services.applyTemplate(*created->workspace, form.industry); !applied) {
            created->workspace.reset();
            if (!folderWasThere) {
                QDir(path).removeRecursively();
            }
            return fail(std::move(applied.error()));
        }
    }
    moveHome(*created->workspace, home);
    return created;
}

Result<std::unique_ptr<Workspace>> makeDemo(const QString &path, const StartServices &services, QThread *home,
                                            const std::function<bool(double)> &progress)
{
    Workspace::Creation wanted;
    wanted.folder.path = path;
    wanted.folder.name = NewWorkspaceText::tr("Demo company");
    wanted.settings = WorkspaceSettings::fromSystem();
    wanted.settings.companyName = wanted.folder.name;
    wanted.settings.language = QLocale().name();
    wanted.userName = NewWorkspaceForm::fromSystem().userName;
    wanted.clock = services.clock;
    auto created = Workspace::create(std::move(wanted));
    if (!created) {
        return fail(std::move(created.error()));
    }
    if (auto filled = services.fillDemo(*created->workspace, progress); !filled) {
        created->workspace.reset();
        QDir(path).removeRecursively();
        return fail(std::move(filled.error()));
    }
    moveHome(*created->workspace, home);
    return std::move(created->workspace);
}

namespace {

Workspace::Opening openingOf(const QString &path, const Unlock &unlock, std::shared_ptr<const Clock> clock)
{
    Workspace::Opening wanted;
    wanted.path = path;
    wanted.clock = std::move(clock);
    if (const auto *passphrase = std::get_if<PassphraseUnlock>(&unlock)) {
        wanted.unlock = PassphraseUnlock{passphrase->passphrase.clone()};
    } else if (const auto *code = std::get_if<RecoveryCodeUnlock>(&unlock)) {
        wanted.unlock = *code;
    } else if (const auto *keychain = std::get_if<KeychainUnlock>(&unlock)) {
        wanted.unlock = KeychainUnlock{keychain->keychainSecret.clone()};
    }
    return wanted;
}

}  // namespace

Result<std::unique_ptr<Workspace>> openWorkspace(const QString &path, const Unlock &unlock, OpenMode mode,
                                                 std::shared_ptr<const Clock> clock, QThread *home)
{
    Workspace::Opening wanted = openingOf(path, unlock, std::move(clock));
    wanted.mode = mode;
    TRY_ASSIGN(auto workspace, Workspace::open(std::move(wanted)));
    moveHome(*workspace, home);
    return workspace;
}

Result<bool> renewLease(const QString &path, const Unlock &unlock, std::shared_ptr<const Clock> clock)
{
    bool isRevoked = false;
    const auto renewed = CompanySync::renewLease(openingOf(path, unlock, std::move(clock)), &isRevoked);
    if (isRevoked) {
        TRY(CompanySync::removeCopy(path));
        return true;
    }
    TRY(renewed);
    return false;
}

QString remedyFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DiskFull: return NewWorkspaceText::tr("Make room on the disk, or choose a folder on another one.");
    case ErrorCode::ReadOnly: return NewWorkspaceText::tr("Choose a folder in which you may write, such as Documents.");
    case ErrorCode::Damaged:
        return NewWorkspaceText::tr("Open the newest backup; the damaged folder is left as it is.");
    case ErrorCode::NotFound: return NewWorkspaceText::tr("If it lies on another disk, connect that first.");
    default: return {};
    }
}

}  // namespace fieldfare
