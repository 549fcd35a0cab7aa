// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "presentation/lists/query_typing.h"

#include <QWidget>

class QTimer;

namespace fieldfare {

class PopupList;
class QueryHelp;
class SearchField;
class TextLabel;

/// The query above a list: completes fields and values while typing, counts what fits, says below what is wrong and marks
/// the place, and explains the language. Tab or Return takes an offer, Down or Ctrl+Space opens them, Return applies.
class FilterLine : public QWidget {
    Q_OBJECT
public:
    FilterLine(Workspace &workspace, const QString &type, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// By the program: asks nothing and announces nothing.
    void setText(const QString &text);
    [[nodiscard]] SearchField *edit() const { return m_edit; }
    /// Puts the keyboard here; `typed` is added to the query.
    void startTyping(const QString &typed = {});
    /// What the list said about the query as it stands; an empty error clears it.
    void showProblem(const QString &message);
    void showHelp();
    void hideHelp();
    /// Offers for the cursor's place, also where nothing is typed yet.
    void offerNow();

    [[nodiscard]] PopupList *offers() const { return m_popup; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString countText() const;

signals:
    /// The query changed and somebody paused, or pressed Return.
    void applied(const QString &query);
    /// Return with nothing to take: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void showOffers(const QueryCompletion &completion);
    void showProbe(const QueryProbe &probe);
    void take(int offer);
    void mark(qsizetype position, qsizetype length);

    QueryTyping m_typing;
    SearchField *m_edit;
    TextLabel *m_count;
    TextLabel *m_problem;
    PopupList *m_popup;
    QueryHelp *m_help = nullptr;
    QTimer *m_pause;
    const RecordType *m_type;
    std::shared_ptr<const TypeCatalog> m_catalog;
    QueryCompletion m_completion;
    bool m_explicit = false;
    bool m_quiet = false;         ///< the program sets the text
    bool m_problemAtEnd = false;  ///< what is wrong is still being typed
    bool m_marked = false;
    bool m_composing = false;  ///< an input method holds text not yet committed
};

/// The language of queries on one sheet; a click puts the example into the line.
class QueryHelp : public QWidget {
    Q_OBJECT
public:
    QueryHelp(const RecordType &type, QWidget *parent);

signals:
    void chosen(const QString &example);

protected:
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace fieldfare
