"""Partitions written by a Dask cluster: workers that die, and a scheduler that is gone."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from distributed import LocalCluster
from test_partitions import STORIES, Deadly, ids_in

from events import DatelineError, Document
from events.archive import dask_engine
from events.archive.dask_engine import run_on_dask
from events.archive.extraction import Manner, extract_partitions
from events.archive.partition import Summary


def extracted(
    stories: list[Document], folder: Path, *, scheduler: str | None = None
) -> list[Summary]:
    return list(
        extract_partitions(
            stories,
            folder,
            size=3,
            manner=Manner(),
            engine=lambda tasks: run_on_dask(tasks, scheduler=scheduler, jobs=1),
        )
    )


def test_cluster_writes_every_article_and_leaves_the_deadly_one_out(tmp_path: Path) -> None:
    stories = [*STORIES[:4], Document(text=Deadly("It fell."), doc_id="deadly"), *STORIES[4:]]

    found = extracted(stories, tmp_path)

    assert [doc_id for summary in found for doc_id, _ in summary.failed] == ["deadly"]
    assert ids_in(tmp_path) == [story.doc_id for story in STORIES]
    assert extracted(stories, tmp_path) == sorted(found, key=lambda one: one.articles != 3)


def test_cluster_that_cannot_be_reached_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "_CONNECT_SECONDS", 1)

    with pytest.raises(DatelineError, match=r"tcp://127\.0\.0\.1:9: cannot be reached"):
        extracted(STORIES, tmp_path, scheduler="tcp://127.0.0.1:9")


def test_scheduler_that_is_gone_is_told_and_what_is_there_stays(tmp_path: Path) -> None:
    with LocalCluster(n_workers=0, dashboard_address=None) as cluster:
        closing = threading.Timer(2, cluster.close)
        closing.start()

        with pytest.raises(DatelineError, match="cannot be reached, or is gone"):
            extracted(STORIES, tmp_path, scheduler=cluster.scheduler_address)
        closing.join()

    assert ids_in(tmp_path) == []


def test_without_dask_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(DatelineError, match=r"pip install 'dateline\[dask\]'"):
        extracted(STORIES, tmp_path)
