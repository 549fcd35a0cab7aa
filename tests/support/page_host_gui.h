// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "shell/location.h"
#include "shell/shell.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

namespace fieldfare::test {

/// A window for one page in a test: remembers what the page asked for.
class PageHost : public QWidget, public Shell {
public:
    void open(const Location &location) override { opened.append(location); }
    void goBack() override {}
    void toast(const QString &text, Tone) override { toasts.append(text); }
    void offerUndo(const QString &what, std::function<void()> undoIt) override
    {
        undoText = what;
        undo = std::move(undoIt);
    }
    void report(const Error &error) override { errors.append(error.message + QLatin1Char(' ') + error.details); }
    void showBanner(const BannerText &banner) override { toasts.append(banner.text); }
    void clearBanner() override {}
    void openPanel(const QString &title, QWidget *content, std::function<void()> closed) override
    {
        closePanel();
        panelTitle = title;
        panel = content;
        panelClosed = std::move(closed);
        panel->setParent(this);
        panel->show();
    }
    void closePanel() override
    {
        if (panel == nullptr) {
            return;
        }
        panel->deleteLater();
        panel = nullptr;
        if (panelClosed) {
            panelClosed();
        }
    }
    void setStatus(const QString &text) override { status = text; }
    void setBadge(const QString &pageId, qint64 count) override { badges.insert(pageId, count); }
    QWidget *windowWidget() override { return this; }

    QList<Location> opened;
    QStringList toasts;
    QStringList errors;
    QString undoText;
    std::function<void()> undo;
    QString panelTitle;
    QWidget *panel = nullptr;
    std::function<void()> panelClosed;
    QString status;
    QMap<QString, qint64> badges;
};

}  // namespace fieldfare::test
