// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

#include <QHash>

#include <memory>

namespace fieldfare {

class RecordRules;

/// Everything the engines know of a record type. Built once by core/records/<type>/<type>_fields.cpp.
struct RecordType {
    QString key;                        ///< "company": in the CLI, map files, links
    int number = 0;                     ///< 1…63, never changed or reused: in the change log and the full-text index
    const char *labelSource = nullptr;  ///< English singular, context "RecordType"
    const char *pluralSource = nullptr;
    QString icon;               ///< Lucide name
    QString table;              ///< its SQL table
    QVector<FieldSpec> fields;  ///< own, common and (in a workspace's catalog) user-defined ones

    std::unique_ptr<Record> (*create)() = nullptr;  ///< an empty record with defaults of the struct
    std::unique_ptr<Record> (*clone)(const Record &) = nullptr;
    /// The record's own name, empty when it has none; then fallbackLinks and fallbackFields give the best there is.
    QString (*ownName)(const Record &) = nullptr;
    QStringList fallbackLinks;   ///< link fields whose targets' names, joined by " – ", name a nameless record
    QStringList fallbackFields;  ///< then the first of these that is not empty
    QString keyField;            ///< a stable short key by which links may name it too ("key" of stages)
    std::shared_ptr<const RecordRules> rules;  ///< may be null
    bool hasContactPoints = false;
    bool machinery = false;      ///< not offered in navigation and "New" (stage_event …); the CLI knows it
    bool appendOnly = false;     ///< history: people add, only undo removes
    bool hasConditions = false;  ///< some field has a condition; kept by buildIndex()

    [[nodiscard]] QString label() const;
    [[nodiscard]] QString plural() const;
    /// Null when there is no such field.
    [[nodiscard]] const FieldSpec *field(const QString &fieldKey) const;
    void buildIndex();  ///< after `fields` changed

private:
    QHash<QString, int> m_byKey;
};

/// The record types of one workspace: the built-in ones plus its user-defined fields. Immutable; a new one replaces it
/// when fields are added. Shared by all threads.
class TypeCatalog {
public:
    explicit TypeCatalog(QVector<RecordType> types);

    [[nodiscard]] const QVector<RecordType> &types() const { return m_types; }
    /// Null when unknown.
    [[nodiscard]] const RecordType *find(const QString &key) const;
    [[nodiscard]] const RecordType *find(int number) const;
    /// A type that must exist (a built-in's own key); unknown keys end the program: a broken promise, not bad input.
    [[nodiscard]] const RecordType &at(const QString &key) const;
    [[nodiscard]] const RecordType &at(int number) const;
    [[nodiscard]] const RecordType &of(const Record &record) const { return at(record.typeNumber); }

    struct Incoming {
        const RecordType *type;
        const FieldSpec *field;
    };
    /// All link fields that point to this type.
    [[nodiscard]] QVector<Incoming> linksTo(const QString &key) const;

private:
    QVector<RecordType> m_types;
    QHash<QString, int> m_byKey;
    QHash<int, int> m_byNumber;
};

}  // namespace fieldfare
