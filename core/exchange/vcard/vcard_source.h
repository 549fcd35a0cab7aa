// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table_source.h"
#include "exchange/vcard/vcard_lines.h"

#include <QMap>

namespace fieldfare {

struct VCardOptions {
    QStringList columns;  ///< as an earlier opening gave them; empty: those that occur, for which the file is read once
    std::stop_token stop;
};

/// Address cards (vCard 2.1, 3.0, 4.0, several in a file) as a table whose columns are fields of a contact, spelt as
/// column targets: name, first_name, company, email, emails … One row a card; line() is where it begins.
///
/// - The main mail, phone and address (the preferred one, else the first) stand in `email`, `phone`, `street` …; the lists
///   `emails`, `phones`, `addresses` (JSON as in exports) are filled where there is more to say. TYPE and the labels of
///   Apple's cards become labels: CELL mobile, WORK,FAX fax, `_$!<Home>!$_` home.
/// - UID becomes external_id, in cards of our own the record's uid.
/// - What no field takes (pictures, second titles, partial birthdays, cards of groups) is counted, by property, and told by
///   notes() at the end.
/// - A card that is not ended is read as far as it goes and noted.
class VCardSource final : public TableSource {
public:
    [[nodiscard]] static Result<std::unique_ptr<VCardSource>> open(const QString &path,
                                                                   const VCardOptions &options = {});
    [[nodiscard]] static Result<std::unique_ptr<VCardSource>> fromDevice(std::unique_ptr<QIODevice> device,
                                                                         const VCardOptions &options);

    [[nodiscard]] const QStringList &header() const override { return m_columns; }
    [[nodiscard]] const QStringList &rawHeader() const override { return m_columns; }
    [[nodiscard]] Result<bool> next(TableRow &row) override;
    [[nodiscard]] SourceProgress progress() const override { return {m_lines.done(), m_lines.total()}; }
    [[nodiscard]] const SourceNotes &notes() const override { return m_notes; }

    /// All columns there can be, in order.
    [[nodiscard]] static QStringList allColumns();

private:
    struct Card;
    VCardSource() = default;
    [[nodiscard]] Result<bool> card(Card &card);
    void take(Card &card, const VCardProperty &property);
    void settle(Card &card, QMap<QString, QString> &cells);
    void notCarried(const QString &property) { ++m_notCarried[property]; }
    void note(SourceNote::Kind kind, qint64 line, const QString &message);

    VCardLines m_lines;
    QStringList m_columns;
    SourceNotes m_notes;
    QMap<QString, int> m_notCarried;
    bool m_begun = false;  ///< BEGIN:VCARD was read already
    qint64 m_begunLine = 0;
    bool m_atEnd = false;
};

}  // namespace fieldfare
