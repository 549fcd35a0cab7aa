// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pages.h"

#include "base/record_type.h"
#include "shell/page.h"

namespace fieldfare {

void registerPages(PageRegistry &pages, const TypeCatalog &catalog)
{
    Q_UNUSED(pages)
    Q_UNUSED(catalog)
}

}  // namespace fieldfare
