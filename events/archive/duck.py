"""DuckDB, which reads the Parquet of an archive: opened, and its complaints put in a line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from events.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

# Nothing is fetched while it runs; what does not fit in so much memory goes to disk.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "600MB",
}


@contextmanager
def connection(*, room: Path) -> Iterator[DuckDBPyConnection]:
    """A connection without a database of its own; `room` is a folder for what it cannot hold."""
    with connect(room) as duck, complaints():
        yield duck


def connect(room: Path | None = None) -> DuckDBPyConnection:
    """The same, to be closed by the caller. Raises DatelineError where DuckDB is not installed."""
    try:
        import duckdb  # a large library, which only archives need
    except ImportError as error:  # importing is the only check that tells a broken one, too
        raise DatelineError(
            "DuckDB, which reads archives, is not installed: do so with "
            "pip install 'dateline[archive]'"
        ) from error
    settings = {**_SETTINGS, "temp_directory": str(room) if room else ""}
    return duckdb.connect(":memory:", config=settings)


@contextmanager
def complaints() -> Iterator[None]:
    """Raises what DuckDB complains of as a DatelineError of one line."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:  # a file that is damaged, a disk that is full
        first = str(error).strip().splitlines()[0]
        raise DatelineError(f"the archive: {first:.300}") from error


def parquet_view(name: str, files: Sequence[Path], *, extra: str = "") -> str:
    """The statement that makes some Parquet files one view."""
    return f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet({listed(files)}{extra})"


def listed(files: Sequence[Path]) -> str:
    """Files as a list in a statement, where there can be no parameters."""
    return "[" + ", ".join(f"'{quoted(file)}'" for file in files) + "]"


def quoted(file: Path) -> str:
    """A path as it stands between the quotes of a statement."""
    return str(file).replace("'", "''")
