// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exporter.h"
#include "records/contact/contact.h"

namespace fieldfare {

enum class VCardVersion { V21, V30, V40 };

/// "2.1", "3.0", "4.0"; none for anything else.
[[nodiscard]] std::optional<VCardVersion> vcardVersionFromText(QStringView text);

/// One card, with line ends. `company` is the name of the contact's company. Carried: UID, names, company, title, mails,
/// phones and addresses with their labels, birthday, website, notes, tags. Import and export again give the same bytes.
[[nodiscard]] QByteArray vcardOf(const Contact &contact, const QString &company, VCardVersion version);

/// Contacts as address cards in one file, in the order of the request's rows; its columns are not used. Forbidden as in
/// exportTable(); Unsupported for other types. On any error the file that was there stays.
[[nodiscard]] Result<ExportReport> exportCards(ReadContext &context, const ExportRequest &request, const QString &path,
                                               VCardVersion version = VCardVersion::V30,
                                               const ProgressCallback &progress = {});

}  // namespace fieldfare
