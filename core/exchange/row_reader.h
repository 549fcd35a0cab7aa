// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/column_target.h"
#include "exchange/import_plan.h"
#include "exchange/table_row.h"

namespace fieldfare {

/// A link of the record, fed by one or several columns.
struct LinkPlan {
    struct Cell {
        int slot = 0;         ///< in ParsedRow::linkTexts
        QString key;          ///< names: how the target is found ("", "name", "external_id" …)
        ColumnTarget target;  ///< attributes: what is filled in when the target is created
    };
    const FieldSpec *field = nullptr;
    const RecordType *target = nullptr;
    QString path;             ///< "company", "order:contact"
    std::vector<Cell> names;  ///< the most certain first
    std::vector<Cell> attributes;
    std::vector<LinkPlan> links;  ///< of the target, when it is created
    bool create = false;
    QString defaultText;
    QHash<QString, QString> choices;  ///< texts of the file and what they mean
    QHash<QString, QString> usual;    ///< where the text itself leads nowhere: usualTexts()
};

/// A row of the file as far as it can be read without the database. Made on one thread, used on another.
struct ParsedRow {
    TableRow raw;
    std::unique_ptr<Record> record;  ///< plain fields; links are still texts
    std::vector<int> filled;         ///< indexes of RowReader::fields() that the row has a value for
    std::vector<int> filledLists;    ///< indexes of RowReader::lists()
    std::vector<QString> linkTexts;
    QString error;  ///< not empty: the row cannot be imported
    int errorColumn = -1;
    int rounded = 0;
    int trimmed = 0;
};

/// Turns rows of text into records by a plan. Immutable after compile(); several threads may use it.
class RowReader {
public:
    struct FieldColumn {
        int column = 0;
        const FieldSpec *field = nullptr;
        const QHash<QString, QString> *choices = nullptr;
    };
    /// A column that is one labelled entry, or a part of one, of a list.
    struct ListColumn {
        int column = 0;
        ColumnTarget target;
    };

    /// `plan` and `catalog` outlive the reader.
    [[nodiscard]] static Result<RowReader> compile(const std::shared_ptr<const TypeCatalog> &catalog,
                                                   const ImportPlan &plan, const Session &session);

    void parse(TableRow &&raw, ParsedRow &row) const;

    [[nodiscard]] const RecordType &type() const { return *m_type; }
    [[nodiscard]] const std::vector<FieldColumn> &fields() const { return m_fields; }
    [[nodiscard]] const std::vector<ListColumn> &lists() const { return m_lists; }
    [[nodiscard]] const std::vector<LinkPlan> &links() const { return m_links; }
    [[nodiscard]] const ValueFormats &formats() const { return m_formats; }
    /// Brings the row's values into an existing record; blank cells leave what is there. True when something changed.
    /// `keepIdentity`: the external id stays where there is one.
    [[nodiscard]] Result<bool> apply(const ParsedRow &row, Record &existing, bool keepIdentity = false) const;

private:
    [[nodiscard]] Result<> addLinked(std::vector<LinkPlan> &links, const RecordType &type, const ColumnTarget &target,
                                     int slot, const QString &prefix);
    void completePhones(Record &record) const;
    [[nodiscard]] static bool mergePoints(const Record &from, Record &into);

    std::shared_ptr<const TypeCatalog> m_catalog;
    const ImportPlan *m_plan = nullptr;
    const RecordType *m_type = nullptr;
    ValueFormats m_formats;
    QString m_country;
    std::vector<FieldColumn> m_fields;
    std::vector<ListColumn> m_lists;
    std::vector<int> m_linkColumns;  ///< slot → column
    std::vector<LinkPlan> m_links;
    int m_uidColumn = -1;
    std::vector<std::pair<const FieldSpec *, Value>> m_defaults;
    const FieldSpec *m_currency = nullptr;
    const FieldSpec *m_phones = nullptr;
};

/// Writes a labelled entry, or a part of one, into the list it belongs to.
void writeListEntry(Record &record, const ColumnTarget &target, const QString &text);

}  // namespace fieldfare
