"""A file that one run at a time may write: its lock ends with the run, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

# Windows locks bytes, and lets nobody read them: one far behind any content.
_BYTE = 0x7FFF_0000


def open_alone(path: Path) -> BinaryIO | None:
    """The file, opened to read and to append, and locked; None while another run has it.

    The lock is the system's (`flock`, or `msvcrt.locking` on Windows): it is gone with the process,
    and no file is left that would have to be removed by hand after a crash.
    """
    while True:
        file = path.open("a+b")
        if not _locked(file):
            file.close()
            return None
        if _is_still(file, path):
            return file
        file.close()  # the run before has removed the file while we waited for it


def _is_still(file: BinaryIO, path: Path) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def _locked(file: BinaryIO) -> bool:
    """Lock a file; False where another process has locked it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:  # to lock is the only check there is
        return False
    except PermissionError:  # the same, on Windows
        return False
    except OSError:  # a disk without locks, as some networks have: no worse than before
        return True
    return True
