"""Files that the person saves, through the dialogs of the real program."""

import csv
import io
from pathlib import Path

from tests.desktop.voice_desk import VoiceDesk


def test_a_demo_and_the_list_are_saved_where_they_are_requested(
    desk: VoiceDesk, tmp_path: Path
) -> None:
    rows = desk.rows()
    ready = next(row["Name"] for row in rows if row["State"] == "Ready" and row["Name"].isascii())
    desk.select(ready)
    desk.desktop.keys("ctrl+s")
    desk.find("dialog", "Save demo — VoiceDesk")
    demo = tmp_path / "mine.mp3"
    desk.desktop.keys("ctrl+a")
    desk.desktop.type(str(demo))
    desk.desktop.keys("Return")
    desk.says("Demo saved.", "mine.mp3")
    kept = [path.read_bytes() for path in desk.data.rglob("demos/*") if path.is_file()]
    assert demo.read_bytes() in kept
    desk.button("Dismiss").press()
    desk.desktop.keys("ctrl+shift+e")
    desk.find("dialog", "Export list — VoiceDesk")
    desk.desktop.keys("ctrl+a")
    desk.desktop.type(str(tmp_path / "list"))
    desk.desktop.keys("Return")
    desk.says("12 voices exported.", "list.csv")
    content = (tmp_path / "list.csv").read_text("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [row["ID"] for row in table] == [row["ID"] for row in rows]
    assert [row["Name"] for row in table] == [row["Name"] for row in rows]
    assert "token" not in content.lower()
