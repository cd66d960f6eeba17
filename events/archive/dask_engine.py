"""The partitions of a run, each written by a worker of a Dask cluster."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from events.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client, Future

    from events.archive.extraction import Task
    from events.archive.partition import Summary

# Given out for each thread that works: one is ready for whoever is done first.
_TASKS_A_THREAD = 2
_CONNECT_SECONDS = 10
# What they would say, of a cluster that is gone in dozens of lines, is said in one.
_LOGGERS = ("distributed", "distributed.client")
# The language model is not made for several threads; a worker ought to have one.
_one_at_a_time = Lock()


def run_on_dask(tasks: Iterable[Task], *, scheduler: str | None, jobs: int) -> Iterator[Summary]:
    """What each partition holds, as it is done, by a cluster; `jobs` workers here without one.

    Every worker has to reach the folder of the partitions under the same path. A worker that dies
    is Dask's to replace; a partition over which workers die again and again is done here, where
    its articles are tried one by one. Raises DatelineError where Dask is not installed, and for a
    cluster that cannot be reached or is gone.
    """
    with _client(scheduler, jobs) as client:
        rest = iter(tasks)
        waiting: dict[Future, Task] = {}
        while True:
            most = _TASKS_A_THREAD * max(1, sum(client.nthreads().values()))
            for task in islice(rest, max(0, most - len(waiting))):
                waiting[client.submit(_run, task, pure=False)] = task
            if not waiting:
                return
            yield from _done(waiting, jobs)


def _run(task: Task) -> Summary:
    with _one_at_a_time:
        return task.run()


def _done(waiting: dict[Future, Task], jobs: int) -> Iterator[Summary]:
    """What came of the partitions that are done, at least one."""
    from distributed import KilledWorker, wait

    for future in wait(list(waiting), return_when="FIRST_COMPLETED").done:
        task = waiting.pop(future)
        try:
            yield future.result()
        except KilledWorker:
            yield task.run(jobs=max(2, jobs))


@contextmanager
def _client(scheduler: str | None, jobs: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:  # importing is the only check that tells a broken one, too
        raise DatelineError(
            "Dask is not installed: do so with pip install 'dateline[dask]'"
        ) from error
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        if scheduler is not None:
            with Client(scheduler, timeout=_CONNECT_SECONDS) as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
    except (OSError, ValueError, CancelledError) as error:
        where = scheduler or "of this machine"
        raise DatelineError(
            f"the Dask cluster {where}: cannot be reached, or is gone: partitions that are there "
            "stay, and the same command goes on"
        ) from error
