// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/person/person_files.h"

#include "exchange/text.h"
#include "exchange/zip/zip_writer.h"
#include "storage/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace fieldfare {

namespace {

Error cannotWrite(const QString &path, const QString &why)
{
    return {ErrorCode::Io, ExchangeText::tr("“%1” cannot be written: %2").arg(path, why), {}};
}

class ZippedPerson final : public PersonFiles {
public:
    explicit ZippedPerson(std::unique_ptr<ZipWriter> zip) : m_zip(std::move(zip)) {}

    Result<void> begin(const QString &name) override { return m_zip->begin(name); }
    Result<void> write(const char *bytes, qint64 size) override { return m_zip->write(bytes, size); }
    Result<void> finish() override { return m_zip->finish(); }

private:
    std::unique_ptr<ZipWriter> m_zip;
};

class PersonFolder final : public PersonFiles {
public:
    explicit PersonFolder(const QString &path) : m_path(path), m_partial(path + QStringLiteral(".partial")) {}
    ~PersonFolder() override
    {
        m_file.close();
        if (!m_isFinished)
            QDir(m_partial).removeRecursively();
    }

    Result<void> start()
    {
        // left by a program that was killed
        if (QFileInfo::exists(m_partial) && !QDir(m_partial).removeRecursively())
            return fail(cannotWrite(m_partial, ExchangeText::tr("it is in use")));
        if (!QDir().mkpath(m_partial))
            return fail(cannotWrite(m_path, ExchangeText::tr("the folder cannot be made")));
        return {};
    }

    Result<void> begin(const QString &name) override
    {
        TRY(close());
        const QString path = m_partial + QLatin1Char('/') + name;
        if (!QDir().mkpath(QFileInfo(path).path()))
            return fail(cannotWrite(path, ExchangeText::tr("the folder cannot be made")));
        m_file.setFileName(path);
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return fail(cannotWrite(path, m_file.errorString()));
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }
    Result<void> write(const char *bytes, qint64 size) override { return writeAll(m_file, bytes, size); }

    Result<void> finish() override
    {
        TRY(close());
        if (!QDir().rename(m_partial, m_path))
            return fail(cannotWrite(m_path, ExchangeText::tr("it exists already")));
        m_isFinished = true;
        return {};
    }

private:
    Result<void> close()
    {
        if (m_file.isOpen()) {
            TRY(flushToDevice(m_file));
            m_file.close();
        }
        return {};
    }

    QString m_path;
    QString m_partial;
    QFile m_file;
    bool m_isFinished = false;
};

}  // namespace

Result<std::unique_ptr<PersonFiles>> PersonFiles::create(const QString &path, const QDateTime &now)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::Conflict, ExchangeText::tr("“%1” exists already. Choose another name.").arg(path));
    if (path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)) {
        TRY_ASSIGN(auto zip, ZipWriter::create(path, now));
        return std::make_unique<ZippedPerson>(std::move(zip));
    }
    auto folder = std::make_unique<PersonFolder>(path);
    TRY(folder->start());
    return folder;
}

}  // namespace fieldfare
