// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/steps.h"

#include "desktop/desktop_app.h"
#include "shell/main_window.h"
#include "shell/workspace_window.h"
#include "start/start_pages.h"
#include "start/start_window.h"
#include "storage/read_context.h"
#include "support/workspace_fixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>

namespace fieldfare::test {

std::function<QWidget *()> frontOf(DesktopApp &app)
{
    return [&app]() -> QWidget * {
        if (app.startWindow() != nullptr)
            return app.startWindow();
        return app.workspaceWindow() == nullptr ? nullptr : &app.workspaceWindow()->window();
    };
}

void makeWorkspace(Person &person, DesktopApp &app, const NewWorkspace &wanted)
{
    person.press(QStringLiteral("Make a new workspace"));
    person.write(QStringLiteral("Company"), wanted.company);
    person.write(QStringLiteral("Your name"), wanted.person);
    person.write(QStringLiteral("Folder"), wanted.folder);
    auto *form = qobject_cast<NewWorkspacePage *>(app.startWindow()->currentPage());
    QVERIFY(form != nullptr);
    for (QComboBox *box : form->findChildren<QComboBox *>()) {
        if (const int currency = box->findData(wanted.currency); currency >= 0)
            box->setCurrentIndex(currency);
    }
    person.write(QStringLiteral("Passphrase"), wanted.passphrase);
    person.write(QStringLiteral("Passphrase again"), wanted.passphrase);
    person.photograph(QStringLiteral("new-workspace"));
    person.press(QStringLiteral("Make the workspace"));
    VERIFY_STORY(person);
    QVERIFY(person.waitFor("the recovery code", [&] {
        return app.startWindow() && qobject_cast<RecoveryCodePage *>(app.startWindow()->currentPage());
    }));
    person.photograph(QStringLiteral("recovery-code"));
    QAbstractButton *kept = nullptr;
    for (QAbstractButton *one : app.startWindow()->currentPage()->findChildren<QAbstractButton *>()) {
        if (one->isCheckable())
            kept = one;
    }
    QVERIFY(kept != nullptr);
    QTest::mouseClick(kept, Qt::LeftButton, {}, QPoint(10, kept->height() / 2));
    person.press(QStringLiteral("Open the workspace"));
    QVERIFY(person.waitFor("the window", [&] { return app.workspaceWindow() && !app.startWindow(); }));
    app.workspaceWindow()->window().resize(1360, 860);
    QVERIFY(QTest::qWaitForWindowActive(&app.workspaceWindow()->window()));
}

void saveAs(MainWindow &window, const QString &file)
{
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
}

qint64 numberOf(Workspace &workspace, const QString &sql, const QVariantList &values)
{
    const auto result = await(workspace.read([&](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(auto query, context.run(sql, values, false));
        return query.next() ? query.value(0).toLongLong() : -1;
    }));
    return result ? *result : -1;
}

}  // namespace fieldfare::test
