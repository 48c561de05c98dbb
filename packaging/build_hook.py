"""Hatchling's hook: no wheel and no editable installation without compiled translations."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):
    """Compiles the translations where they lie, and takes the resources into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before anything is packed, for each kind of wheel."""
        script = Path(self.root) / "packaging" / "compile_translations.py"
        subprocess.run([sys.executable, script], check=True)
        if version == "standard":
            # An editable installation reads them from the checkout (voicedesk/resources.py).
            build_data["force_include"]["resources"] = "voicedesk/_resources"
            build_data["force_include"]["docs/guide"] = "voicedesk/_resources/guide"
