// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "records/generic/timeline_view.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

const QStringList &kinds()
{
    static const QStringList list{QStringLiteral("call"), QStringLiteral("note"), QStringLiteral("email"),
                                  QStringLiteral("meeting"), QStringLiteral("task")};
    return list;
}

}  // namespace

QuickLog::QuickLog(std::function<QDate()> today, QWidget *parent)
    : QWidget(parent),
      m_today(std::move(today)),
      m_edit(new SearchField(tr("Log a call, note or task …"), this)),
      m_details(new QWidget(this)),
      m_kind(new SegmentedControl(m_details)),
      m_incoming(new QCheckBox(tr("Incoming"), m_details))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    m_edit->setIconName(QStringLiteral("pencil"));
    m_edit->setKeyHint(tr("Ctrl L"));
    m_edit->setMinimumHeight(34);
    column->addWidget(m_edit);
    auto *row = new QHBoxLayout(m_details);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    m_kind->addSegment(tr("Call"));
    m_kind->addSegment(tr("Note"));
    m_kind->addSegment(tr("Mail"));
    m_kind->addSegment(tr("Meeting"));
    m_kind->addSegment(tr("Task"));
    row->addWidget(m_kind);
    row->addWidget(m_incoming);
    row->addStretch(1);
    auto *log = new Button(tr("Log"), Button::Kind::Primary, m_details);
    row->addWidget(log);
    column->addWidget(m_details);
    m_details->hide();
    m_edit->installEventFilter(this);
    connect(log, &Button::clicked, this, &QuickLog::submit);
    connect(m_edit, &QLineEdit::returnPressed, this, &QuickLog::submit);
    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int index) {
        const QString kind = kinds().value(index);
        m_incoming->setVisible(kind == QLatin1String("call") || kind == QLatin1String("email"));
        m_edit->setPlaceholderText(kind == QLatin1String("call") ? tr("What was said? End with 12m for the length")
                                   : kind == QLatin1String("task")
                                       ? tr("What is to be done? End with a day: fri, tomorrow, 24.12.")
                                       : tr("Write it down …"));
    });
}

void QuickLog::start(const QString &kind)
{
    showDetails(true);
    m_kind->setCurrent(std::max(0, static_cast<int>(kinds().indexOf(kind))));
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

QString QuickLog::words() const { return m_edit->text().trimmed(); }

void QuickLog::setWords(const QString &words)
{
    m_edit->setText(words);
    if (!words.isEmpty()) {
        showDetails(true);
    }
}

void QuickLog::showDetails(bool on)
{
    m_details->setVisible(on);
    m_edit->setKeyHint(on ? QString() : tr("Ctrl L"));
}

QuickLog::Entry QuickLog::parse(const QString &kind, const QString &typed, const QDate &today)
{
    Entry entry;
    entry.kind = kind;
    entry.text = typed.trimmed();
    if (kind == QLatin1String("task")) {
        // The longest run of last words that is a day.
        const QStringList words = entry.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (qsizetype count = std::min<qsizetype>(3, words.size() - 1); count >= 1; --count) {
            const QDate day = format::parseDate(words.mid(words.size() - count).join(QLatin1Char(' ')), today);
            if (day.isValid()) {
                entry.due = day;
                entry.text = words.mid(0, words.size() - count).join(QLatin1Char(' '));
                break;
            }
        }
        return entry;
    }
    static const QRegularExpression length(
        QStringLiteral("(?:^|\\s)(?:(\\d{1,2})\\s?h)?\\s?(?:(\\d{1,3})\\s?(?:m|min))?$"));
    const auto match = length.match(entry.text);
    if (match.hasMatch() && (!match.captured(1).isEmpty() || !match.captured(2).isEmpty())) {
        entry.seconds = match.captured(1).toInt() * 3600LL + match.captured(2).toInt() * 60LL;
        entry.text = entry.text.left(match.capturedStart()).trimmed();
    }
    return entry;
}

void QuickLog::submit()
{
    if (m_edit->text().trimmed().isEmpty()) {
        start(kinds().value(m_kind->current()));
        return;
    }
    Entry entry = parse(kinds().value(m_kind->current()), m_edit->text(), m_today());
    entry.incoming = m_incoming->isChecked();
    m_edit->clear();
    emit logged(entry);
}

bool QuickLog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::FocusIn) {
            showDetails(true);
        } else if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            m_edit->clear();
            showDetails(false);
            focusNextChild();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
