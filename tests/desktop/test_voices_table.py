"""The table of voices: what is in it, searched, filtered and sorted."""

from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import StartSandbox

COLUMNS = {"Name", "State", "Language", "Demo", "ID"}


def test_every_cell_can_be_read(desk: VoiceDesk) -> None:
    known = {voice["id"]: voice for voice in desk.sandbox.control("voices")["voices"]}
    words = {"Init": "Not trained", "Training": "Training", "Success": "Ready", "Failed": "Failed"}
    rows = desk.rows()
    assert set(rows[0]) >= COLUMNS
    assert {row["ID"] for row in rows} == set(known)
    for row in rows:
        assert row["Name"] == known[row["ID"]]["name"]
        assert row["State"] == words[known[row["ID"]]["state"]]
        assert all(row.values())
    assert {row["State"] for row in rows} >= {"Ready", "Not trained", "Failed"}
    assert {row["Language"] for row in rows} >= {"Chinese", "English"}


def test_states_come_and_go(desk: VoiceDesk) -> None:
    harbour, marlowe = desk.row("Harbour"), desk.row("Marlowe")
    desk.sandbox.edit_voices(
        {"id": harbour["ID"], "state": "Training", "training_seconds": 100},
        {"id": marlowe["ID"], "state": "Archived"},
        {"name": "Newcomer", "state": "Init"},
        removed=(desk.row("Evelyn")["ID"],),
    )
    desk.button("Refresh").press()
    desk.row("Harbour", State="Training")
    desk.row("Marlowe", State="Archived")
    desk.row("Newcomer", State="Not trained")
    assert "Evelyn" not in desk.names()


def test_search_looks_at_name_language_and_id(desk: VoiceDesk) -> None:
    marlowe = desk.row("Marlowe")["ID"]
    search = desk.field("Search voices")
    for text, names in (
        ("hArB", ["Harbour"]),
        ("知夏", ["林知夏"]),
        ("cantonese", ["嘉欣 · 粵語"]),
        (marlowe[3:11].upper(), ["Marlowe"]),
    ):
        search.set_text(text)
        desk.until(lambda wanted=names: desk.names() == wanted, f"{names} for {text}")
    search.set_text("no such voice")
    desk.find("label", "No voices match*")
    desk.button("Clear search").press()
    desk.shows(12)


def test_filters_show_one_state(desk: VoiceDesk) -> None:
    for place in ("Ready", "Not trained", "Failed"):
        desk.find("radio button", place).press()
        desk.until(lambda p=place: {row["State"] for row in desk.rows()} == {p}, place)
    desk.find("radio button", "Training").press()
    desk.until(lambda: not desk.rows(), "no voice in training")
    desk.find("radio button", "All voices").press()
    desk.shows(12)


def test_a_click_on_a_heading_sorts_and_is_remembered(
    fresh_desk: VoiceDesk, open_desk: OpenDesk
) -> None:
    sorted_ = sorted(row["Language"] for row in fresh_desk.rows())
    fresh_desk.desktop.click(fresh_desk.find("table column header", "Language").middle)
    fresh_desk.until(
        lambda: [row["Language"] for row in fresh_desk.rows()] == sorted_, "languages in order"
    )
    fresh_desk.end()
    again = open_desk(fresh_desk.sandbox, data=fresh_desk.data, account=fresh_desk.account)
    again.until(lambda: [row["Language"] for row in again.rows()] == sorted_, "the same order")


def test_no_voices_yet(open_desk: OpenDesk, start_sandbox: StartSandbox) -> None:
    desk = open_desk(start_sandbox("--voices", "0"))
    desk.find("label", "No voices yet")
    desk.button("New voice").press()
    desk.field("Audio URL")


def test_hostile_names_stay_text(desk: VoiceDesk) -> None:
    hostile = "<b>bold</b><img src=x>"
    desk.sandbox.edit_voices({"name": hostile, "state": "Success", "demo": "en-1.mp3"})
    desk.button("Refresh").press()
    desk.select(hostile)
    desk.find("label", hostile)


def test_a_thousand_voices(open_desk: OpenDesk, start_sandbox: StartSandbox) -> None:
    desk = open_desk(start_sandbox("--voices", "1000"))
    table = desk.find("table", "Voices")
    last = desk.until(lambda: table.rows(first=999), "the thousandth row")
    assert all(last[0])
    voice_id = last[0][table.headers().index("ID")]
    desk.field("Search voices").set_text(voice_id)
    desk.until(lambda: desk.rows()[0]["ID"] == voice_id, "the one row")
