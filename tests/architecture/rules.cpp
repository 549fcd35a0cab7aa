// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/rules.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace fieldfare::test {

namespace {

constexpr int maximumLines = 700;  // about 500 is the aim; this is where a file must be divided

/// Level of a room of core.
const QHash<QString, int> &levels()
{
    static const QHash<QString, int> table{
        {QStringLiteral("base"), 0},      {QStringLiteral("storage"), 1},   {QStringLiteral("security"), 1},
        {QStringLiteral("records"), 2},   {QStringLiteral("search"), 3},    {QStringLiteral("exchange"), 4},
        {QStringLiteral("sync"), 4},      {QStringLiteral("analytics"), 4}, {QStringLiteral("automation"), 5},
        {QStringLiteral("workspace"), 6},
    };
    return table;
}

const QRegularExpression &guiInclude()
{
    static const QRegularExpression expression(
        QStringLiteral("^(Qt(Gui|Widgets|Charts|PrintSupport|Svg|SvgWidgets|OpenGL)(/"
                       ".*)?|Q(Color|Icon|Image|Pixmap|Painter|Font|Brush|Pen|"
                       "Cursor|Clipboard|GuiApplication|Application|Widget|Window|Palette|StandardItemModel|"
                       "KeySequence|Validator|Action)|"
                       "Q[A-Za-z]*(Chart|Widget|Dialog|Delegate|MainWindow|ComboBox|LineEdit|Button|Label|Printer))$"));
    return expression;
}

const QRegularExpression &widgetsInclude()
{
    static const QRegularExpression expression(QStringLiteral(
        "^(Qt(Widgets|Charts|PrintSupport|SvgWidgets)(/.*)?|QApplication|Q[A-Za-z]*(Widget|Dialog|StyledItemDelegate|"
        "MainWindow|ComboBox|LineEdit|Button|Label|Chart|ChartView|TableView|ListView|TreeView))$"));
    return expression;
}

const QRegularExpression &sqlInclude()
{
    static const QRegularExpression expression(QStringLiteral("^(QtSql(/.*)?|QSql[A-Za-z]*|sqlite3\\.h)$"));
    return expression;
}

QString room(const QString &path) { return path.section(QLatin1Char('/'), 0, 0); }

/// A complaint about one include of one file, if there is one.
std::optional<QString> complaint(const QString &path, const QString &included, bool quoted)
{
    const QString ring = room(path);
    if (ring == QLatin1String("core")) {
        if (guiInclude().match(included).hasMatch())
            return QStringLiteral("core knows no Gui and no Widgets");
        const QString own = path.section(QLatin1Char('/'), 1, 1);
        if (!quoted && included != QLatin1String("sqlite3.h"))
            return std::nullopt;
        const QString other = room(included);
        if (included == QLatin1String("fieldfare_version.h"))
            return std::nullopt;
        if (included == QLatin1String("sqlite3.h")) {
            // The engine itself: its driver, and the full-text tokenizer which it calls.
            if (own == QLatin1String("storage") || own == QLatin1String("search"))
                return std::nullopt;
            return QStringLiteral("only storage and search talk to the engine itself");
        }
        if (!levels().contains(other))
            return QStringLiteral("is not below core/; include paths start there");
        if (!levels().contains(own))
            return QStringLiteral("the room core/%1 has no level in docs/ARCHITECTURE.md").arg(own);
        if (own != other && levels().value(other) > levels().value(own))
            return QStringLiteral("%1 (level %2) must not include %3 (level %4)")
                .arg(own)
                .arg(levels().value(own))
                .arg(other)
                .arg(levels().value(other));
        return std::nullopt;
    }
    if (ring == QLatin1String("ui")) {
        if (sqlInclude().match(included).hasMatch())
            return QStringLiteral("no SQL in ui");
        if (quoted && included.startsWith(QLatin1String("storage/sqldriver/")))
            return QStringLiteral("ui does not talk to the database driver");
        if (quoted && room(included) == QLatin1String("app"))
            return QStringLiteral("ui includes no program");
        if (path.startsWith(QLatin1String("ui/presentation/"))) {
            if (widgetsInclude().match(included).hasMatch())
                return QStringLiteral("presentation knows no Widgets");
            if (quoted && !included.startsWith(QLatin1String("presentation/")) && !levels().contains(room(included)))
                return QStringLiteral("presentation includes core and itself alone");
        }
    }
    return std::nullopt;
}

}  // namespace

QString withoutCommentsAndStrings(const QString &text)
{
    enum class State { Code, LineComment, BlockComment, String, Character, RawString };
    State state = State::Code;
    QString result;
    result.reserve(text.size());
    QString rawEnd;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (c == QLatin1Char('\n')) {
            if (state == State::LineComment)
                state = State::Code;
            result += c;
            continue;
        }
        switch (state) {
        case State::Code:
            if (c == QLatin1Char('/') && (next == QLatin1Char('/') || next == QLatin1Char('*'))) {
                state = next == QLatin1Char('/') ? State::LineComment : State::BlockComment;
                result += QStringLiteral("  ");
                ++i;
            } else if (c == QLatin1Char('R') && next == QLatin1Char('"')) {
                const qsizetype open = text.indexOf(QLatin1Char('('), i);
                rawEnd = QLatin1Char(')') + text.mid(i + 2, open - i - 2) + QLatin1Char('"');
                state = State::RawString;
                result += QStringLiteral("R\"");
                ++i;
            } else {
                if (c == QLatin1Char('"'))
                    state = State::String;
                else if (c == QLatin1Char('\'') && (i == 0 || !text.at(i - 1).isLetterOrNumber()))
                    state = State::Character;
                result += c;
            }
            break;
        case State::BlockComment:
            if (c == QLatin1Char('*') && next == QLatin1Char('/')) {
                state = State::Code;
                result += QLatin1Char(' ');
                ++i;
            }
            result += QLatin1Char(' ');
            break;
        case State::LineComment: result += QLatin1Char(' '); break;
        case State::String:
        case State::Character:
            if (c == QLatin1Char('\\')) {
                result += QStringLiteral("  ");
                ++i;
            } else if (c == (state == State::String ? QLatin1Char('"') : QLatin1Char('\''))) {
                state = State::Code;
                result += c;
            } else {
                result += QLatin1Char(' ');
            }
            break;
        case State::RawString:
            if (QStringView(text).mid(i).startsWith(rawEnd)) {
                i += rawEnd.size() - 1;
                state = State::Code;
                result += QLatin1Char('"');
            } else {
                result += QLatin1Char(' ');
            }
            break;
        }
    }
    return result;
}

QStringList includeViolations(const SourceFile &file)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QStringList violations;
    const QStringList lines = file.text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = include.match(lines.at(i));
        if (!match.hasMatch())
            continue;
        const QString included = match.captured(2);
        if (included.endsWith(QLatin1String(".moc")))
            continue;
        if (const auto text = complaint(file.path, included, match.captured(1) == QLatin1String("\"")))
            violations << QStringLiteral("%1:%2: \"%3\": %4").arg(file.path).arg(i + 1).arg(included, *text);
    }
    return violations;
}

QStringList sameLevelCycles(const QList<SourceFile> &files)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QHash<std::pair<QString, QString>, QString> edges;  // (including room, included room) -> where
    for (const SourceFile &file : files) {
        const QString own = file.path.section(QLatin1Char('/'), 1, 1);
        if (room(file.path) != QLatin1String("core") || !levels().contains(own))
            continue;
        auto matches = include.globalMatch(file.text);
        while (matches.hasNext()) {
            const QString other = room(matches.next().captured(1));
            if (other != own && levels().contains(other) && levels().value(other) == levels().value(own))
                edges.insert({own, other}, file.path);
        }
    }
    QStringList cycles;
    for (auto edge = edges.cbegin(); edge != edges.cend(); ++edge) {
        const auto &[own, other] = edge.key();
        if (own < other && edges.contains({other, own}))
            cycles << QStringLiteral("%1 and %2 include each other: %3, %4")
                          .arg(own, other, edge.value(), edges.value({other, own}));
    }
    return cycles;
}

QStringList conventionViolations(const SourceFile &file)
{
    struct Rule {
        QRegularExpression pattern;
        QString says;
        bool alsoPrograms;  // programs may run a loop of their own, e.g. to take pictures
    };
    static const QList<Rule> rules{
        {QRegularExpression(QStringLiteral("\\bthrow\\b")), QStringLiteral("we throw nothing; return a Result"), true},
        {QRegularExpression(QStringLiteral("\\bQEventLoop\\s+\\w|\\bprocessEvents\\s*\\(")),
         QStringLiteral("no nested event loops"), false},
        {QRegularExpression(QStringLiteral("\\bQMessageBox::(question|warning|critical|information|about)\\s*\\(")),
         QStringLiteral("a message box of this kind nests an event loop"), false},
        {QRegularExpression(QStringLiteral("->\\s*property\\s*\\(\\s*\"")),
         QStringLiteral("no string-typed links between rooms"), true},
        {QRegularExpression(QStringLiteral("\\bQString\\s+tr\\s*\\(|\\bauto\\s+tr\\s*=")),
         QStringLiteral("texts of a tr() of one's own are never found; use Q_DECLARE_TR_FUNCTIONS"), true},
    };

    QStringList violations;
    const QStringList lines = file.text.split(QLatin1Char('\n'));
    if (!lines.first().contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
        violations << QStringLiteral("%1:1: the first line must be the SPDX line").arg(file.path);
    if (file.path.endsWith(QLatin1String(".h")) && !file.text.contains(QLatin1String("\n#pragma once\n")))
        violations << QStringLiteral("%1:1: #pragma once is missing").arg(file.path);
    if (lines.size() > maximumLines)
        violations << QStringLiteral("%1: %2 lines; divide it").arg(file.path).arg(lines.size());

    // Statements are asked for by name from core; includes alone do not tell, since a ReadContext runs any text.
    static const QRegularExpression statement(
        QStringLiteral("\"\\s*(SELECT|INSERT|UPDATE|DELETE)\\s.*\\b(FROM|INTO|SET)\\b"));
    for (qsizetype i = 0; i < lines.size() && file.path.startsWith(QLatin1String("ui/")); ++i) {
        if (statement.match(lines.at(i)).hasMatch())
            violations << QStringLiteral("%1:%2: no SQL in ui").arg(file.path).arg(i + 1);
    }

    const bool isProgram = file.path.startsWith(QLatin1String("app/"));
    const QStringList code = withoutCommentsAndStrings(file.text).split(QLatin1Char('\n'));
    for (const Rule &rule : rules) {
        if (isProgram && !rule.alsoPrograms)
            continue;
        for (qsizetype i = 0; i < code.size(); ++i) {
            if (rule.pattern.match(code.at(i)).hasMatch())
                violations << QStringLiteral("%1:%2: %3").arg(file.path).arg(i + 1).arg(rule.says);
        }
    }
    return violations;
}

}  // namespace fieldfare::test
