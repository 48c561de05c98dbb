"""`python -m voicedesk.sandbox`."""

import os
import sys

from voicedesk.sandbox.options import parse_options
from voicedesk.sandbox.server import serve

if __name__ == "__main__":
    status = serve(parse_options())
    sys.stdout.flush()
    sys.stderr.flush()
    # A training's thread may be inside a library that an ordinary end would take from under it.
    os._exit(status)
