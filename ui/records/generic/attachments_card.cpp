// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/attachments_card.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "presentation/off_thread.h"
#include "records/attachment/attachment_queries.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QFileDialog>
#include <QImageReader>
#include <QMimeData>
#include <QPainter>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

namespace fieldfare {

namespace {

constexpr int thumb = 36;
constexpr int mostShown = 200;
constexpr qint64 mostForThumbnail = qint64(12) << 20;

/// Scaled while it is decoded, so that a huge picture costs no huge memory. A file that is no picture gives a null image.
QImage decoded(const QByteArray &bytes, const QSize &most)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > most.width() || size.height() > most.height())) {
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio));
    }
    return reader.read();
}

/// Picture or icon, name, size and day.
class AttachmentRow : public QAbstractButton {
public:
    AttachmentRow(const Attachment &file, QString about, QWidget *parent)
        : QAbstractButton(parent), m_file(file), m_about(std::move(about))
    {
        setText(file.name);
        setToolTip(file.name);
        setAccessibleName(file.name);
        setAccessibleDescription(m_about);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setThumbnail(const QImage &image)
    {
        m_image = image;
        update();
    }
    QSize sizeHint() const override { return {160, std::max(thumb + 6, 2 * fontMetrics().height() + 8)}; }
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        if (underMouse()) {
            drawPanel(painter, QRectF(rect()).adjusted(-6, 0, 6, 0), metric::radiusSmall, t.hover);
        }
        const QRect box(0, (height() - thumb) / 2, thumb, thumb);
        if (m_image.isNull()) {
            drawPanel(painter, box, metric::radiusSmall, t.pressed);
            paintLucide(painter, QRectF(box).adjusted(9, 9, -9, -9), attachmentIcon(m_file.mediaType), t.muted);
        } else {
            const QSize size = m_image.size().scaled(box.size(), Qt::KeepAspectRatio);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(QRect(box.center() - QPoint(size.width() / 2, size.height() / 2), size), m_image);
        }
        const QFont base = QApplication::font();
        const int line = QFontMetrics(base).height();
        const int left = thumb + space::m - 2;
        const int top = (height() - 2 * line - 1) / 2;
        painter.setFont(base);
        painter.setPen(t.text);
        painter.drawText(QRect(left, top, width() - left, line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(base).elidedText(m_file.name, Qt::ElideMiddle, width() - left));
        painter.setPen(t.muted);
        painter.drawText(QRect(left, top + line + 1, width() - left, line),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(base).elidedText(m_about, Qt::ElideRight, width() - left));
        if (hasFocus()) {
            drawPanel(painter, rect(), metric::radiusSmall, {}, t.accent, 1.8);
        }
    }

private:
    Attachment m_file;
    QString m_about;
    QImage m_image;
};

}  // namespace

QString attachmentSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString attachmentIcon(const QString &mediaType)
{
    if (mediaType.startsWith(QLatin1String("image/"))) {
        return QStringLiteral("image");
    }
    if (mediaType.startsWith(QLatin1String("text/")) || mediaType == QLatin1String("application/pdf")) {
        return QStringLiteral("file-text");
    }
    return mediaType.contains(QLatin1String("mail")) || mediaType == QLatin1String("message/rfc822")
               ? QStringLiteral("mail")
               : QStringLiteral("paperclip");
}

AttachmentsCard::AttachmentsCard(Workspace &workspace, Shell &shell, QWidget *parent)
    : Card(tr("Files"), parent),
      m_workspace(workspace),
      m_shell(shell),
      m_rows(new QVBoxLayout),
      m_hint(new TextLabel(tr("Drop files anywhere on this page, or paste a picture."), TextLabel::Style::Muted, this)),
      m_progress(new ProgressStrip(this)),
      m_poll(new QTimer(this)),
      m_opened(std::make_shared<QTemporaryDir>())
{
    auto *add = iconButton(QStringLiteral("plus"), tr("Attach files"), Button::Kind::Ghost, this);
    add->setQuiet(true);
    add->setFixedSize(24, 24);
    addHeaderWidget(add);
    connect(add, &Button::clicked, this, &AttachmentsCard::chooseFiles);
    body()->setSpacing(space::xs);
    body()->addLayout(m_rows);
    m_rows->setSpacing(2);
    m_hint->setWordWrap(true);
    body()->addWidget(m_hint);
    body()->addWidget(m_progress);
    m_progress->hide();
    m_poll->setInterval(120);
    connect(m_progress, &ProgressStrip::cancelRequested, this, [this] { m_stop.request_stop(); });
    hide();
}

AttachmentsCard::~AttachmentsCard() = default;

void AttachmentsCard::setRecord(const QString &type, qint64 id)
{
    if (type != m_type || id != m_id) {
        show_({});
    }
    m_type = type;
    m_id = id;
    m_takes = attachmentLink(*m_workspace.catalog(), type) != nullptr;
    setVisible(m_takes);
    reload();
}

void AttachmentsCard::reload()
{
    const quint64 ticket = ++m_ticket;
    if (!m_takes) {
        emit loaded();
        return;
    }
    whenDone(m_workspace.read([type = m_type, id = m_id](ReadContext &context) {
        return attachmentsOf(context, type, id, mostShown);
    }),
             this, [this, ticket](const Result<QVector<Attachment>> &files) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 if (files) {
                     show_(*files);
                 } else {
                     m_shell.report(files.error());
                 }
                 emit loaded();
             });
}

void AttachmentsCard::show_(const QVector<Attachment> &files)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const QDateTime now = m_workspace.store().clock()->nowUtc();
    for (const Attachment &file : files) {
        auto *row = new AttachmentRow(
            file,
            QStringLiteral("%1 · %2").arg(attachmentSize(file.size.value_or(0)),
                                          format::moment(file.createdAt, now, m_workspace.session().zone)),
            this);
        connect(row, &QAbstractButton::clicked, this, [this, file] { preview(file); });
        m_rows->addWidget(row);
        if (!file.mediaType.startsWith(QLatin1String("image/")) || file.size.value_or(0) > mostForThumbnail) {
            continue;
        }
        if (const auto known = m_thumbnails.constFind(file.hash); known != m_thumbnails.constEnd()) {
            row->setThumbnail(*known);
            continue;
        }
        whenDone(m_workspace.attachments().content(file.hash, mostForThumbnail), row,
                 [this, row, hash = file.hash](const Result<QByteArray> &bytes) {
                     if (!bytes) {
                         return;  // the icon stays; the preview says why
                     }
                     const int side = int(thumb * row->devicePixelRatioF());
                     runOffThread(
                         row, [bytes = *bytes, side] { return decoded(bytes, QSize(side, side)); },
                         [this, row, hash](const QImage &image) {
                             m_thumbnails.insert(hash, image);
                             row->setThumbnail(image);
                         });
                 });
    }
    m_hint->setVisible(files.isEmpty());
}

bool AttachmentsCard::canAttach(const QMimeData &dropped)
{
    const QList<QUrl> urls = dropped.urls();
    return dropped.hasImage() ||
           std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

void AttachmentsCard::attach(const QMimeData &dropped)
{
    QVector<Attachments::Source> sources;
    for (const QUrl &url : dropped.urls()) {
        if (url.isLocalFile()) {
            sources.append({url.toLocalFile(), {}, {}, {}});
        }
    }
    if (sources.isEmpty() && dropped.hasImage()) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (qvariant_cast<QImage>(dropped.imageData()).save(&buffer, "PNG")) {
            const QDateTime now = m_workspace.store().clock()->nowUtc().toTimeZone(m_workspace.session().zone);
            sources.append(
                {{}, tr("Picture %1.png").arg(now.toString(QStringLiteral("yyyy-MM-dd HHmmss"))), bytes, {}});
        }
    }
    attach(std::move(sources));
}

void AttachmentsCard::attachFiles(const QStringList &paths)
{
    QVector<Attachments::Source> sources;
    for (const QString &path : paths) {
        sources.append({path, {}, {}, {}});
    }
    attach(std::move(sources));
}

void AttachmentsCard::chooseFiles()
{
    auto *dialog = new QFileDialog(m_shell.windowWidget(), tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &AttachmentsCard::attachFiles);
    dialog->open();
}

void AttachmentsCard::attach(QVector<Attachments::Source> sources)
{
    if (sources.isEmpty() || !m_takes) {
        return;
    }
    m_stop = std::stop_source();
    const auto at = std::make_shared<std::atomic<int>>(0);
    const int count = static_cast<int>(sources.size());
    m_progress->start(tr("Attaching"));
    m_progress->show();
    m_poll->disconnect(this);
    connect(m_poll, &QTimer::timeout, this, [this, at, count] {
        m_progress->setProgress(*at, count, tr("%1 of %2").arg(QLocale().toString(*at + 1), QLocale().toString(count)));
    });
    m_poll->start();
    whenDone(
        m_workspace.attachments().attach(m_workspace.session(), std::move(sources), m_type, m_id, m_stop.get_token(),
                                         [at](int index, int, const QString &) { *at = index; }),
        this, [this](const Result<Attachments::Outcome> &outcome) {
            m_poll->stop();
            m_progress->finish();
            m_progress->hide();
            if (!outcome) {
                m_shell.report(outcome.error());
                return;
            }
            if (!outcome->problems.isEmpty()) {
                m_shell.showBanner({Tone::Attention, outcome->problems.mid(0, 3).join(QLatin1Char(' ')), {}, {}, true});
            }
            if (outcome->attached > 0) {
                reload();
                m_shell.setStatus(tr("Attached"));
            }
        });
}

void AttachmentsCard::preview(const Attachment &file)
{
    m_shell.openPanel(file.name, new AttachmentPreview(m_workspace, m_shell, file, m_opened));
}

}  // namespace fieldfare
