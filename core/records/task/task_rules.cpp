// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/task/task_rules.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"
#include "records/task/task.h"

namespace fieldfare {

Result<void> TaskRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &task = static_cast<Task &>(now);
    if (task.done && !task.doneAt.isValid())
        task.doneAt = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    if (!task.done)
        task.doneAt = {};
    if (!before && task.contact.isValid() && !task.company.isValid()) {
        TRY_ASSIGN(const Contact *contact, writer.reference(task.contact));
        task.company = contact->company;
    }
    return {};
}

}  // namespace fieldfare
