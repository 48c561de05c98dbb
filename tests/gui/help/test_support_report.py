"""The support report: what is in it, what never is, and that it is shown before it is saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.gui.app_window import AppWindow
from voicedesk.domain.account import Account
from voicedesk.library import Settings
from voicedesk.ui.support_report import ReportFacts, SupportReportDialog, support_report

pytestmark = pytest.mark.no_qt_log

SETTINGS = Settings(
    language="zh_CN",
    last_account="work",
    accounts=(Account("work", "https://voice.example"),),
    shown_tags=("documentary",),
    window="AdnQywADAAA",
)


def facts(*log: str, requests: tuple[str, ...] = ()) -> ReportFacts:
    return ReportFacts(
        "1.2.3",
        SETTINGS,
        {"voices": 2},
        {"account": ["work"], "voice": ["李娜", "Li Na", "x"], "tag": ["documentary"]},
        requests,
        log,
        ["1366 × 768 at 150%"],
    )


def test_it_says_what_a_developer_asks_for() -> None:
    text = support_report(
        facts("ERROR it broke", requests=("GET https://voice.example/v1/voice-clones 200",)),
        with_names=False,
    )
    for expected in (
        "VoiceDesk: 1.2.3",
        "Python: 3.",
        "Qt: 6.",
        "qasync 0.",
        "Screen: 1366 × 768 at 150%",
        "language: zh_CN",
        "voices: 2",
        "ERROR it broke",
        "GET https://voice.example/v1/voice-clones 200",
    ):
        assert expected in text
    assert "AdnQ" not in text, "it says nothing to a reader"


@pytest.mark.parametrize("with_names", [True, False])
def test_no_secret_is_in_it(with_names: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://me:hidden@proxy.example:3128")
    text = support_report(
        facts(
            "WARNING GET https://demos.example/a.mp3?e=1&token=hidden failed",
            "WARNING https://me:hidden@demos.example/a.mp3",
            "ERROR Authorization: Bearer hidden",
            requests=("GET https://demos.example/a.mp3?sign=hidden 200",),
        ),
        with_names=with_names,
    )
    assert "demos.example" in text
    assert "proxy.example:3128" in text
    assert "hidden" not in text


def test_names_are_in_it_only_if_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicedesk.ui.support_report.Path.home", lambda: Path("/home/wang-wu"))
    monkeypatch.setenv("LOGNAME", "wang-wu")
    told = facts(
        "WARNING rename failed: “李娜” of work, in /home/wang-wu/voices/accounts/work",
        "WARNING Li Nation isn't Li Na; xylophone",
        requests=("GET https://demos.example/recordings/li-na-interview.mp3 404",),
    )
    named = support_report(told, with_names=True)
    for name in ("李娜", "work", "Li Na;", "documentary", "wang-wu", "li-na-interview"):
        assert name in named
    text = support_report(told, with_names=False)
    for name in ("李娜", "work,", "Li Na;", "documentary", "wang-wu", "li-na-interview"):
        assert name not in text
    assert "“‹voice›” of ‹account›, in ~/voices/accounts/‹account›" in text
    assert "Li Nation isn't ‹voice›; xylophone" in text
    assert "https://demos.example/….mp3 404" in text
    assert "accounts: 1 of them" in text


def test_ten_thousand_names_take_no_time_to_speak_of() -> None:
    many = {"voice": [f"Voice number {number}" for number in range(10_000)]}
    told = facts(*["WARNING Voice number 77 failed"] * 200)
    text = support_report(ReportFacts("1", SETTINGS, {}, many, (), told.log, ()), with_names=False)
    assert text.count("‹voice› failed") == 200


def test_what_is_shown_is_what_is_saved(window: QWidget) -> None:
    dialog = SupportReportDialog(window, "without", "with names")
    saved: list[str] = []
    dialog.save_requested.connect(saved.append)
    dialog.open(dialog.names)
    assert dialog.text.toPlainText() == "without"
    dialog.save.click()
    dialog.names.click()
    assert dialog.text.toPlainText() == "with names"
    dialog.save.click()
    assert saved == ["without", "with names"]
    dialog.reject()


def test_the_menu_leads_to_a_file(app: AppWindow, tmp_path: Path) -> None:
    app.window.commands.support_report.trigger()
    app.wait(lambda: app.window.findChildren(SupportReportDialog))
    dialog = app.window.findChildren(SupportReportDialog)[0]
    dialog.save.click()
    chooser = app.window.findChildren(QFileDialog)[0]
    chooser.selectFile(str(tmp_path / "report.txt"))
    chooser.accept()
    target = tmp_path / "report.txt"
    app.wait(target.exists)
    assert target.read_text(encoding="utf-8") == dialog.text.toPlainText()
    app.wait(lambda: app.window.messages.current is not None)
    dialog.reject()
    QApplication.processEvents()
