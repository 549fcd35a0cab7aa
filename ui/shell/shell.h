// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"
#include "widgets/theme/tokens.h"

#include <QString>

#include <functional>

class QWidget;

namespace fieldfare {

struct Error;

/// One sentence at the top of the page that stays until dealt with, with the step to take.
struct BannerText {
    Tone tone = Tone::Accent;
    QString text;
    QString actionText;            ///< empty: no button
    std::function<void()> action;  ///< runs once; the banner then goes
    bool dismissable = true;
};

/// What pages may ask of the window. GUI thread. MainWindow implements it; tests may use their own.
class Shell {
public:
    virtual ~Shell() = default;

    /// Goes there and remembers where we were.
    virtual void open(const Location &location) = 0;
    virtual void goBack() = 0;
    /// The page shown went on by itself (another filter): what "back" returns to.
    virtual void replaceLocation(const Location &location) { Q_UNUSED(location) }

    /// A short message at the bottom that goes by itself.
    virtual void toast(const QString &text, Tone tone = Tone::Neutral) = 0;
    /// "Deleted 3 contacts" with an Undo button for 8 seconds; the status bar keeps offering it until something else happens.
    /// `undo` is called at most once.
    virtual void offerUndo(const QString &whatHappened, std::function<void()> undo) = 0;
    /// Phrases a failure: cancelled ones pass silently, the others become a banner.
    virtual void report(const Error &error) = 0;
    virtual void showBanner(const BannerText &banner) = 0;
    virtual void clearBanner() = 0;

    /// A sheet at the right instead of a dialog; takes ownership of `content` and shows it until closePanel(), Escape
    /// or another panel. `closed` (may be empty) runs when it goes, whatever the reason.
    virtual void openPanel(const QString &title, QWidget *content, std::function<void()> closed = {}) = 0;
    virtual void closePanel() = 0;

    /// Transient words in the status bar, e.g. "Saved".
    virtual void setStatus(const QString &text) = 0;
    /// Count beside a sidebar entry; 0 hides it.
    virtual void setBadge(const QString &pageId, qint64 count) = 0;
    /// For dialogs that must be windows (file choosers, printing).
    [[nodiscard]] virtual QWidget *windowWidget() = 0;
};

}  // namespace fieldfare
