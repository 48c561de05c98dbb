"""Saves what the person adds to voices, and shows it wherever a voice is shown.

The panel, the commands, the summary of several and the sidebar ask `AnnotationsPresenter`;
`TagsPresenter` joins the menu of a tag in the sidebar to it.
"""

from collections.abc import Callable, Coroutine, Iterable, Iterator
from itertools import count

from PySide6.QtCore import QPoint

from voicedesk.domain.annotations import VoiceAnnotations, tag_draft_key
from voicedesk.services.annotations import AnnotationChanges, Annotations
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.annotations.tags import RenameTagDialog
from voicedesk.ui.annotations.texts import change_text
from voicedesk.ui.common.texts import listed
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.kit.view import popup_menu
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone, Undo
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_NAMED = 3
"""Voices that a message names at the most."""

_PART = 1_000
"""Voices that are changed at once; between two parts others have their turn."""

Change = Callable[[Annotations], Coroutine[object, object, AnnotationChanges]]
ChangeOf = Callable[[Annotations, tuple[str, ...]], Coroutine[object, object, AnnotationChanges]]


class AnnotationsPresenter(AccountPart):
    """Changes the annotations of one or many voices.

    Each change is a task of its own, and they start in the order in which they were asked for: of
    quick presses none is lost, and each starts from what the one before it left. Each is told in a
    message that can undo it.
    """

    def __init__(self, window: MainWindow, tasks: TaskRunner, filters: FilterPresenter) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._filters = filters
        self._numbers = count()
        self.attach()

    def attach(self) -> None:
        window, panel = self._window, self._window.panel
        # Not `clicked`: a screen reader's press toggles without a click.
        panel.star.toggled.connect(lambda on: self.set_favourite([panel.voice_id], favourite=on))
        panel.details.keep.toggled.connect(lambda on: self.set_pinned([panel.voice_id], pinned=on))
        panel.details.tags.opened.connect(self._show_known)
        panel.details.tags.typed.connect(lambda text: self._keep_tag(panel.voice_id, text))
        panel.details.tags.added.connect(lambda name: self.add_tag([panel.voice_id], name))
        panel.details.tags.removed.connect(lambda name: self.remove_tag([panel.voice_id], name))
        panel.notes.written.connect(self.set_note)
        panel.notes.edited.connect(self.set_note)
        panel.notes.finished.connect(window.voices.table.setFocus)
        table, commands = window.voices.table, window.commands
        table.voice_selected.connect(self._show_commands)
        table.selection_changed.connect(self._show_commands)
        commands.favourite.triggered.connect(lambda: self.toggle_favourite(table.selected_ids))
        commands.add_tag.triggered.connect(self._start_tag)
        commands.edit_note.triggered.connect(lambda: self._edit(panel.notes.begin))
        self._show_commands()

    def listens(self, session: AccountSession) -> Listening:
        return [(session.annotations.changed, self._changed)]

    def opened(self, session: AccountSession) -> None:
        self._window.facts.annotations = session.annotations.by_id
        self._show_commands()

    def closed(self) -> None:
        self._window.panel.details.tags.forget()

    def keep_typed(self) -> None:
        """Save the note that is being typed; to be called while tasks can still be started."""
        self._window.panel.notes.keep_typed()

    # What the person asks for

    def toggle_favourite(self, voice_ids: Iterable[str]) -> None:
        """Make all of these voices favourites; where they all are, none."""
        ids = tuple(voice_ids)

        async def toggle(voices: Annotations) -> AnnotationChanges:
            favourite = not all(voices.get(voice_id).favourite for voice_id in ids)
            return await _in_parts(
                ids, lambda part: voices.set_favourite(part, favourite=favourite)
            )

        self._change(ids, toggle)

    def set_favourite(self, voice_ids: Iterable[str], *, favourite: bool) -> None:
        self._change_each(
            voice_ids, lambda voices, ids: voices.set_favourite(ids, favourite=favourite)
        )

    def set_pinned(self, voice_ids: Iterable[str], *, pinned: bool) -> None:
        self._change_each(voice_ids, lambda voices, ids: voices.set_pinned(ids, pinned=pinned))

    def add_tag(self, voice_ids: Iterable[str], name: str) -> None:
        self._change_each(voice_ids, lambda voices, ids: voices.add_tag(ids, name))

    def remove_tag(self, voice_ids: Iterable[str], name: str) -> None:
        self._change_each(voice_ids, lambda voices, ids: voices.remove_tag(ids, name))

    def rename_tag(self, name: str, new_name: str) -> None:
        """Give a tag another name wherever it stands; who filters by it goes on doing so."""

        async def rename(voices: Annotations) -> AnnotationChanges:
            self._filters.rename_tag(name, voices.new_tag_name(name, new_name))
            return await voices.rename_tag(name, new_name)

        operation = Operation(
            OperationKind.CHANGE_TAG, name, lambda: self.rename_tag(name, new_name)
        )
        self._write(operation, rename)

    def remove_tag_from_all(self, name: str) -> None:
        """Take a tag off every voice that has it, listed or not."""
        operation = Operation(
            OperationKind.CHANGE_TAG, name, lambda: self.remove_tag_from_all(name)
        )
        self._write(operation, lambda voices: voices.remove_tag(voices.voices_with_tag(name), name))

    def set_note(self, voice_id: str, note: str, before: str | None = None) -> None:
        """Save a note.

        Args:
            before: what it was before the person edited it, to be told and undone as one change;
                None while it is being typed.
        """

        def failed(_error: Exception) -> bool:
            self._window.panel.notes.take_back(voice_id, note)
            return False

        async def save(voices: Annotations) -> AnnotationChanges:
            await voices.set_note(voice_id, note)
            now = voices.get(voice_id)
            if before is None or now.note != note or note == before:
                return {}
            return {voice_id: (now._replace(note=before), now)}

        operation = Operation(
            OperationKind.CHANGE_MARKS,
            self._names((voice_id,)),
            lambda: self.set_note(voice_id, note, before),
            caught=failed,
        )
        self._write(operation, save)

    # What the services say

    def _changed(self, voice_ids: frozenset[str]) -> None:
        self._window.model.touch(voice_ids, reorder=True)
        if self._window.panel.voice_id in voice_ids:
            self._window.panel.show_annotations()
        self._show_commands()

    # Inside

    def _edit(self, edit: Callable[[], None]) -> None:
        if not self._window.desk.form_is_open:
            self._window.desk.show_drawer()
            edit()

    def _start_tag(self) -> None:
        if len(self._window.voices.table.selection.ids) == 1:  # of several the summary asks
            self._edit(self._window.panel.details.tags.begin)

    def _keep_tag(self, voice_id: str, text: str) -> None:
        if self._session is not None and voice_id:
            self._session.drafts.put_name(tag_draft_key(voice_id), text.strip())

    def _show_commands(self) -> None:
        commands, table = self._window.commands, self._window.voices.table
        voice_id, selected = table.current_id, table.selection.ids
        for action in (commands.favourite, commands.add_tag, commands.edit_note):
            action.setEnabled(bool(voice_id) and self._session is not None)
        commands.edit_note.setEnabled(commands.edit_note.isEnabled() and len(selected) == 1)
        facts = self._window.facts
        commands.favourite.setChecked(
            all(facts.marks_of(one).favourite for one in selected or ("",))
        )

    def _show_known(self) -> None:
        if self._session is not None:
            self._window.panel.details.tags.show_known(self._session.annotations.tags())

    def _change_each(self, voice_ids: Iterable[str], change: ChangeOf) -> None:
        ids = tuple(voice_ids)

        self._change(ids, lambda voices: _in_parts(ids, lambda part: change(voices, part)))

    def _change(self, voice_ids: tuple[str, ...], change: Change) -> None:
        operation = Operation(
            OperationKind.CHANGE_MARKS,
            self._names(voice_ids),
            lambda: self._change(voice_ids, change),
        )
        self._write(operation, change)

    def _write(self, operation: Operation, change: Change) -> None:
        if self._session is None:
            return
        voices, number = self._session.annotations, str(next(self._numbers))

        async def write() -> None:
            changes = await change(voices)
            if changes:
                self._tell(changes)

        self._tasks.write(TaskKey("change marks", number), operation, write)

    def _tell(self, changes: AnnotationChanges) -> None:
        session = self._session
        if session is None:
            return
        back = {one: (after, before) for one, (before, after) in changes.items()}
        again = Undo(lambda: self._undo(back), lambda: session.annotations.can_undo(back))
        can_undo = session.annotations.can_undo
        undo = Undo(lambda: self._undo(changes), lambda: can_undo(changes), again)
        self._window.messages.show(
            Message(
                f"changed {next(self._numbers)}",
                MessageTone.GOOD,
                change_text(changes, self._name),
                icon="check",
                undo=undo,
            )
        )

    def _undo(self, changes: AnnotationChanges) -> None:
        operation = Operation(
            OperationKind.CHANGE_MARKS,
            self._names(tuple(changes)),
            lambda: self._undo(changes),
        )

        async def undo(voices: Annotations) -> AnnotationChanges:
            for part in _parts(tuple(changes)):
                await voices.undo({voice_id: changes[voice_id] for voice_id in part})
            return {}

        self._write(operation, undo)

    def _name(self, voice_id: str) -> str:
        voice = self._window.model.voice(voice_id)
        return voice.name if voice is not None else ""

    def _names(self, voice_ids: tuple[str, ...]) -> str:
        voices = [self._window.model.voice(voice_id) for voice_id in voice_ids[:_NAMED]]
        names = listed(voice.name for voice in voices if voice is not None)
        return f"{names}…" if len(voice_ids) > _NAMED else names


def _parts(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (ids[at : at + _PART] for at in range(0, len(ids), _PART))


async def _in_parts(
    ids: tuple[str, ...],
    change: Callable[[tuple[str, ...]], Coroutine[object, object, AnnotationChanges]],
) -> AnnotationChanges:
    changed: dict[str, tuple[VoiceAnnotations, VoiceAnnotations]] = {}
    for part in _parts(ids):
        changed |= await change(part)
    return changed


class TagsPresenter(AccountPart):
    """Renames and removes a tag of all voices, from its menu in the sidebar."""

    def __init__(self, window: MainWindow, annotations: AnnotationsPresenter) -> None:
        super().__init__(window)
        self._annotations = annotations
        self.attach()

    def attach(self) -> None:
        self._window.sidebar.tag_menu_requested.connect(self._open_menu)

    def closed(self) -> None:
        for dialog in self._window.findChildren(RenameTagDialog):
            dialog.reject()

    def ask_name(self, tag: str) -> None:
        if self._session is None:
            return
        dialog = RenameTagDialog(self._window, tag, self._session.annotations.tags())
        dialog.renamed.connect(lambda name: self._annotations.rename_tag(tag, name))
        dialog.ask()

    def _open_menu(self, tag: str, where: QPoint) -> None:
        menu = popup_menu(self._window)
        menu.addAction(self.tr("Rename tag…")).triggered.connect(lambda: self.ask_name(tag))
        remove = menu.addAction(self.tr("Remove tag from all voices"))
        remove.triggered.connect(lambda: self._annotations.remove_tag_from_all(tag))
        menu.popup(where)
