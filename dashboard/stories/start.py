"""What the dashboard was started with: the articles, the names it answers to, what it may open."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from events import UnreadableInputError
from events.archive.layout import is_archive


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line told.

    `hosts` are names that the dashboard answers to beside this machine's own; `folders` may be
    opened from by a path that is typed in the page, beside those of `paths`.
    """

    paths: tuple[str, ...] = ()
    published: str | None = None
    hosts: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    @classmethod
    def told(cls, arguments: Sequence[str]) -> Start:
        """The start that some arguments ask for; what they hold beside it is left alone."""
        parser = argparse.ArgumentParser(add_help=False)
        add_options(parser)
        asked, _ = parser.parse_known_args(list(arguments))
        return cls(tuple(asked.paths), asked.published, tuple(asked.hosts), tuple(asked.folders))

    @property
    def arguments(self) -> list[str]:
        """The arguments that ask for this start."""
        published = ["--published", self.published] if self.published else []
        hosts = [word for name in self.hosts for word in ("--host", name)]
        folders = [word for folder in self.folders for word in ("--allow", folder)]
        return [*published, *hosts, *folders, *self.paths]

    @property
    def archive(self) -> str | None:
        """The folder of the archive that it was started on, if it was started on one."""
        is_one = len(self.paths) == 1 and is_archive(Path(self.paths[0]))
        return self.paths[0] if is_one else None

    def openable(self, typed: str) -> str:
        """The absolute path that a path typed in the page means.

        Raises UnreadableInputError for one outside of the folders that the start allows: whoever
        else may come to the page is not to read what else lies on this machine.
        """
        # Absolute, so that no name is taken for standard input; what a link leads to counts.
        path = _resolved(typed)
        allowed = self._allowed()
        if path is not None and any(path.is_relative_to(folder) for folder in allowed):
            return str(path)
        places = " or ".join(map(str, allowed)) or "no folder"
        raise UnreadableInputError(
            f"{typed}: a path typed here opens what lies in {places}: upload the file instead, or "
            "start with: dateline serve --allow FOLDER"
        )

    def _allowed(self) -> list[Path]:
        """The folders it was started on, or else the one it was started in; never all there is."""
        started_on = [_folder(Path(path).resolve()) for path in self.paths if "://" not in path]
        chosen = [path for path in map(_resolved, self.folders) if path is not None]
        here = [folder for folder in started_on or [Path.cwd()] if folder != folder.parent]
        return list(dict.fromkeys([*here, *chosen]))


def _resolved(typed: str) -> Path | None:
    """The absolute path; None for what can be none: "~nobody", a name with a NUL in it."""
    try:
        return Path(typed).expanduser().resolve()
    except (RuntimeError, ValueError, OSError):  # whose home it is, the system alone knows
        return None


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a parser read what a start is told."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles, or an exported JSON")
    parser.add_argument("--published", metavar="DATE", help="the day of publication")
    parser.add_argument("--host", metavar="NAME", dest="hosts", type=str.lower, action="append")
    parser.add_argument("--allow", metavar="FOLDER", dest="folders", action="append")
    parser.set_defaults(hosts=[], folders=[])


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent
