"""A service that lists voices and does nothing else. Run as a process of its own.

Arguments: how many voices, and `changes` or `links`: what differs from one listing to the next.
Prints its address.
"""

# ruff: noqa: T201 - what is printed is read by the benchmark

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from tests.benchmarks.many_voices import listing, many_voices

_number, _differs = int(sys.argv[1]), sys.argv[2]
_ANSWERS = (
    [listing(many_voices(_number, changed=which)) for which in (11, 0)]
    if _differs == "changes"
    else [listing(many_voices(_number, links=which)) for which in (1, 2)]
)
_turn = count()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answer = _ANSWERS[next(_turn) % 2]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


_server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
print(f"http://127.0.0.1:{_server.server_port}", flush=True)
_server.serve_forever()
