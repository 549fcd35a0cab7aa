// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"

#include <QByteArray>
#include <QDateTime>
#include <QSet>
#include <QString>
#include <QStringList>

namespace fieldfare::server {

/// Contents of attached files on the server, named by the SHA-256 of the content, in 64 lower-case hexadecimal digits:
///
///     ORGANISATION/ab/ab12…                    whole contents
///     ORGANISATION/incoming/ab12…-UPLOADER     begun uploads, one for each uploader: nobody spoils another's
///     ORGANISATION/incoming/lock-0 … lock-f    held while a begun upload is written or checked
///
/// A content gets its name only when it is complete, compared with that name and on the device. Who uploads sends all of it even
/// if it is here already: to know a name is no proof of having the content, and must not become a way to read it. What a
/// power cut spoils of a begun upload is noticed at its end, and it begins anew. Any number of threads and processes
/// share the folder. Who may read or write is not asked here.
class BlobFolder {
public:
    /// The largest content taken, bytes.
    static constexpr qint64 kMostBytes = qint64(256) << 20;
    /// The largest piece of one put() or get(), bytes.
    static constexpr qint64 kPiece = qint64(1) << 20;

    /// Whose content it is.
    struct Place {
        Uid organisation;
        QString name;
    };
    struct Piece {
        qint64 offset = 0;
        qint64 total = 0;  ///< size of the whole content
        QByteArray bytes;
        QByteArray sha256;  ///< of `bytes`, 32 bytes
    };
    enum class Answer {
        Taken,         ///< more is to come
        Whole,         ///< that was the last piece; the content has its name
        OtherOffset,   ///< go on at `have`
        WrongPiece,    ///< the piece is not what its hash says: send it again
        WrongContent,  ///< the whole is not what its name says: begin anew, `have` is 0
    };
    struct Put {
        Answer answer = Answer::Taken;
        qint64 have = 0;  ///< bytes of this uploader's upload that are here
    };

    explicit BlobFolder(QString folder);

    /// A name as this folder takes it: nothing else becomes part of a path.
    [[nodiscard]] static bool isName(const QString &name);

    /// Adds a piece to the upload of `uploader`. Errors: InvalidInput (name, sizes; nothing was written), DiskFull (what was here
    /// before is kept), ReadOnly, Io.
    [[nodiscard]] Result<Put> put(const Place &place, const Uid &uploader, const Piece &piece);
    /// Where the upload of `uploader` has to go on.
    [[nodiscard]] Result<qint64> begun(const Place &place, const Uid &uploader) const;

    /// Size of a whole content. Errors: InvalidInput, NotFound.
    [[nodiscard]] Result<qint64> size(const Place &place) const;
    /// At most kPiece bytes from `offset`, fewer at the end. Errors: InvalidInput (name, offset behind the end), NotFound, Io.
    [[nodiscard]] Result<QByteArray> get(const Place &place, qint64 offset, qint64 length) const;

    /// The names of all whole contents of an organisation.
    [[nodiscard]] QStringList all(const Uid &organisation) const;
    /// Removes whole contents that are not in `used` and begun uploads, both untouched since `before`. Returns how many.
    [[nodiscard]] Result<int> removeUnused(const Uid &organisation, const QSet<QString> &used,
                                           const QDateTime &before) const;

private:
    [[nodiscard]] QString folderOf(const Uid &organisation) const;
    [[nodiscard]] QString pathOf(const Place &place) const;
    [[nodiscard]] QString partOf(const Place &place, const Uid &uploader) const;
    [[nodiscard]] Result<Put> finish(const Place &place, const QString &part) const;

    const QString m_folder;
};

}  // namespace fieldfare::server
