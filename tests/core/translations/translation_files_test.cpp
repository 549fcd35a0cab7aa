// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/translations/ts_file.h"
#include "support/test.h"

#include <QRegularExpression>

#include <algorithm>

namespace fieldfare::test {

namespace {

QStringList found(const QString &text, const QRegularExpression &pattern)
{
    QStringList all;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        all.append(match.next().captured());
    all.sort();
    return all;
}

/// What must come through untouched: placeholders, options, environment names, file patterns.
QStringList fixedParts(const QString &text)
{
    static const QRegularExpression fixed(QStringLiteral(
        "%L?\\d+|%n|--[a-z][a-z-]+|\\bFIELDFARE_[A-Z_]+|\\(\\*[^)]*\\)|;;|\\bfieldfare-cli\\b|https?://\\S+"));
    return found(text, fixed);
}

/// Columns a text takes: a Han character is as wide as two letters.
int columns(const QString &text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2E80; })) +
           static_cast<int>(text.size());
}

int mnemonics(const QString &text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&[A-Za-z0-9]"));
    return static_cast<int>(found(text, mnemonic).size());
}

}  // namespace

class TranslationFilesTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated();
    void fixedPartsAreKept_data() { languages(); }
    void fixedPartsAreKept();
    void englishHoldsEveryPluralOfTheSources();
    void everyTextHasARoom();
    void chineseUsesChinesePunctuation();
    void shortTextsStayShort();
    void recordTypesHaveOneNameEverywhere();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("plurals");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << 1;
        QTest::newRow("English") << QStringLiteral("en") << 2;
    }
    /// One failure names all that is wrong.
    static void expectNone(const QStringList &wrong)
    {
        QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1Char('\n') + wrong.join(QLatin1Char('\n'))));
    }
    static QList<TsMessage> messages(const QString &language)
    {
        QString error;
        const QList<TsMessage> all = readTsFile(language, &error);
        if (!error.isEmpty())
            QTest::qFail(qPrintable(error), __FILE__, __LINE__);
        return all;
    }
    static QString place(const TsMessage &message) { return message.context + QStringLiteral(": ") + message.source; }
};

void TranslationFilesTest::everyTextIsTranslated()
{
    QFETCH(const QString, language);
    QFETCH(const int, plurals);
    QStringList wrong;
    for (const TsMessage &message : messages(language)) {
        const bool empty = std::any_of(message.forms.begin(), message.forms.end(),
                                       [](const QString &form) { return form.trimmed().isEmpty(); });
        if (!message.state.isEmpty() || empty || message.forms.size() != (message.plural ? plurals : 1))
            wrong.append(place(message));
    }
    expectNone(wrong);
}

void TranslationFilesTest::fixedPartsAreKept()
{
    QFETCH(const QString, language);
    QStringList wrong;
    for (const TsMessage &message : messages(language)) {
        for (const QString &form : message.forms) {
            if (fixedParts(form) != fixedParts(message.source) || mnemonics(form) != mnemonics(message.source))
                wrong.append(place(message) + QStringLiteral(" -> ") + form);
        }
    }
    expectNone(wrong);
}

void TranslationFilesTest::englishHoldsEveryPluralOfTheSources()
{
    QStringList expected;
    for (const TsMessage &message : messages(QStringLiteral("zh_CN"))) {
        if (message.plural)
            expected.append(place(message));
    }
    QStringList actual;
    QStringList bracketed;
    for (const TsMessage &message : messages(QStringLiteral("en"))) {
        actual.append(place(message));
        if (message.forms.join(QChar()).contains(QLatin1String("(s)")))
            bracketed.append(place(message));
    }
    expected.sort();
    actual.sort();
    QCOMPARE(actual, expected);
    expectNone(bracketed);
}

/// A tr() outside of a class gets the namespace for its context, under which the running program never looks.
void TranslationFilesTest::everyTextHasARoom()
{
    QStringList wrong;
    for (const TsMessage &message : messages(QStringLiteral("zh_CN"))) {
        if (message.context.isEmpty() || message.context == QLatin1String("fieldfare"))
            wrong.append(place(message));
    }
    expectNone(wrong);
}

void TranslationFilesTest::chineseUsesChinesePunctuation()
{
    static const QRegularExpression western(
        QStringLiteral("[\\x{4E00}-\\x{9FFF}][,;:!?](?!\\S*>)|[\\x{4E00}-\\x{9FFF}]\\.(?![a-z])"));
    QStringList wrong;
    for (const TsMessage &message : messages(QStringLiteral("zh_CN"))) {
        for (const QString &form : message.forms) {
            if (form.contains(western))
                wrong.append(place(message) + QStringLiteral(" -> ") + form);
        }
    }
    expectNone(wrong);
}

/// Buttons, headers and labels are laid out for the English; a translation may not burst them.
void TranslationFilesTest::shortTextsStayShort()
{
    QStringList wrong;
    for (const TsMessage &message : messages(QStringLiteral("zh_CN"))) {
        const int room = std::max(10, columns(message.source) + 8);
        for (const QString &form : message.forms) {
            if (columns(message.source) <= 24 && columns(form) > room)
                wrong.append(QStringLiteral("%1 -> %2 (%3 columns, %4 at most)")
                                 .arg(place(message), form)
                                 .arg(columns(form))
                                 .arg(room));
        }
    }
    expectNone(wrong);
}

void TranslationFilesTest::recordTypesHaveOneNameEverywhere()
{
    const QList<TsMessage> all = messages(QStringLiteral("zh_CN"));
    QHash<QString, QString> names;
    for (const TsMessage &message : all) {
        if (message.context == QLatin1String("RecordType"))
            names.insert(message.source, message.forms.value(0));
    }
    QVERIFY(names.size() > 20);
    QStringList wrong;
    for (const TsMessage &message : all) {
        const QString name = names.value(message.source);
        // The place in an order is no position in a company.
        if (!name.isEmpty() && message.source != QLatin1String("Position") && message.forms.value(0) != name)
            wrong.append(QStringLiteral("%1 -> %2, but the type is called %3")
                             .arg(place(message), message.forms.value(0), name));
    }
    expectNone(wrong);
}

}  // namespace fieldfare::test

using fieldfare::test::TranslationFilesTest;
FIELDFARE_TEST(TranslationFilesTest)
#include "translation_files_test.moc"
