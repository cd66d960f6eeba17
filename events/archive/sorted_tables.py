"""The tables of a part of an archive, each laid out in the order in which it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.archive.answer_rows import write_answer_rows
from events.archive.duck import connection, listed, parquet_view, quoted
from events.archive.partition import TABLES
from events.archive.tables import ANSWER
from events.types import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

# The number of a part stands above so many bits of the number of an event or an article in it.
PART_BITS = 32
# In rows: groups are passed over whole where their days or names are not those asked for.
_GROUP_ROWS = 20_480
WORD = r"[\p{L}\p{N}]+"
"""What a word is; looked for without accents and in small letters."""


@dataclass(frozen=True, slots=True)
class Source:
    """A partition, its fingerprint, and where its timelines begin among those of the part."""

    path: Path
    fingerprint: str
    offset: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How many articles and events a part holds, and how many articles it left out."""

    articles: int
    events: int
    known: int


def lay_out(made: Path, sources: Sequence[Source], number: int, parts: Sequence[Path]) -> Amount:
    """Write the tables of the part of that number, without what is in `parts` already.

    These are the tables of documents of the archive. An article is known by its text, title,
    publisher, address and day of publication; one without a mark, of an earlier Dateline, is not.
    """
    room = made.parent
    with connection(room=room) as duck:
        duck.execute(f"SET VARIABLE part = {number}::BIGINT << {PART_BITS}")
        _read_sources(duck, sources)
        _number_articles(duck, parts)
        by_day = room / "by_day.parquet"
        _copy(duck, _BY_DAY, by_day)
        duck.execute(parquet_view("by_day", [by_day], extra=", file_row_number = true"))
        for name, question in _TABLES.items():
            path = made / f"{name}.parquet"
            _copy(duck, question, path)
            duck.execute(parquet_view(name, [path]))
        given_columns = _columns_of(duck, "by_day")
        answered = [one.name for one in ANSWER if one.name in given_columns]
        write_answer_rows(duck, answered, made)
        by_day.unlink()
        [(articles, events, given)] = duck.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events), "
            "(SELECT count(*) FROM every_documents)"
        ).fetchall()
    return Amount(int(articles), int(events), int(given) - int(articles))


def _copy(duck: DuckDBPyConnection, question: str, path: Path) -> None:
    how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP_ROWS}"
    duck.execute(f"COPY ({question}) TO '{quoted(path)}' ({how})")


def _read_sources(duck: DuckDBPyConnection, sources: Sequence[Source]) -> None:
    """The tables of all partitions as one each."""
    duck.execute("CREATE TABLE source (source INTEGER, path VARCHAR, base BIGINT)")
    duck.executemany(
        "INSERT INTO source VALUES (?, ?, ?)",
        [(number, str(source.path), source.offset) for number, source in enumerate(sources)],
    )
    for name in TABLES:
        files = listed([source.path / f"{name}.parquet" for source in sources])
        duck.execute(
            f"CREATE VIEW every_{name} AS SELECT source.source AS partition, base, given.* "
            f"FROM read_parquet({files}, filename = true, union_by_name = true) given "
            f"JOIN source ON given.filename = source.path || '/{name}.parquet'"
        )


def _number_articles(duck: DuckDBPyConnection, parts: Sequence[Path]) -> None:
    """The number that each article has here; those that are there already have none."""
    duck.execute("CREATE TABLE known (same VARCHAR)")
    for path in parts:
        duck.execute(parquet_view("held", [path]))
        if _has_marks(duck, "held"):
            duck.execute(f"INSERT INTO known SELECT {_SAME} FROM held WHERE mark IS NOT NULL")
    same = _SAME if _has_marks(duck, "every_documents") else "NULL"
    duck.execute(
        "CREATE TABLE numbered AS SELECT partition, article, getvariable('part') "
        "+ row_number() OVER (ORDER BY partition, article) - 1 AS here FROM ("
        f"SELECT partition, article, {same} AS same, row_number() OVER "
        "(PARTITION BY same ORDER BY partition, article) AS nth FROM every_documents"
        ") WHERE same IS NULL OR (nth = 1 AND same NOT IN (SELECT same FROM known))"
    )


def _has_marks(duck: DuckDBPyConnection, table: str) -> bool:
    return "mark" in _columns_of(duck, table)


def _columns_of(duck: DuckDBPyConnection, table: str) -> set[str]:
    return {name for name, *_ in duck.execute(f"DESCRIBE {table}").fetchall()}


# JSON tells null from empty, and one cell from the next; null where there is no mark.
_SAME = (
    "CASE WHEN mark IS NOT NULL THEN "
    "md5(to_json([mark, title, publisher, url, published])::VARCHAR) END"
)


_BY_DAY = """
    SELECT here AS article, every_events.* EXCLUDE (article, partition, base, filename),
        coalesce(first_day, last_day) AS day
    FROM every_events JOIN numbered USING (partition, article)
    ORDER BY day NULLS LAST, here
"""
_NUMBERED = "getvariable('part') + file_row_number AS event"
_NAMED = " UNION ALL ".join(
    f"SELECT {_NUMBERED}, article, day, unnest({role}) AS name, '{role}' AS role FROM by_day"
    for role in Role
)
_TABLES = {
    # What is asked for, by day: the groups of other days are passed over.
    "events": f"""
        SELECT {_NUMBERED}, article, day, first_day, last_day, certainty, class, salience, source,
            publisher
        FROM by_day
    """,
    # What is answered, the most salient first, which are those that are mostly read.
    "details": f"""
        SELECT {_NUMBERED}, * EXCLUDE (file_row_number) FROM by_day ORDER BY salience DESC, event
    """,
    "documents": """
        SELECT here AS article,
            every_documents.* EXCLUDE (article, partition, base, filename, "offset"),
            base + "offset" AS "offset"
        FROM every_documents JOIN numbered USING (partition, article)
        ORDER BY here
    """,
    "participants": f"""
        SELECT lower(strip_accents(named.name)) AS key, named.name, role,
            known.name IS NOT NULL AS actor, event, day
        FROM ({_NAMED}) named LEFT JOIN (
            SELECT DISTINCT here AS article, name
            FROM every_actors JOIN numbered USING (partition, article)
        ) known USING (article, name)
        ORDER BY key, day, event
    """,
    "months": """
        SELECT year(begun) * 12 + month(begun) - 1 AS month, certainty, class,
            count(*)::INTEGER AS events
        FROM (SELECT DATE '1970-01-01' + day AS begun, certainty, class FROM events)
        GROUP BY ALL ORDER BY ALL
    """,
    "actors": """
        SELECT name, year(DATE '1970-01-01' + day) AS year, count(DISTINCT event)::INTEGER AS events
        FROM participants WHERE actor
        GROUP BY ALL ORDER BY year, events DESC, name
    """,
    "words": f"""
        SELECT word, event FROM (
            SELECT {_NUMBERED}, unnest(list_distinct(regexp_extract_all(lower(strip_accents(
                concat_ws(' ', label, quote, source))), '{WORD}'))) AS word
            FROM by_day
        ) ORDER BY word, event
    """,
}
