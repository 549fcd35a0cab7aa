// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/translations/ts_file.h"

#include "support/paths.h"

#include <QFile>
#include <QXmlStreamReader>

namespace fieldfare::test {

namespace {

void readTranslation(QXmlStreamReader &xml, TsMessage &message)
{
    message.state = xml.attributes().value(QLatin1String("type")).toString();
    if (!message.plural) {
        message.forms = QStringList{xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement()) {
        message.forms.append(xml.readElementText());
    }
}

TsMessage readMessage(QXmlStreamReader &xml, const QString &context)
{
    TsMessage message;
    message.context = context;
    message.plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

}  // namespace

QList<TsMessage> readTsFile(const QString &language, QString *error)
{
    QFile file(QStringLiteral("%1/translations/fieldfare_%2.ts").arg(sourceDir(), language));
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.fileName() + QStringLiteral(": ") + file.errorString();
        return {};
    }
    QXmlStreamReader xml(&file);
    QList<TsMessage> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append(readMessage(xml, context));
    }
    if (xml.hasError()) {
        *error = file.fileName() + QStringLiteral(": ") + xml.errorString();
        return {};
    }
    if (messages.isEmpty())
        *error = file.fileName() + QStringLiteral(" holds no texts");
    return messages;
}

}  // namespace fieldfare::test
