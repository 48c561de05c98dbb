"""Compile resources/translations/*.ts with PySide6's lrelease into .qm files beside them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


def qt_tool(name: str) -> Path:
    """The path of a Qt tool that the PySide6 package brings.

    Raises:
        FileNotFoundError: PySide6 is not installed, or lacks the tool.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("PySide6 is not installed")
    folder = Path(spec.submodule_search_locations[0])
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(folder / name)


def compile_translations(folder: Path = TRANSLATIONS) -> list[Path]:
    """Compile every .ts file of `folder`; returns the .qm files.

    Raises:
        FileNotFoundError: lrelease is missing.
        subprocess.CalledProcessError: lrelease refused a file.
    """
    lrelease = qt_tool("lrelease")
    compiled = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        subprocess.run([lrelease, "-silent", source, "-qm", target], check=True)
        compiled.append(target)
    return compiled


if __name__ == "__main__":
    try:
        compile_translations()
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        sys.exit(f"The translations could not be compiled: {error}")
