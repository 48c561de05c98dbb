"""What a packaged program starts its own processes with."""

import io
import subprocess
import sys

import pytest
import soundfile

from voicedesk.resources import child_command

PLAIN = [sys.executable, "-m", "voicedesk", "--role"]


def test_a_packaged_program_starts_itself_with_a_role(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command("decoder") == [sys.executable, "-m", "voicedesk.decoder"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command("decoder") == [sys.executable, "--role", "decoder"]


def test_the_decoder_answers_by_its_role() -> None:
    sound = io.BytesIO()
    soundfile.write(sound, [0.0, 0.5] * 8000, 16_000, format="WAV")
    content = sound.getvalue()
    request = b'{"what": "sample", "size": %d}\n' % len(content) + content
    done = subprocess.run([*PLAIN, "decoder"], input=request, capture_output=True, check=True)
    assert b'"seconds": 1.0' in done.stdout


def test_the_built_in_service_takes_its_options_by_its_role() -> None:
    done = subprocess.run([*PLAIN, "sandbox", "--help"], capture_output=True, text=True, check=True)
    assert "--until-stdin-closes" in done.stdout


def test_no_role_loads_the_window_and_an_unknown_one_is_refused() -> None:
    code = (
        "import runpy, sys; sys.argv[1:] = ['--role', 'pinyin']\n"
        "runpy.run_module('voicedesk', run_name='__main__', alter_sys=True)"
    )
    watched = f"import sys\ntry:\n exec({code!r})\nexcept SystemExit: pass\n"
    watched += "assert not any(name.startswith('PySide6') for name in sys.modules)"
    subprocess.run([sys.executable, "-c", watched], input=b'"\\u674e"\n', check=True)
    refused = subprocess.run([*PLAIN, "window"], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "window" in refused.stderr
