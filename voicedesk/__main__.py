"""`python -m voicedesk`, the same as the command `voicedesk`; what a packaged program starts with.

A packaged program has no `python -m`: its own processes are started by `--role NAME`, and answered
here, before the window's modules are loaded.
"""

import runpy
import sys

ROLES = ("decoder", "pinyin", "sandbox")


def main() -> int:
    """Run the program, or the process of its own that the first argument names."""
    if sys.argv[1:2] == ["--role"]:
        role = "".join(sys.argv[2:3])
        if role not in ROLES:
            print(f"voicedesk: no role: {role}", file=sys.stderr)  # noqa: T201
            return 2
        del sys.argv[1:3]
        runpy.run_module(f"voicedesk.{role}", run_name="__main__", alter_sys=True)
        return 0
    from voicedesk.cli import main as run  # noqa: PLC0415 - no role needs it

    return run()


if __name__ == "__main__":
    sys.exit(main())
