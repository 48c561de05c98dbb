"""Every page and dialog as a screen reader walks it, and in words that are 40 % longer."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from tests.gui.app.conftest import RunningProgram
from tests.gui.app.test_look import cut_off, resize
from tests.gui.app.test_recording_card import write_recording
from tests.sandbox_process import Sandbox
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.main_window import MainWindow

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]
DIALOGS = (
    *("guide", "shortcuts", "account", "delete", "about", "support_report", "messages"),
    *("run_command", "add_account"),
)
PAGES = ("trainings", "train_many", "settings", "compare")
_CONTROLS = frozenset(
    {
        QAccessible.Role.PushButton,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.PageTab,
        QAccessible.Role.Table,
        QAccessible.Role.List,
        QAccessible.Role.Link,
        QAccessible.Role.Switch,
    }
)


class Longer(QTranslator):
    """Writes every text with 40 % more letters, and in brackets that show where it was cut."""

    def translate(self, context: str, source: str, hint: str = "", count: int = -1) -> str:
        del context, hint, count
        room = max(1, round(0.4 * len(source)))
        return f"[{source}{'ø' * room}]" if source.strip() else source


def shown_controls(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(top.childCount()):
        one = top.child(at)
        if one is None or not one.isValid() or one.state().invisible:
            continue
        if one.role() in _CONTROLS:
            yield one
        if one.role() not in {QAccessible.Role.Table, QAccessible.Role.List}:
            yield from shown_controls(one)


def nameless(window: MainWindow) -> list[str]:
    """Controls in sight without a name, or smaller than 24 pixels."""
    found = []
    for one in shown_controls(QAccessible.queryAccessibleInterface(window)):
        name = one.text(QAccessible.Text.Name)
        box = one.rect()
        if not name.strip():
            found.append(f"{one.role()} in {one.object().parent()} has no name")
        if box.width() and min(box.width(), box.height()) < 24:
            found.append(f"{name!r} is {box.width()}×{box.height()}")
    return found


def each_place(program: RunningProgram) -> Iterator[str]:
    """Open every page and every dialog in turn."""
    window = program.window
    for _ in range(4):
        QApplication.processEvents()
    yield "voices"
    for name in PAGES:
        command = getattr(window.commands, name, None) or window.commands.listening.compare
        command.trigger()
        QApplication.processEvents()
        QApplication.processEvents()
        yield name
        if name == "compare":
            command.trigger()
        else:
            window.desk.leave_page()
    for name in DIALOGS:
        getattr(window.commands, name).trigger()
        program.wait(lambda: any(one.isVisible() for one in window.findChildren(Dialog)))
        QApplication.processEvents()
        yield name
        for dialog in window.findChildren(Dialog):
            dialog.reject()
        program.wait(lambda: not window.findChildren(Dialog))


def each_training_place(program: RunningProgram, recording: Path) -> Iterator[str]:
    """The training form in each of its states, the recorder, and the dialog of the storage."""
    window, form = program.window, program.parts.training.form
    window.commands.new.trigger()
    program.wait(form.isVisible)
    form.link.field.setText("x y")
    form.name.field.setText("x" * 30)
    yield from settled("a new voice")
    form.link.field.clear()
    program.parts.training.open_files([recording])
    program.wait(lambda: form.card.report is not None)
    yield from settled("a file")
    form.card.remove.click()
    form.show_recorder(shown=True)
    yield from settled("the recorder")
    form.show_recorder(shown=False)
    form.close_button.click()
    program.parts.storage.open_dialog()
    program.wait(lambda: any(one.isVisible() for one in window.findChildren(Dialog)))
    yield from settled("the storage")


def settled(place: str) -> Iterator[str]:
    for _ in range(4):
        QApplication.processEvents()
    yield place


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_control_has_a_name_and_is_large_enough(
    program: RunningProgram, language: str
) -> None:
    program.window.commands.languages[language].trigger()
    resize(program.window, (1360, 860))
    found = {place: wrong for place in each_place(program) if (wrong := nameless(program.window))}
    assert found == {}, "\n".join(sorted({w for ws in found.values() for w in ws}))


def test_nothing_is_cut_off_in_a_language_of_longer_words(
    qapp: QApplication, shared_sandbox: Sandbox, start_on: StartOn, tmp_path: Path
) -> None:
    recording = write_recording(tmp_path / "speech.wav")
    longer = Longer()
    qapp.installTranslator(longer)
    try:
        program = start_on(shared_sandbox)
        program.settle()
        program.select_ready()
        resize(program.window, (1360, 860))
        places = chain(each_place(program), each_training_place(program, recording))
        found = {place: cut for place in places if (cut := cut_off(program.window))}
        assert found == {}, "\n".join(sorted({w for ws in found.values() for w in ws}))
    finally:
        qapp.removeTranslator(longer)
