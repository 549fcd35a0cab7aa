// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPagedPaintDevice;

namespace fieldfare {

class BoardController;

/// Prints the board as it is filtered: one block per stage with its sum and its deals, over as many pages as it takes.
void printBoard(QPagedPaintDevice &device, const BoardController &board, const QString &title);

}  // namespace fieldfare
