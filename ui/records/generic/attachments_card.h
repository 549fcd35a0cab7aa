// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/attachment/attachment.h"
#include "widgets/basic/card.h"
#include "workspace/attachments.h"

#include <QImage>

#include <memory>

class QMimeData;
class QStackedWidget;
class QTemporaryDir;
class QTimer;

namespace fieldfare {

class ProgressStrip;
class Shell;
class TextLabel;
class Workspace;

/// The files of one record in the right rail: drop or paste them anywhere on the page, or choose them; a click shows a preview
/// with what can be done. A company shows the files of its people, deals, tickets and orders too.
class AttachmentsCard : public Card {
    Q_OBJECT
public:
    AttachmentsCard(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);
    ~AttachmentsCard() override;

    /// Reads the files of this record; hides itself where nothing can be attached.
    void setRecord(const QString &type, qint64 id);
    void reload();
    [[nodiscard]] bool takesFiles() const { return m_takes; }

    /// True when something in it can be attached: local files, a picture.
    [[nodiscard]] static bool canAttach(const QMimeData &data);
    /// Attaches what it holds; for drops and pasting.
    void attach(const QMimeData &data);
    void attachFiles(const QStringList &paths);
    void chooseFiles();

signals:
    void loaded();

private:
    void attach(QVector<Attachments::Source> sources);
    void show_(const QVector<Attachment> &files);
    void preview(const Attachment &file);

    Workspace &m_workspace;
    Shell &m_shell;
    QString m_type;
    qint64 m_id = 0;
    bool m_takes = false;
    quint64 m_ticket = 0;
    QVBoxLayout *m_rows;
    TextLabel *m_hint;
    ProgressStrip *m_progress;
    QTimer *m_poll;
    std::stop_source m_stop;
    std::shared_ptr<QTemporaryDir> m_opened;  ///< readable copies of what was opened; gone with the window
    QHash<QString, QImage> m_thumbnails;      ///< by hash
};

/// What one file looks like, and what can be done with it, in the side panel.
class AttachmentPreview : public QWidget {
    Q_OBJECT
public:
    AttachmentPreview(Workspace &workspace, Shell &shell, const Attachment &file, std::shared_ptr<QTemporaryDir> opened,
                      QWidget *parent = nullptr);

private:
    void load();
    void open();
    void saveAs();
    void remove();
    void showImage(const QImage &image);

    Workspace &m_workspace;
    Shell &m_shell;
    Attachment m_file;
    std::shared_ptr<QTemporaryDir> m_opened;
    QStackedWidget *m_stack;
    TextLabel *m_note;
};

/// "2.4 MB".
[[nodiscard]] QString attachmentSize(qint64 bytes);
/// Lucide name for a media type.
[[nodiscard]] QString attachmentIcon(const QString &mediaType);

}  // namespace fieldfare
