// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "presentation/windowed_model.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "widgets/basic/button.h"
#include "widgets/basic/card.h"
#include "widgets/basic/chip.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "widgets/charts/charts.h"
#include "widgets/input/fields.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace fieldfare;

namespace {

bool chinese = false;

QString say(const char *english, const char *han) { return QString::fromUtf8(chinese ? han : english); }

class DealModel : public WindowedModel {
public:
    explicit DealModel(QObject *parent, int rows = 100000) : WindowedModel(parent) { resetTotal(rows); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 6; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal) {
            return {};
        }
        const QStringList names{say("Name", "名称"), say("Company", "公司"), say("Stage", "阶段"),
                                say("Tags", "标签"), say("Amount", "金额"),  say("Changed", "更改时间")};
        if (role == Qt::DisplayRole) {
            return names.value(section);
        }
        if (role == Qt::TextAlignmentRole && section == 4) {
            return int(Qt::AlignRight | Qt::AlignVCenter);
        }
        return {};
    }

protected:
    void requestRows(quint64 generation, int first, int count) override
    {
        if (first >= 200) {
            return;  // stays a placeholder
        }
        QList<WindowRow> rows;
        for (int i = first; i < first + count; ++i) {
            rows.append(WindowRow{i + 1, {i}});
        }
        deliverRows(generation, first, rows);
    }
    QVariant cellData(const WindowRow &row, int column, int role) const override
    {
        const int n = row.values.first().toInt();
        const QStringList companies{
            QStringLiteral("Brandt & Söhne"), QStringLiteral("北京通用机械"), QStringLiteral("Galerie Lumière"),
            QStringLiteral("Nordwind GmbH, Abteilung für außergewöhnlich lange Firmennamen und Zusätze")};
        switch (column) {
        case 0:
            return role == Qt::DisplayRole ? QVariant(say("Solar array, phase %1", "太阳能项目第 %1 期").arg(n + 1))
                   : role == table_role::Secondary ? QVariant(n % 3 ? QString() : say("renewal", "续约"))
                                                   : QVariant();
        case 1:
            return role == Qt::DisplayRole || role == table_role::Avatar ? QVariant(companies.at(n % 4)) : QVariant();
        case 2: {
            const QStringList stages{say("Quote", "报价"), say("Won", "赢单"), say("Lost", "输单"), say("Demo", "演示"),
                                     say("Expires in 2 d", "2 天后到期")};
            const QList<Tone> tones{Tone::Accent, Tone::Good, Tone::Bad, Tone::Neutral, Tone::Attention};
            return role == Qt::DisplayRole    ? QVariant(stages.at(n % 5))
                   : role == table_role::Chip ? QVariant(true)
                   : role == table_role::Tone ? QVariant(int(tones.at(n % 5)))
                                              : QVariant();
        }
        case 3:
            return role == table_role::Tags && n % 2
                       ? QVariant(QStringList{say("solar", "光伏"), say("trade fair 2026", "2026 展会")})
                       : QVariant();
        case 4:
            return role == Qt::DisplayRole         ? QVariant(format::money({(n + 3) * 123400LL, Currency("EUR")}))
                   : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                   : QVariant();
        default:
            return role == Qt::DisplayRole
                       ? QVariant(format::date(QDate(2026, 11, 22).addDays(-n), QDate(2026, 11, 22)))
                       : QVariant();
        }
    }
};

QWidget *controlsScene()
{
    auto *root = new QWidget;
    auto *columns = new QHBoxLayout(root);
    columns->setContentsMargins(20, 20, 20, 20);
    columns->setSpacing(space::l);

    auto *left = new Card(say("Buttons and choices", "按钮与选择"));
    auto *buttons = new FlowLayout(nullptr, 8);
    buttons->addWidget(new Button(QStringLiteral("plus"), say("New", "新建"), Button::Kind::Primary));
    buttons->addWidget(new Button(QStringLiteral("phone"), say("Log call", "记录通话")));
    buttons->addWidget(new Button(say("Ghost", "幽灵"), Button::Kind::Ghost));
    buttons->addWidget(new Button(QStringLiteral("trash-2"), say("Delete", "删除"), Button::Kind::Danger));
    buttons->addWidget(new Button(say("Show the 86 deals …", "查看 86 笔交易…"), Button::Kind::Link));
    auto *off = new Button(say("Disabled", "已停用"));
    off->setEnabled(false);
    buttons->addWidget(off);
    buttons->addWidget(iconButton(QStringLiteral("chevron-left"), say("Previous", "上一个")));
    auto *menuButton = new Button(QStringLiteral("sliders-horizontal"), say("Filter", "筛选"));
    menuButton->setMenu(new QMenu(menuButton));
    buttons->addWidget(menuButton);
    left->body()->addLayout(buttons);
    auto *segments = new SegmentedControl;
    segments->addSegment(say("Board", "看板"), QStringLiteral("square-kanban"));
    segments->addSegment(say("List", "列表"), QStringLiteral("list"));
    segments->addSegment(say("Forecast", "预测"), QStringLiteral("trending-up"));
    left->body()->addWidget(segments, 0, Qt::AlignLeft);
    auto *chips = new FlowLayout(nullptr, 6);
    chips->addWidget(new Chip(say("Call Tue", "周二致电"), Tone::Neutral, QStringLiteral("calendar")));
    chips->addWidget(new Chip(say("Today 14:00", "今天 14:00"), Tone::Accent, QStringLiteral("calendar-check")));
    chips->addWidget(new Chip(say("Won Monday", "周一赢单"), Tone::Good, QStringLiteral("check")));
    chips->addWidget(new Chip(say("Idle 16 days", "闲置 16 天"), Tone::Attention, QStringLiteral("clock")));
    chips->addWidget(new Chip(say("No next step", "没有下一步"), Tone::Bad, QStringLiteral("circle-alert")));
    left->body()->addLayout(chips);
    auto *filters = new FlowLayout(nullptr, 6);
    for (const auto &[text, count] :
         {std::pair{say("All", "全部"), 46}, {say("Calls", "通话"), 12}, {say("Mail", "邮件"), 19}}) {
        auto *chip = new FilterChip(text);
        chip->setCount(count);
        chip->setChecked(count == 46);
        filters->addWidget(chip);
    }
    left->body()->addLayout(filters);
    auto *avatars = new QHBoxLayout;
    for (const auto *name : {"Maria Keller", "Anna Sand", "Liu Wei", "王小明", "Brandt & Söhne"}) {
        avatars->addWidget(new Avatar(QString::fromUtf8(name), 32));
    }
    avatars->addStretch(1);
    left->body()->addLayout(avatars);
    auto *check = new QCheckBox(say("Remember on this computer", "在此电脑上记住"));
    check->setChecked(true);
    left->body()->addWidget(check);
    left->body()->addWidget(new QCheckBox(say("Send storage offer", "发送储能报价")));
    auto *radio = new QRadioButton(say("Update existing records", "更新已有记录"));
    radio->setChecked(true);
    left->body()->addWidget(radio);
    auto *tabs = new QTabWidget;
    tabs->addTab(new QWidget, say("Details", "详情"));
    tabs->addTab(new QWidget, say("History", "历史"));
    left->body()->addWidget(tabs);
    auto *strip = new ProgressStrip;
    left->body()->addWidget(strip);
    strip->start(say("Importing contacts", "正在导入联系人"));
    strip->setProgress(12400, 100000, say("12,400 of 100,000 rows", "第 12,400 行，共 100,000 行"));
    left->body()->addStretch(1);
    columns->addWidget(left, 1);

    auto *middle = new Card(say("Fields", "字段"));
    auto *grid = new FieldGrid;
    auto *name = new QLineEdit(QStringLiteral("Lena Brandt"));
    grid->addRow(say("Name", "姓名"), name);
    auto *company = new LinkField;
    company->setValue(1, QStringLiteral("Brandt & Söhne"));
    grid->addRow(say("Company", "公司"), company);
    auto *stage = new QComboBox;
    stage->addItems({say("Qualified", "已确认"), say("Demo", "演示")});
    grid->addRow(say("Stage", "阶段"), stage);
    auto *date = new DateField;
    date->setDate(QDate(2026, 12, 15));
    grid->addRow(say("Expected close", "预计成交"), date);
    auto *moment = new DateField(nullptr, true);
    moment->setMoment(QDateTime(QDate(2026, 11, 22), QTime(9, 40), Qt::UTC), QTimeZone::utc());
    grid->addRow(say("At", "时间"), moment);
    auto *money = new MoneyEdit;
    money->setMoney(Money{1840000, Currency("EUR")});
    grid->addRow(say("Amount", "金额"), money);
    auto *tags = new TagEdit;
    tags->setTags({say("solar", "光伏"), say("trade fair 2026", "2026 展会"), say("key account", "重点客户")});
    grid->addRow(say("Tags", "标签"), tags);
    auto *spin = new QSpinBox;
    spin->setValue(40);
    grid->addRow(say("Quantity", "数量"), spin);
    auto *notes =
        new QPlainTextEdit(say("Asks for a second offer with 40 kWh storage.", "希望得到带 40 kWh 储能的第二份报价。"));
    notes->setMaximumHeight(80);
    grid->addRow(say("Notes", "备注"), notes);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(say("Add phone", "添加电话"));
    grid->addRow(say("A label that is rather long", "一个相当长的标签文字"), empty);
    auto *search = new SearchField(say("Search people, deals, tickets …", "搜索人、交易、工单…"));
    search->setKeyHint(QStringLiteral("Ctrl K"));
    grid->addWide(search);
    middle->body()->addWidget(grid);
    middle->body()->addStretch(1);
    columns->addWidget(middle, 1);

    auto *right = new QVBoxLayout;
    auto *tile = new KpiTile(say("Revenue", "收入"));
    tile->setValue(format::money({14360000, Currency("EUR")}));
    tile->setComparison(QStringLiteral("+21 %"), Tone::Good);
    right->addWidget(tile);
    auto *emptyCard = new Card;
    auto *state =
        new EmptyState(QStringLiteral("users"), say("No contacts yet", "还没有联系人"),
                       say("Everyone you deal with stands here, with every call, mail and deal in one timeline.",
                           "与您往来的每个人都在这里，所有通话、邮件和交易汇于一条时间线。"));
    state->addAction(say("New contact", "新建联系人"), QStringLiteral("plus"));
    state->addAction(say("Import CSV", "导入 CSV"), QStringLiteral("file-up"));
    emptyCard->body()->addWidget(state);
    right->addWidget(emptyCard, 1);
    columns->addLayout(right, 1);
    return root;
}

QWidget *chartsScene()
{
    auto *root = new QWidget;
    auto *grid = new QGridLayout(root);
    grid->setContentsMargins(20, 20, 20, 20);
    grid->setSpacing(space::l);
    const auto euro = [](double v) { return format::money({static_cast<qint64>(v * 100), Currency("EUR")}); };
    const auto axis = [](double v) {
        return (v < 0 ? QStringLiteral("−€ ") : QStringLiteral("€ ")) + format::shortNumber(std::abs(v));
    };

    auto *bars = new BarChart;
    bars->setWriters(euro, axis);
    bars->setTitle(say("Cost and revenue by campaign", "各活动的成本与收入"));
    bars->setData(
        {{say("cost", "成本"), ChartInk::Neutral}, {say("revenue", "收入"), ChartInk::Good}},
        {{QStringLiteral("a"),
          say("Autumn roof check", "秋季屋顶检查"),
          {8200, 31400},
          QStringLiteral("+283 %"),
          Tone::Good},
         {QStringLiteral("b"),
          say("Trade fair Hannover", "汉诺威展会"),
          {21500, 38900},
          QStringLiteral("+81 %"),
          Tone::Good},
         {QStringLiteral("c"), say("Radio spots", "电台广告"), {9800, 4300}, QStringLiteral("−56 %"), Tone::Bad},
         {QStringLiteral("d"),
          say("Newsletter 2026", "2026 简报"),
          {2400, 15700},
          QStringLiteral("+554 %"),
          Tone::Good},
         {QStringLiteral("e"), say("Search ads", "搜索广告"), {12400, 27900}, QStringLiteral("+125 %"), Tone::Good}});
    auto *barCard = new Card(say("Cost and revenue by campaign", "各活动的成本与收入"));
    barCard->body()->addWidget(bars);
    grid->addWidget(barCard, 0, 0);

    auto *columns = new ColumnChart;
    columns->setWriters(euro, axis);
    QList<BarGroup> months;
    for (int m = 1; m <= 12; ++m) {
        months.append({QString::number(m),
                       QLocale().standaloneMonthName(m, QLocale::ShortFormat),
                       {m == 4 ? -2100.0 : 3000.0 + (m * 37 % 11) * 900},
                       {},
                       Tone::Neutral});
    }
    columns->setData({{say("Sales", "销售"), ChartInk::Accent}}, months);
    auto *columnCard = new Card(say("Sales by month", "每月销售"));
    columnCard->body()->addWidget(columns);
    grid->addWidget(columnCard, 0, 1);

    auto *lines = new LineChart;
    lines->setWriters(euro, axis);
    for (BarGroup &group : months) {
        group.values.append(group.values.first() * 0.7 + 900);
    }
    lines->setData({{QStringLiteral("2026"), ChartInk::Accent}, {QStringLiteral("2025"), ChartInk::Neutral}}, months);
    auto *lineCard = new Card(say("This year against last", "今年与去年"));
    lineCard->body()->addWidget(lines);
    grid->addWidget(lineCard, 1, 0);

    auto *funnel = new FunnelChart;
    funnel->setData({{QStringLiteral("q"), say("Qualified", "已确认"), 140, {}},
                     {QStringLiteral("d"), say("Demo", "演示"), 92, say("66 % went on", "66 % 进入下一步")},
                     {QStringLiteral("o"), say("Quote", "报价"), 60, say("65 % went on", "65 % 进入下一步")},
                     {QStringLiteral("w"), say("Won", "赢单"), 21, say("35 % went on", "35 % 进入下一步")}});
    auto *spark = new Sparkline;
    spark->setValues({2, 4, 2, 6, 4, 3, 5, 7, 3, 4, 5, 6, 9, 4, 5, 7, 5, 6, 8, 5, 7, 8, 6, 9});
    auto *funnelCard = new Card(say("Conversion", "转化"));
    funnelCard->body()->addWidget(funnel, 1);
    funnelCard->body()->addWidget(spark);
    grid->addWidget(funnelCard, 1, 1);
    return root;
}

class ListPageSample : public Page {
public:
    explicit ListPageSample(Shell &shell) : Page(shell)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(20, 16, 20, 16);
        column->setSpacing(space::m);
        auto *header = new PageHeader(title());
        header->setSubtitle(
            say("39 open · € 336,400 · weighted € 141,900", "39 个进行中 · € 336,400 · 加权 € 141,900"));
        auto *segments = new SegmentedControl;
        segments->addSegment(say("Board", "看板"), QStringLiteral("square-kanban"));
        segments->addSegment(say("List", "列表"), QStringLiteral("list"));
        segments->setCurrent(1);
        header->addControl(segments);
        header->addControl(new Button(QStringLiteral("user"), say("Everyone", "所有人")));
        header->addControl(new Button(QStringLiteral("sliders-horizontal"), say("Filter", "筛选")));
        column->addWidget(header);
        auto *card = new Card;
        card->layout()->setContentsMargins(1, 6, 1, 6);
        m_table = new DataTable;
        m_table->setModel(new DealModel(m_table));
        m_table->setSortShown(4, Qt::DescendingOrder);
        m_table->setColumnWidth(0, 230);
        m_table->setColumnWidth(1, 220);
        m_table->setColumnWidth(2, 120);
        m_table->setColumnWidth(3, 200);
        card->body()->addWidget(m_table);
        column->addWidget(card, 1);
        m_table->selectRow(2);
    }
    QString title() const override { return say("Pipeline", "销售管道"); }
    QString statusText() const override { return say("100,000 deals in this view", "此视图中有 100,000 笔交易"); }
    DataTable *m_table;
};

PageRegistry sampleRegistry()
{
    PageRegistry pages;
    const auto make = [](const PageContext &context) -> Page * { return new ListPageSample(context.shell); };
    pages.add({page_id::today, QStringLiteral("sun"), say("Today", "今天"), PageEntry::Place::Main, {}, make});
    pages.add({page_id::contacts, QStringLiteral("users"), say("Contacts", "联系人"), PageEntry::Place::Main,
               QStringLiteral("contact"), make});
    pages.add({page_id::companies, QStringLiteral("building-2"), say("Companies", "公司"), PageEntry::Place::Main,
               QStringLiteral("company"), make});
    pages.add({page_id::pipeline,
               QStringLiteral("square-kanban"),
               say("Pipeline", "销售管道"),
               PageEntry::Place::Main,
               {},
               make});
    pages.add(
        {page_id::tickets, QStringLiteral("life-buoy"), say("Tickets", "工单"), PageEntry::Place::Main, {}, make});
    pages.add({page_id::campaigns,
               QStringLiteral("megaphone"),
               say("Campaigns", "营销活动"),
               PageEntry::Place::Main,
               {},
               make});
    pages.add(
        {page_id::reports, QStringLiteral("chart-column"), say("Reports", "报表"), PageEntry::Place::Main, {}, make});
    pages.add({page_id::list, QStringLiteral("list-checks"), say("Tasks", "任务"), PageEntry::Place::More,
               QStringLiteral("task"), make});
    pages.add(
        {page_id::settings, QStringLiteral("settings"), say("Settings", "设置"), PageEntry::Place::Bottom, {}, make});
    return pages;
}

}  // namespace

/// Draws every part of the kit in both themes and languages, for eyes, and checks that no text is cut.
class GalleryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void scenes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("han");
        QTest::newRow("light-en") << false << false;
        QTest::newRow("dark-en") << true << false;
        QTest::newRow("light-zh") << false << true;
        QTest::newRow("dark-zh") << true << true;
    }

    void scenes()
    {
        QFETCH(bool, dark);
        QFETCH(bool, han);
        chinese = han;
        QLocale::setDefault(han ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString tag = QLatin1String(QTest::currentDataTag());

        for (const auto &[name, make] : {std::pair{"controls", &controlsScene}, {"charts", &chartsScene}}) {
            const std::unique_ptr<QWidget> scene(make());
            scene->resize(1440, 720);
            scene->show();
            QVERIFY(QTest::qWaitForWindowExposed(scene.get()));
            QVERIFY(test::saveShot(scene.get(), QStringLiteral("kit-%1-%2").arg(QLatin1String(name), tag)));
            const QStringList clipped = test::clippedTexts(scene.get());
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        }
    }

    void shell_data() { scenes_data(); }

    void shell()
    {
        QFETCH(bool, dark);
        QFETCH(bool, han);
        chinese = han;
        QLocale::setDefault(han ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString tag = QLatin1String(QTest::currentDataTag());
        const PageRegistry pages = sampleRegistry();
        MainWindow window(pages);
        window.setWorkspaceName(QStringLiteral("Acme Trading"), true);
        window.setUserName(QStringLiteral("Maria Keller"));
        window.setNewEntries({{QStringLiteral("contact"), say("Contact", "联系人"), QStringLiteral("user-plus"),
                               QKeySequence(QStringLiteral("Ctrl+Alt+C"))}});
        window.setBadge(page_id::today, 5);
        window.setBadge(page_id::tickets, 12);
        window.resize(1440, 900);
        window.open(Location{page_id::pipeline, {}, 0, {}});
        window.setUndoText(say("moved “Label printers” to Won", "将“标签打印机”移至赢单"));
        window.setStatus(say("Saved", "已保存"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(&window, QStringLiteral("shell-%1").arg(tag)));
        QStringList clipped = test::clippedTexts(&window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));

        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window.commandPalette()->isVisible());
        QVERIFY(test::saveShot(&window, QStringLiteral("shell-palette-%1").arg(tag)));
        QTest::keyClick(window.commandPalette()->edit(), Qt::Key_Escape);
        QVERIFY(!window.commandPalette()->isVisible());

        window.showKeys();
        QVERIFY(test::saveShot(&window, QStringLiteral("shell-keys-%1").arg(tag)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);

        auto *form = new FieldGrid;
        form->addRow(say("Subject", "主题"), new QLineEdit);
        form->addRow(say("Due", "截止"), new DateField);
        window.openPanel(say("New task", "新建任务"), form);
        window.showBanner({Tone::Attention,
                           say("The last backup is 9 days old.", "上次备份已是 9 天前。"),
                           say("Back up now", "立即备份"),
                           {},
                           true});
        window.offerUndo(say("Deleted 3 contacts", "已删除 3 个联系人"), [] {});
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(&window, QStringLiteral("shell-panel-%1").arg(tag)));
        clipped = test::clippedTexts(&window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        window.closePanel();

        window.resize(1000, 700);
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(&window, QStringLiteral("shell-narrow-%1").arg(tag)));
    }

    void paletteFindsAndRuns()
    {
        chinese = false;
        const PageRegistry pages = sampleRegistry();
        MainWindow window(pages);
        window.open(Location{page_id::today, {}, 0, {}});
        window.show();
        window.commandPalette()->open();
        QTest::keyClicks(window.commandPalette()->edit(), QStringLiteral("camp"));
        QVERIFY(!window.commandPalette()->items().isEmpty());
        QCOMPARE(window.commandPalette()->items().first().title, QStringLiteral("Campaigns"));
        QTest::keyClick(window.commandPalette()->edit(), Qt::Key_Return);
        QCOMPARE(window.currentPage()->location().page, page_id::campaigns);
        window.goBack();
        QCOMPARE(window.currentPage()->location().page, page_id::today);
        window.goForward();
        QCOMPARE(window.currentPage()->location().page, page_id::campaigns);
    }

    void undoGoesToTheNearestOffer()
    {
        const PageRegistry pages = sampleRegistry();
        MainWindow window(pages);
        window.open(Location{page_id::today, {}, 0, {}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int ran = 0;
        QSignalSpy asked(&window, &MainWindow::undoRequested);
        window.offerUndo(QStringLiteral("deleted"), [&ran] { ++ran; });
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(ran, 1);
        QCOMPARE(asked.size(), 0);
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(ran, 1);
        QCOMPARE(asked.size(), 1);
    }

    void chartsExportAndTell()
    {
        BarChart chart;
        chart.setTitle(QStringLiteral("Sales"));
        chart.setData({{QStringLiteral("Sales"), ChartInk::Accent}},
                      {{QStringLiteral("k1"), QStringLiteral("North"), {5}, {}, Tone::Neutral},
                       {QStringLiteral("k2"), QStringLiteral("South"), {-3}, {}, Tone::Bad}});
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("North: 5; South: -3"));
        QTemporaryDir dir;
        QVERIFY(chart.exportPng(dir.filePath(QStringLiteral("c.png")), QSize(400, 200)));
        QVERIFY(chart.exportSvg(dir.filePath(QStringLiteral("c.svg")), QSize(400, 200)));
        QCOMPARE(QImage(dir.filePath(QStringLiteral("c.png"))).size(), QSize(800, 400));
        const auto failed = chart.exportPng(dir.filePath(QStringLiteral("no/such/c.png")), QSize(400, 200));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);

        chart.resize(400, 200);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QSignalSpy opened(&chart, &Chart::activated);
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), QStringLiteral("k2"));
    }

    void niceTicks()
    {
        const chart::Scale scale = chart::niceScale(0, 38900, 5);
        QCOMPARE(scale.step, 10000.0);
        QCOMPARE(scale.high, 40000.0);
        const chart::Scale negative = chart::niceScale(-2100, 12000, 5);
        QVERIFY(negative.low <= -2100 && negative.high >= 12000);
        QCOMPARE(chart::niceScale(0, 0, 5).high, 1.0);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FIELDFARE_TEST(GalleryTest)
#include "gallery_test.moc"
