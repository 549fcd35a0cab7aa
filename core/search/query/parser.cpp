// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/parser.h"

#include "search/query/text.h"

#include <QCoreApplication>

#include <optional>

namespace fieldfare {

namespace {

constexpr qsizetype longestQuery = 10'000;
constexpr int deepestNesting = 40;

bool isFieldStart(QChar c) { return c.isLetter() || c == u'_'; }

bool isFieldPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

struct Operator {
    QStringView text;
    QueryOperator op = QueryOperator::Is;
};
// Longer ones first.
constexpr Operator operators[] = {
    {u"<=", QueryOperator::LessOrEqual}, {u">=", QueryOperator::GreaterOrEqual}, {u"!=", QueryOperator::NotEqual},
    {u":", QueryOperator::Is},           {u"=", QueryOperator::Equal},           {u"<", QueryOperator::Less},
    {u">", QueryOperator::Greater},
};

QStringView operatorText(QueryOperator op)
{
    for (const Operator &entry : operators) {
        if (entry.op == op)
            return entry.text;
    }
    return u":";
}

class Parser {
public:
    explicit Parser(QStringView text) : m_text(text) {}

    tl::expected<QueryNode, QueryError> run()
    {
        if (m_text.size() > longestQuery) {
            error(longestQuery, m_text.size() - longestQuery,
                  QueryText::tr("The query is too long. Shorten it to 10,000 characters."));
            return tl::unexpected(*m_error);
        }
        QueryNode node = alternatives(0);
        if (!m_error && m_at < m_text.size())
            error(m_at, 1, QueryText::tr("This “)” closes nothing. Remove it or add a “(” before."));
        if (m_error)
            return tl::unexpected(*m_error);
        return node;
    }

private:
    void error(qsizetype position, qsizetype length, const QString &message)
    {
        if (!m_error)
            m_error = QueryError{message, position, length};
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool atEnd()
    {
        skipBlanks();
        return m_at >= m_text.size() || m_text[m_at] == u')';
    }

    /// OR, AND, NOT standing alone.
    bool takeKeyword(QStringView keyword)
    {
        if (!m_text.sliced(m_at).startsWith(keyword))
            return false;
        const qsizetype end = m_at + keyword.size();
        if (end < m_text.size() && !m_text[end].isSpace() && !QStringView(u"()\"").contains(m_text[end]))
            return false;
        m_at = end;
        return true;
    }

    QueryNode alternatives(int depth)
    {
        const qsizetype start = m_at;
        QueryNode first = conjunction(depth);
        if (m_error || atEnd())
            return first;
        QueryNode any;
        any.kind = QueryNode::Kind::Any;
        any.position = start;
        any.children.append(std::move(first));
        while (!m_error && !atEnd()) {
            const qsizetype orAt = m_at;
            if (!takeKeyword(u"OR"))
                break;
            QueryNode next = conjunction(depth);
            if (!m_error && (next.matchesAll() || any.children.first().matchesAll()))
                error(orAt, 2,
                      QueryText::tr(
                          "OR needs a condition on both sides. To search for the word, write \"or\" in quotes."));
            any.children.append(std::move(next));
        }
        any.length = m_at - start;
        return any;
    }

    QueryNode conjunction(int depth)
    {
        QueryNode all;
        all.position = m_at;
        while (!m_error && !atEnd()) {
            const qsizetype before = m_at;
            if (takeKeyword(u"OR")) {
                m_at = before;
                break;
            }
            if (takeKeyword(u"AND"))
                continue;
            std::optional<QueryNode> next = term(depth);
            if (next)
                all.children.append(std::move(*next));
        }
        all.length = m_at - all.position;
        if (all.children.size() == 1)
            return QueryNode(all.children.first());
        return all;
    }

    std::optional<QueryNode> term(int depth)
    {
        const qsizetype start = m_at;
        const bool denied = takeKeyword(u"NOT");
        if (denied)
            skipBlanks();
        const bool minus =
            m_at + 1 < m_text.size() && m_text[m_at] == u'-' && !m_text[m_at + 1].isSpace() && m_text[m_at + 1] != u')';
        if (denied || minus) {
            if (minus)
                ++m_at;
            if (atEnd()) {
                error(start, m_at - start, QueryText::tr("After NOT a condition is missing."));
                return std::nullopt;
            }
            if (depth >= deepestNesting) {
                tooDeep(start);
                return std::nullopt;
            }
            std::optional<QueryNode> child = term(depth + 1);
            if (!child)
                return std::nullopt;
            QueryNode node;
            node.kind = QueryNode::Kind::Not;
            node.position = start;
            node.length = m_at - start;
            node.children.append(std::move(*child));
            return node;
        }
        if (m_text[m_at] == u'(')
            return group(depth);
        if (m_text[m_at] == u'"')
            return phrase();
        if (std::optional<QueryNode> compared = comparison())
            return compared;
        if (m_error)
            return std::nullopt;
        return word();
    }

    void tooDeep(qsizetype position)
    {
        error(position, 1, QueryText::tr("The conditions are nested too deeply. Use fewer parentheses."));
    }

    std::optional<QueryNode> group(int depth)
    {
        const qsizetype start = m_at;
        if (depth >= deepestNesting) {
            tooDeep(start);
            return std::nullopt;
        }
        ++m_at;
        QueryNode inner = alternatives(depth + 1);
        if (m_error)
            return std::nullopt;
        if (m_at >= m_text.size()) {
            error(start, 1, QueryText::tr("This “(” is never closed. Add a “)” behind the group."));
            return std::nullopt;
        }
        ++m_at;
        if (inner.matchesAll())
            return std::nullopt;  // "()" says nothing
        return inner;
    }

    /// The text between quotes, a doubled quote standing for one.
    std::optional<QString> quoted()
    {
        const qsizetype start = m_at;
        QString text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != u'"') {
                text += m_text[m_at];
                continue;
            }
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                text += u'"';
                ++m_at;
                continue;
            }
            ++m_at;
            return text;
        }
        error(start, 1, QueryText::tr("This quote is never closed. Add a second one behind the words."));
        return std::nullopt;
    }

    std::optional<QueryNode> phrase()
    {
        QueryNode node;
        node.kind = QueryNode::Kind::Phrase;
        node.position = m_at;
        const std::optional<QString> text = quoted();
        if (!text)
            return std::nullopt;
        node.length = m_at - node.position;
        node.text = *text;
        if (node.text.trimmed().isEmpty())
            return std::nullopt;
        return node;
    }

    std::optional<QueryNode> word()
    {
        QueryNode node;
        node.kind = QueryNode::Kind::Word;
        node.position = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u')' && m_text[m_at] != u'(' &&
               m_text[m_at] != u'"')
            ++m_at;
        node.length = m_at - node.position;
        node.text = m_text.sliced(node.position, node.length).toString();
        return node;
    }

    std::optional<QueryNode> comparison()
    {
        const qsizetype start = m_at;
        if (!isFieldStart(m_text[m_at]))
            return std::nullopt;
        qsizetype end = m_at;
        while (end < m_text.size() && isFieldPart(m_text[end]))
            ++end;
        const QStringView rest = m_text.sliced(end);
        const Operator *found = nullptr;
        for (const Operator &entry : operators) {
            if (rest.startsWith(entry.text)) {
                found = &entry;
                break;
            }
        }
        if (!found || rest.startsWith(u"://"))
            return std::nullopt;
        QueryNode node;
        node.kind = QueryNode::Kind::Compare;
        node.position = start;
        node.field = m_text.sliced(start, end - start).toString().toLower();
        node.op = found->op;
        m_at = end + found->text.size();
        if (!values(node))
            return std::nullopt;
        node.length = m_at - start;
        const bool asksPresence = node.op == QueryOperator::Is && (node.field == u"has" || node.field == u"no");
        if (asksPresence) {
            if (node.values.size() != 1 || node.values.first().isRange) {
                error(start, node.length, QueryText::tr("Name one field here, like has:email or no:owner."));
                return std::nullopt;
            }
            node.kind = node.field == u"has" ? QueryNode::Kind::Has : QueryNode::Kind::No;
            node.field = node.values.first().text.toLower();
            node.values.clear();
        }
        return node;
    }

    bool values(QueryNode &node)
    {
        for (;;) {
            QueryValue value;
            value.position = m_at;
            if (m_at < m_text.size() && m_text[m_at] == u'"') {
                const std::optional<QString> text = quoted();
                if (!text)
                    return false;
                value.text = *text;
                value.quoted = true;
            } else {
                while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u')' &&
                       m_text[m_at] != u'(' && m_text[m_at] != u',' && m_text[m_at] != u'"')
                    ++m_at;
                const QStringView text = m_text.sliced(value.position, m_at - value.position);
                const qsizetype dots = text.indexOf(u"..");
                value.isRange = dots >= 0 && text.size() > 2;
                value.text = (value.isRange ? text.first(dots) : text).toString();
                if (value.isRange)
                    value.upTo = text.sliced(dots + 2).toString();
            }
            if (value.text.isEmpty() && !value.isRange) {
                error(node.position, m_at - node.position,
                      QueryText::tr("After “%1” a value is missing. To ask for an empty field, write no:%2.")
                          .arg(node.field + operatorText(node.op).toString(), node.field));
                return false;
            }
            if (value.isRange && node.op != QueryOperator::Is && node.op != QueryOperator::Equal &&
                node.op != QueryOperator::NotEqual) {
                error(value.position, m_at - value.position,
                      QueryText::tr("A range “from..to” goes with a colon, like amount:100..500."));
                return false;
            }
            node.values.append(value);
            if (m_at >= m_text.size() || m_text[m_at] != u',')
                return true;
            ++m_at;
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::optional<QueryError> m_error;
};

QString quotedText(const QString &text)
{
    QString doubled = text;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

QString valueText(const QueryValue &value)
{
    if (value.isRange)
        return value.text + QStringLiteral("..") + value.upTo;
    const bool plain = !value.text.isEmpty() && !value.text.contains(QStringLiteral("..")) &&
                       std::none_of(value.text.begin(), value.text.end(), [](QChar c) {
                           return c.isSpace() || c == u'"' || c == u',' || c == u'(' || c == u')';
                       });
    return plain ? value.text : quotedText(value.text);
}

QString nodeText(const QueryNode &node, bool inner)
{
    const auto join = [&](const QString &separator) {
        QStringList parts;
        for (const QueryNode &child : node.children)
            parts.append(nodeText(child, true));
        return parts.join(separator);
    };
    switch (node.kind) {
    case QueryNode::Kind::All: return inner ? u'(' + join(QStringLiteral(" ")) + u')' : join(QStringLiteral(" "));
    case QueryNode::Kind::Any: return inner ? u'(' + join(QStringLiteral(" OR ")) + u')' : join(QStringLiteral(" OR "));
    case QueryNode::Kind::Not: return u'-' + nodeText(node.children.first(), true);
    case QueryNode::Kind::Word: return node.text;
    case QueryNode::Kind::Phrase: return quotedText(node.text);
    case QueryNode::Kind::Compare: {
        QStringList values;
        for (const QueryValue &value : node.values)
            values.append(valueText(value));
        return node.field + operatorText(node.op).toString() + values.join(u',');
    }
    case QueryNode::Kind::Has: return QStringLiteral("has:") + valueText({node.field});
    case QueryNode::Kind::No: return QStringLiteral("no:") + valueText({node.field});
    }
    return {};
}

}  // namespace

tl::expected<QueryNode, QueryError> parseQuery(QStringView text) { return Parser(text).run(); }

QString queryText(const QueryNode &node) { return nodeText(node, false); }

Error toError(const QueryError &error)
{
    return {ErrorCode::InvalidInput,
            QCoreApplication::translate("Query", "%1 (at character %2)").arg(error.message).arg(error.position + 1),
            {}};
}

}  // namespace fieldfare
