// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decimal.h"
#include "base/money.h"
#include "base/record.h"

#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

#include <memory>
#include <optional>

namespace fieldfare {

struct FieldCondition;

/// One value of a record as the engines see it. docs/ARCHITECTURE.md lists the canonical content for each FieldKind;
/// an empty value is a null QVariant in every kind.
using Value = QVariant;

enum class FieldKind {
    Text,
    MultilineText,
    Email,
    Phone,
    Url,
    Integer,
    Decimal,
    Percent,
    Money,
    Currency,
    Date,
    Time,
    Duration,
    Bool,
    Choice,
    Link,
    Tags,
    MailList,
    PhoneList,
    AddressList,
    People,  ///< a set of people, each with a word about them (security/shares.h)
};

/// How a field takes part in search.
enum class SearchAs { No, Name, Text, Mail, Phone, Number };

/// What happens to a record when the record its link points to is deleted.
enum class OnTargetDelete { Clear, Cascade, Refuse };

struct Choice {
    QString key;        ///< stored, written to files, typed in queries
    const char *label;  ///< English source text, context "Choice"; null for values the user defined
    QString tone = {};  ///< "good", "attention", "bad", "accent" or empty: how a chip is coloured
};

/// The one description of a field. From it follow SQL, columns, forms, CSV headers, mapping, search, queries, change
/// log, undo, CLI and JSON. Immutable once registered; shared by all threads.
struct FieldSpec {
    QString key;
    const char *labelSource = nullptr;  ///< English, context "Field"; label() translates
    QString customLabel;                ///< user-defined fields: the user's words
    FieldKind kind = FieldKind::Text;

    Value (*get)(const Record &) = nullptr;          ///< null for user-defined fields
    void (*set)(Record &, const Value &) = nullptr;  ///< null for user-defined and read-only derived fields

    QString column;  ///< name of its column; empty when it is not a column of the type's own table
    QString headOf;  ///< "emails", "phones", "addresses": this is the first entry's part of that list
    /// headOf: the column of the type's own table that repeats this first entry, so that a page of a list need not look into
    /// the list's table; null where it is empty. Derived: whoever writes the list writes it too, the log does not know it.
    QString copyColumn;
    QString currencyColumn;  ///< Money: where the currency lies ("currency" unless told)
    QString target;          ///< Link: key of the type it points to
    OnTargetDelete onTargetDelete = OnTargetDelete::Clear;
    QVector<Choice> choices;   ///< Choice: the known values
    bool openChoices = false;  ///< Choice: other values are allowed and kept as they are
    SearchAs search = SearchAs::No;
    bool required = false;  ///< a form asks for it; nothing is rejected only because it is missing unless rules say so
    bool personal = false;  ///< personal data: exported and erased on request
    bool readOnly = false;  ///< set by rules only; forms show it, imports may set it (history has its own times)
    bool hidden = false;    ///< not offered in forms and lists (machinery)
    bool additive = true;   ///< numbers: a sum over records means something (amounts, not prices, rates or positions)
    bool inList = false;    ///< shown as a column of lists unless the user chose otherwise
    QString group;          ///< form section key, empty = main
    QStringList aliases;    ///< other headers under which imports bring it, folded when compared
    Value defaultValue;
    /// User-defined fields: when a form shows, demands and locks it; null: always, never, never. See field_def/field_checks.h.
    std::shared_ptr<const FieldCondition> visibleWhen;
    std::shared_ptr<const FieldCondition> requiredWhen;
    std::shared_ptr<const FieldCondition> readOnlyWhen;
    bool retired = false;  ///< user-defined, no longer offered; what records hold is kept

    [[nodiscard]] bool isCustom() const { return get == nullptr; }
    [[nodiscard]] bool isList() const
    {
        return kind == FieldKind::MailList || kind == FieldKind::PhoneList || kind == FieldKind::AddressList;
    }
    [[nodiscard]] bool isNumeric() const;
    /// Translated name for people.
    [[nodiscard]] QString label() const;
    /// Translated label of a choice; an unknown value is its own label.
    [[nodiscard]] QString choiceLabel(const QString &choiceKey) const;
    [[nodiscard]] const Choice *choice(const QString &choiceKey) const;

    [[nodiscard]] Value read(const Record &record) const { return get ? get(record) : record.custom.value(key); }
    /// Stores a canonical value of this field's kind (or null). Other content is a programming error and ignored.
    void write(Record &record, const Value &value) const;

    // Building, in <type>_fields.cpp: field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text).asRequired()
    FieldSpec asRequired() &&
    {
        required = true;
        return std::move(*this);
    }
    FieldSpec asPersonal() &&
    {
        personal = true;
        return std::move(*this);
    }
    FieldSpec asReadOnly() &&
    {
        readOnly = true;
        return std::move(*this);
    }
    FieldSpec asHidden() &&
    {
        hidden = true;
        return std::move(*this);
    }
    FieldSpec notAdditive() &&
    {
        additive = false;
        return std::move(*this);
    }
    FieldSpec copiedTo(const char *columnName) &&
    {
        copyColumn = QString::fromLatin1(columnName);
        return std::move(*this);
    }
    FieldSpec listed() &&
    {
        inList = true;
        return std::move(*this);
    }
    FieldSpec searchable(SearchAs how) &&
    {
        search = how;
        return std::move(*this);
    }
    FieldSpec alias(const QStringList &names) &&
    {
        aliases += names;
        return std::move(*this);
    }
    FieldSpec to(const QString &type, OnTargetDelete on = OnTargetDelete::Clear) &&
    {
        target = type;
        onTargetDelete = on;
        return std::move(*this);
    }
    FieldSpec oneOf(const QVector<Choice> &known) &&
    {
        choices = known;
        return std::move(*this);
    }
    FieldSpec openly() &&
    {
        openChoices = true;
        return std::move(*this);
    }
    FieldSpec inGroup(const QString &section) &&
    {
        group = section;
        return std::move(*this);
    }
    FieldSpec defaults(const Value &value) &&
    {
        defaultValue = value;
        return std::move(*this);
    }
};

/// Member ↔ canonical Value, one overload pair per member type.
namespace member {
Value toValue(const QString &v);
Value toValue(const std::optional<qint64> &v);
Value toValue(const std::optional<Decimal> &v);
Value toValue(Currency v);
Value toValue(bool v);
Value toValue(const QDate &v);
Value toValue(const QDateTime &v);
Value toValue(const QStringList &v);
Value toValue(const QVector<MailEntry> &v);
Value toValue(const QVector<PhoneEntry> &v);
Value toValue(const QVector<AddressEntry> &v);
template <class Tag>
Value toValue(Id<Tag> v)
{
    return v.isValid() ? Value(qlonglong(v.value)) : Value();
}

void fromValue(const Value &value, QString &out);
void fromValue(const Value &value, std::optional<qint64> &out);
void fromValue(const Value &value, std::optional<Decimal> &out);
void fromValue(const Value &value, Currency &out);
void fromValue(const Value &value, bool &out);
void fromValue(const Value &value, QDate &out);
void fromValue(const Value &value, QDateTime &out);
void fromValue(const Value &value, QStringList &out);
void fromValue(const Value &value, QVector<MailEntry> &out);
void fromValue(const Value &value, QVector<PhoneEntry> &out);
void fromValue(const Value &value, QVector<AddressEntry> &out);
template <class Tag>
void fromValue(const Value &value, Id<Tag> &out)
{
    out.value = value.toLongLong();
}
/// The same number of whole units in another currency's minor units.
void rescale(std::optional<qint64> &minor, Currency from, Currency to);
}  // namespace member

/// A field of struct T bound to a member of T or of one of its bases.
template <class T, auto Member>
[[nodiscard]] FieldSpec field(const char *key, const char *label, FieldKind kind)
{
    FieldSpec spec;
    spec.key = QString::fromLatin1(key);
    spec.labelSource = label;
    spec.kind = kind;
    if (!spec.isList() && kind != FieldKind::Tags)
        spec.column = spec.key;
    if (kind == FieldKind::Money)
        spec.currencyColumn = QStringLiteral("currency");
    spec.get = [](const Record &r) -> Value { return member::toValue(static_cast<const T &>(r).*Member); };
    spec.set = [](Record &r, const Value &v) { member::fromValue(v, static_cast<T &>(r).*Member); };
    return spec;
}

/// An amount whose struct keeps minor units and, once for the record, the currency. Its Value is a Money.
/// Writing a Money without currency leaves the record's currency as it is.
template <class T, std::optional<qint64> T::*Minor, Currency T::*Code>
[[nodiscard]] FieldSpec moneyField(const char *key, const char *label)
{
    FieldSpec spec = field<T, Minor>(key, label, FieldKind::Money);
    spec.get = [](const Record &r) -> Value {
        const auto &record = static_cast<const T &>(r);
        return record.*Minor ? Value::fromValue(Money{*(record.*Minor), record.*Code}) : Value();
    };
    spec.set = [](Record &r, const Value &v) {
        auto &record = static_cast<T &>(r);
        if (v.isNull()) {
            record.*Minor = std::nullopt;
            return;
        }
        const auto money = v.value<Money>();
        record.*Minor = money.minor;
        if (!money.currency.isEmpty())
            record.*Code = money.currency;
    };
    return spec;
}

/// The currency of a record's moneyFields; its Value is the code as text. A change keeps each amount's number: 12.00 EUR
/// becomes 12 JPY, so every Money member of the record is named.
template <class T, Currency T::*Code, std::optional<qint64> T::*...Minors>
[[nodiscard]] FieldSpec currencyField(const char *key, const char *label)
{
    FieldSpec spec = field<T, Code>(key, label, FieldKind::Currency);
    spec.set = [](Record &r, const Value &v) {
        auto &record = static_cast<T &>(r);
        const Currency before = record.*Code;
        member::fromValue(v, record.*Code);
        (member::rescale(record.*Minors, before, record.*Code), ...);
    };
    return spec;
}

}  // namespace fieldfare

Q_DECLARE_METATYPE(QVector<fieldfare::MailEntry>)
Q_DECLARE_METATYPE(QVector<fieldfare::PhoneEntry>)
Q_DECLARE_METATYPE(QVector<fieldfare::AddressEntry>)
