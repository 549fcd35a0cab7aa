<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attachments</name>
    <message numerus="yes">
        <source>Attached %n files to “%1”</source>
        <translation>
            <numerusform>Attached %n file to “%1”</numerusform>
            <numerusform>Attached %n files to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>Wrote %n row(s).</source>
        <translation>
            <numerusform>Wrote %n row.</numerusform>
            <numerusform>Wrote %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n found</source>
        <translation>
            <numerusform>more than %n found</numerusform>
            <numerusform>more than %n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n record(s).</source>
        <translation>
            <numerusform>Took back %n record.</numerusform>
            <numerusform>Took back %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged “%1” into “%2”; %n record(s) moved along.</source>
        <translation>
            <numerusform>Merged “%1” into “%2”; %n record moved along.</numerusform>
            <numerusform>Merged “%1” into “%2”; %n records moved along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewWorkspace</name>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Use at least %n character.</numerusform>
            <numerusform>Use at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message numerus="yes">
        <source>%n d overdue</source>
        <translation>
            <numerusform>%n d overdue</numerusform>
            <numerusform>%n d overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n d late</source>
        <translation>
            <numerusform>Close %n d late</numerusform>
            <numerusform>Close %n d late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Idle %n days</source>
        <translation>
            <numerusform>Idle %n day</numerusform>
            <numerusform>Idle %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>after %n minutes</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Use at least %n character.</numerusform>
            <numerusform>Use at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>%n edits that the program had kept when it ended were saved now.</source>
        <translation>
            <numerusform>%n edit that the program had kept when it ended was saved now.</numerusform>
            <numerusform>%n edits that the program had kept when it ended were saved now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::DuplicatesPage</name>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n pair to look at</numerusform>
            <numerusform>%n pairs to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportSetPage</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ListPage</name>
    <message numerus="yes">
        <source>Copied %n row(s)</source>
        <translation>
            <numerusform>Copied %n row</numerusform>
            <numerusform>Copied %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::MeaningList</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::WorkspaceWindow</name>
    <message numerus="yes">
        <source>%n files that were being attached when the program ended are attached now.</source>
        <translation>
            <numerusform>%n file that was being attached when the program ended is attached now.</numerusform>
            <numerusform>%n files that were being attached when the program ended are attached now.</numerusform>
        </translation>
    </message>
</context>
</TS>
