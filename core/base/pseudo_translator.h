// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace fieldfare {

/// A made-up language for trying layouts: every text about 40 % longer, accented and in brackets, so that one sees what is cut
/// off, what overlaps, and what was never given to translators. Placeholders, tags and mnemonics stay as they are.
class PseudoTranslator : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation = nullptr,
                                    int n = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] static QString disguised(const QString &text);
};

}  // namespace fieldfare
