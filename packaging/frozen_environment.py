"""Runs first in the packaged program: gives what it starts the environment that it was given.

PyInstaller's start has set LD_LIBRARY_PATH to the program's own folder, for the program itself. A
browser, a file manager or zenity would take Qt's libraries from there.
"""

import os

if (_given := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = _given
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
for _name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[_name]
