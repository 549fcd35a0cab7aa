// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/saved_view/saved_view_rules.h"

#include "records/record_writer.h"
#include "records/saved_view/saved_view.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> SavedViewRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &view = static_cast<SavedView &>(now);
    const Session &session = writer.work().session();
    view.name = view.name.trimmed();
    if (view.name.isEmpty())
        return fail(ErrorCode::InvalidInput, QCoreApplication::translate("Records", "A view needs a name."));
    if (!writer.catalog().find(view.type))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "There is no record type “%1” to list.").arg(view.type));
    if (!before && !view.owner.isValid())
        view.owner = session.user;
    if (before && before->owner.isValid() && before->owner != session.user && !session.access.mayAdminister())
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Records", "The view “%1” belongs to a colleague. Save it as your own.")
                        .arg(view.name));
    return {};
}

}  // namespace fieldfare
