"""A demo dragged out of the window, with the real pointer, into another program."""

import json
import sys
from pathlib import Path

from tests.desktop.voice_desk import VoiceDesk

TARGET = Path(__file__).with_name("drop_target.py")


def test_a_demo_is_dropped_as_a_file_and_all_goes_on_meanwhile(
    fresh_desk: VoiceDesk, tmp_path: Path
) -> None:
    desk, note = fresh_desk, tmp_path / "dropped.json"
    ready = desk.until(
        lambda: next((row for row in desk.rows() if row["State"] == "Ready"), None), "a ready one"
    )
    name = ready["Name"]
    target = desk.desktop.launch_program([sys.executable, TARGET, note])
    box = target.find("label", "Drop here")
    desk.select(name)
    x, y = desk.table.cell(desk.names().index(name), 0).middle
    desk.desktop.press((x, y))
    desk.desktop.move((x + 30, y + 5))
    outgoing = desk.data / "accounts"
    desk.until(lambda: list(outgoing.rglob(f"handed-out/*/{name}.*")) or None, "the copy")
    # The button is held: what the program has to do beside the drag goes on all the same.
    other = next(row for row in desk.rows() if row["Name"] != name)
    desk.sandbox.edit_voices({"id": other["ID"], "name": "Renamed elsewhere"})
    desk.button("Refresh").press()
    desk.row("Renamed elsewhere")
    for step in (0.5, 0.9, 1.0):
        to = box.now().middle  # the window manager may have placed it meanwhile
        desk.desktop.move((round(x + (to[0] - x) * step), round(y + (to[1] - y) * step)))
    desk.desktop.release()
    told = json.loads(desk.until(lambda: note.read_text() if note.exists() else None, "the drop"))
    (file,) = told
    assert Path(file["name"]).stem == name
    content = bytes.fromhex(file["bytes"])
    kept = [path.read_bytes() for path in outgoing.rglob("demos/*") if path.is_file()]
    assert content in kept
    desk.button("Refresh").press()
    desk.row(name)
