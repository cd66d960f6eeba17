"""Where the `dateline` command starts: Ctrl-C while the library loads ends it without a word."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Load the command, and run it; returns its exit status."""
    # Until there is somebody to answer it, the system's own answer is better than a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from events.command.main import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    return run()


if __name__ == "__main__":
    sys.exit(main())
