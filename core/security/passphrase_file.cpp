// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/passphrase_file.h"

#include "security/text.h"

#include <QFile>
#include <QFileInfo>
#include <QStringConverter>

namespace fieldfare {

namespace {

constexpr qint64 LargestFile = 64 * 1024;

}  // namespace

QString passphraseFileFromEnvironment() { return qEnvironmentVariable("FIELDFARE_PASSPHRASE_FILE"); }

Result<PassphraseFile> readPassphraseFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, SecurityText::tr("There is no passphrase file “%1”.").arg(path));
    if (info.isDir())
        return fail(ErrorCode::InvalidInput, SecurityText::tr("The passphrase file “%1” is a folder.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, SecurityText::tr("The passphrase file “%1” cannot be read.").arg(path),
                    file.errorString());
    QByteArray bytes = file.read(LargestFile + 1);
    if (bytes.size() > LargestFile) {
        Secret::wipe(bytes);
        return fail(ErrorCode::InvalidInput, SecurityText::tr("“%1” is too large for a passphrase file.").arg(path));
    }
    qsizetype length = bytes.size();
    if (length > 0 && bytes.at(length - 1) == '\n')
        --length;
    if (length > 0 && length < bytes.size() && bytes.at(length - 1) == '\r')
        --length;

    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(QByteArrayView(bytes).first(length));
    const bool valid = !decoder.hasError();
    Secret::wipe(bytes);
    PassphraseFile result{Secret::fromText(text), {}};
    Secret::wipe(text);
    if (!valid)
        return fail(ErrorCode::InvalidInput, SecurityText::tr("The passphrase file “%1” is not UTF-8 text.").arg(path));
    if (result.passphrase.isEmpty())
        return fail(ErrorCode::InvalidInput, SecurityText::tr("The passphrase file “%1” is empty.").arg(path));
#ifdef Q_OS_UNIX
    if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        result.warning = SecurityText::tr("Other users of this computer can read the passphrase file “%1”. Make it "
                                          "readable for you alone (chmod 600).")
                             .arg(path);
#endif
    return result;
}

}  // namespace fieldfare
