"""Many voices from a file, on a real desktop; killed in the middle, begun again, gone on with."""

from collections import Counter
from pathlib import Path

from tests.desktop.voice_desk import OpenDesk, VoiceDesk

ROWS = 6


def test_a_file_of_voices_is_trained_once_although_the_program_is_killed(
    fresh_desk: VoiceDesk, open_desk: OpenDesk, tmp_path: Path
) -> None:
    desk, sandbox = fresh_desk, fresh_desk.sandbox
    link = f"{sandbox.url}/samples/en-reading.mp3"
    rows = [f"旁白 {number},{link}?{number},王芳" for number in range(1, ROWS + 1)]
    file = tmp_path / "voices.csv"
    file.write_bytes("\r\n".join(["名称,音频链接,说话人", *rows]).encode("gbk"))
    desk.desktop.keys("ctrl+shift+n")
    desk.button("Open file…").press()
    desk.find("dialog", "Open a table of voices — VoiceDesk")
    desk.desktop.keys("ctrl+a")
    desk.desktop.type(str(file))
    desk.desktop.keys("Return")
    table = desk.find("table", "Rows to train")
    desk.until(
        lambda: [row for row in table.rows() if "Good recording" in row[-1]][ROWS - 1 :],
        "all recordings to be looked at",
        timeout=60,
    )
    assert [row[1] for row in table.rows()] == [f"旁白 {n}" for n in range(1, ROWS + 1)]
    desk.find("check box", "All speakers agreed").press()
    # What is sent is acted upon: else the one whose answer is lost is waited for, 90 s long.
    sandbox.set_faults("create:act-then-slow=0.2", "train:act-then-slow=0.2")
    desk.button(f"Start {ROWS} trainings").press()
    desk.until(lambda: sandbox.log()["seen"].get("train", 0) >= 2, "two trainings")
    desk.app.crash()

    sandbox.set_faults()
    again = open_desk(sandbox, data=desk.data, account=desk.account, token="")
    again.button("All messages").press()
    again.says("Batch training was interrupted")
    trained = sandbox.log()["acted"]["train"]
    again.button("Show").press()
    again.button("Resume").press()
    again.until(lambda: sandbox.log()["acted"].get("train", 0) == ROWS, "the rest", timeout=150)
    again.find("label", f"{ROWS} trainings sent")
    log = sandbox.log()
    assert trained < ROWS
    assert log["acted"]["create"] == ROWS
    paths = Counter(one["path"] for one in log["requests"] if one["call"] == "train")
    assert [*paths.values()] == [1] * ROWS
