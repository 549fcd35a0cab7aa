// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// An attachment has a name that is safe as a file's name and a content; the content never changes. It belongs to the
/// customer of the deal, ticket or order it was put to.
class AttachmentRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    /// Notes that its content is this device's to give to others (workspace/company_contents).
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
};

}  // namespace fieldfare
