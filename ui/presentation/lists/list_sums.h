// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/field_display.h"
#include "search/list_totals.h"

#include <QObject>

#include <stop_token>

namespace fieldfare {

class Workspace;

/// The line of totals below a list: asks the reader threads, drops answers nobody waits for, and writes the figures for
/// people. GUI thread.
class ListSumsReader : public QObject {
    Q_OBJECT
public:
    explicit ListSumsReader(Workspace &workspace, QObject *parent = nullptr);
    ~ListSumsReader() override;

    /// Numeric fields of the request's type; changed() follows when their sums are known.
    void ask(const ListRequest &request, const QStringList &fields);
    void stop();
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] const ListSums &sums() const { return m_sums; }

    enum class Figure { Sum, Mean };
    /// "€ 12,300 + $ 40"; empty while unknown or where nothing is filled in.
    [[nodiscard]] QString text(const FieldSpec &field, Figure figure) const;
    /// All of it, a line per currency: sum, mean, how many are filled in.
    [[nodiscard]] QString explanation(const FieldSpec &field) const;

signals:
    void changed();

private:
    Workspace &m_workspace;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    ListSums m_sums;
    bool m_known = false;
};

}  // namespace fieldfare
