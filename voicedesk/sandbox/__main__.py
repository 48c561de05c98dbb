"""`python -m voicedesk.sandbox`."""

import sys

from voicedesk.sandbox.options import parse_options
from voicedesk.sandbox.server import serve

if __name__ == "__main__":
    sys.exit(serve(parse_options()))
