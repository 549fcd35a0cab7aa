// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clipping_gui.h"

#include "widgets/basic/text_label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QWidget>

namespace fieldfare::test {

namespace {

QString describe(const QWidget *widget, const QString &text, const QString &why)
{
    return QStringLiteral("%1 “%2” %3×%4: %5")
        .arg(QString::fromLatin1(widget->metaObject()->className()), text.isEmpty() ? widget->accessibleName() : text)
        .arg(widget->width())
        .arg(widget->height())
        .arg(why);
}

bool scrolls(const QWidget *parent)
{
    const QWidget *area = parent != nullptr ? parent->parentWidget() : nullptr;
    return qobject_cast<const QAbstractScrollArea *>(area) != nullptr ||
           qobject_cast<const QAbstractScrollArea *>(parent) != nullptr;
}

void visit(QWidget *widget, QStringList &found)
{
    if (!widget->isVisible() || widget->isWindow()) {
        return;
    }
    const QWidget *parent = widget->parentWidget();
    const bool inner = qobject_cast<QScrollBar *>(widget) || qobject_cast<QHeaderView *>(widget) ||
                       qobject_cast<const QLineEdit *>(parent) || scrolls(parent);
    if (!inner && parent != nullptr && !parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry())) {
        found.append(describe(
            widget, {},
            QStringLiteral("sticks out of its %1").arg(QString::fromLatin1(parent->metaObject()->className()))));
    }
    if (const auto *label = qobject_cast<QLabel *>(widget)) {
        if (qobject_cast<ElidedLabel *>(widget) == nullptr && !label->text().isEmpty()) {
            if (label->wordWrap()) {
                if (label->heightForWidth(label->width()) > label->height() + 1) {
                    found.append(
                        describe(widget, label->text(),
                                 QStringLiteral("needs height %1").arg(label->heightForWidth(label->width()))));
                }
            } else if (label->sizeHint().width() > label->width() + 1) {
                found.append(
                    describe(widget, label->text(), QStringLiteral("needs width %1").arg(label->sizeHint().width())));
            }
        }
    } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
        if (!button->text().isEmpty() && !inner &&
            (button->minimumSizeHint().width() > button->width() + 1 ||
             button->minimumSizeHint().height() > button->height() + 5)) {
            found.append(describe(widget, button->text(),
                                  QStringLiteral("needs %1×%2")
                                      .arg(button->minimumSizeHint().width())
                                      .arg(button->minimumSizeHint().height())));
        }
    } else if (!inner && qobject_cast<QAbstractScrollArea *>(widget) == nullptr &&
               widget->minimumSizeHint().width() > widget->width() + 1 && widget->maximumWidth() > widget->width()) {
        found.append(describe(widget, {}, QStringLiteral("needs width %1").arg(widget->minimumSizeHint().width())));
    }
    for (QObject *child : widget->children()) {
        if (auto *childWidget = qobject_cast<QWidget *>(child)) {
            visit(childWidget, found);
        }
    }
}

}  // namespace

QStringList clippedTexts(QWidget *root)
{
    QStringList found;
    for (QObject *child : root->children()) {
        if (auto *widget = qobject_cast<QWidget *>(child)) {
            visit(widget, found);
        }
    }
    return found;
}

bool saveShot(QWidget *widget, const QString &name)
{
    const QDir dir(QCoreApplication::applicationDirPath() + QStringLiteral("/../shots"));
    if (!dir.mkpath(QStringLiteral("."))) {
        return false;
    }
    return widget->grab().save(dir.filePath(name + QStringLiteral(".png")));
}

}  // namespace fieldfare::test
