// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/person.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>

namespace fieldfare::test {

namespace {

constexpr int patienceMs = 15000;

template <class Widget, class Fits>
Widget *visible(QWidget *root, Fits fits)
{
    const auto all = root == nullptr ? QList<Widget *>() : root->findChildren<Widget *>();
    for (Widget *one : all) {
        if (one->isVisible() && one->isEnabled() && fits(one)) {
            return one;
        }
    }
    return nullptr;
}

QString bare(QString text) { return text.remove(QLatin1Char('&')); }

}  // namespace

Person::Person(const QString &story, std::function<QWidget *()> window)
    : m_folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../stories/") + story),
      m_window(std::move(window))
{
    QDir(m_folder).removeRecursively();
    if (!QDir().mkpath(m_folder)) {
        m_problems.append(QStringLiteral("no folder for the pictures: ") + m_folder);
    }
}

bool Person::found(const QWidget *widget, const QString &what)
{
    if (widget == nullptr) {
        m_problems.append(QStringLiteral("not on the screen: ") + what);
        photograph(QStringLiteral("lost"));
    }
    return widget != nullptr;
}

bool Person::waitFor(const char *what, const std::function<bool()> &happened, int seconds)
{
    const bool done = QTest::qWaitFor(happened, seconds * 1000);
    if (!done) {
        m_problems.append(QStringLiteral("waited in vain: ") + QString::fromUtf8(what));
        photograph(QStringLiteral("lost"));
    }
    return done;
}

QAbstractButton *Person::button(const QString &text) const
{
    return visible<QAbstractButton>(m_window(), [&](const QAbstractButton *one) {
        return bare(one->text()) == text || one->accessibleName() == text;
    });
}

QLineEdit *Person::field(const QString &accessibleName) const
{
    return visible<QLineEdit>(m_window(), [&](const QLineEdit *one) {
        return one->accessibleName() == accessibleName ||
               (one->parentWidget() != nullptr && one->parentWidget()->accessibleName() == accessibleName);
    });
}

QComboBox *Person::box(const QString &accessibleName) const
{
    return visible<QComboBox>(m_window(),
                              [&](const QComboBox *one) { return one->accessibleName() == accessibleName; });
}

void Person::press(const QString &text)
{
    const bool there = QTest::qWaitFor([&] { return button(text) != nullptr; }, patienceMs);
    if (QAbstractButton *one = there ? button(text) : nullptr; found(one, text)) {
        QTest::mouseClick(one, Qt::LeftButton);
    }
}

void Person::tick(const QString &text) { press(text); }

void Person::write(const QString &name, const QString &text)
{
    const bool there = QTest::qWaitFor([&] { return field(name) != nullptr; }, patienceMs);
    if (QLineEdit *edit = there ? field(name) : nullptr; found(edit, name)) {
        QTest::mouseClick(edit, Qt::LeftButton);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
}

void Person::choose(const QString &name, const QString &item)
{
    const bool there = QTest::qWaitFor([&] { return box(name) != nullptr; }, patienceMs);
    if (QComboBox *combo = there ? box(name) : nullptr; found(combo, name)) {
        const int index = combo->findText(item);
        if (index < 0) {
            m_problems.append(QStringLiteral("%1 has no entry %2").arg(name, item));
            return;
        }
        combo->setFocus();
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
}

void Person::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    // A dialog that just closed gives the focus back a moment later.
    QWidget *window = m_window();
    QWidget *focus = QApplication::focusWidget();
    if (focus == nullptr || (focus->window() != window && !focus->window()->isVisible())) {
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window)) {
            m_problems.append(QStringLiteral("the window does not come to the front"));
        }
        focus = QApplication::focusWidget();
    }
    QTest::keyClick(focus != nullptr ? focus : window, key, modifiers);
}

void Person::drag(QWidget *from, const QPoint &at, QWidget *to, const QPoint &target)
{
    const auto move = [from](const QPoint &point) {
        QMouseEvent event(QEvent::MouseMove, point, from->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(from, &event);
        QCoreApplication::processEvents();
    };
    const QPoint end = from->mapFromGlobal(to->mapToGlobal(target));
    QTest::mousePress(from, Qt::LeftButton, {}, at);
    move(at + QPoint(15, 5));
    for (int step = 1; step <= 8; ++step) {
        move(at + (end - at) * step / 8);
    }
    photograph(QStringLiteral("dragging"));
    QTest::mouseRelease(from, Qt::LeftButton, {}, end);
}

void Person::drop(QWidget *on, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files) {
        urls.append(QUrl::fromLocalFile(file));
    }
    data.setUrls(urls);
    const QPoint middle = on->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(on, &enter);
    if (!enter.isAccepted()) {
        m_problems.append(QStringLiteral("the window does not take the files"));
        return;
    }
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(on, &event);
}

void Person::photograph(const QString &step)
{
    QCoreApplication::processEvents();
    QWidget *window = m_window();
    const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(++m_step, 2, 10, QLatin1Char('0')).arg(step);
    if (window == nullptr || !window->grab().save(file)) {
        m_problems.append(QStringLiteral("no picture: ") + file);
    }
}

}  // namespace fieldfare::test
