// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/exchange/import_session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QScrollArea;
class QSpinBox;
class QStackedLayout;
class QStandardItemModel;
class QTableView;
class QVBoxLayout;

namespace fieldfare {

class Button;
class DataTable;
class EmptyState;
class KpiTile;
class MeaningList;
class SegmentedControl;
class TextLabel;

/// Where in the wizard one is: numbered names, those behind can be clicked.
class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(const QStringList &names, QWidget *parent = nullptr);
    void setCurrent(int step, int reachable);

signals:
    void chosen(int step);

private:
    QList<Button *> m_buttons;
};

/// The file and how it is written, with its first rows.
class ImportFileStep : public QWidget {
    Q_OBJECT
public:
    ImportFileStep(ImportSession &session, const TypeCatalog &catalog, QWidget *parent = nullptr);
    void refresh();
    void takeFocus();

signals:
    void chooseRequested();

private:
    void sendSpelling();

    ImportSession &m_session;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    TextLabel *m_name;
    QComboBox *m_type;
    TextLabel *m_typeReason;
    class FieldGrid *m_grid = nullptr;
    QComboBox *m_sheet;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    QComboBox *m_dateOrder;
    QComboBox *m_decimal;
    QCheckBox *m_header;
    QSpinBox *m_skip;
    TextLabel *m_findings;
    DataTable *m_table;
    QStandardItemModel *m_model;
};

/// Which column becomes which field, and what to do with records that are known already.
class ImportColumnsStep : public QWidget {
    Q_OBJECT
public:
    explicit ImportColumnsStep(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

signals:
    void loadMapRequested();
    void saveMapRequested();

private:
    struct Row {
        QComboBox *target = nullptr;
        TextLabel *because = nullptr;
    };
    void rebuildRows();
    void refreshMatching();

    ImportSession &m_session;
    QScrollArea *m_scroll;
    QList<Row> m_rows;
    QStandardItemModel *m_targets = nullptr;
    QList<TargetOffer> m_offers;
    QString m_shownFor;
    QComboBox *m_match;
    SegmentedControl *m_onMatch;
    TextLabel *m_onMatchText;
    QVBoxLayout *m_links;
    TextLabel *m_summary;
};

/// What would happen.
class ImportCheckStep : public QWidget {
    Q_OBJECT
public:
    explicit ImportCheckStep(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

private:
    ImportSession &m_session;
    KpiTile *m_new;
    KpiTile *m_changed;
    KpiTile *m_skipped;
    KpiTile *m_rejected;
    TextLabel *m_remarks;
    MeaningList *m_meanings;
    DataTable *m_table;
    QStandardItemModel *m_model;
};

/// What happened, and what to do next.
class ImportResultStep : public QWidget {
    Q_OBJECT
public:
    explicit ImportResultStep(ImportSession &session, QWidget *parent = nullptr);
    void refresh();
    void showUndone(const QString &text);

signals:
    void showRequested();
    void rejectsRequested();
    void againRequested();

private:
    ImportSession &m_session;
    TextLabel *m_headline;
    KpiTile *m_new;
    KpiTile *m_changed;
    KpiTile *m_skipped;
    KpiTile *m_rejected;
    TextLabel *m_remarks;
    Button *m_show;
    Button *m_rejects;
    Button *m_undo;
};

}  // namespace fieldfare
