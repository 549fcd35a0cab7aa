// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QVector>

namespace fieldfare {

class RecordWriter;

/// A line of business a new workspace can be prepared for: stages of the pipeline, user-defined fields, a few products.
/// One JSON file each in resources/templates.
struct IndustryTemplate {
    QString key;   ///< "retail"
    QString name;  ///< in the language asked for
    QString description;
};

/// The templates, in the order they are offered. `language` like "en" or "zh_CN"; English where a text is missing.
[[nodiscard]] Result<QVector<IndustryTemplate>> industryTemplates(const QString &language);

/// Prepares the workspace inside this unit of work: renames the stages of the first pipeline by their keys, adds those that
/// are missing, removes those the template does not have unless a deal has been in them; adds the fields and products that
/// are not there yet. Can be applied to a workspace in use; nothing of its data is lost. NotFound: no such template.
[[nodiscard]] Result<void> applyTemplate(RecordWriter &writer, const QString &key, const QString &language);

}  // namespace fieldfare
