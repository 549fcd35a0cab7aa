// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/exchange/value_meanings.h"

#include <QObject>
#include <QTemporaryDir>

#include <atomic>

class QTimer;

namespace fieldfare {

class Workspace;

/// Something a column can become, as offered to people.
struct TargetOffer {
    MapEntry entry;
    QString title;    ///< "Company › Name"
    QString section;  ///< heading: "Fields", "Linked records", "New field"
};

/// One import from the choice of the file to its result, without any widget: the wizard shows it, tests drive it. Every
/// step that reads the file or the records runs on a worker thread; signals come on the GUI thread. Destroying it stops
/// what runs, and an import then leaves nothing.
class ImportSession : public QObject {
    Q_OBJECT
public:
    /// `workspace` must outlive it.
    explicit ImportSession(Workspace &workspace, QObject *parent = nullptr);
    ~ImportSession() override;

    /// What a person corrected about the spelling of the file; what is absent is found out.
    struct Spelling {
        QByteArray encoding;
        std::optional<char16_t> delimiter;
        std::optional<bool> header;
        int skipLines = 0;
        std::optional<DateOrder> dateOrder;
        std::optional<char16_t> decimalSign;
    };

    /// Goes on from a plan made elsewhere.
    void setPlan(const ImportPlan &plan);
    /// Reads the beginning of a file. `type` empty: the type whose fields fit the headers best.
    void setFile(const QString &path, const QString &type = {});
    void setType(const QString &type);
    /// Of a workbook.
    void setSheet(const QString &name);
    void setSpelling(const Spelling &spelling);
    void setTarget(int column, const MapEntry &entry);
    void setMatch(const QStringList &fields);
    void setOnMatch(OnMatch onMatch);
    void setCreateMissing(const QString &link, bool create);
    /// What a text of the file means in a field with a fixed set of values; empty: not known, such rows are rejected.
    void setMeaning(const QString &field, const QString &text, const QString &key);
    /// As the command line reads and writes them. Errors as ImportMap::fromFile().
    [[nodiscard]] Result<void> loadMap(const QString &path);
    [[nodiscard]] Result<void> saveMap(const QString &path) const;

    /// The dry run over the whole file; checked() or failed() follows.
    void check();
    /// The import itself; finished() or failed() follows.
    void start();
    /// Stops the dry run or the import; failed() with Cancelled follows.
    void cancel();
    /// Takes the finished import back; undone() or failed() follows.
    void undo();

    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString type() const { return m_plan.type; }
    /// Translated; why this type was chosen, empty when a person chose it.
    [[nodiscard]] QString typeReason() const { return m_typeReason; }
    [[nodiscard]] const Spelling &spelling() const { return m_spelling; }
    [[nodiscard]] bool hasPlan() const { return m_hasPlan; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ImportPlan &plan() const { return m_plan; }
    [[nodiscard]] const QList<QStringList> &sample() const { return m_sample; }
    [[nodiscard]] const ImportPreview &preview() const { return m_preview; }
    [[nodiscard]] const ImportReport &report() const { return m_report; }
    /// The rejected rows of the import with their reasons; empty when there are none. Vanishes with this object: copy it.
    [[nodiscard]] QString rejectsFile() const;
    /// What the dry run did not know, those translated meanwhile included.
    [[nodiscard]] const QList<ValueMeaning> &meanings() const { return m_meanings; }
    /// Something was chosen since the last dry run.
    [[nodiscard]] bool needsCheck() const { return m_needsCheck; }
    /// What the columns of the present type may become, in the order offered.
    [[nodiscard]] QList<TargetOffer> offers() const;
    /// Fields that can tell whether a row is a known record, of those the columns bring.
    [[nodiscard]] QList<TargetOffer> matchOffers() const;
    /// Links that a column fills by something else than a uid, with the type they lead to.
    struct LinkOffer {
        QString link;
        QString title;
        bool create = false;
    };
    [[nodiscard]] QList<LinkOffer> linkOffers() const;
    /// Fields of the type that more than one column fills; the import refuses them.
    [[nodiscard]] QStringList doubledTargets() const;

signals:
    void planChanged();
    void busyChanged(bool busy);
    void progressed(qint64 rows, double fraction);  ///< fraction negative: unknown
    void checked();
    void finished();
    void undone(qint64 records, qint64 skipped);
    void failed(const fieldfare::Error &error);

private:
    struct Planned;
    struct SharedProgress {
        std::atomic<qint64> rows{0};
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };
    void replan();
    void setBusy(bool busy);
    [[nodiscard]] ProgressCallback beginProgress();
    void endProgress();

    Workspace &m_workspace;
    QString m_file;
    QString m_sheet;
    QString m_wantedType;
    QString m_typeReason;
    Spelling m_spelling;
    ImportMap m_map;                            // what a person or a map file said; survives replanning
    std::vector<PlannedColumn> m_givenColumns;  // of setPlan()
    std::optional<QStringList> m_match;
    std::optional<OnMatch> m_onMatch;
    ImportPlan m_plan;
    QList<QStringList> m_sample;
    ImportPreview m_preview;
    QList<ValueMeaning> m_meanings;
    bool m_needsCheck = true;
    ImportReport m_report;
    QTemporaryDir m_dir;
    std::stop_source m_stop;
    std::shared_ptr<SharedProgress> m_progress;
    QTimer *m_poll;
    quint64 m_ticket = 0;
    bool m_hasPlan = false;
    bool m_busy = false;
};

}  // namespace fieldfare
