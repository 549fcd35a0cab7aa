// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;
class QTimer;

namespace fieldfare {

/// One line of the palette: an action or a record found.
struct PaletteItem {
    QString title;
    QString detail;   ///< muted
    QString icon;     ///< Lucide name
    QString hint;     ///< keys or type, at the right
    QString section;  ///< heading under which it stands
    std::function<void()> run;
};

/// Gives items for what is typed, now or later. GUI thread.
class PaletteSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Must lead to exactly one answered() with the same ticket, unless a newer query() came meanwhile.
    virtual void query(quint64 ticket, const QString &text) = 0;

signals:
    void answered(quint64 ticket, const QList<fieldfare::PaletteItem> &items);
};

/// A fixed set of commands, matched fuzzily by title and detail.
class CommandSource : public PaletteSource {
    Q_OBJECT
public:
    using PaletteSource::PaletteSource;
    void setCommands(QList<PaletteItem> commands) { m_commands = std::move(commands); }
    [[nodiscard]] const QList<PaletteItem> &commands() const { return m_commands; }
    void query(quint64 ticket, const QString &text) override;

private:
    QList<PaletteItem> m_commands;
};

/// Ctrl+K: type, choose with the arrows, Return. Lies over the window; Escape gives the keyboard back.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);

    /// Sources are asked in the order added; records before commands. Ownership stays with the caller.
    void addSource(PaletteSource *source);
    void open(const QString &text = {});
    void dismiss();
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    /// Items shown now, headings left out.
    [[nodiscard]] const QList<PaletteItem> &items() const { return m_items; }

signals:
    /// Text was typed and every source has answered.
    void settled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void rebuild();
    void place();
    void run(int row);
    void move(int step);

    QWidget *m_frame;
    QLineEdit *m_edit;
    QListView *m_view;
    QStandardItemModel *m_model;
    QList<PaletteSource *> m_sources;
    QList<QList<PaletteItem>> m_answers;
    QList<bool> m_pending;
    QList<PaletteItem> m_items;
    QPointer<QWidget> m_previousFocus;
    QTimer m_partial;  // runs while some sources have answered and others have not
    quint64 m_ticket = 0;
};

/// `?`: all keys, in columns. Any key or click closes it.
class KeyOverview : public QWidget {
    Q_OBJECT
public:
    struct Section {
        QString title;
        QList<KeyHint> hints;
    };
    explicit KeyOverview(QWidget *parent);
    void open(const QList<Section> &sections);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<Section> m_sections;
    QPointer<QWidget> m_previousFocus;
};

}  // namespace fieldfare
