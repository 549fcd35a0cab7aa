// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/seed.h"

#include "records/pipeline/pipeline.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> seedPipeline(RecordWriter &writer)
{
    struct Default {
        const char *key;
        const char *name;
        const char *kind;
        int probability;
        int idleDays;
    };
    static constexpr Default stages[] = {
        {"new", QT_TRANSLATE_NOOP("Seed", "New"), "open", 10, 14},
        {"qualified", QT_TRANSLATE_NOOP("Seed", "Qualified"), "open", 25, 14},
        {"demo", QT_TRANSLATE_NOOP("Seed", "Demo"), "open", 40, 14},
        {"quote", QT_TRANSLATE_NOOP("Seed", "Quote"), "open", 60, 14},
        {"negotiation", QT_TRANSLATE_NOOP("Seed", "Negotiation"), "open", 80, 10},
        {"won", QT_TRANSLATE_NOOP("Seed", "Won"), "won", 100, 0},
        {"lost", QT_TRANSLATE_NOOP("Seed", "Lost"), "lost", 0, 0},
    };
    Pipeline pipeline;
    pipeline.name = QCoreApplication::translate("Seed", "Sales");
    pipeline.position = 1;
    TRY(writer.insert(pipeline));
    int position = 0;
    for (const Default &one : stages) {
        Stage stage;
        stage.key = QString::fromLatin1(one.key);
        stage.name = QCoreApplication::translate("Seed", one.name);
        stage.pipeline.value = pipeline.id;
        stage.position = ++position;
        stage.kind = QString::fromLatin1(one.kind);
        stage.probability = Decimal::fromInteger(one.probability);
        if (one.idleDays > 0)
            stage.idleDays = one.idleDays;
        TRY(writer.insert(stage));
    }
    return {};
}

}  // namespace fieldfare
