// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace fieldfare {

/// Either a value or an Error. We throw nothing; every function that can fail returns one of these.
template <class T = void>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, tr("…"));`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString message, QString details = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(details)});
}

/// Hands an error on unchanged: `return fail(std::move(result.error()));`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace fieldfare

#define FIELDFARE_CONCAT_2(a, b) a##b
#define FIELDFARE_CONCAT(a, b) FIELDFARE_CONCAT_2(a, b)

/// `TRY(doIt());` returns the error of a Result<> from the enclosing function.
#define TRY(expression) TRY_IMPL(FIELDFARE_CONCAT(try_result_, __COUNTER__), expression)
#define TRY_IMPL(temporary, expression)                             \
    do {                                                            \
        auto temporary = (expression);                              \
        if (!temporary)                                             \
            return ::fieldfare::fail(std::move(temporary.error())); \
    } while (false)

/// `TRY_ASSIGN(auto value, compute());` declares `value` or returns the error. Several statements: brace it after an `if`.
#define TRY_ASSIGN(declaration, expression) \
    TRY_ASSIGN_IMPL(FIELDFARE_CONCAT(try_value_, __COUNTER__), declaration, expression)
#define TRY_ASSIGN_IMPL(temporary, declaration, expression)     \
    auto temporary = (expression);                              \
    if (!temporary)                                             \
        return ::fieldfare::fail(std::move(temporary.error())); \
    declaration = std::move(*temporary)
