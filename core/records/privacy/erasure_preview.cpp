// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/erase_person.h"

#include <QCoreApplication>

namespace fieldfare {

Result<ErasurePreview> previewErasure(ReadContext &context, const PersonScope &scope)
{
    if (!context.session().access.mayAdminister())
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Privacy", "You have no right to erase people from this workspace."));
    ErasurePreview preview;
    preview.name = scope.name;
    preview.addresses = scope.mails.size() + scope.phones.size();
    const auto count = [&](const QVector<PersonRecord> &records) {
        QMap<int, ErasurePreview::Count> counts;
        for (const PersonRecord &record : records) {
            auto &one = counts[context.catalog().at(record.type).number];
            one.type = record.type;
            ++one.records;
            one.deleted += record.isLive ? 0 : 1;
        }
        return QVector<ErasurePreview::Count>(counts.begin(), counts.end());
    };
    preview.goes = count(scope.own);
    preview.stays = count(scope.other);
    for (const PersonRecord &record : scope.own)
        preview.files += record.type == QLatin1String("attachment") ? 1 : 0;
    return preview;
}

}  // namespace fieldfare
