// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "exchange/link_resolver.h"
#include "exchange/match_index.h"
#include "exchange/row_reader.h"
#include "records/privacy/suppression.h"
#include "records/record_writer.h"

#include <QElapsedTimer>

namespace fieldfare {

class CsvWriter;

/// One run over a file: the part of Importer that decides and does. With a writer it writes, without one it only says
/// what would happen. Used by Importer alone.
class ImportRun {
public:
    ImportRun(ReadContext &context, RecordWriter *writer, const ImportPlan &plan, const RowReader &reader);
    ~ImportRun();

    [[nodiscard]] Result<> prepare(const QStringList &rawHeader);
    /// `preview`: filled when not null.
    [[nodiscard]] Result<> row(const ParsedRow &row, PreviewRow *preview);
    [[nodiscard]] Result<ImportReport> finish(const SourceNotes &notes);
    [[nodiscard]] ImportReport &report() { return m_report; }

private:
    /// A link to the type itself that may name a row further down.
    struct Deferred {
        qint64 record = 0;
        const LinkPlan *link = nullptr;
        std::vector<QString> texts;
        QStringList raw;
        qint64 line = 0;
        bool isNew = false;
    };
    struct Resolved {
        qint64 id = 0;
        bool missing = false;  ///< a text is there, but no record and none may be made
        bool deferred = false;
        QString problem;  ///< why the row must be rejected
        QString note;     ///< for the preview
        QString title;
    };

    [[nodiscard]] Result<Resolved> resolve(const LinkPlan &link, const std::vector<QString> &texts, bool mayDefer);
    [[nodiscard]] Result<Resolved> create(const LinkPlan &link, const std::vector<QString> &texts);
    struct Match {
        MatchIndex::Found found;
        bool otherwise = false;  ///< not by the plan's first choice
    };
    [[nodiscard]] Match matchOf(const Record &record) const;
    void known(const Record &record, qint64 id);
    [[nodiscard]] Result<> createNow(const ParsedRow &row, PreviewRow *preview);
    [[nodiscard]] Result<> updateNow(const ParsedRow &row, const Match &match, const std::vector<Resolved> &links,
                                     PreviewRow *preview);
    [[nodiscard]] Result<> reject(const TableRow &raw, const QString &reason, PreviewRow *preview);
    [[nodiscard]] Result<> reject(const QStringList &raw, qint64 line, const QString &reason);
    [[nodiscard]] Result<> settleDeferred();
    void noteNear(const LinkPlan &link, const QString &text, const QString &title);
    void noteUnknown(const QString &field, const QString &text);
    void noteUnknownChoice(const ParsedRow &row);
    void describe(const ParsedRow &row, const std::vector<Resolved> &links, PreviewRow &preview) const;
    [[nodiscard]] bool isSuppressed(const Record &record) const;
    [[nodiscard]] qint64 pretendedId() { return --m_pretended; }

    ReadContext &m_context;
    RecordWriter *m_writer;
    Suppressed m_suppressed;
    const ImportPlan &m_plan;
    const RowReader &m_reader;
    const RecordType &m_type;
    LinkResolver m_resolver;
    MatchIndex m_matches;
    struct OtherMatch {
        MatchIndex index;
        std::vector<const FieldSpec *> blank;
    };
    std::vector<OtherMatch> m_otherMatches;
    ImportReport m_report;
    std::vector<Deferred> m_deferred;
    std::vector<std::pair<const LinkPlan *, std::vector<QString>>> m_deferring;
    std::unique_ptr<CsvWriter> m_rejects;
    QStringList m_rawHeader;
    QElapsedTimer m_timer;
    bool m_linksToItself = false;
    bool m_bulk = false;
    qint64 m_pretended = 0;
};

}  // namespace fieldfare
