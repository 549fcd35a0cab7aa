// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "presentation/pipeline/card_look.h"
#include "records/campaign/campaign_queries.h"

#include <QAbstractTableModel>

namespace fieldfare {

/// A cell the user changed: canonical values by field key, for the record of that row.
using CellEdit = std::pair<QString, Value>;

/// Editing of choices: the view offers these (key, words) and sets the key with Qt::EditRole.
enum CampaignRole { ChoicesRole = Qt::UserRole + 100 /* QVariantList of QVariantList{key, label} */ };

/// The costs of a campaign; kind, amount, day and note can be edited in place.
class CampaignCostModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Kind, Amount, On, Note, Columns };

    explicit CampaignCostModel(std::shared_ptr<const TypeCatalog> catalog, QObject *parent = nullptr);
    void assign(QVector<CampaignCostRow> rows, const Here &here);
    [[nodiscard]] const CampaignCostRow *cost(int row) const
    {
        return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Reads what was typed and asks for the change; the row follows when it is written.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void editRequested(qint64 cost, const fieldfare::CellEdit &edit);
    void notUnderstood(const QString &text);

private:
    std::shared_ptr<const TypeCatalog> m_catalog;
    Here m_here;
    QVector<CampaignCostRow> m_rows;
};

/// The members of a campaign; status, interactions and completed can be edited in place.
class CampaignMemberModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Company, Status, Responded, Interactions, Completed, Columns };

    explicit CampaignMemberModel(std::shared_ptr<const TypeCatalog> catalog, QObject *parent = nullptr);
    void assign(QVector<CampaignMemberRow> rows, const Here &here);
    [[nodiscard]] const CampaignMemberRow *member(int row) const
    {
        return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void editRequested(qint64 member, const fieldfare::CellEdit &edit);
    void notUnderstood(const QString &text);

private:
    std::shared_ptr<const TypeCatalog> m_catalog;
    Here m_here;
    QVector<CampaignMemberRow> m_rows;
};

}  // namespace fieldfare
