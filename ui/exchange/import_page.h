// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedWidget;

namespace fieldfare {

class Button;
class ImportCheckStep;
class ImportColumnsStep;
class ImportFileStep;
class ImportResultStep;
class ImportSession;
class InlineMessage;
class ProgressStrip;
class StepBar;
class Workspace;

/// A CSV file becomes records: file, columns, dry run, result; each step can be gone back to. Location::type is the type
/// to import (empty: guessed), Location::query the file (empty: asked for).
class ImportPage : public Page {
    Q_OBJECT
public:
    explicit ImportPage(const PageContext &context);
    ~ImportPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] ImportSession &session() { return *m_session; }
    [[nodiscard]] int step() const;
    void chooseFile();
    /// Refuses what is no table with a hint how to bring it in.
    void openFile(const QString &path);
    /// Several go to the page for files that belong together.
    void openFiles(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void goTo(int step);
    void next();
    void back();
    void refresh();
    void onFailed(const Error &error);
    void onFinished();
    void showRecords();
    void startAgain();

    Workspace &m_workspace;
    ImportSession *m_session;
    PageHeader *m_header;
    StepBar *m_steps;
    QStackedWidget *m_stack;
    ImportFileStep *m_fileStep;
    ImportColumnsStep *m_columnsStep;
    ImportCheckStep *m_checkStep;
    ImportResultStep *m_resultStep;
    InlineMessage *m_message;
    ProgressStrip *m_progress;
    Button *m_back;
    Button *m_next;
    QString m_type;
    bool m_importing = false;
};

}  // namespace fieldfare
