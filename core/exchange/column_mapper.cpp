// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/column_mapper.h"

#include "base/text_fold.h"
#include "exchange/column_target.h"
#include "exchange/text.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace fieldfare {

namespace {

QString folded(const QString &name) { return foldName(name, CompanySuffix::Keep); }

/// The words of a header, folded: "Deal - Expected close date" → deal, expected, close, date.
QStringList words(const QString &header)
{
    QStringList list;
    QString word;
    const QString text = foldText(header);
    for (const QChar c : text) {
        if (c.isLetterOrNumber()) {
            word += c;
        } else if (!word.isEmpty()) {
            list.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        list.append(word);
    return list;
}

/// The headers of one program's export of one record type.
struct Dictionary {
    QString program;
    QString type;
    QHash<QString, QString> columns;  ///< folded header → target, empty: known and not for us
};

std::vector<Dictionary> dictionariesFor(const QString &type)
{
    std::vector<Dictionary> found;
    const QDir folder(QStringLiteral(":/data/import"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        const QJsonArray entries = document.isArray() ? document.array() : QJsonArray{document.object()};
        for (const QJsonValue &entry : entries) {
            const QJsonObject object = entry.toObject();
            if (object.value(QLatin1String("type")).toString() != type || object.contains(QLatin1String("texts")))
                continue;
            Dictionary dictionary{object.value(QLatin1String("program")).toString(), type, {}};
            const QJsonObject columns = object.value(QLatin1String("columns")).toObject();
            for (auto it = columns.begin(); it != columns.end(); ++it)
                dictionary.columns.insert(folded(it.key()), it.value().toString());
            found.push_back(std::move(dictionary));
        }
    }
    return found;
}

/// The words by which headers say of which record they speak.
QSet<QString> ownWords(const RecordType &type)
{
    QSet<QString> own;
    for (const QString &name : {type.key, QString::fromUtf8(type.labelSource), type.label()}) {
        for (const QString &word : words(name))
            own.insert(word);
    }
    const auto add = [&](std::initializer_list<const char *> more) {
        for (const char *word : more)
            own.insert(QLatin1String(word));
    };
    if (type.key == QLatin1String("company"))
        add({"account", "organization", "organisation", "client", "customer"});
    else if (type.key == QLatin1String("contact"))
        add({"person", "lead", "customer", "client"});
    else if (type.key == QLatin1String("deal"))
        add({"opportunity", "potential"});
    else if (type.key == QLatin1String("ticket"))
        add({"case", "issue"});
    else if (type.key == QLatin1String("activity"))
        add({"interaction"});
    return own;
}

/// Whether values of that kind can be read into the field at all.
bool fits(FieldKind field, ColumnKind values)
{
    if (values == ColumnKind::Empty)
        return true;
    const bool number = values == ColumnKind::Integer || values == ColumnKind::Decimal;
    switch (field) {
    case FieldKind::Integer: return number || values == ColumnKind::Bool;
    case FieldKind::Decimal:
    case FieldKind::Percent: return number || values == ColumnKind::Percent || values == ColumnKind::Bool;
    case FieldKind::Money: return number || values == ColumnKind::Money || values == ColumnKind::Bool;
    case FieldKind::Date:
    case FieldKind::Time: return values == ColumnKind::Date || values == ColumnKind::DateTime;
    case FieldKind::Duration: return number || values == ColumnKind::Duration;
    case FieldKind::Bool: return values == ColumnKind::Bool;
    case FieldKind::Email: return values == ColumnKind::Email || values == ColumnKind::Text;
    default: return true;
    }
}

/// From so many known headers on a file certainly comes from that program. Below, its odd meanings of plain words do not count:
/// "Title" is a form of address in an Outlook export, and the position in most lists that people write themselves.
constexpr int certainHits = 8;

bool namesAField(const RecordType &type, const QString &foldedHeader)
{
    return std::any_of(type.fields.begin(), type.fields.end(), [&](const FieldSpec &field) {
        return !field.hidden &&
               (folded(field.key) == foldedHeader || folded(field.label()) == foldedHeader ||
                (field.labelSource != nullptr && folded(QString::fromUtf8(field.labelSource)) == foldedHeader));
    });
}

struct Bid {
    qsizetype column = 0;
    QString target;
    int score = 0;
    QString because;
};

}  // namespace

QString foldedUsualText(const QString &text) { return folded(text); }

QHash<QString, QString> usualTexts(const QString &type, const QString &field)
{
    QHash<QString, QString> texts;
    QFile file(QStringLiteral(":/data/import/texts.json"));
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    for (const QJsonValue &entry : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject object = entry.toObject();
        if (object.value(QLatin1String("type")).toString() != type ||
            object.value(QLatin1String("field")).toString() != field)
            continue;
        const QJsonObject means = object.value(QLatin1String("means")).toObject();
        for (auto it = means.begin(); it != means.end(); ++it)
            texts.insert(folded(it.key()), it.value().toString());
    }
    return texts;
}

QString rejectReasonHeader() { return QStringLiteral("import_error"); }

std::vector<MappedColumn> mapColumns(const TypeCatalog &catalog, const RecordType &type, const QStringList &headers,
                                     const TableGuess *guess)
{
    std::vector<Bid> bids;
    std::vector<MappedColumn> mapped(static_cast<std::size_t>(headers.size()));
    const auto bid = [&](qsizetype column, const QString &target, int score, const QString &because) {
        const auto parsed = parseColumnTarget(catalog, type, target);
        if (!parsed || parsed->field == nullptr ? !parsed || parsed->kind != ColumnTarget::Kind::RecordUid
                                                : parsed->field->hidden)
            return;
        if (guess != nullptr && parsed->kind == ColumnTarget::Kind::Field &&
            column < static_cast<qsizetype>(guess->columns.size()) &&
            !fits(parsed->field->kind, guess->columns[static_cast<std::size_t>(column)].kind)) {
            score -= 45;
        }
        // What rules keep is not for a guess; only an exact name sets it.
        if (parsed->field != nullptr && parsed->field->readOnly && score < 92)
            return;
        bids.push_back({column, target, score, because});
    };

    std::vector<Dictionary> dictionaries = dictionariesFor(type.key);
    std::vector<QString> keys;
    for (const QString &header : headers)
        keys.push_back(folded(header));
    const Dictionary *program = nullptr;
    int programHits = 0;
    for (const Dictionary &dictionary : dictionaries) {
        const auto hits = static_cast<int>(std::count_if(
            keys.begin(), keys.end(), [&](const QString &key) { return dictionary.columns.contains(key); }));
        if (hits > programHits && hits >= 4 && hits * 10 >= headers.size() * 6) {
            program = &dictionary;
            programHits = hits;
        }
    }

    const QSet<QString> own = ownWords(type);
    for (qsizetype column = 0; column < headers.size(); ++column) {
        const QString &header = headers[column];
        const QString &key = keys[static_cast<std::size_t>(column)];
        MappedColumn &here = mapped[static_cast<std::size_t>(column)];
        if (header == rejectReasonHeader()) {
            here = {{}, 100, ExchangeText::tr("The reason of an earlier rejection")};
            continue;
        }
        if (parseColumnTarget(catalog, type, header.trimmed())) {
            bid(column, header.trimmed(), 100, ExchangeText::tr("The header is the field's own name"));
            continue;
        }
        if (program != nullptr && program->columns.contains(key)) {
            const QString target = program->columns.value(key);
            if (!target.isEmpty()) {
                bid(column, target, 96, ExchangeText::tr("%1 calls it so").arg(program->program));
            } else if (programHits >= certainHits || !namesAField(type, key)) {
                here.because =
                    ExchangeText::tr("%1 writes this column; there is no field for it").arg(program->program);
                continue;
            }
        }
        QStringList strippedWords = words(header);
        strippedWords.removeIf([&](const QString &word) { return own.contains(word); });
        const QString stripped = strippedWords.join(QString());
        const QSet<QString> allWords(strippedWords.cbegin(), strippedWords.cend());
        for (const FieldSpec &field : type.fields) {
            if (field.hidden)
                continue;
            QList<std::pair<QString, bool>> names{{field.label(), true}, {field.key, true}};
            if (field.labelSource != nullptr)
                names.append({QString::fromUtf8(field.labelSource), true});
            for (const QString &alias : field.aliases)
                names.append({alias, false});
            int best = 0;
            for (const auto &[name, isLabel] : names) {
                const QString foldedName = folded(name);
                if (foldedName.isEmpty())
                    continue;
                int score = 0;
                const QStringList nameWords = words(name);
                if (foldedName == key)
                    score = isLabel ? 92 : 88;
                else if (!stripped.isEmpty() && (stripped == foldedName || stripped == nameWords.join(QString())))
                    score = 60;
                else if (!nameWords.isEmpty() && foldedName.size() >= 4 && strippedWords.size() <= 4 &&
                         std::all_of(nameWords.begin(), nameWords.end(),
                                     [&](const QString &word) { return allWords.contains(word); }))
                    score = 50;
                best = std::max(best, score);
            }
            if (best > 0) {
                bid(column, field.key, best,
                    best >= 92   ? ExchangeText::tr("The header is the field's label")
                    : best >= 88 ? ExchangeText::tr("A usual name of the field")
                    : best >= 60 ? ExchangeText::tr("The field's label or a usual name, after the kind of record")
                                 : ExchangeText::tr("The words of the field's name occur in it"));
            }
        }
        for (const Dictionary &dictionary : dictionaries) {
            const QString target = dictionary.columns.value(key);
            if (!target.isEmpty() && &dictionary != program)
                bid(column, target, 80, ExchangeText::tr("%1 calls it so").arg(dictionary.program));
        }
    }

    std::stable_sort(bids.begin(), bids.end(), [](const Bid &a, const Bid &b) { return a.score > b.score; });
    QSet<QString> given;
    for (const Bid &one : bids) {
        MappedColumn &here = mapped[static_cast<std::size_t>(one.column)];
        if (one.score < 40 || !here.entry.target.isEmpty() || given.contains(one.target))
            continue;
        // A link named by its whole and by a key of it would contend; several keys of it go together.
        given.insert(one.target);
        here = {{one.target, {}}, one.score, one.because};
    }
    for (auto &column : mapped) {
        if (column.entry.isIgnored() && column.because.isEmpty())
            column.because = ExchangeText::tr("No field fits");
    }
    return mapped;
}

}  // namespace fieldfare
