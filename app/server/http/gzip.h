// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fieldfare::server {

/// Packed at the quickest level; empty when it cannot be done.
[[nodiscard]] QByteArray gzip(const QByteArray &plain);

}  // namespace fieldfare::server
