"""Several voices at once, by keyboard and by the names that a screen reader finds."""

from tests.desktop.voice_desk import VoiceDesk


def test_several_are_chosen_copied_marked_and_deleted_by_keyboard_and_name(
    desk: VoiceDesk,
) -> None:
    rows = desk.rows()
    desk.select(rows[0]["Name"])
    desk.desktop.keys("shift+Down", "shift+Down")
    desk.find("label", "3 selected")
    assert desk.table.selected_rows() == [0, 1, 2]
    desk.find("label", "3 voices")
    desk.button("Copy IDs").press()
    desk.says("3 IDs copied.")
    assert desk.desktop.clipboard().split() == [row["ID"] for row in rows[:3]]
    desk.button("Favourite").press()
    desk.button("Unfavourite")
    desk.desktop.keys("ctrl+a")
    desk.find("label", "12 selected")
    desk.desktop.keys("Escape")
    desk.button("New voice")
    assert len(desk.table.selected_rows()) == 1
    desk.select(rows[0]["Name"])
    desk.desktop.keys("shift+Down", "Delete")
    desk.button("Keep voices").press()
    desk.until(lambda: not desk.app.all("button", "Keep voices") or None, "no question")
    desk.desktop.keys("Delete")
    desk.button("Delete 2 voices").press()
    desk.says("2 voices deleted.")
    assert [row["ID"] for row in desk.shows(10)] == [row["ID"] for row in rows[2:]]
