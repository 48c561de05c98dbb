"""What the supply chain's command finds: licences, actions, and when nothing could be audited."""

import sys
from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path

import pytest
import supply_chain


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("(Apache-2.0 OR BSD-3-Clause) AND MIT", True),
        ("BSD-3-Clause AND 0BSD AND MIT", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_fine_where_one_of_its_ways_is(expression: str, fine: bool) -> None:
    assert supply_chain.may_be_passed_on(expression) == fine


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License-Expression": "MIT", "License": "BSD"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, "BSD-3-Clause"),
        ({"License": "MIT License"}, "MIT"),
        ({"License": "A long text\nof many lines"}, ""),
        ({}, ""),
    ],
)
def test_packages_say_their_licence_in_several_ways(
    tmp_path: Path, fields: dict[str, str], licence: str
) -> None:
    said = Message()
    for name, value in {"Metadata-Version": "2.1", "Name": "x", **fields}.items():
        said[name] = value.replace("\n", "\n        ")
    folder = tmp_path / "x-1.dist-info"
    folder.mkdir()
    folder.joinpath("METADATA").write_text(said.as_string())
    assert supply_chain.licence_of(Distribution.at(folder)) == licence


def test_an_action_is_pinned_by_its_commit(tmp_path: Path) -> None:
    (tmp_path / "ci.yml").write_text(
        "steps:\n"
        "  - uses: actions/checkout@v4\n"
        f"  - uses: actions/cache@{'a' * 40}  # v4\n"
        "  - uses: ./local\n"
        "  - name: x\n"
        "    uses: 'other/action@main'\n"
    )
    found = list(supply_chain.unpinned_actions(tmp_path))
    assert found == ["ci.yml: actions/checkout@v4", "ci.yml: other/action@main"]


@pytest.mark.parametrize(
    ("status", "said", "fine"),
    [
        (0, "audited: no weakness", True),
        (1, "weaknesses are known", False),
        (2, "NOT AUDITED", True),
    ],
)
def test_an_audit_that_could_not_be_made_is_not_taken_for_one(
    tmp_path: Path, status: int, said: str, fine: bool
) -> None:
    uv = tmp_path / "uv"
    uv.write_text(f"#!{sys.executable}\nimport sys\nsys.exit({status})\n")
    uv.chmod(0o755)
    sentence, is_fine = supply_chain.audit(str(uv))
    assert sentence.startswith(said)
    assert is_fine == fine
