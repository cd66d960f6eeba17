"""Where the `dateline` command starts: Ctrl-C while the library loads ends it without a word."""

# A Ctrl-C while Python finds and reads a file is a traceback. These are part of Python itself.
import _signal
import sys


def main() -> int:
    """Load the command, and run it; returns its exit status."""
    # Until there is somebody to answer it, the system's own answer is better than a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    from events.command.main import main as run

    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    return run()


if __name__ == "__main__":
    sys.exit(main())
