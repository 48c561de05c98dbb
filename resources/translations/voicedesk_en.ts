<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccountsPresenter</name>
    <message numerus="yes">
        <source>It works: %n voice(s).</source>
        <translation>
            <numerusform>It works: %n voice.</numerusform>
            <numerusform>It works: %n voices.</numerusform>
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
        <source>Always keeping %Ln demo(s).</source>
        <translation>
            <numerusform>Always keeping %Ln demo.</numerusform>
            <numerusform>Always keeping %Ln demos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer always keeping %Ln demo(s).</source>
        <translation>
            <numerusform>No longer always keeping %Ln demo.</numerusform>
            <numerusform>No longer always keeping %Ln demos.</numerusform>
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
        <source>For %n voice(s) a newer mark here stayed.</source>
        <translation>
            <numerusform>For %n voice a newer mark here stayed.</numerusform>
            <numerusform>For %n voices a newer mark here stayed.</numerusform>
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
        <source>Send %n recording(s) that couldn’t be looked at, too</source>
        <translation>
            <numerusform>Also send the recording that couldn’t be looked at</numerusform>
            <numerusform>Also send %n recordings that couldn’t be looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) are sent in one go.</source>
        <translation>
            <numerusform>At most %n row is sent in one go.</numerusform>
            <numerusform>At most %n rows are sent in one go.</numerusform>
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
        <source>%n training(s), each for a voice of its own. A paid training uses up quota. What is sent can’t be stopped.</source>
        <translation>
            <numerusform>%n training for a voice of its own. A paid training uses up quota. What is sent can’t be stopped.</numerusform>
            <numerusform>%n trainings, each for a voice of its own. A paid training uses up quota. What is sent can’t be stopped.</numerusform>
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
        <source>%n not readable</source>
        <translation>
            <numerusform>%n not readable</numerusform>
            <numerusform>%n not readable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n chosen voice(s) can’t be deleted.</source>
        <translation>
            <numerusform>%n chosen voice can’t be deleted.</numerusform>
            <numerusform>%n chosen voices can’t be deleted.</numerusform>
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
        <source>%n demo(s) kept on this computer go too.</source>
        <translation>
            <numerusform>%n demo kept on this computer goes too.</numerusform>
            <numerusform>%n demos kept on this computer go too.</numerusform>
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
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) sent for training, kept on this computer, go too.</source>
        <translation>
            <numerusform>%n recording sent for training, kept on this computer, goes too.</numerusform>
            <numerusform>%n recordings sent for training, kept on this computer, go too.</numerusform>
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
        <source>%n demo(s) couldn’t be dragged along.</source>
        <translation>
            <numerusform>%n demo couldn’t be dragged along.</numerusform>
            <numerusform>%n demos couldn’t be dragged along.</numerusform>
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
        <source>That was too much at once for the service. Try again in %n second(s).</source>
        <translation>
            <numerusform>That was too much at once for the service. Try again in %n second.</numerusform>
            <numerusform>That was too much at once for the service. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service’s list is empty, although it had %n voice(s) before. VoiceDesk keeps showing them.</source>
        <translation>
            <numerusform>The service’s list is empty, although it had %n voice before. VoiceDesk keeps showing it.</numerusform>
            <numerusform>The service’s list is empty, although it had %n voices before. VoiceDesk keeps showing them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureTexts</name>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>%n more finding.</numerusform>
            <numerusform>%n more findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundTexts</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
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
        <source>%n filter(s) on: {filters}.</source>
        <translation>
            <numerusform>%n filter on: {filters}.</numerusform>
            <numerusform>%n filters on: {filters}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message numerus="yes">
        <source>%n trainings ended.</source>
        <translation>
            <numerusform>%n training ended.</numerusform>
            <numerusform>%n trainings ended.</numerusform>
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
        <source>%n demos were kept on this computer.</source>
        <translation>
            <numerusform>%n demo was kept on this computer.</numerusform>
            <numerusform>%n demos were kept on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demos couldn’t be kept.</source>
        <translation>
            <numerusform>%n demo couldn’t be kept.</numerusform>
            <numerusform>%n demos couldn’t be kept.</numerusform>
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
        <source>%Ln of them use up paid quota.</source>
        <translation>
            <numerusform>%Ln of them uses up paid quota.</numerusform>
            <numerusform>%Ln of them use up paid quota.</numerusform>
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
        <source>%n filter(s) on</source>
        <translation>
            <numerusform>%n filter on</numerusform>
            <numerusform>%n filters on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n row(s) waiting for you</source>
        <translation>
            <numerusform>%n row waiting for you</numerusform>
            <numerusform>%n rows waiting for you</numerusform>
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
    <name>TagsPresenter</name>
    <message numerus="yes">
        <source>It is taken off %n voice(s).</source>
        <translation>
            <numerusform>It is taken off %n voice.</numerusform>
            <numerusform>It is taken off %n voices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeCard</name>
    <message numerus="yes">
        <source>Usually about {time}, from %n training(s) here.</source>
        <translation>
            <numerusform>Usually about {time}, from %n training here.</numerusform>
            <numerusform>Usually about {time}, from %n trainings here.</numerusform>
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
        <source>%n min so far, usually about {usual}</source>
        <translation>
            <numerusform>%n min so far, usually about {usual}</numerusform>
            <numerusform>%n min so far, usually about {usual}</numerusform>
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
