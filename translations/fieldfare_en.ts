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
    <name>Bin</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
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
    <message numerus="yes">
        <source>The backup of %1 was restored and checked: %n contacts.</source>
        <translation>
            <numerusform>The backup of %1 was restored and checked: %n contact.</numerusform>
            <numerusform>The backup of %1 was restored and checked: %n contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored %n records</source>
        <translation>
            <numerusform>Restored %n record</numerusform>
            <numerusform>Restored %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought back %n record(s).</source>
        <translation>
            <numerusform>Brought back %n record.</numerusform>
            <numerusform>Brought back %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong: %n check(s) found nothing.</source>
        <translation>
            <numerusform>Nothing is wrong: %n check found nothing.</numerusform>
            <numerusform>Nothing is wrong: %n checks found nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mended %n record(s).</source>
        <translation>
            <numerusform>Mended %n record.</numerusform>
            <numerusform>Mended %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other records name this person and are not touched; search for the name to look at them.</source>
        <translation>
            <numerusform>%n other record names this person and is not touched; search for the name to look at it.</numerusform>
            <numerusform>%n other records name this person and are not touched; search for the name to look at them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n rule(s). They are off.</source>
        <translation>
            <numerusform>Added %n rule. It is off.</numerusform>
            <numerusform>Added %n rules. They are off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased %n record(s) for good.</source>
        <translation>
            <numerusform>Erased %n record for good.</numerusform>
            <numerusform>Erased %n records for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n record(s) to the recycle bin.</source>
        <translation>
            <numerusform>Moved %n record to the recycle bin.</numerusform>
            <numerusform>Moved %n records to the recycle bin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyServerCard</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message numerus="yes">
        <source>Settled %n conflicts</source>
        <translation>
            <numerusform>Settled %n conflict</numerusform>
            <numerusform>Settled %n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSteps</name>
    <message numerus="yes">
        <source>%n rows are of people who asked to be erased: do not contact them, or reject these rows</source>
        <translation>
            <numerusform>%n row is of a person who asked to be erased: do not contact them, or reject this row</numerusform>
            <numerusform>%n rows are of people who asked to be erased: do not contact them, or reject these rows</numerusform>
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
    <name>Quality</name>
    <message numerus="yes">
        <source>Mended %n record(s): %1</source>
        <translation>
            <numerusform>Mended %n record: %1</numerusform>
            <numerusform>Mended %n records: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are right as they are</source>
        <translation>
            <numerusform>%n finding is right as it is</numerusform>
            <numerusform>%n findings are right as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message numerus="yes">
        <source>“%1” is still used: %2 “%3” and %n more refer to it as %4. Change those first.</source>
        <translation>
            <numerusform>“%1” is still used: %2 “%3” and %n more refer to it as %4. Change those first.</numerusform>
            <numerusform>“%1” is still used: %2 “%3” and %n more refer to it as %4. Change those first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message numerus="yes">
        <source>%n day(s) from opening</source>
        <translation>
            <numerusform>%n day from opening</numerusform>
            <numerusform>%n days from opening</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message numerus="yes">
        <source>It is shared with %n people already. Make them a team instead.</source>
        <translation>
            <numerusform>It is shared with %n person already. Make them a team instead.</numerusform>
            <numerusform>It is shared with %n people already. Make them a team instead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message numerus="yes">
        <source>%n links led to records that did not come over and were cleared.</source>
        <translation>
            <numerusform>%n link led to a record that did not come over and was cleared.</numerusform>
            <numerusform>%n links led to records that did not come over and were cleared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail addresses, numbers, addresses or tags belonged to records that did not come over.</source>
        <translation>
            <numerusform>%n mail address, number, address or tag belonged to a record that did not come over.</numerusform>
            <numerusform>%n mail addresses, numbers, addresses or tags belonged to records that did not come over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n readable records could not be told apart any more and did not come over.</source>
        <translation>
            <numerusform>%n readable record could not be told apart any more and did not come over.</numerusform>
            <numerusform>%n readable records could not be told apart any more and did not come over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>    %n rows contradict others and were left out</source>
        <translation>
            <numerusform>    %n row contradicts others and was left out</numerusform>
            <numerusform>    %n rows contradict others and were left out</numerusform>
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
    <name>Sync</name>
    <message numerus="yes">
        <source>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once, or use the recovery code. What you changed is kept.</source>
        <translation>
            <numerusform>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n day after that. Connect once, or use the recovery code. What you changed is kept.</numerusform>
            <numerusform>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once, or use the recovery code. What you changed is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once. What you changed is kept.</source>
        <translation>
            <numerusform>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n day after that. Connect once. What you changed is kept.</numerusform>
            <numerusform>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once. What you changed is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once, or have the recovery code of this workspace at hand: it adds 7 days.</source>
        <translation>
            <numerusform>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n day. Connect to it once, or have the recovery code of this workspace at hand: it adds 7 days.</numerusform>
            <numerusform>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once, or have the recovery code of this workspace at hand: it adds 7 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once.</source>
        <translation>
            <numerusform>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n day. Connect to it once.</numerusform>
            <numerusform>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once.</numerusform>
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
    <name>fieldfare::BackupList</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::BinPage</name>
    <message numerus="yes">
        <source>Restored %n entries of the recycle bin</source>
        <translation>
            <numerusform>Restored %n entry of the recycle bin</numerusform>
            <numerusform>Restored %n entries of the recycle bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>Restore %n</numerusform>
            <numerusform>Restore %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ConflictsPage</name>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n to settle</numerusform>
            <numerusform>%n to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts are chosen; what you press holds for all of them.</source>
        <translation>
            <numerusform>%n conflict is chosen.</numerusform>
            <numerusform>%n conflicts are chosen; what you press holds for all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::DesktopApp</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connect within %n days</source>
        <translation>
            <numerusform>Connect within %n day</numerusform>
            <numerusform>Connect within %n days</numerusform>
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
    <name>fieldfare::ErasePersonPanel</name>
    <message numerus="yes">
        <source>%n of them deleted before</source>
        <translation>
            <numerusform>%n of them deleted before</numerusform>
            <numerusform>%n of them deleted before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other records name this person</source>
        <translation>
            <numerusform>%n other record names this person</numerusform>
            <numerusform>%n other records name this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses and numbers, as fingerprints</source>
        <translation>
            <numerusform>%n address or number, as a fingerprint</numerusform>
            <numerusform>%n addresses and numbers, as fingerprints</numerusform>
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
    <name>fieldfare::PackCard</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contradiction(s) wait for you under Conflicts.</source>
        <translation>
            <numerusform>%n contradiction waits for you under Conflicts.</numerusform>
            <numerusform>%n contradictions wait for you under Conflicts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::QualityPage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %n row(s)</source>
        <translation>
            <numerusform>Fix %n row</numerusform>
            <numerusform>Fix %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mending %n row(s)</source>
        <translation>
            <numerusform>Mending %n row</numerusform>
            <numerusform>Mending %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved</source>
        <translation>
            <numerusform>%n row saved</numerusform>
            <numerusform>%n rows saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordAsOfPanel</name>
    <message numerus="yes">
        <source>%n fields were different.</source>
        <translation>
            <numerusform>%n field was different.</numerusform>
            <numerusform>%n fields were different.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others were as they are now.</source>
        <translation>
            <numerusform>%n other was as it is now.</numerusform>
            <numerusform>%n others were as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n fields back to %1</source>
        <translation>
            <numerusform>Put %n field back to %1</numerusform>
            <numerusform>Put %n fields back to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::SettingsPage</name>
    <message numerus="yes">
        <source>The backup can be restored: %n contacts came back, every page was checked.</source>
        <translation>
            <numerusform>The backup can be restored: %n contact came back, every page was checked.</numerusform>
            <numerusform>The backup can be restored: %n contacts came back, every page was checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last restore tried: %1, fine: %n contacts</source>
        <translation>
            <numerusform>Last restore tried: %1, fine: %n contact</numerusform>
            <numerusform>Last restore tried: %1, fine: %n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::UndoPanel</name>
    <message numerus="yes">
        <source>%n records go back to what they were. Nothing of it was edited since.</source>
        <translation>
            <numerusform>%n record goes back to what it was. Nothing of it was edited since.</numerusform>
            <numerusform>%n records go back to what they were. Nothing of it was edited since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records go back to what they were.</source>
        <translation>
            <numerusform>%n record goes back to what it was.</numerusform>
            <numerusform>%n records go back to what they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were edited or are used since and stay as they are:</source>
        <translation>
            <numerusform>%n was edited or is used since and stays as it is:</numerusform>
            <numerusform>%n were edited or are used since and stay as they are:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::VerifyPage</name>
    <message numerus="yes">
        <source>%n verified</source>
        <translation>
            <numerusform>%n verified</numerusform>
            <numerusform>%n verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verified. Those you skipped are asked for again next time.</source>
        <translation>
            <numerusform>%n verified. Those you skipped are asked for again next time.</numerusform>
            <numerusform>%n verified. Those you skipped are asked for again next time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n open deal</numerusform>
            <numerusform>%n open deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n open ticket</numerusform>
            <numerusform>%n open tickets</numerusform>
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
