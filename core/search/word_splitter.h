// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <type_traits>

namespace fieldfare {

enum class SplitMode {
    Document,  ///< all that the text may be found by: single ideographs and pairs, the part behind an elision (l'Oreal)
    Query,     ///< as few as needed to find it: pairs of ideographs, single ones only where they stand alone
};

/// One word of the index, in folded UTF-8 (see base/text_fold.h). Valid only during the call.
struct SplitWord {
    std::string_view text;
    int start = 0;  ///< byte offsets of its source in the text
    int end = 0;
    bool samePlace = false;  ///< another spelling at the place of the word before
};

namespace detail {
using WordSink = int (*)(void *context, const SplitWord &word);
int splitWords(std::string_view utf8, SplitMode mode, WordSink sink, void *context);
}  // namespace detail

/// Cuts UTF-8 text into the words of the full-text index and calls `sink(const SplitWord &) -> int` for each; a result other than
/// 0 ends the walk and is returned. The one definition of a word, for the tokenizer, the query builder and the typo search.
/// Malformed bytes part words. Words longer than 120 bytes are cut there. Any thread.
template <class Sink>
int splitWords(std::string_view utf8, SplitMode mode, Sink &&sink)
{
    using Target = std::remove_reference_t<Sink>;
    return detail::splitWords(
        utf8, mode, [](void *context, const SplitWord &word) { return (*static_cast<Target *>(context))(word); },
        const_cast<std::remove_const_t<Target> *>(&sink));
}

}  // namespace fieldfare
