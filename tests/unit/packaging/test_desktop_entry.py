"""What makes the program known to desktops agrees with the program."""

import xml.etree.ElementTree as ET
from configparser import RawConfigParser
from pathlib import Path

import pytest

from voicedesk import APP_ID, __version__, cli

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"


@pytest.fixture
def entry() -> RawConfigParser:
    parser = RawConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return parser


def test_the_entry_is_named_by_the_programs_id(entry: RawConfigParser) -> None:
    said = entry["Desktop Entry"]
    assert (said["Icon"], said["StartupWMClass"]) == (APP_ID, APP_ID)
    assert said["Exec"] == "voicedesk %U"
    assert "x-scheme-handler/voicedesk" in said["MimeType"].split(";")
    for key in ("GenericName", "Comment", "Keywords"):
        assert said[f"{key}[zh_CN]"] != said[key]


def test_every_recipe_is_for_the_programs_id() -> None:
    manifest = (LINUX / f"{APP_ID}.flatpak.yml").read_text(encoding="utf-8").splitlines()
    assert f"id: {APP_ID}" in manifest
    assert f"  - --own-name=org.mpris.MediaPlayer2.{APP_ID}" in manifest
    for script in ("appimage", "check-installed"):
        assert f"\nid={APP_ID}\n" in (LINUX.parent / script).read_text(encoding="utf-8")
    assert f'APP_ID = "{APP_ID}"' in (LINUX.parent / "voicedesk.spec").read_text(encoding="utf-8")


def test_the_newest_release_is_the_programs_version() -> None:
    component = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert component.findtext("id") == APP_ID
    assert component.findtext("launchable") == f"{APP_ID}.desktop"


def test_the_manual_page_knows_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parse(["--help"])
    words = capsys.readouterr().out.replace(",", " ").replace("[", " ").replace("]", " ").split()
    options = {word for word in words if word.startswith("--")}
    page = (LINUX / "voicedesk.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert len(options) > 5
    assert {option for option in options if option not in page} == set()
