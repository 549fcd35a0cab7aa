// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exporter.h"
#include "shell/shell.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QListWidget;

namespace fieldfare {

class Button;
class ProgressStrip;
class SegmentedControl;
class TextLabel;
class Workspace;

/// What a list knows about itself when it is exported.
struct ExportOffer {
    QString type;
    QStringList shownColumns;  ///< field keys in the order of the list; the shown name ("") is left out
    QVector<qint64> rows;      ///< all rows of the list as filtered and sorted
    QVector<qint64> selected;  ///< empty: nothing is selected
    bool filtered = false;     ///< the list is not the whole type
};

/// Export of a list as CSV, workbook or address cards: which rows, which columns, how it is spelt. For the panel at the right:
/// shell.openPanel(tr("Export"), new ExportPanel(workspace, shell, offer)).
class ExportPanel : public QWidget {
    Q_OBJECT
public:
    ExportPanel(Workspace &workspace, Shell &shell, ExportOffer offer, QWidget *parent = nullptr);
    ~ExportPanel() override;

    /// Writes to this file with what is chosen; written() or a report to the shell follows.
    void writeTo(const QString &file);

signals:
    void written(qint64 rows);

private:
    void chooseFile();
    void showFormat();
    [[nodiscard]] ExportRequest request() const;
    [[nodiscard]] CsvWriteOptions options() const;

    Workspace &m_workspace;
    Shell &m_shell;
    ExportOffer m_offer;
    QComboBox *m_rows;
    SegmentedControl *m_columns;
    TextLabel *m_columnsTitle = nullptr;
    TextLabel *m_spellingTitle = nullptr;
    QListWidget *m_fields;
    SegmentedControl *m_format;
    QComboBox *m_delimiter;
    QCheckBox *m_labels;
    QCheckBox *m_bom;
    QCheckBox *m_guard;
    Button *m_export;
    ProgressStrip *m_progress;
    std::stop_source m_stop;
};

}  // namespace fieldfare
