// SPDX-License-Identifier: GPL-3.0-or-later
#include "rights/share_panel.h"

#include "base/when_done.h"
#include "rights/person_button.h"
#include "shell/shell.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr qsizetype kMostOffers = 30;

void clearRows(QVBoxLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

/// The panel may be closed by then.
void takeBack(Workspace &workspace, Shell &shell, qint64 transaction)
{
    whenDone(workspace.undo(transaction), shell.windowWidget(), [&shell](const Result<Workspace::Undone> &undone) {
        if (undone) {
            shell.toast(undone->changes.title, Tone::Good);
        } else {
            shell.report(undone.error());
        }
    });
}

}  // namespace

SharePanel::SharePanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id, QWidget *parent)
    : QWidget(parent),
      m_shell(shell),
      m_controller(workspace, type, id),
      m_about(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_who(new TextLabel(tr("Shared with"), TextLabel::Style::Strong, this)),
      m_nobody(new TextLabel(QString(), TextLabel::Style::Muted, this)),
      m_with(new QVBoxLayout),
      m_adding(new QWidget(this)),
      m_search(new SearchField(tr("Find a colleague …"), m_adding)),
      m_offers(new QVBoxLayout),
      m_none(new TextLabel(QString(), TextLabel::Style::Muted, m_adding))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    for (TextLabel *text : {m_about, m_nobody, m_none}) {
        text->setWordWrap(true);
    }
    column->addWidget(m_about);
    column->addWidget(m_who);
    column->addWidget(m_nobody);
    m_with->setSpacing(space::s);
    column->addLayout(m_with);
    auto *adding = new QVBoxLayout(m_adding);
    adding->setContentsMargins(0, space::s, 0, 0);
    adding->setSpacing(space::s);
    adding->addWidget(hairline(m_adding));
    adding->addWidget(new TextLabel(tr("Add a colleague"), TextLabel::Style::Strong, m_adding));
    m_search->setAccessibleName(tr("Find a colleague"));
    m_search->installEventFilter(this);
    adding->addWidget(m_search);
    adding->addWidget(m_none);
    m_offers->setSpacing(0);
    adding->addLayout(m_offers);
    column->addWidget(m_adding);
    column->addStretch(1);
    m_adding->hide();
    m_who->hide();
    setFocusProxy(m_search);

    connect(m_search, &QLineEdit::textChanged, this, &SharePanel::fillOffers);
    connect(m_search, &QLineEdit::returnPressed, this, &SharePanel::addFirst);
    connect(&m_controller, &ShareController::loaded, this, &SharePanel::fill);
    connect(&m_controller, &ShareController::failed, this, [this](const Error &error) {
        if (error.code == ErrorCode::NotFound) {
            m_shell.closePanel();  // deleted, or not to be seen here any more
            return;
        }
        m_shell.report(error);
        fill();  // what was chosen does not hold
    });
    connect(
        &m_controller, &ShareController::changed, this, [&workspace, &shell](const QString &title, qint64 transaction) {
            if (transaction > 0) {
                shell.offerUndo(title, [&workspace, &shell, transaction] { takeBack(workspace, shell, transaction); });
            }
        });
}

void SharePanel::fill()
{
    if (!m_controller.isLoaded()) {
        return;
    }
    const SharingView &view = m_controller.view();
    const QString belongs = view.owner.isEmpty() ? tr("“%1” belongs to nobody.").arg(view.record)
                                                 : tr("“%1” belongs to %2.").arg(view.record, view.owner);
    m_about->setText(belongs + QLatin1Char(' ') +
                     tr("Whoever it is shared with sees it with its lines, calls, tasks and files, whatever their role "
                        "shows them otherwise."));
    clearRows(m_with);
    for (const Sharer &person : view.with) {
        m_with->addWidget(personRow(person));
    }
    m_who->show();
    m_nobody->setVisible(view.with.isEmpty() || !view.mayShare);
    m_nobody->setText(!view.mayShare ? view.whyNot : tr("Nobody yet. Choose a colleague below."));
    m_adding->setVisible(view.mayShare);
    fillOffers();
    keepFocus();
}

void SharePanel::fillOffers()
{
    clearRows(m_offers);
    const QVector<Sharer> offers = m_controller.offers(m_search->text());
    const qsizetype shown = std::min(offers.size(), kMostOffers);
    for (qsizetype i = 0; i < shown; ++i) {
        const Sharer &person = offers[i];
        auto *row = new PersonButton(person.name, tr("Share with %1").arg(person.name), m_adding);
        row->installEventFilter(this);
        connect(row, &QAbstractButton::clicked, this, [this, uid = person.share.person] {
            m_focus = QStringLiteral("search");
            m_controller.share(uid, false);
        });
        m_offers->addWidget(row);
    }
    m_none->setVisible(shown == 0 || shown < offers.size());
    m_none->setText(shown > 0                               ? tr("Type a name to find the others.")
                    : m_controller.view().couldBe.isEmpty() ? tr("There is no other colleague to share it with.")
                                                            : tr("Nobody's name fits."));
}

QWidget *SharePanel::personRow(const Sharer &person)
{
    const QString name = person.name.isEmpty() ? tr("Somebody who is not here any more") : person.name;
    const Uid uid = person.share.person;
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s);
    line->addWidget(new Avatar(name, 28, row));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new ElidedLabel(name, TextLabel::Style::Body, row));
    if (!person.byName.isEmpty()) {
        texts->addWidget(new ElidedLabel(tr("by %1").arg(person.byName), TextLabel::Style::Small, row));
    }
    line->addLayout(texts, 1);
    const bool mayShare = m_controller.view().mayShare;
    if (!mayShare) {
        line->addWidget(new TextLabel(person.share.mayEdit ? tr("may change it") : tr("may read it"),
                                      TextLabel::Style::Muted, row));
        return row;
    }
    auto *level = new QComboBox(row);
    level->addItem(tr("may read it"));
    level->addItem(tr("may change it"));
    level->setCurrentIndex(person.share.mayEdit ? 1 : 0);
    level->setAccessibleName(tr("What %1 may do").arg(name));
    level->setObjectName(QStringLiteral("level/") + uidText(uid));
    connect(level, &QComboBox::activated, this, [this, uid, had = person.share.mayEdit](int index) {
        if ((index == 1) != had) {
            m_focus = QStringLiteral("level/") + uidText(uid);
            m_controller.share(uid, index == 1);
        }
    });
    line->addWidget(level);
    auto *end = iconButton(QStringLiteral("x"), tr("Stop sharing with %1").arg(name), Button::Kind::Ghost, row);
    end->setQuiet(true);
    connect(end, &Button::clicked, this, [this, uid] {
        m_focus = QStringLiteral("search");
        m_controller.end(uid);
    });
    line->addWidget(end);
    return row;
}

void SharePanel::addFirst()
{
    const QVector<Sharer> offers = m_controller.offers(m_search->text());
    // Return alone must not hand a record to whoever happens to stand first
    if (!m_search->text().trimmed().isEmpty() && !offers.isEmpty()) {
        m_focus = QStringLiteral("search");
        m_controller.share(offers.first().share.person, false);
    }
}

void SharePanel::keepFocus()
{
    const QString wanted = std::exchange(m_focus, {});
    if (wanted == QLatin1String("search")) {
        m_search->clear();
        m_search->setFocus();
    } else if (auto *level = wanted.isEmpty() ? nullptr : findChild<QComboBox *>(wanted)) {
        level->setFocus();
    }
}

bool SharePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto rowAt = [this](int at) {
            QLayoutItem *item = m_offers->itemAt(at);
            return item != nullptr ? item->widget() : nullptr;
        };
        const int here = watched == m_search ? -1 : m_offers->indexOf(qobject_cast<QWidget *>(watched));
        if (key == Qt::Key_Down && (watched == m_search || here >= 0)) {
            if (QWidget *next = rowAt(here + 1)) {
                next->setFocus(Qt::TabFocusReason);
            }
            return true;
        }
        if (key == Qt::Key_Up && here >= 0) {
            (here == 0 ? m_search : rowAt(here - 1))->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

SharedButton::SharedButton(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent), m_button(new Button(QStringLiteral("share-2"), QString(), Button::Kind::Secondary, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    connect(m_button, &Button::clicked, this,
            [this, &workspace, &shell] { openSharePanel(workspace, shell, m_type, m_id); });
    hide();
}

void SharedButton::setRecord(const QString &type, qint64 id, const QStringList &entries)
{
    m_type = type;
    m_id = id;
    const int count = static_cast<int>(sharesFrom(entries).size());
    m_button->setText(tr("Shared with %1").arg(QLocale().toString(count)));
    m_button->setToolTip(tr("See and change with whom it is shared"));
    setVisible(id > 0 && count > 0);
}

Button *shareButton(Workspace &workspace, Shell &shell, const QString &type, std::function<qint64()> record,
                    QWidget *parent)
{
    auto *button = new Button(QStringLiteral("share-2"), SharePanel::tr("Share …"), Button::Kind::Secondary, parent);
    const auto follow = [button, &workspace, type] { button->setVisible(ShareController::isOffered(workspace, type)); };
    QObject::connect(&workspace, &Workspace::accessChanged, button, follow);
    QObject::connect(button, &Button::clicked, button, [&workspace, &shell, type, record = std::move(record)] {
        if (const qint64 id = record(); id > 0) {
            openSharePanel(workspace, shell, type, id);
        }
    });
    follow();
    return button;
}

void openSharePanel(Workspace &workspace, Shell &shell, const QString &type, qint64 id)
{
    shell.openPanel(SharePanel::tr("Share"), new SharePanel(workspace, shell, type, id));
}

}  // namespace fieldfare
