"""The licences of what a package holds, gathered from the build's environment and uv.lock.

Writes a folder: the SBOM (CycloneDX), THIRD-PARTY.txt with every part, its version, licence and
text, and the texts that Qt, PySide and FFmpeg are under.
"""

import json
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from platform import python_version

import soundfile
from supply_chain import bill_of_materials, licence_of

from voicedesk import __version__

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)", re.IGNORECASE)
_HEAD = f"""\
VoiceDesk {__version__}
Copyright (c) 2026 The VoiceDesk authors

"""
_QT = """\
Qt, PySide6 and Shiboken are libraries under the GNU Lesser General Public License, version 3
(LGPL-3.0.txt, GPL-3.0.txt); FFmpeg and libsndfile are under version 2.1 or later (LGPL-2.1.txt).
They lie as files of their own in this package and may be replaced by others of the same interface.
Their sources: https://download.qt.io, https://ffmpeg.org and https://github.com/libsndfile.
"""
_SNDFILE = (
    "It holds LAME and mpg123 (LGPL-2.1-or-later), FLAC, Ogg, Vorbis and Opus (BSD-3-Clause)."
)


def write_notices(uv: str, folder: Path) -> None:
    """Write all of it into `folder`, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEXTS, folder)
    bill = bill_of_materials(uv)
    components = sorted({one["name"].lower(): one for one in bill["components"]}.items())
    parts = [_HEAD, (ROOT / "LICENSE").read_text(encoding="utf-8"), "\n", _QT]
    for name, version, licence, text in (
        ("Python", python_version(), "PSF-2.0", _python_licence()),
        ("FFmpeg", ffmpeg_version(), "LGPL-2.1-or-later", ""),
        ("libsndfile", soundfile.__libsndfile_version__, "LGPL-2.1-or-later", _SNDFILE),
    ):
        parts += _section(f"{name} {version}", licence, text)
        expression = [{"expression": licence}]
        bill["components"].append(
            {"type": "library", "name": name, "version": version, "licenses": expression}
        )
    (folder / "sbom.cdx.json").write_text(json.dumps(bill, indent=2), encoding="utf-8")
    for path in sorted((ROOT / "resources" / "fonts").glob("OFL-*.txt")):
        name = path.stem.removeprefix("OFL-")
        parts += _section(f"The typeface {name}", "OFL-1.1", path.read_text(encoding="utf-8"))
    for _, component in components:
        try:
            package = distribution(component["name"])
        except PackageNotFoundError:  # of another platform, or no package of Python's
            continue
        texts = [
            Path(str(package.locate_file(path))).read_text(encoding="utf-8", errors="replace")
            for path in package.files or []
            if ".dist-info" in str(path) and _LICENCE_FILE.match(path.name)
        ]
        title = f"{component['name']} {package.version}"
        parts += _section(title, licence_of(package), "\n".join(dict.fromkeys(texts)))
    (folder / "THIRD-PARTY.txt").write_text("".join(parts), encoding="utf-8")


def ffmpeg_version() -> str:
    """Of the FFmpeg that PySide brings, as the library itself says; empty if it doesn't."""
    spec = find_spec("PySide6")
    for folder in spec.submodule_search_locations or [] if spec is not None else []:
        for library in Path(folder).rglob("*avutil*"):
            if said := re.search(rb"FFmpeg version n?([0-9.]+)", library.read_bytes()):
                return said.group(1).decode()
    return ""


def _python_licence() -> str:
    found = Path(sys.base_prefix, "lib", f"python3.{sys.version_info.minor}", "LICENSE.txt")
    return found.read_text(encoding="utf-8") if found.exists() else ""


def _section(title: str, licence: str, text: str) -> list[str]:
    return ["\n", "-" * 78, f"\n{title}\nLicence: {licence or 'as below'}\n\n", text.rstrip(), "\n"]
