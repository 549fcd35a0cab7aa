// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page_registry.h"

namespace fieldfare {

class Access;
class TypeCatalog;

/// The one list of all pages, in sidebar order: what stands in the sidebar, behind "More", at its foot, or is reached by
/// links only. To add a page: include its header in pages.cpp and add an entry there.
/// What `access` does not let a person read is not in the sidebar; conflicts are there only where the workspace is a company's.
void registerPages(PageRegistry &pages, const TypeCatalog &catalog, const Access &access, bool isOfCompany);

}  // namespace fieldfare
