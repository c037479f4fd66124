"""Whatever a worker does, the system ends it in time, and the next one answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from webapp.sandbox.worker import Work, WorkerDied, WorkerLate, WorkerSpent
from webapp.sandbox.worker_pool import WorkerPool


def _pool(seconds: float = 60.0) -> WorkerPool:
    return WorkerPool(Work("tests.sandbox.greedy_process", seconds, answer_bytes=64, answers=9), size=1)


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    made = _pool()
    yield made
    made.close()


def _word(line: bytes) -> str:
    if not line.endswith(b"\n"):
        raise ValueError("no answer")
    return line.decode().strip()


def test_it_ends_a_worker_that_thinks_for_ever(pool: WorkerPool) -> None:
    with pytest.raises(WorkerSpent):
        pool.ask(b"think\n", _word)
    assert pool.ask(b"well\n", _word) == "well"


def test_it_ends_a_worker_that_takes_too_much_memory(pool: WorkerPool) -> None:
    with pytest.raises(WorkerDied) as died:
        pool.ask(b"hoard\n", _word)
    assert died.type is WorkerDied  # and so it is worth another try
    assert pool.ask(b"well\n", _word) == "well"


def test_it_ends_a_worker_that_answers_without_end(pool: WorkerPool) -> None:
    with pytest.raises(WorkerDied):
        pool.ask(b"x" * 99 + b"\n", _word)
    assert pool.ask(b"well\n", _word) == "well"


def test_it_waits_no_longer_than_it_may() -> None:
    pool = _pool(seconds=0.0)
    with pytest.raises(WorkerLate):
        pool.ask(b"well\n", _word)
    pool.close()
