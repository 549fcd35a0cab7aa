// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "widgets/input/popup_list.h"

#include <QDate>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QWidget>

#include <functional>
#include <optional>

class QCalendarWidget;
class QComboBox;
class QTimer;

namespace fieldfare {

class Button;
class FlowLayout;

/// Chooses another record by typing. Nothing here knows where records come from: the owner gives a lookup.
class LinkField : public QWidget {
    Q_OBJECT
public:
    /// Called while typing (150 ms after the last key); answers on the GUI thread whenever it is ready. Late answers are dropped.
    using Done = std::function<void(const QList<Suggestion> &)>;
    using Lookup = std::function<void(const QString &text, Done done)>;

    explicit LinkField(QWidget *parent = nullptr);

    void setLookup(Lookup lookup) { m_lookup = std::move(lookup); }
    /// Offers "Create “…”" for what was typed; empty: no creating.
    void setCreateText(const QString &textWithPlace) { m_createText = textWithPlace; }
    void setPlaceholder(const QString &text);
    void setValue(qint64 id, const QString &title);
    [[nodiscard]] qint64 id() const { return m_id; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

signals:
    /// The user chose another record, or none (id 0).
    void edited();
    void createRequested(const QString &title);
    void openRequested(qint64 id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void accept(const Suggestion &suggestion);
    void revert();

    QLineEdit *m_edit;
    Button *m_open;
    PopupList *m_popup;
    QTimer *m_delay;
    Lookup m_lookup;
    QString m_createText;
    QString m_title;
    qint64 m_id = 0;
    quint64 m_ticket = 0;
};

/// A date as people type it (format::parseDate), with a calendar; optionally a time beside it.
class DateField : public QWidget {
    Q_OBJECT
public:
    explicit DateField(QWidget *parent = nullptr, bool withTime = false);

    void setToday(const QDate &today) { m_today = today; }
    void setDate(const QDate &date);
    [[nodiscard]] QDate date() const { return m_date; }
    /// With time: the local wall-clock moment in `zone`, as UTC.
    void setMoment(const QDateTime &utc, const QTimeZone &zone);
    [[nodiscard]] QDateTime moment() const;
    /// What was typed cannot be read.
    [[nodiscard]] bool isInvalid() const { return m_invalid; }

signals:
    /// The user finished with another value than before (or cleared it).
    void edited();
    void invalidTyped(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();
    void showCalendar();
    void writeText();

    QLineEdit *m_edit;
    QLineEdit *m_timeEdit = nullptr;
    Button *m_button;
    QDate m_today;
    QDate m_date;
    QTime m_time;
    QTimeZone m_zone;
    bool m_invalid = false;
};

/// An amount and its currency.
class MoneyEdit : public QWidget {
    Q_OBJECT
public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    /// The currencies offered first; others can be typed.
    void setCurrencies(const QList<Currency> &currencies);
    void setMoney(std::optional<Money> money);
    [[nodiscard]] std::optional<Money> money() const { return m_money; }
    void setDefaultCurrency(Currency currency);

signals:
    void edited();
    void invalidTyped(const QString &text);

private:
    void commit();
    void writeText();

    QLineEdit *m_edit;
    QComboBox *m_currency;
    std::optional<Money> m_money;
};

/// Free words as pills: type and press Return or comma; Backspace in the empty field takes the last one away.
class TagEdit : public QWidget {
    Q_OBJECT
public:
    explicit TagEdit(QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    [[nodiscard]] QStringList tags() const { return m_tags; }
    /// Known tags, offered while typing.
    void setKnownTags(const QStringList &tags) { m_known = tags; }

signals:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void addTyped();

    QStringList m_tags;
    QStringList m_known;
    FlowLayout *m_flow;
    QLineEdit *m_edit;
    PopupList *m_popup;
};

}  // namespace fieldfare
