"""Whatever a worker does, the system ends it in time, and the next one answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from webapp import limits
from webapp.sandbox.worker import Work, WorkerDied, WorkerKilled, WorkerLate, WorkerSpent
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
    assert died.type is WorkerDied  # which is the request's own doing
    assert pool.ask(b"well\n", _word) == "well"


def test_it_ends_a_worker_that_answers_without_end(pool: WorkerPool) -> None:
    with pytest.raises(WorkerDied):
        pool.ask(b"x" * 99 + b"\n", _word)
    assert pool.ask(b"well\n", _word) == "well"


def test_it_asks_another_worker_where_one_was_killed_from_outside(pool: WorkerPool) -> None:
    assert pool.ask(b"well\n", _word) == "well"
    for worker in pool._used_at:
        worker._process.kill()
        worker._process.wait()

    assert pool.ask_again(b"well\n", _word) == "well"


def test_it_gives_up_where_workers_are_killed_again_and_again(pool: WorkerPool) -> None:
    with pytest.raises(WorkerKilled):
        pool.ask_again(b"be killed\n", _word)
    assert pool.ask(b"well\n", _word) == "well"


def test_it_asks_no_other_worker_where_the_request_is_to_blame(pool: WorkerPool) -> None:
    pool.ask(b"well\n", _word)
    (first,) = pool._used_at

    with pytest.raises(WorkerSpent):
        pool.ask_again(b"think\n", _word)

    assert first.answers == 2
    assert not pool._used_at  # none was started in its place


def test_it_ends_workers_that_are_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKER_IDLE_SECONDS", 100.0)
    now = [0.0]
    work = Work("tests.sandbox.greedy_process", 60.0, answer_bytes=64, answers=9)
    pool = WorkerPool(work, size=2, clock=lambda: now[0])
    pool.warm()
    now[0] = 60.0
    assert pool.ask(b"well\n", _word) == "well"  # the same one

    now[0] = 159.0
    pool.end_idle()
    assert len(pool._used_at) == 1

    now[0] = 160.0
    pool.end_idle()
    assert not pool._used_at
    assert pool._free.qsize() == 2
    assert pool.ask(b"well\n", _word) == "well"
    pool.close()


def test_it_waits_no_longer_than_it_may() -> None:
    pool = _pool(seconds=0.0)
    with pytest.raises(WorkerLate):
        pool.ask(b"well\n", _word)
    pool.close()
