"""The partitions of a run, each written by one of several processes of this machine."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.batch import has_result, start_workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.archive.extraction import Task
    from events.archive.partition import Summary

# How often a partition is given to a process as a whole; after that, article by article.
_TRIES = 2


def run_here(tasks: Iterable[Task], jobs: int) -> Iterator[Summary]:
    """What each partition holds, as it is done, by so many processes.

    A process that dies is started anew, and its partition is done again; where processes die again,
    its articles are given out one by one, and the one that is to blame is left out.
    """
    workers = _Workers(jobs)
    try:
        for task in tasks:
            workers.give(_Try(task))
            while len(workers.waiting) > jobs:  # one is ready for whoever is done first
                yield from workers.take()
        while workers.waiting:
            yield from workers.take()
    except BaseException:
        workers.end()  # at once: a partition may take minutes
        raise
    workers.pool.shutdown()


@dataclass(frozen=True, slots=True)
class _Try:
    task: Task
    number: int = 1


@dataclass(slots=True)
class _Workers:
    jobs: int
    waiting: dict[Future[Summary], _Try] = field(default_factory=dict)
    pool: ProcessPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self.pool = start_workers(self.jobs)

    def give(self, one: _Try) -> None:
        try:
            self.waiting[self.pool.submit(one.task.run)] = one
        except BrokenProcessPool:  # a process has died since
            self._start_anew([one])

    def take(self) -> Iterator[Summary]:
        """What came of those that are done; where a process died, all at work are given anew."""
        broken = []
        for future in wait(self.waiting, return_when=FIRST_COMPLETED).done:
            one = self.waiting.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(one)
        if broken:
            yield from self._again(broken)

    def _again(self, broken: list[_Try]) -> Iterator[Summary]:
        """Have partitions done again over which processes died, though perhaps of another one's."""
        worn = [one for one in broken if one.number >= _TRIES]
        self._start_anew([_Try(one.task, one.number + 1) for one in broken if one not in worn])
        for one in worn:
            yield one.task.run(jobs=max(2, self.jobs))

    def _start_anew(self, again: list[_Try]) -> None:
        self.pool.shutdown(cancel_futures=True)
        lost = [one for future, one in self.waiting.items() if not has_result(future)]
        self.waiting = {future: one for future, one in self.waiting.items() if has_result(future)}
        self.pool = start_workers(self.jobs)
        for one in [*again, *lost]:
            self.waiting[self.pool.submit(one.task.run)] = one

    def end(self) -> None:
        """End every process, whatever it is at."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.kill()
        self.pool.shutdown()
