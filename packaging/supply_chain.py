"""The supply chain, from uv.lock: an SBOM with licences, an audit, actions that may change.

Ends with 1 where something is wrong: a weakness that is known, a licence that VoiceDesk can't be
passed on with, an action that may change under its name. Where no database of weaknesses can be
reached it says "not audited", which is no failure.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"

ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
        # Qt and PySide: loaded as libraries, which anyone may replace.
        "LGPL-3.0-only",
    }
)
# As packages write it that don't use SPDX's names yet.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "LGPL": "LGPL-3.0-only",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_BUNDLED = (("Inter", "OFL-1.1"), ("JetBrains Mono", "OFL-1.1"), ("Noto Sans CJK", "OFL-1.1"))
_ACTION = re.compile(r"^\s*(?:-\s*)?uses:\s*['\"]?([^\s'\"#]+)", re.MULTILINE)


def licence_of(package: Distribution) -> str:
    """A package's licence as an SPDX expression, as far as it says; empty where it doesn't."""
    said = package.metadata
    if expression := said.get("License-Expression"):
        return expression
    classified = [
        _SPDX.get(name, name)
        for line in said.get_all("Classifier", [])
        if line.startswith("License ::") and (name := line.rpartition(" :: ")[2]) != "OSI Approved"
    ]
    words = (said.get("License") or "").strip()
    if classified:
        return " OR ".join(classified)
    return _SPDX.get(words, words) if "\n" not in words else ""


def may_be_passed_on(expression: str) -> bool:
    """Whether one of the alternatives asks for nothing that VoiceDesk doesn't do."""
    alternatives = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(
        all(_plain(part) in ALLOWED for part in re.split(r"\s+AND\s+", alternative))
        for alternative in alternatives
    )


def _plain(licence: str) -> str:
    return licence.partition(" WITH ")[0].strip()


class Component(TypedDict, total=False):
    """A part of the SBOM, as far as it is looked at here."""

    type: str
    name: str
    version: str
    licenses: list[dict[str, str]]


class Bill(TypedDict):
    """An SBOM, as far as it is looked at here."""

    components: list[Component]


def bill_of_materials(uv: str) -> Bill:
    """What is installed with VoiceDesk, on any platform, in CycloneDX's format, with licences."""
    command = [uv, "export", "--locked", "--no-default-groups", "--format", "cyclonedx1.5"]
    command += ["--preview-features", "sbom-export"]
    bill: Bill = json.loads(_output(command))
    for component in bill["components"]:
        try:
            licence = licence_of(distribution(component["name"]))
        except PackageNotFoundError:  # of another platform
            continue
        component["licenses"] = [{"expression": licence}]
    for name, licence in _BUNDLED:
        licences = [{"expression": licence}]
        bill["components"].append({"type": "data", "name": name, "licenses": licences})
    return bill


def audit(uv: str, *more: str) -> tuple[str, bool]:
    """What the database of weaknesses says, in a sentence, and whether that is no failure."""
    command = [uv, "audit", "--locked", "--preview-features", "audit-command", *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    if done.returncode == 0:
        return f"audited: no weakness is known\n{said}", True
    if done.returncode == 1:
        return f"weaknesses are known:\n{said}", False
    return f"NOT AUDITED: no database of weaknesses could be asked\n{said}", True


def unpinned_actions(workflows: Path) -> Iterator[str]:
    """The actions that aren't named by a commit, so that they may change."""
    for path in sorted(workflows.glob("*.y*ml")):
        for action in _ACTION.findall(path.read_text(encoding="utf-8")):
            if not action.startswith("./") and not re.search(r"@[0-9a-f]{40}$", action):
                yield f"{path.name}: {action}"


def _output(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def main(uv: str) -> int:
    """Write the SBOM, print the rest; returns the exit status."""
    failed = False
    bill = bill_of_materials(uv)
    BUILD.mkdir(exist_ok=True)
    target = BUILD / "sbom.cdx.json"
    target.write_text(json.dumps(bill, indent=2), encoding="utf-8")
    components = bill["components"]
    print(f"SBOM: {len(components)} components in {target.relative_to(ROOT)}\n\nLicences:")
    for component in components:
        known = component.get("licenses")
        licence = known[0]["expression"] if known else "(not installed on this platform)"
        is_fine = not known or may_be_passed_on(licence)
        failed |= not is_fine
        mark = "" if is_fine else "   <- can't be passed on with VoiceDesk, or isn't understood"
        print(f"  {component['name']:24}{component.get('version', ''):12}{licence}{mark}")
    sentence, is_fine = audit(uv)
    failed |= not is_fine
    print(f"\nAudit: {sentence}")
    unpinned = list(unpinned_actions(ROOT / ".github" / "workflows"))
    failed |= bool(unpinned)
    print("\nActions that aren't pinned:", ", ".join(unpinned) or "none")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
