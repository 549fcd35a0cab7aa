// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QString>
#include <QVector>

#include <span>
#include <vector>

namespace fieldfare {

/// How a field takes part in telling whether two records stand for the same thing.
enum class Trait : quint8 {
    Name,        ///< words in any order
    Street,      ///< words and a house number
    Mail,        ///< whole address
    Phone,       ///< digits without country code
    Birthday,    ///< the day, with room for slips
    PostalCode,  ///< part of the address
    City,        ///< part of the address
    Region,      ///< part of the address
    Site,        ///< host of a web address
    Reference,   ///< the record it points to
    Attribute,   ///< anything else: what its agreement is worth is learned from the data
};

struct ComparedField {
    Trait trait = Trait::Attribute;
    const FieldSpec *field = nullptr;  ///< null for the name, which is put together from several
};

/// What is compared of a type; position 0 is always the name. Follows from the descriptions of the fields, so that
/// user-defined ones take part by their kind.
class DuplicatePlan {
public:
    explicit DuplicatePlan(const RecordType &type);

    [[nodiscard]] const RecordType &type() const { return *m_type; }
    [[nodiscard]] const QVector<ComparedField> &fields() const { return m_fields; }
    [[nodiscard]] bool isPerson() const { return m_person; }
    /// The label of a field for people.
    [[nodiscard]] QString label(int position) const;

    static constexpr int kMostFields = 24;

private:
    const RecordType *m_type;
    QVector<ComparedField> m_fields;
    bool m_person;
};

/// What is compared of many records, small: each text once, records as numbers of texts. About 150 bytes a contact.
/// Filled on one thread; then any thread may read.
class DuplicateTraits {
public:
    explicit DuplicateTraits(DuplicatePlan plan);

    void add(const Record &record);

    [[nodiscard]] const DuplicatePlan &plan() const { return m_plan; }
    [[nodiscard]] int size() const { return int(m_ids.size()); }
    [[nodiscard]] qint64 id(int row) const { return m_ids[size_t(row)]; }
    /// Numbers of the texts of one field of a row; words of names and streets, otherwise values.
    [[nodiscard]] std::span<const quint32> texts(int row, int field) const;
    [[nodiscard]] QStringView text(quint32 number) const
    {
        const Text &t = m_texts[number];
        return QStringView(m_letters).sliced(t.start + 1, t.length);
    }
    /// Texts are numbered from 1 to this; each belongs to one field.
    [[nodiscard]] quint32 lastText() const { return quint32(m_texts.size()) - 1; }
    [[nodiscard]] int fieldOf(quint32 number) const { return m_letters[m_texts[number].start].unicode() - 1; }
    /// In how many rows the text occurs in its field.
    [[nodiscard]] quint32 count(quint32 number) const { return m_texts[number].count; }
    void setCount(quint32 number, quint32 count) { m_texts[number].count = count; }
    /// A bit for each letter and digit in it: two texts that differ in many cannot be alike.
    [[nodiscard]] quint64 letterBits(quint32 number) const { return m_texts[number].bits; }
    /// Rows in which the field is filled.
    [[nodiscard]] quint32 filled(int field) const { return m_filled[size_t(field)]; }
    void setFilled(int field, quint32 rows) { m_filled[size_t(field)] = rows; }

private:
    struct Text {
        quint64 bits = 0;
        qint32 start = 0;
        quint32 count = 0;
        quint32 lastRow = 0;
        quint16 length = 0;
    };
    quint32 intern(int field, QStringView text);
    void grow();
    void put(int field, QStringView text);

    DuplicatePlan m_plan;
    QString m_letters;
    std::vector<Text> m_texts;
    std::vector<quint32> m_slots;
    std::vector<qint64> m_ids;
    std::vector<quint32> m_begin;  ///< where a row's numbers begin in m_numbers
    std::vector<quint32> m_numbers;
    std::vector<quint8> m_counts;  ///< for each row and field, how many numbers
    std::vector<quint32> m_filled;
    std::vector<std::vector<quint32>> m_row;  ///< the row being added, by field
};

}  // namespace fieldfare
