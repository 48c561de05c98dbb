"""The desktop itself, proven on a small program: what it says of VoiceDesk can be believed."""

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.accessibility import SYSTEM_PYTHON, NotThereError
from tests.desktop.desktop import App, Desktop
from tests.desktop.session_parts import missing_parts

PROGRAM = Path(__file__).with_name("small_program.py")


@pytest.fixture
def program(desktop: Desktop) -> App:
    quiet = "qt.accessibility.atspi=false;qt.multimedia.*=false"
    app = desktop.launch_program([sys.executable, PROGRAM], QT_LOGGING_RULES=quiet)
    app.find("frame", "Small program")
    return app


def test_a_press_on_the_bus_is_a_press(program: App) -> None:
    program.find("button", "Greet", usable=True).press()
    program.find("label", "hello")


def test_keys_are_real(desktop: Desktop, program: App) -> None:
    desktop.activate(program)
    desktop.click(program.find("text field", "Field").middle)
    desktop.type("Typed, (50%)")
    program.find("label", "Typed, (50%)")
    desktop.keys("ctrl+a", "Delete")
    program.find("label", "")


def test_text_may_be_chinese(program: App) -> None:
    program.find("text field", "Field").set_text("音色")
    program.find("label", "音色")


def test_what_the_bus_says_of_a_program_without_a_window(desktop: Desktop) -> None:
    program = desktop.launch_program(["sleep", "60"])
    assert "shows nothing; it has computed for 0.0 s" in program.dump()
    assert "is not on the accessibility bus" in program.dump()


def test_what_the_bus_says_of_a_program_that_did_not_register(desktop: Desktop) -> None:
    code = "import bus_connection, time; held = bus_connection.Connection(); time.sleep(60)"
    command = [SYSTEM_PYTHON, "-c", code]
    # The system's GObject import warns.
    more = {"PYTHONPATH": str(PROGRAM.parent), "PYTHONWARNINGS": "ignore"}
    program = desktop.launch_program(command, **more)
    program.wait_for(lambda: "not listed by the registry" in program.dump(), "its connection")


def test_a_table_is_read_and_a_slider_moved(program: App) -> None:
    table = program.find("table", "Rows")
    assert table.headers() == ["Letter", "Number"]
    assert table.rows(first=1) == [["b", "1"], ["c", "2"]]
    assert table.cell(2, 0).name == "c"
    program.find("slider", "Level").set_value(40)
    program.find("label", "level 40")


def test_sound_is_heard_and_silence_too(desktop: Desktop, program: App) -> None:
    assert desktop.sound.heard(0.3).onset is None
    pressed = time.monotonic()
    program.find("button", "Play").press()
    onset = desktop.sound.wait_for_sound(pressed)
    assert pressed < onset < pressed + 5
    assert desktop.sound.heard(0.5).rms > 0.1
    desktop.sound.wait_for_silence()


def test_the_keyring_keeps_a_secret(program: App) -> None:
    program.find("button", "Keep secret").press()
    program.find("label", "s3cret")


def test_what_is_not_there_is_told_with_the_tree(program: App) -> None:
    with pytest.raises(NotThereError, match=r"(?s)button “Nowhere”.*button 'Greet'"):
        program.find("button", "Nowhere", timeout=0.2)


def test_a_picture_shows_the_screen(desktop: Desktop, program: App, tmp_path: Path) -> None:
    picture = tmp_path / "screen.png"
    desktop.screenshot(picture)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1600, 1000)
    x, y = program.find("button", "Greet").middle
    assert image.pixelColor(x, y) != image.pixelColor(5, 990)


def test_complaints_fail_a_test(desktop: Desktop) -> None:
    app = desktop.launch_program([sys.executable, "-c", "import sys; sys.exit('oh no')"])
    assert app.wait() == 1
    assert desktop.end_apps() == ["oh no\n"]


def test_an_ended_program_shows_nothing(desktop: Desktop, program: App) -> None:
    assert program.end() < 5
    assert "shows nothing; it has ended" in program.dump()


def test_missing_parts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert {"gnome-keyring", "pulseaudio", "xdotool", "xvfb"} <= set(missing_parts())
