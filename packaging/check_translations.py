"""Hold the translations complete: forms of calls, missing and unfinished strings, places.

Without arguments it checks; with `--update` it takes the program's strings into the .ts files.
"""

import sys
import tempfile
from pathlib import Path

from program_strings import StringReader
from ts_file import merge, problems

ROOT = Path(__file__).resolve().parent.parent
HOW_ON = """
To mend it: sh packaging/update_translations takes the program's strings into
resources/translations/*.ts; then write the unfinished translations (voicedesk_en.ts has only
plural forms). What an obsolete string said is in the file's history."""


def read_program(root: Path) -> StringReader:
    """The strings of the package `voicedesk` under `root`."""
    reader = StringReader()
    package = root / "voicedesk"
    for path in sorted(package.rglob("*.py")):
        if package / "sandbox" not in path.parents:  # it has no window
            reader.read(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return reader


def kept_files(root: Path) -> list[Path]:
    """The .ts files."""
    return sorted(root.joinpath("resources", "translations").glob("*.ts"))


def check(root: Path = ROOT) -> list[str]:
    """Everything that is wrong, one sentence each; the .ts files stay as they are."""
    program = read_program(root)
    found = program.problems
    with tempfile.TemporaryDirectory() as folder:
        for kept in kept_files(root):
            copy = Path(folder) / kept.name
            copy.write_bytes(kept.read_bytes())
            merge(program.strings, copy, drop_vanished=False)
            found.extend(problems(copy))
    return found


def main() -> int:
    """Check or update; returns the exit status."""
    if "--update" in sys.argv[1:]:
        program = read_program(ROOT)
        found = program.problems
        for kept in kept_files(ROOT):
            merge(program.strings, kept, drop_vanished=True)
    else:
        found = check()
    if found:
        print(*found, HOW_ON, sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
