// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/quality_fix.h"

#include "records/quality_ignore/quality_ignore.h"
#include "search/quality/text.h"

#include <algorithm>

namespace fieldfare {

namespace {

constexpr qsizetype kPortion = 500;  ///< places explained and loaded at once

Result<const QualityCheck *> wanted(const QVector<QualityCheck> &checks, const QString &id)
{
    const QualityCheck *check = findCheck(checks, id);
    if (check == nullptr)
        return fail(ErrorCode::NotFound, QualityText::tr("There is no check “%1”.").arg(id));
    return check;
}

/// Puts texts in the place of one entry: "a; b" become two. Nothing takes the entry away.
template <class Entry, auto Part>
void replaceEntry(Record &record, const FieldSpec &list, int position, const QString &text, bool mayBeSeveral)
{
    auto entries = list.read(record).value<QVector<Entry>>();
    if (position < 0 || position >= entries.size())
        return;
    const QStringList texts = mayBeSeveral ? text.split(QStringLiteral("; "), Qt::SkipEmptyParts) : QStringList{text};
    const Entry first = entries.at(position);
    if (texts.isEmpty()) {
        entries.removeAt(position);
    } else {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            Entry entry = first;
            entry.*Part = texts.at(i);
            if constexpr (std::is_same_v<Entry, PhoneEntry>)
                entry.e164.clear();  // derived again when it is written
            if (i == 0)
                entries[position] = entry;
            else
                entries.insert(position + i, entry);
        }
    }
    list.write(record, Value::fromValue(entries));
}

Result<void> writeField(Record &record, const RecordType &type, const FieldSpec &field, int position,
                        const Value &value)
{
    if (field.headOf.isEmpty()) {
        field.write(record, value);
        return {};
    }
    const FieldSpec *list = type.field(field.headOf);
    const QString text = value.toString();
    if (list == nullptr)
        return fail(ErrorCode::Internal, QualityText::tr("“%1” cannot be mended here.").arg(field.label()));
    const bool hasEntry = position > 0 || !list->read(record).isNull();
    if (hasEntry && list->kind == FieldKind::MailList)
        replaceEntry<MailEntry, &MailEntry::address>(record, *list, position, text, true);
    else if (hasEntry && list->kind == FieldKind::PhoneList)
        replaceEntry<PhoneEntry, &PhoneEntry::number>(record, *list, position, text, true);
    else if (hasEntry && field.key == u"postal_code")
        replaceEntry<AddressEntry, &AddressEntry::postalCode>(record, *list, position, text, false);
    else
        field.write(record, value);
    return {};
}

/// Returns false when nothing is to be written here.
Result<bool> mend(Record &record, const RecordType &type, const QualityCheck &check, const QualityFinding &finding,
                  const QualityFix &fix)
{
    const QualitySuggestion &suggestion = finding.suggestion;
    const FieldSpec *field = type.field(check.field);
    const auto byHand = fix.byHand.constFind(QualityHit::place(finding.hit));
    if (byHand != fix.byHand.constEnd()) {
        if (byHand->found != suggestion.found || field == nullptr)
            return false;
        TRY(writeField(record, type, *field, suggestion.position, byHand->value));
        return true;
    }
    if (suggestion.proposal.isEmpty())
        return false;
    if (suggestion.values.isEmpty()) {
        if (field == nullptr)
            return false;
        TRY(writeField(record, type, *field, suggestion.position, suggestion.proposal));
        return true;
    }
    for (const auto &[key, value] : suggestion.values) {
        const FieldSpec *each = type.field(key);
        if (each == nullptr)
            return fail(ErrorCode::Internal, QualityText::tr("There is no field “%1”.").arg(key));
        each->write(record, value);
    }
    return true;
}

Result<bool> writeMended(RecordWriter &writer, const RecordType &type, const QualityCheck &check,
                         const QVector<QualityFinding> &findings, const QualityFix &fix)
{
    TRY_ASSIGN(auto record, writer.load(type, QualityHit::record(findings.first().hit)));
    bool any = false;
    // From the last entry on, since one may become several or go.
    for (auto finding = findings.crbegin(); finding != findings.crend(); ++finding) {
        TRY_ASSIGN(const bool written, mend(*record, type, check, *finding, fix));
        any = any || written;
    }
    if (!any)
        return false;
    const QString name = record->displayName;
    const Result<void> stored = writer.update(*record);
    if (!stored) {
        Error error = stored.error();
        if (error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Conflict)
            error.message =
                QualityText::tr("“%1” was refused, so nothing was changed: %2 Untick it, or correct it by hand.")
                    .arg(name, error.message);
        return fail(error);
    }
    return true;
}

}  // namespace

Result<QualityFixOutcome> applyQualityFix(RecordWriter &writer, const QualitySettings &settings, const QualityFix &fix,
                                          const QualityProgress &progress)
{
    const QVector<QualityCheck> checks = qualityChecks(writer.catalog(), settings);
    TRY_ASSIGN(const QualityCheck *check, wanted(checks, fix.check));
    const RecordType &type = writer.catalog().at(check->type);
    if (!writer.work().session().access.mayWrite(type))
        return fail(ErrorCode::Forbidden, QualityText::tr("You may not change %1.").arg(type.plural()));
    QVector<qint64> hits = fix.hits;
    std::sort(hits.begin(), hits.end());
    QualityFixOutcome outcome;
    qint64 seen = 0;
    for (qsizetype from = 0; from < hits.size();) {
        // Never part the places of one record.
        qsizetype to = std::min(from + kPortion, hits.size());
        while (to < hits.size() && QualityHit::record(hits.at(to)) == QualityHit::record(hits.at(to - 1)))
            ++to;
        if (writer.work().stopRequested())
            return fail(ErrorCode::Cancelled, QualityText::tr("Stopped. Nothing was changed."));
        TRY_ASSIGN(const QVector<QualityFinding> findings,
                   explainQuality(writer.context(), *check, settings, hits.mid(from, to - from)));
        outcome.leftAlone += (to - from) - findings.size();
        for (qsizetype i = 0; i < findings.size();) {
            qsizetype end = i + 1;
            while (end < findings.size() &&
                   QualityHit::record(findings.at(end).hit) == QualityHit::record(findings.at(i).hit))
                ++end;
            TRY_ASSIGN(const bool written, writeMended(writer, type, *check, findings.mid(i, end - i), fix));
            outcome.fixed += written ? 1 : 0;
            outcome.leftAlone += written ? 0 : end - i;
            seen += end - i;
            if (progress)
                progress(seen);
            i = end;
        }
        from = to;
    }
    writer.work().setTitle(QualityText::tr("Mended %n record(s): %1", nullptr, int(outcome.fixed)).arg(check->title));
    return outcome;
}

Result<qint64> ignoreQuality(RecordWriter &writer, const QualitySettings &settings, const QString &id,
                             const QVector<qint64> &hits)
{
    const QVector<QualityCheck> checks = qualityChecks(writer.catalog(), settings);
    TRY_ASSIGN(const QualityCheck *check, wanted(checks, id));
    qint64 number = 0;
    QString name;
    for (qsizetype from = 0; from < hits.size(); from += kPortion) {
        if (writer.work().stopRequested())
            return fail(ErrorCode::Cancelled, QualityText::tr("Stopped. Nothing was changed."));
        TRY_ASSIGN(const QVector<QualityFinding> findings,
                   explainQuality(writer.context(), *check, settings, hits.mid(from, kPortion)));
        for (const QualityFinding &finding : findings) {
            QualityIgnore ignore;
            ignore.check = check->id;
            ignore.type = check->type;
            ignore.record = uidText(finding.uid);
            ignore.value = finding.suggestion.found;
            ignore.owner = writer.work().session().user;
            TRY(writer.insert(ignore));
            name = finding.name;
            ++number;
        }
    }
    writer.work().setTitle(number == 1 ? QualityText::tr("“%1” is right as it is").arg(name)
                                       : QualityText::tr("%n finding(s) are right as they are", nullptr, int(number)));
    return number;
}

}  // namespace fieldfare
