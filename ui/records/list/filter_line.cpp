// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/filter_line.h"

#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/input/popup_list.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTextCharFormat>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace fieldfare {

FilterLine::FilterLine(Workspace &workspace, const QString &type, QWidget *parent)
    : QWidget(parent),
      m_typing(workspace, type),
      m_edit(new SearchField(tr("Filter: words, or field:value such as city:Berlin owner:me updated<30d"), this)),
      m_count(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Small, this)),
      m_popup(new PopupList(m_edit)),
      m_pause(new QTimer(this)),
      m_catalog(workspace.catalog())
{
    m_type = m_catalog->find(type);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    m_edit->setIconName(QStringLiteral("list-filter"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setAccessibleDescription(m_edit->placeholderText());
    row->addWidget(m_edit, 1);
    m_count->setAccessibleName(tr("Found"));
    m_count->hide();
    row->addWidget(m_count);
    auto *help =
        iconButton(QStringLiteral("circle-question-mark"), tr("How to filter (F1)"), Button::Kind::Ghost, this);
    row->addWidget(help);
    column->addLayout(row);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);

    m_pause->setSingleShot(true);
    m_pause->setInterval(180);
    connect(m_pause, &QTimer::timeout, this, [this] { emit applied(text()); });
    connect(m_edit, &QLineEdit::textEdited, this, &FilterLine::typed);
    // The clear button is no edit for Qt.
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &now) {
        if (now.isEmpty() && !m_quiet) {
            typed();
        }
    });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        m_pause->stop();
        m_popup->dismiss();
        emit applied(text());
        emit left();
    });
    connect(&m_typing, &QueryTyping::completed, this, &FilterLine::showOffers);
    connect(&m_typing, &QueryTyping::probed, this, &FilterLine::showProbe);
    connect(m_popup, &PopupList::picked, this, [this](const Suggestion &suggestion) { take(int(suggestion.id)); });
    connect(help, &Button::clicked, this, &FilterLine::showHelp);
    // Behind the popup's own filter, so asked before it.
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
}

QString FilterLine::text() const { return m_edit->text().trimmed(); }

void FilterLine::setText(const QString &text)
{
    if (text == m_edit->text()) {
        return;
    }
    m_typing.stop();
    m_pause->stop();
    m_quiet = true;
    m_edit->setText(text);
    m_quiet = false;
    m_popup->dismiss();
    m_count->hide();
    showProblem({});
}

void FilterLine::startTyping(const QString &typed)
{
    m_edit->setFocus();
    if (!typed.isEmpty()) {
        const QString before = m_edit->text();
        m_edit->end(false);
        m_edit->insert((before.isEmpty() || before.endsWith(QLatin1Char(' ')) ? QString() : QStringLiteral(" ")) +
                       typed);
        this->typed();
    } else {
        m_edit->selectAll();
    }
}

void FilterLine::showProblem(const QString &message)
{
    m_problem->setText(message);
    m_problem->setVisible(!message.isEmpty());
    if (message.isEmpty()) {
        mark(0, 0);
    }
}

QString FilterLine::problem() const { return m_problem->isHidden() ? QString() : m_problem->text(); }

QString FilterLine::countText() const { return m_count->isHidden() ? QString() : m_count->text(); }

void FilterLine::typed()
{
    m_explicit = false;
    mark(0, 0);
    m_typing.ask(m_edit->text(), m_edit->cursorPosition());
    m_pause->start();
}

void FilterLine::offerNow()
{
    m_explicit = true;
    m_typing.ask(m_edit->text(), m_edit->cursorPosition());
}

void FilterLine::showOffers(const QueryCompletion &completion)
{
    m_completion = completion;
    const QString query = m_edit->text();
    const qsizetype end = completion.from + completion.length;
    const bool afterSign = end > 0 && end <= query.size() && QStringLiteral(":=<>,").contains(query.at(end - 1));
    const bool same = completion.offers.size() == 1 &&
                      completion.offers.first().text == query.mid(completion.from, completion.length);
    if ((!m_explicit && completion.length == 0 && !afterSign) || same || !m_edit->hasFocus()) {
        m_popup->dismiss();
        return;
    }
    QList<Suggestion> suggestions;
    for (qsizetype i = 0; i < completion.offers.size(); ++i) {
        const QueryOffer &offer = completion.offers.at(i);
        suggestions.append({i, offer.label, offer.detail, {}, false});
    }
    // Where the words stand that the offers would go on with.
    constexpr int offersWidth = 400;
    const int cursor = m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRect().x() -
                       m_edit->fontMetrics().horizontalAdvance(query.mid(completion.from, completion.length));
    m_popup->setPlace(std::clamp(cursor - space::s, 0, std::max(0, m_edit->width() - offersWidth)), offersWidth);
    m_popup->offer(suggestions, false);
    if (m_problemAtEnd) {
        showProblem({});  // the answer came before the offers
    }
}

void FilterLine::showProbe(const QueryProbe &probe)
{
    const QString query = m_edit->text();
    if (!probe.error) {
        m_problemAtEnd = false;
        showProblem({});
        const QString number = QLocale().toString(probe.count) + (probe.more ? QStringLiteral("+") : QString());
        m_count->setText(tr("%1 found").arg(number));
        m_count->setVisible(!query.trimmed().isEmpty());
        return;
    }
    m_count->hide();
    const QueryError &error = *probe.error;
    // What is still being typed is no mistake yet.
    m_problemAtEnd = error.position + std::max<qsizetype>(1, error.length) >= query.size() &&
                     m_edit->cursorPosition() == query.size() && m_edit->hasFocus();
    if (m_problemAtEnd && m_popup->isVisible()) {
        return;
    }
    const QString place = query.mid(error.position, std::max<qsizetype>(1, error.length));
    showProblem(tr("At “%1”: %2").arg(place, error.message));
    mark(error.position, std::max<qsizetype>(1, error.length));
}

void FilterLine::take(int offer)
{
    if (offer < 0 || offer >= m_completion.offers.size()) {
        return;
    }
    const QueryOffer &chosen = m_completion.offers.at(offer);
    QString query = m_edit->text();
    qsizetype length = m_completion.length;
    // A quote begun is closed by the offer's own.
    if (chosen.kind == QueryOffer::Kind::Term && m_completion.from + length < query.size() &&
        query.at(m_completion.from + length) == QLatin1Char('"')) {
        ++length;
    }
    const bool complete = chosen.kind == QueryOffer::Kind::Term;
    const bool blankFollows = query.mid(m_completion.from + length).startsWith(QLatin1Char(' '));
    const QString text = chosen.text + (complete && !blankFollows ? QStringLiteral(" ") : QString());
    query.replace(m_completion.from, length, text);
    m_edit->setText(query);
    m_edit->setCursorPosition(static_cast<int>(m_completion.from + text.size()));
    typed();
}

void FilterLine::mark(qsizetype position, qsizetype length)
{
    if ((length == 0 && !m_marked) || m_composing) {
        return;
    }
    m_marked = length > 0;
    // The one way a line edit formats a part of its text: as an input method does. Later, because one may be at work.
    QMetaObject::invokeMethod(
        this,
        [this, position, length] {
            if (m_composing) {
                return;
            }
            QList<QInputMethodEvent::Attribute> attributes;
            if (length > 0) {
                QTextCharFormat format;
                format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
                format.setUnderlineColor(tokensFor(this).bad);
                attributes.append({QInputMethodEvent::TextFormat, static_cast<int>(position) - m_edit->cursorPosition(),
                                   static_cast<int>(length), format});
            }
            QInputMethodEvent event(QString(), attributes);
            QCoreApplication::sendEvent(m_edit, &event);
        },
        Qt::QueuedConnection);
}

void FilterLine::showHelp()
{
    if (m_type == nullptr) {
        return;
    }
    if (m_help == nullptr) {
        m_help = new QueryHelp(*m_type, this);
        connect(m_help, &QueryHelp::chosen, this, [this](const QString &example) {
            m_help->hide();
            startTyping(example);
        });
    }
    m_help->adjustSize();
    const QPoint right = mapToGlobal(QPoint(width(), m_edit->height() + 4));
    m_help->move(right - QPoint(m_help->width(), 0));
    m_help->show();
}

void FilterLine::hideHelp()
{
    if (m_help != nullptr) {
        m_help->hide();
    }
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::InputMethod) {
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    }
    if (watched != m_edit || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_F1 || (key->key() == Qt::Key_Space && (key->modifiers() & Qt::ControlModifier))) {
        if (key->key() == Qt::Key_F1) {
            showHelp();
        } else {
            offerNow();
        }
        return true;
    }
    if (m_popup->isVisible() && key->key() == Qt::Key_Tab) {
        // The first offer unless another one is marked; the popup then knows which.
        if (!m_popup->hasChosen()) {
            m_popup->dismiss();
            take(0);
            return true;
        }
        m_popup->pickChosen();
        return true;
    }
    if (!m_popup->isVisible() && key->key() == Qt::Key_Down) {
        offerNow();
        return true;
    }
    if (!m_popup->isVisible() && key->key() == Qt::Key_Escape) {
        if (!m_edit->text().isEmpty()) {
            m_edit->clear();
        } else {
            emit left();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QueryHelp::QueryHelp(const RecordType &type, QWidget *parent) : QWidget(parent, Qt::Popup)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("How to filter"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::l, space::m, space::l, space::m);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(2);
    auto *title = new TextLabel(tr("How to filter"), TextLabel::Style::Strong, this);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    const auto line = [&](const QString &example, const QString &meaning) {
        auto *button = new Button(example, Button::Kind::Link, this);
        button->setAccessibleDescription(meaning);
        connect(button, &Button::clicked, this, [this, example] { emit chosen(example); });
        grid->addWidget(button, row, 0, Qt::AlignLeft);
        grid->addWidget(new TextLabel(meaning, TextLabel::Style::Muted, this), row, 1);
        ++row;
    };
    // Examples out of this type's own fields.
    const FieldSpec *choice = nullptr;
    const FieldSpec *number = nullptr;
    const FieldSpec *day = nullptr;
    for (const FieldSpec &field : type.fields) {
        if (field.hidden || field.isCustom()) {
            continue;
        }
        choice = choice == nullptr && field.choices.size() > 1 ? &field : choice;
        number = number == nullptr && field.isNumeric() ? &field : number;
        day = day == nullptr && field.kind == FieldKind::Date ? &field : day;
    }
    line(QStringLiteral("berlin"), tr("a word, or its beginning, anywhere in the record; several must all be found"));
    line(QStringLiteral("\"exact words\""), tr("these words in this order"));
    if (choice != nullptr) {
        const QString first = choice->key + QLatin1Char(':') + choice->choices.first().key;
        line(first, tr("%1 is this").arg(choice->label()));
        line(first + QLatin1Char(',') + choice->choices.at(1).key, tr("one of these"));
    }
    if (number != nullptr) {
        line(number->key + QStringLiteral(">5000"), tr("more than; also <  >=  <=  and ranges 100..500"));
    }
    if (day != nullptr) {
        line(day->key + QStringLiteral(":this_month"), tr("a period: today, last_week, 2026-Q3, 2026-01..2026-06"));
    }
    line(QStringLiteral("updated<30d"), tr("less than 30 days ago; h, d, w, m, q, y"));
    line(QStringLiteral("owner:me"), tr("mine; or a colleague's name"));
    line(QStringLiteral("has:owner"), tr("the field is filled; no:owner: it is empty"));
    line(QStringLiteral("-tag:vip"), tr("not so"));
    line(QStringLiteral("(a OR b)"), tr("one of two conditions"));
    auto *keys = new TextLabel(tr("Tab takes an offer, Down shows them, Return goes to the list."),
                               TextLabel::Style::Small, this);
    grid->addWidget(keys, row, 0, 1, 2);
}

void QueryHelp::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    drawPanel(painter, rect(), metric::radius, t.surface, t.borderStrong);
}

}  // namespace fieldfare
