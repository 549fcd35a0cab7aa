// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QVector>

namespace fieldfare {

enum class QueryOperator { Is, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };  // :  =  !=  <  <=  >  >=

/// One value of a comparison: a text, or a range "from..to" of which either end may be empty (not both).
struct QueryValue {
    QString text = {};
    QString upTo = {};
    bool isRange = false;
    bool quoted = false;
    qsizetype position = 0;

    friend bool operator==(const QueryValue &a, const QueryValue &b)
    {
        return a.text == b.text && a.upTo == b.upTo && a.isRange == b.isRange;
    }
};

/// A query understood as far as its form goes; what fields there are is decided by the record type it is applied to.
struct QueryNode {
    enum class Kind {
        All,      ///< all children hold; without children everything matches
        Any,      ///< one of the children holds
        Not,      ///< the one child does not hold
        Word,     ///< `text` begins or is a word of the record
        Phrase,   ///< `text` stands in the record as these words in this order
        Compare,  ///< `field` `op` one of `values`
        Has,      ///< `field` is filled
        No,       ///< `field` is empty
    };

    Kind kind = Kind::All;
    QVector<QueryNode> children;
    QString text;
    QString field;
    QueryOperator op = QueryOperator::Is;
    QVector<QueryValue> values;
    qsizetype position = 0;  ///< where it begins in the text, for messages
    qsizetype length = 0;

    [[nodiscard]] bool matchesAll() const { return kind == Kind::All && children.isEmpty(); }
    /// Same meaning as written; positions do not count.
    friend bool operator==(const QueryNode &a, const QueryNode &b)
    {
        return a.kind == b.kind && a.children == b.children && a.text == b.text && a.field == b.field && a.op == b.op &&
               a.values == b.values;
    }
};

/// What is wrong with a query and how to mend it, and where: a range of the query's text.
struct QueryError {
    QString message;  ///< translated, without the position
    qsizetype position = 0;
    qsizetype length = 0;
};

/// For callers without a place to mark: "… (at character 7)".
[[nodiscard]] Error toError(const QueryError &error);

/// The query in its plainest spelling; parseQuery(queryText(node)) gives an equal node.
[[nodiscard]] QString queryText(const QueryNode &node);

}  // namespace fieldfare
