<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccountsPresenter</name>
    <message numerus="yes">
        <source>Connected. %n voice(s) found.</source>
        <translation>
            <numerusform>Connected. %n voice found.</numerusform>
            <numerusform>Connected. %n voices found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationTexts</name>
    <message numerus="yes">
        <source>%Ln voice(s) added to favourites.</source>
        <translation>
            <numerusform>%Ln voice added to favourites.</numerusform>
            <numerusform>%Ln voices added to favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s) removed from favourites.</source>
        <translation>
            <numerusform>%Ln voice removed from favourites.</numerusform>
            <numerusform>%Ln voices removed from favourites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“Always keep” turned on for %Ln demo(s).</source>
        <translation>
            <numerusform>“Always keep” turned on for %Ln demo.</numerusform>
            <numerusform>“Always keep” turned on for %Ln demos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“Always keep” turned off for %Ln demo(s).</source>
        <translation>
            <numerusform>“Always keep” turned off for %Ln demo.</numerusform>
            <numerusform>“Always keep” turned off for %Ln demos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” added to %Ln voice(s).</source>
        <translation>
            <numerusform>Tag “{tag}” added to %Ln voice.</numerusform>
            <numerusform>Tag “{tag}” added to %Ln voices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” removed from %Ln voice(s).</source>
        <translation>
            <numerusform>Tag “{tag}” removed from %Ln voice.</numerusform>
            <numerusform>Tag “{tag}” removed from %Ln voices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupTexts</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n demo</numerusform>
            <numerusform>%n demos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n training</numerusform>
            <numerusform>%n trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tags and notes of %n voice(s)</source>
        <translation>
            <numerusform>tags and notes of %n voice</numerusform>
            <numerusform>tags and notes of %n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) have newer tags or notes here; those were kept.</source>
        <translation>
            <numerusform>%n voice has newer tags or notes here; those were kept.</numerusform>
            <numerusform>%n voices have newer tags or notes here; those were kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>Start %n training(s)</source>
        <translation>
            <numerusform>Start %n training</numerusform>
            <numerusform>Start %n trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also send %n unchecked recording(s)</source>
        <translation>
            <numerusform>Also send %n unchecked recording</numerusform>
            <numerusform>Also send %n unchecked recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can train at most %n row(s) at once.</source>
        <translation>
            <numerusform>You can train at most %n row at once.</numerusform>
            <numerusform>You can train at most %n rows at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed.</source>
        <translation>
            <numerusform>%n row removed.</numerusform>
            <numerusform>%n rows removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n row(s).</source>
        <translation>
            <numerusform>Remove %n row.</numerusform>
            <numerusform>Remove %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s), one new voice each. Paid trainings use quota. Trainings can’t be stopped once started.</source>
        <translation>
            <numerusform>%n training for a new voice. Paid trainings use quota. Trainings can’t be stopped once started.</numerusform>
            <numerusform>%n trainings, one new voice each. Paid trainings use quota. Trainings can’t be stopped once started.</numerusform>
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
        <source>%n can’t be sent</source>
        <translation>
            <numerusform>%n can’t be sent</numerusform>
            <numerusform>%n can’t be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %Ln remaining row(s)</source>
        <translation>
            <numerusform>Fix %Ln remaining row</numerusform>
            <numerusform>Fix %Ln remaining rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name files without their folder.</source>
        <translation>
            <numerusform>%n row names a file without its folder.</numerusform>
            <numerusform>%n rows name files without their folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) need storage to train from files.</source>
        <translation>
            <numerusform>%n row needs storage to train from a file.</numerusform>
            <numerusform>%n rows need storage to train from files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) sent</source>
        <translation>
            <numerusform>%n training sent</numerusform>
            <numerusform>%n trainings sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionPresenter</name>
    <message numerus="yes">
        <source>Synced %n min ago</source>
        <translation>
            <numerusform>Synced %n min ago</numerusform>
            <numerusform>Synced %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) couldn’t be read.</source>
        <translation>
            <numerusform>%n voice couldn’t be read.</numerusform>
            <numerusform>%n voices couldn’t be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n selected voice(s) can’t be deleted.</source>
        <translation>
            <numerusform>%n selected voice can’t be deleted.</numerusform>
            <numerusform>%n selected voices can’t be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)?</source>
        <translation>
            <numerusform>Delete %n voice?</numerusform>
            <numerusform>Delete %n voices?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloaded demo(s) will also be deleted.</source>
        <translation>
            <numerusform>Its downloaded demo will also be deleted (%n).</numerusform>
            <numerusform>Their %n downloaded demos will also be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)</source>
        <translation>
            <numerusform>Delete %n voice</numerusform>
            <numerusform>Delete %n voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionTexts</name>
    <message numerus="yes">
        <source>Deleting %n voice(s)…</source>
        <translation>
            <numerusform>Deleting %n voice…</numerusform>
            <numerusform>Deleting %n voices…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) deleted.</source>
        <translation>
            <numerusform>%n voice deleted.</numerusform>
            <numerusform>%n voices deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not deleted</source>
        <translation>
            <numerusform>%n not deleted</numerusform>
            <numerusform>%n not deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved training recording(s) will also be deleted.</source>
        <translation>
            <numerusform>%n saved training recording will also be deleted.</numerusform>
            <numerusform>%n saved training recordings will also be deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DragPresenter</name>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n demo</numerusform>
            <numerusform>%n demos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Couldn’t drag %n demo(s).</source>
        <translation>
            <numerusform>Couldn’t drag %n demo.</numerusform>
            <numerusform>Couldn’t drag %n demos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) are ready to be dragged.</source>
        <translation>
            <numerusform>%n demo is ready to be dragged.</numerusform>
            <numerusform>%n demos are ready to be dragged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many requests. Try again in %n second.</numerusform>
            <numerusform>Too many requests. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list came back empty, but it had %n voice(s) before. VoiceDesk is still showing them.</source>
        <translation>
            <numerusform>The list came back empty, but it had %n voice before. VoiceDesk is still showing it.</numerusform>
            <numerusform>The list came back empty, but it had %n voices before. VoiceDesk is still showing them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureTexts</name>
    <message numerus="yes">
        <source>%n more issue(s).</source>
        <translation>
            <numerusform>%n more issue.</numerusform>
            <numerusform>%n more issues.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundTexts</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry all %Ln failed</source>
        <translation>
            <numerusform>Retry all %Ln failed</numerusform>
            <numerusform>Retry all %Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoneFound</name>
    <message numerus="yes">
        <source>%n active filter(s): {filters}.</source>
        <translation>
            <numerusform>%n active filter: {filters}.</numerusform>
            <numerusform>%n active filters: {filters}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message numerus="yes">
        <source>%n trainings finished.</source>
        <translation>
            <numerusform>%n training finished.</numerusform>
            <numerusform>%n trainings finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready.</source>
        <translation>
            <numerusform>%n ready.</numerusform>
            <numerusform>%n ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineTexts</name>
    <message numerus="yes">
        <source>%n demos downloaded for offline use.</source>
        <translation>
            <numerusform>%n demo downloaded for offline use.</numerusform>
            <numerusform>%n demos downloaded for offline use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Couldn’t download %n demos.</source>
        <translation>
            <numerusform>Couldn’t download %n demo.</numerusform>
            <numerusform>Couldn’t download %n demos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecorderView</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Retry</name>
    <message numerus="yes">
        <source>Retry %Ln failed training(s)?</source>
        <translation>
            <numerusform>Retry %Ln failed training?</numerusform>
            <numerusform>Retry %Ln failed trainings?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln training(s)</source>
        <translation>
            <numerusform>Retry %Ln training</numerusform>
            <numerusform>Retry %Ln trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them use paid quota.</source>
        <translation>
            <numerusform>%Ln of them uses paid quota.</numerusform>
            <numerusform>%Ln of them use paid quota.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingTexts</name>
    <message numerus="yes">
        <source>Saving %n demo(s)…</source>
        <translation>
            <numerusform>Saving %n demo…</numerusform>
            <numerusform>Saving %n demos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) saved.</source>
        <translation>
            <numerusform>%n demo saved.</numerusform>
            <numerusform>%n demos saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not saved.</source>
        <translation>
            <numerusform>%n not saved.</numerusform>
            <numerusform>%n not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) exported.</source>
        <translation>
            <numerusform>%n voice exported.</numerusform>
            <numerusform>%n voices exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectedTags</name>
    <message numerus="yes">
        <source>on all %Ln</source>
        <translation>
            <numerusform>on it</numerusform>
            <numerusform>on all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPresenter</name>
    <message numerus="yes">
        <source>%Ln IDs copied.</source>
        <translation>
            <numerusform>%Ln ID copied.</numerusform>
            <numerusform>%Ln IDs copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShownFilter</name>
    <message numerus="yes">
        <source>%n active filter(s)</source>
        <translation>
            <numerusform>%n active filter</numerusform>
            <numerusform>%n active filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n row(s) waiting</source>
        <translation>
            <numerusform>%n row waiting</numerusform>
            <numerusform>%n rows waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageLine</name>
    <message numerus="yes">
        <source>%n training(s) left ({tier}), this table needs {needed}.</source>
        <translation>
            <numerusform>%n training left ({tier}), this table needs {needed}.</numerusform>
            <numerusform>%n trainings left ({tier}), this table needs {needed}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) left ({tier}).</source>
        <translation>
            <numerusform>%n training left ({tier}).</numerusform>
            <numerusform>%n trainings left ({tier}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n demo</numerusform>
            <numerusform>%n demos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageTexts</name>
    <message numerus="yes">
        <source>This computer’s clock is %n minute(s) fast. Set it, then try again.</source>
        <translation>
            <numerusform>This computer’s clock is %n minute fast. Set it, then try again.</numerusform>
            <numerusform>This computer’s clock is %n minutes fast. Set it, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n minute(s) slow. Set it, then try again.</source>
        <translation>
            <numerusform>This computer’s clock is %n minute slow. Set it, then try again.</numerusform>
            <numerusform>This computer’s clock is %n minutes slow. Set it, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln voice</numerusform>
            <numerusform>%Ln voices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeCard</name>
    <message numerus="yes">
        <source>Usually about {time}, based on %n training(s).</source>
        <translation>
            <numerusform>Usually about {time}, based on %n training.</numerusform>
            <numerusform>Usually about {time}, based on %n trainings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingHistory</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingsPage</name>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n in progress</numerusform>
            <numerusform>%n in progress</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadsPresenter</name>
    <message numerus="yes">
        <source>%n recording(s) are still in the bucket “{bucket}”</source>
        <translation>
            <numerusform>%n recording is still in the bucket “{bucket}”</numerusform>
            <numerusform>%n recordings are still in the bucket “{bucket}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoiceTexts</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min so far, usually {usual} min</source>
        <translation>
            <numerusform>%n min so far, usually {usual} min</numerusform>
            <numerusform>%n min so far, usually {usual} min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln voice</numerusform>
            <numerusform>%Ln voices</numerusform>
        </translation>
    </message>
</context>
</TS>
