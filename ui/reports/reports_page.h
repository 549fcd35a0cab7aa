// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/reports/report_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

#include <QPointer>

class QComboBox;
class QListWidget;
class QStackedWidget;

namespace fieldfare {

class Button;
class Card;
class Chart;
class DataTable;
class EmptyState;
class FlowLayout;
class TextLabel;

/// All reports at the left; the chosen one as chart, table and formula. Location::query names the report.
class ReportsPage : public Page {
    Q_OBJECT
public:
    explicit ReportsPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override { return m_controller.isLoaded(); }
    void setLocation(const Location &location) override;
    void takeFocus() override;

    [[nodiscard]] ReportController &controller() { return m_controller; }
    [[nodiscard]] DataTable *table() const { return m_table; }

private:
    void buildBody(class QHBoxLayout *row);
    void buildActions();
    void fillParameters();
    void fillPeriod(QComboBox *box, const ReportParameter &parameter);
    void show_();
    void openFigure(const QString &row, int column);
    void saveAs(const QString &suffix);
    void print();

    Workspace &m_workspace;
    ReportController m_controller;
    PageHeader *m_header;
    QListWidget *m_list;
    QWidget *m_parameters;
    FlowLayout *m_parameterRow;
    QStackedWidget *m_body;
    EmptyState *m_empty;
    Card *m_chartCard;
    QPointer<Chart> m_chart;
    DataTable *m_table;
    Card *m_formula;
    TextLabel *m_explanation;
    TextLabel *m_notes;
    Button *m_csv;
    Button *m_png;
    Button *m_svg;
    QString m_shown;
};

}  // namespace fieldfare
