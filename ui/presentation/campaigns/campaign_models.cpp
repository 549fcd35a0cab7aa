// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/campaigns/campaign_models.h"

#include "presentation/format.h"
#include "presentation/windowed_model.h"

namespace fieldfare {

namespace {

QVariantList choicesOf(const FieldSpec &field)
{
    QVariantList choices;
    for (const Choice &choice : field.choices) {
        choices.append(QVariant(QVariantList{choice.key, field.choiceLabel(choice.key)}));
    }
    return choices;
}

constexpr int kRight = int(Qt::AlignRight | Qt::AlignVCenter);
constexpr int kLeft = int(Qt::AlignLeft | Qt::AlignVCenter);

}  // namespace

CampaignCostModel::CampaignCostModel(std::shared_ptr<const TypeCatalog> catalog, QObject *parent)
    : QAbstractTableModel(parent), m_catalog(std::move(catalog))
{
}

void CampaignCostModel::assign(QVector<CampaignCostRow> rows, const Here &here)
{
    if (rows == m_rows) {
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    m_here = here;
    endResetModel();
}

int CampaignCostModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CampaignCostModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant CampaignCostModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const CampaignCostRow &row = m_rows.at(index.row());
    const FieldSpec &kinds = *m_catalog->at(QStringLiteral("campaign_cost")).field(QStringLiteral("kind"));
    if (role == Qt::TextAlignmentRole) {
        return index.column() == Amount ? kRight : kLeft;
    }
    if (role == table_role::Id) {
        return row.id;
    }
    if (role == ChoicesRole) {
        return index.column() == Kind ? QVariant(choicesOf(kinds)) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole) {
        return {};
    }
    const bool edit = role == Qt::EditRole;
    switch (index.column()) {
    case Kind: return edit ? row.kind : kinds.choiceLabel(row.kind);
    case Amount: return row.amount ? format::money(*row.amount) : QString();
    case On: return edit ? QLocale().toString(row.on, QLocale::ShortFormat) : format::date(row.on, m_here.today());
    case Note: return row.note;
    default: return {};
    }
}

QVariant CampaignCostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section == Amount ? kRight : kLeft;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    static constexpr const char *keys[] = {"kind", "amount", "on", "note"};
    return section >= 0 && section < Columns
               ? m_catalog->at(QStringLiteral("campaign_cost")).field(QString::fromLatin1(keys[section]))->label()
               : QVariant();
}

Qt::ItemFlags CampaignCostModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

bool CampaignCostModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const CampaignCostRow &row = m_rows.at(index.row());
    const QString text = value.toString().trimmed();
    if (text == data(index, Qt::EditRole).toString()) {
        return false;
    }
    switch (index.column()) {
    case Kind: emit editRequested(row.id, {QStringLiteral("kind"), text}); return true;
    case Note:
        emit editRequested(row.id, {QStringLiteral("note"), text.isEmpty() ? Value() : Value(text)});
        return true;
    case On: {
        const QDate day = format::parseDate(text, m_here.today());
        if (!day.isValid()) {
            break;
        }
        emit editRequested(row.id, {QStringLiteral("on"), day});
        return true;
    }
    case Amount: {
        bool ok = false;
        const auto amount = format::parseAmount(text, QLocale(), &ok);
        const auto money = ok && amount ? Money::fromDecimal(*amount, row.amount ? row.amount->currency : Currency())
                                        : Result<Money>(fail(ErrorCode::InvalidInput, {}));
        if (!money) {
            break;
        }
        emit editRequested(row.id, {QStringLiteral("amount"), Value::fromValue(*money)});
        return true;
    }
    default: return false;
    }
    emit notUnderstood(text);
    return false;
}

CampaignMemberModel::CampaignMemberModel(std::shared_ptr<const TypeCatalog> catalog, QObject *parent)
    : QAbstractTableModel(parent), m_catalog(std::move(catalog))
{
}

void CampaignMemberModel::assign(QVector<CampaignMemberRow> rows, const Here &here)
{
    if (rows == m_rows) {
        return;
    }
    m_here = here;
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const CampaignMemberRow &a, const CampaignMemberRow &b) { return a.id == b.id; });
    if (same) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int CampaignMemberModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CampaignMemberModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant CampaignMemberModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const CampaignMemberRow &row = m_rows.at(index.row());
    const FieldSpec &status = *m_catalog->at(QStringLiteral("campaign_member")).field(QStringLiteral("status"));
    switch (role) {
    case Qt::TextAlignmentRole: return index.column() == Interactions ? kRight : kLeft;
    case table_role::Id: return row.id;
    case table_role::Avatar: return index.column() == Name ? QVariant(row.name) : QVariant();
    case table_role::Chip: return index.column() == Status;
    case table_role::Tone: {
        const Choice *choice = index.column() == Status ? status.choice(row.status) : nullptr;
        return int(choice != nullptr ? toneFromText(choice->tone) : Tone::Neutral);
    }
    case ChoicesRole: return index.column() == Status ? QVariant(choicesOf(status)) : QVariant();
    case Qt::CheckStateRole:
        return index.column() == Completed ? QVariant(int(row.completed ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::DisplayRole:
    case Qt::EditRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return row.name;
    case Company: return row.company;
    case Status: return role == Qt::EditRole ? row.status : status.choiceLabel(row.status);
    case Responded: return format::moment(row.respondedAt, m_here.now, m_here.zone);
    case Interactions: return row.interactions ? QString::number(*row.interactions) : QString();
    default: return {};
    }
}

QVariant CampaignMemberModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section == Interactions ? kRight : kLeft;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == Name || section == Company) {
        return m_catalog->at(section == Name ? QStringLiteral("contact") : QStringLiteral("company")).label();
    }
    static constexpr const char *keys[] = {"contact", "company", "status", "responded_at", "interactions", "completed"};
    return m_catalog->at(QStringLiteral("campaign_member")).field(QString::fromLatin1(keys[section]))->label();
}

Qt::ItemFlags CampaignMemberModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == Status || index.column() == Interactions ? base | Qt::ItemIsEditable
           : index.column() == Completed                              ? base | Qt::ItemIsUserCheckable
                                                                      : base;
}

bool CampaignMemberModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const CampaignMemberRow &row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Completed) {
        emit editRequested(row.id, {QStringLiteral("completed"), value.toInt() == Qt::Checked});
        return true;
    }
    if (role != Qt::EditRole || value.toString() == data(index, Qt::EditRole).toString()) {
        return false;
    }
    if (index.column() == Status) {
        emit editRequested(row.id, {QStringLiteral("status"), value.toString()});
        return true;
    }
    bool ok = false;
    const qlonglong number = value.toString().trimmed().toLongLong(&ok);
    if (index.column() != Interactions || ((!ok || number < 0) && !value.toString().trimmed().isEmpty())) {
        emit notUnderstood(value.toString());
        return false;
    }
    emit editRequested(row.id, {QStringLiteral("interactions"), ok ? Value(number) : Value()});
    return true;
}

}  // namespace fieldfare
