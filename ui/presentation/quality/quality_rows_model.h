// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/quality/quality_controller.h"
#include "presentation/windowed_model.h"

#include <QSet>

namespace fieldfare {

/// The rows of one check: places in memory as numbers, words page by page. Rows with a proposal come first and are ticked until somebody
/// unticks them; a proposal typed over is kept until it is written. GUI thread.
class QualityRowsModel : public WindowedModel {
    Q_OBJECT
public:
    enum Column { TickColumn, RecordColumn, FoundColumn, ProposalColumn, NoteColumn, ColumnCount };

    QualityRowsModel(Workspace &workspace, QualityController &controller, QObject *parent = nullptr);
    ~QualityRowsModel() override;

    /// Runs the check; loaded() follows. Ticks and typed words of another check go.
    void open(const QString &check);
    /// Runs it again, keeping ticks and typed words.
    void reload();
    [[nodiscard]] const QString &check() const { return m_check; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QVector<qint64> &hits() const { return m_hits; }
    [[nodiscard]] qint64 hitAt(int row) const { return m_hits.value(row, -1); }
    /// Row numbers of the records in order, each once.
    [[nodiscard]] QVector<qint64> records() const;

    [[nodiscard]] bool isTicked(qint64 hit) const;
    void setTicked(const QList<int> &rows, bool ticked);
    void tickAll(bool ticked);
    [[nodiscard]] qint64 ticked() const;
    /// What the ticked rows will write.
    [[nodiscard]] QualityFix fix() const;
    /// Whether the check's field can be typed here.
    [[nodiscard]] bool isEditable() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void loaded();
    void ticksChanged();
    void failed(const fieldfare::Error &error);

protected:
    void requestRows(quint64 generation, int first, int count) override;
    [[nodiscard]] QVariant cellData(const WindowRow &row, int column, int role) const override;

private:
    [[nodiscard]] const FieldSpec *field() const;

    Workspace &m_workspace;
    QualityController &m_controller;
    QString m_check;
    QVector<qint64> m_hits;
    QSet<qint64> m_flipped;  ///< places ticked otherwise than usual
    bool m_noneTicked = false;
    QHash<qint64, QualityFix::ByHand> m_byHand;
    QHash<qint64, QString> m_typed;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    bool m_loaded = false;
};

}  // namespace fieldfare
