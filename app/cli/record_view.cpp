// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record_view.h"

#include "base/money.h"
#include "cli/text.h"
#include "cli/text_table.h"

#include <QTimeZone>

namespace fieldfare::cli {

namespace {

QString durationShown(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const qint64 minutes = seconds / 60 % 60;
    const qint64 rest = seconds % 60;
    QStringList parts;
    if (hours != 0)
        parts.append(CliText::tr("%1 h").arg(hours));
    if (minutes != 0)
        parts.append(CliText::tr("%1 min").arg(minutes));
    if (rest != 0 || parts.isEmpty())
        parts.append(CliText::tr("%1 s").arg(rest));
    return parts.join(QLatin1Char(' '));
}

QString timeShown(const QDateTime &time, const QTimeZone &zone)
{
    return time.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString labelled(const QString &label, const QString &text)
{
    return label.isEmpty() ? text : label + QStringLiteral(": ") + text;
}

template <class Entry, class Text>
QString entriesShown(const Value &value, Text text)
{
    QStringList parts;
    for (const Entry &entry : value.value<QVector<Entry>>())
        parts.append(labelled(entry.label, text(entry)));
    return parts.join(QStringLiteral("; "));
}

QString addressShown(const AddressEntry &entry)
{
    QStringList parts{entry.street, (entry.postalCode + QLatin1Char(' ') + entry.city).trimmed(), entry.region,
                      entry.country};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

}  // namespace

Result<LinkTitles> LinkTitles::load(RecordReader &reader, const RecordType &type,
                                    const std::vector<std::unique_ptr<Record>> &records)
{
    QHash<QString, QSet<qint64>> wanted;
    for (const FieldSpec &field : type.fields) {
        if (field.kind != FieldKind::Link)
            continue;
        for (const auto &record : records) {
            if (const qint64 id = field.read(*record).toLongLong(); id > 0)
                wanted[field.target].insert(id);
        }
    }
    LinkTitles titles;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        TRY_ASSIGN(titles.m_titles[it.key()], reader.displayNames(reader.catalog().at(it.key()), it.value()));
    }
    return titles;
}

QString shownValue(const FieldSpec &field, const Value &value, const QTimeZone &zone, const LinkTitles &titles)
{
    if (value.isNull())
        return {};
    switch (field.kind) {
    case FieldKind::Decimal: return value.value<Decimal>().toString();
    case FieldKind::Percent: return CliText::tr("%1 %").arg(value.value<Decimal>().toString());
    case FieldKind::Money: {
        const auto money = value.value<Money>();
        return (money.toString() + QLatin1Char(' ') + money.currency.code()).trimmed();
    }
    case FieldKind::Date: return value.toDate().toString(Qt::ISODate);
    case FieldKind::Time: return timeShown(value.toDateTime(), zone);
    case FieldKind::Duration: return durationShown(value.toLongLong());
    case FieldKind::Bool: return value.toBool() ? CliText::tr("yes") : CliText::tr("no");
    case FieldKind::Choice: return field.choiceLabel(value.toString());
    case FieldKind::Link: return titles.title(field, value.toLongLong());
    case FieldKind::Tags: return value.toStringList().join(QStringLiteral(", "));
    case FieldKind::MailList:
        return entriesShown<MailEntry>(value, [](const MailEntry &entry) { return entry.address; });
    case FieldKind::PhoneList:
        return entriesShown<PhoneEntry>(value, [](const PhoneEntry &entry) { return entry.number; });
    case FieldKind::AddressList: return entriesShown<AddressEntry>(value, addressShown);
    default: return value.toString();
    }
}

Result<QString> shownRecord(RecordReader &reader, std::unique_ptr<Record> record)
{
    const RecordType &type = reader.catalog().of(*record);
    std::vector<std::unique_ptr<Record>> one;
    one.push_back(std::move(record));
    TRY_ASSIGN(const LinkTitles titles, LinkTitles::load(reader, type, one));
    const Record &shown = *one.front();
    QVector<QPair<QString, QString>> lines{{CliText::tr("Uid"), uidText(shown.uid)}};
    for (const FieldSpec &field : type.fields) {
        if (field.hidden || !field.headOf.isEmpty())
            continue;  // the lists show their first entries
        const QString text = shownValue(field, field.read(shown), reader.context().session().zone, titles);
        if (!text.isEmpty())
            lines.append({field.label(), text});
    }
    int width = 0;
    for (const auto &line : lines)
        width = std::max(width, displayWidth(line.first));
    QString text = onOneLine(type.label() + QStringLiteral(" “%1”").arg(shown.displayName)) + QLatin1Char('\n');
    for (const auto &line : lines) {
        const QString indent = QString(width + 4, QLatin1Char(' '));
        QStringList rows = line.second.split(QLatin1Char('\n'));
        for (QString &row : rows)
            row = onOneLine(row);
        text += QStringLiteral("  ") + line.first + QString(width - displayWidth(line.first) + 2, QLatin1Char(' ')) +
                rows.join(QLatin1Char('\n') + indent) + QLatin1Char('\n');
    }
    return text;
}

}  // namespace fieldfare::cli
