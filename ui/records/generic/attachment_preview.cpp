// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/when_done.h"
#include "presentation/off_thread.h"
#include "presentation/record_actions.h"
#include "records/generic/attachments_card.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QBuffer>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStringDecoder>
#include <QTemporaryDir>
#include <QUrl>

namespace fieldfare {

namespace {

constexpr qint64 largestShown = qint64(32) << 20;
constexpr qsizetype mostText = 200'000;

/// What the system would run instead of show.
bool isProgram(const QString &name)
{
    static const QStringList endings{QStringLiteral("exe"), QStringLiteral("bat"),     QStringLiteral("cmd"),
                                     QStringLiteral("com"), QStringLiteral("scr"),     QStringLiteral("msi"),
                                     QStringLiteral("ps1"), QStringLiteral("vbs"),     QStringLiteral("js"),
                                     QStringLiteral("jar"), QStringLiteral("sh"),      QStringLiteral("desktop"),
                                     QStringLiteral("app"), QStringLiteral("command"), QStringLiteral("lnk"),
                                     QStringLiteral("hta"), QStringLiteral("run"),     QStringLiteral("appimage")};
    return endings.contains(QFileInfo(name).suffix().toLower());
}

bool isText(const Attachment &file)
{
    return file.mediaType.startsWith(QLatin1String("text/")) || file.mediaType == QLatin1String("message/rfc822") ||
           file.mediaType == QLatin1String("application/json") || file.mediaType == QLatin1String("application/xml");
}

class ImageView : public QWidget {
public:
    explicit ImageView(QWidget *parent) : QWidget(parent) { setMinimumHeight(200); }
    void setImage(const QImage &image)
    {
        m_image = image;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_image.isNull()) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QSize size = m_image.size() / m_image.devicePixelRatio();
        if (size.width() > width() || size.height() > height()) {
            size.scale(this->size(), Qt::KeepAspectRatio);
        }
        painter.drawImage(QRect(QPoint((width() - size.width()) / 2, 0), size), m_image);
    }

private:
    QImage m_image;
};

}  // namespace

AttachmentPreview::AttachmentPreview(Workspace &workspace, Shell &shell, const Attachment &file,
                                     std::shared_ptr<QTemporaryDir> opened, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_file(file),
      m_opened(std::move(opened)),
      m_stack(new QStackedWidget(this)),
      m_note(new TextLabel(QString(), TextLabel::Style::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *buttons = new QHBoxLayout;
    auto *openButton = new Button(QStringLiteral("external-link"), tr("Open"), Button::Kind::Primary, this);
    auto *save = new Button(QStringLiteral("download"), tr("Save as …"), Button::Kind::Secondary, this);
    auto *removeButton = new Button(QStringLiteral("trash-2"), tr("Remove"), Button::Kind::Ghost, this);
    buttons->addWidget(openButton);
    buttons->addWidget(save);
    buttons->addWidget(removeButton);
    buttons->addStretch(1);
    column->addLayout(buttons);
    auto *facts =
        new TextLabel(QStringLiteral("%1 · %2").arg(m_file.mediaType, attachmentSize(m_file.size.value_or(0))),
                      TextLabel::Style::Muted, this);
    facts->setWordWrap(true);
    column->addWidget(facts);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(m_note);
    column->addWidget(m_stack, 1);
    connect(openButton, &Button::clicked, this, &AttachmentPreview::open);
    connect(save, &Button::clicked, this, &AttachmentPreview::saveAs);
    connect(removeButton, &Button::clicked, this, &AttachmentPreview::remove);
    setFocusProxy(openButton);
    load();
}

void AttachmentPreview::load()
{
    const bool image = m_file.mediaType.startsWith(QLatin1String("image/"));
    if ((!image && !isText(m_file)) || m_file.size.value_or(0) > largestShown) {
        m_note->setText(tr("No preview for this kind of file. Open shows it in its own program."));
        return;
    }
    m_note->setText(tr("Loading …"));
    whenDone(m_workspace.attachments().content(m_file.hash, largestShown), this,
             [this, image](const Result<QByteArray> &bytes) {
                 if (!bytes) {
                     m_note->setTone(Tone::Bad);
                     m_note->setText(bytes.error().message);
                     return;
                 }
                 if (image) {
                     runOffThread(
                         this,
                         [bytes = *bytes] {
                             QBuffer buffer;
                             buffer.setData(bytes);
                             buffer.open(QIODevice::ReadOnly);
                             QImageReader reader(&buffer);
                             reader.setAutoTransform(true);
                             const QSize size = reader.size();
                             if (size.isValid() && std::max(size.width(), size.height()) > 2000) {
                                 reader.setScaledSize(size.scaled(2000, 2000, Qt::KeepAspectRatio));
                             }
                             return reader.read();
                         },
                         [this](const QImage &read) { showImage(read); });
                     return;
                 }
                 auto *text = new QPlainTextEdit(this);
                 text->setReadOnly(true);
                 text->setAccessibleName(m_file.name);
                 QStringDecoder utf8(QStringDecoder::Utf8);
                 QString words = utf8(bytes->left(mostText));
                 if (utf8.hasError()) {
                     words = QString::fromLatin1(bytes->left(mostText));
                 }
                 text->setPlainText(words);
                 m_stack->setCurrentIndex(m_stack->addWidget(text));
             });
}

void AttachmentPreview::showImage(const QImage &image)
{
    if (image.isNull()) {
        m_note->setText(tr("This picture cannot be shown here. Open shows it in its own program."));
        return;
    }
    auto *view = new ImageView(this);
    view->setAccessibleName(m_file.name);
    view->setImage(image);
    m_stack->setCurrentIndex(m_stack->addWidget(view));
}

void AttachmentPreview::open()
{
    if (isProgram(m_file.name)) {
        m_shell.showBanner(
            {Tone::Attention,
             tr("“%1” is a program. It is not started from here; save it if you trust where it came from.")
                 .arg(m_file.name),
             {},
             {},
             true});
        return;
    }
    const QString path = m_opened->filePath(m_file.hash.left(8) + QLatin1Char('-') + safeFileName(m_file.name));
    whenDone(m_workspace.attachments().save(m_file.hash, path), this, [this, path](const Result<void> &saved) {
        if (!saved) {
            m_shell.report(saved.error());
        } else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path))) {
            m_shell.toast(tr("No program opens this kind of file. Save it instead."), Tone::Attention);
        }
    });
}

void AttachmentPreview::saveAs()
{
    auto *dialog = new QFileDialog(m_shell.windowWidget(), tr("Save “%1”").arg(m_file.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->selectFile(safeFileName(m_file.name));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        whenDone(m_workspace.attachments().save(m_file.hash, path), this, [this, path](const Result<void> &saved) {
            if (!saved) {
                m_shell.report(saved.error());
            } else {
                m_shell.toast(tr("Saved as “%1”.").arg(QFileInfo(path).fileName()), Tone::Good);
            }
        });
    });
    dialog->open();
}

void AttachmentPreview::remove()
{
    whenDone(record_actions::remove(m_workspace, QStringLiteral("attachment"), {m_file.id}), this,
             [this](const Result<ChangeSet> &done) {
                 if (!done) {
                     m_shell.report(done.error());
                     return;
                 }
                 Workspace &workspace = m_workspace;
                 Shell &shell = m_shell;
                 QObject *window = shell.windowWidget();
                 const qint64 transaction = done->transaction;
                 shell.offerUndo(done->title, [&workspace, &shell, window, transaction] {
                     whenDone(workspace.undo(transaction), window, [&shell](const Result<Workspace::Undone> &undone) {
                         if (!undone) {
                             shell.report(undone.error());
                         }
                     });
                 });
                 shell.closePanel();
             });
}

}  // namespace fieldfare
