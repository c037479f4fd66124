"""The queue: one job of a kind and subject, done by one process at a time, the most urgent first."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Select

from webapp import limits
from webapp.library import Job, Library, claims, jobs, people
from webapp.library.tables import JOBS

NOW = datetime.now(UTC) + timedelta(hours=1)  # so that what is queued here is due
SOON = NOW + timedelta(seconds=30)
LATER = NOW + timedelta(hours=1)
ALL = (0, 1, 2, 3)
ME, OTHER = "me", "another process"


def _put(library: Library, subject: int, priority: int = 0, **more: object) -> None:
    with library.write() as c:
        jobs.put(c, "bring in", subject, priority=priority, **more)  # type: ignore[arg-type]


def _claim(library: Library, owner: str = ME, now: datetime = NOW, *, fetches: bool = False) -> Job | None:
    with library.write() as c:
        return claims.claim(c, ALL, owner, now, now + (SOON - NOW), fetches=fetches)


def _claimed(library: Library, *, fetches: bool = False) -> Job:
    job = _claim(library, fetches=fetches)
    assert job is not None
    return job


def _subjects(library: Library, *, fetches: bool = False) -> list[int]:
    found = []
    while (job := _claim(library, fetches=fetches)) is not None:
        found.append(job.subject)
    return found


def _rows(library: Library) -> list[Mapping[str, object]]:
    with library.read() as c:
        rows = c.exec_driver_sql("SELECT * FROM jobs ORDER BY id").mappings()
        return [dict(row) for row in rows]


def test_it_takes_the_most_urgent_first_and_then_the_oldest(library: Library) -> None:
    for subject, priority in ((1, 3), (2, 1), (3, 0), (4, 1), (5, 0)):
        _put(library, subject, priority)

    assert _subjects(library) == [3, 5, 2, 4, 1]


def test_it_keeps_one_job_of_a_kind_and_subject(library: Library) -> None:
    _put(library, 1, 3)
    _put(library, 2, 2)
    _put(library, 1, 1)
    _put(library, 2, 3)

    assert [(row["subject"], row["priority"]) for row in _rows(library)] == [(1, 1), (2, 2)]


def test_it_lets_go_on_what_is_being_done_unless_it_is_to_be_done_anew(library: Library) -> None:
    _put(library, 1)
    first = _claimed(library)

    _put(library, 1)
    assert _claim(library, OTHER) is None
    _put(library, 1, anew=True)
    second = _claim(library, OTHER)
    assert second is not None

    with library.write() as c:
        assert not jobs.finish(c, first)
        assert jobs.finish(c, second)


def test_it_knows_the_lease_of_the_same_process_by_its_number(library: Library) -> None:
    _put(library, 1)
    first = _claimed(library)
    _put(library, 1, anew=True)
    second = _claimed(library)

    with library.write() as c:
        assert not jobs.give_back(c, first)
        assert jobs.give_back(c, second)


def test_many_claim_at_once_and_each_job_is_claimed_once(library: Library) -> None:
    for subject in range(24):
        _put(library, subject, subject % 2)

    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(lambda number: _claim(library, f"process {number}"), range(24)))
    rest = _subjects(library)  # what two of them found at the same moment is found by the next look

    assert sorted([job.subject for job in claimed if job] + rest) == list(range(24))


def test_it_fetches_from_a_host_no_more_than_so_often_at_once(library: Library) -> None:
    for subject in range(5):
        _put(library, subject, host="a.example")
    _put(library, 9, host="b.example")
    _put(library, 10)

    first, second, third = (_claimed(library, fetches=True) for _ in range(3))

    assert [first.subject, second.subject, third.subject] == [0, 1, 9]
    assert _claim(library, fetches=True) is None
    assert _subjects(library) == [10]
    with library.write() as c:
        jobs.finish(c, first)
    assert _subjects(library, fetches=True) == [2]


def test_it_fetches_no_more_than_so_many_in_all(library: Library) -> None:
    for subject in range(limits.FETCHES_AT_ONCE + 3):
        _put(library, subject, host=f"{subject}.example")

    assert _subjects(library, fetches=True) == list(range(limits.FETCHES_AT_ONCE))


def test_many_claim_at_once_and_no_limit_is_passed(library: Library) -> None:
    for subject in range(30):
        _put(library, subject, host=f"{subject % 5}.example")

    with ThreadPoolExecutor(8) as pool:
        claims = pool.map(lambda number: _claim(library, f"process {number}", fetches=True), range(30))
    hosts = [job.host for job in claims if job]

    assert len(hosts) <= limits.FETCHES_AT_ONCE
    assert max(map(hosts.count, hosts)) <= limits.FETCHES_PER_HOST


def test_it_counts_what_failed_apart_from_what_was_cut_off(library: Library) -> None:
    _put(library, 1, host="a.example")
    with library.write() as c:
        jobs.try_later(c, _claim_in(c), SOON, is_host_resting=False)
    assert _claim(library, fetches=True) is None
    again = _claim(library, now=SOON, fetches=True)
    assert again is not None
    assert (again.attempts, again.interruptions) == (1, 0)

    with library.write() as c:
        jobs.interrupt(c, again, SOON)
        assert jobs.take_back_expired(c, LATER) == 0
    third = _claim(library, now=SOON, fetches=True)
    assert third is not None
    assert (third.attempts, third.interruptions) == (1, 1)


def _claim_in(c: object) -> Job:
    job = claims.claim(c, ALL, ME, NOW, SOON, fetches=True)  # type: ignore[arg-type]
    assert job is not None
    return job


def test_it_puts_back_what_a_lease_has_run_out_of(library: Library) -> None:
    _put(library, 1)
    first = _claimed(library)

    with library.write() as c:
        assert jobs.renew(c, ME, LATER) == 1
        assert not jobs.has_expired(c, SOON + timedelta(seconds=1))
        assert jobs.has_expired(c, LATER + timedelta(seconds=1))
        assert jobs.take_back_expired(c, LATER + timedelta(seconds=1)) == 1
        assert not jobs.finish(c, first)
    again = _claimed(library)
    assert (again.interruptions, again.attempts) == (1, 0)


def test_it_puts_back_all_that_a_dead_process_was_at(library: Library) -> None:
    for subject in (1, 2, 3):
        _put(library, subject)
    _claimed(library)
    _claim(library, OTHER)

    with library.write() as c:
        assert jobs.take_back(c, OTHER) == 1
        assert jobs.release(c, ME) == 1

    assert [(row["subject"], row["interruptions"]) for row in _rows(library)] == [(1, 0), (2, 1), (3, 0)]
    assert all(row["leased_by"] is None for row in _rows(library))


def test_it_begins_anew_at_once_and_later_the_more_often_it_was_cut_off(library: Library) -> None:
    _put(library, 1)
    waits = []
    for _ in limits.INTERRUPTED_SECONDS:
        assert _claim(library) is not None
        with library.write() as c:
            before = datetime.now(UTC)
            jobs.take_back(c, ME)
            after = datetime.now(UTC)
        (row,) = _rows(library)
        run_at = datetime.fromtimestamp(int(str(row["run_at"])) / 1e6, UTC)
        waits.append((run_at - before, run_at - after))

    for asked, (at_most, at_least) in zip(limits.INTERRUPTED_SECONDS, waits, strict=True):
        margin = timedelta(milliseconds=1)  # a moment as a float
        assert at_least - margin <= timedelta(seconds=asked) <= at_most + margin
    assert len(limits.INTERRUPTED_SECONDS) == limits.JOB_INTERRUPTIONS


def test_it_knows_until_when_a_host_asked_to_be_left_alone(library: Library) -> None:
    _put(library, 1, host="a.example")
    with library.write() as c:
        jobs.try_later(c, _claim_in(c), SOON, is_host_resting=True)

    with library.read() as c:
        assert jobs.host_rests_until(c, "a.example", NOW) == SOON
        assert jobs.host_rests_until(c, "a.example", SOON) is None
        assert jobs.host_rests_until(c, "b.example", NOW) is None


def test_it_counts_what_a_person_waits_for(library: Library) -> None:
    with library.read() as c:
        person = people.sole_person(c)
    for subject in range(5):
        _put(library, subject, person=person)
    _put(library, 9)

    with library.read() as c:
        assert jobs.count_asked(c, person, at_most=9) == 5
        assert jobs.count_asked(c, person, at_most=3) == 3


def test_it_finds_what_stands_behind_any_number_of_a_busy_host(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "_LOOKED_AT", 3)
    for subject in range(6):
        _put(library, subject, host="m.example")
    assert _subjects(library, fetches=True) == [0, 1]
    assert _claim(library, fetches=True) is None

    for subject, host in ((10, "z.example"), (11, "m.example"), (12, "a.example"), (13, "z.example")):
        _put(library, subject, host=host)

    assert _subjects(library, fetches=True) == [10, 12, 13]


def _plan(library: Library, statement: Select[int]) -> str:
    with library.read() as c:
        compiled = statement.compile(c.engine, compile_kwargs={"literal_binds": True})
        if c.dialect.name == "sqlite":
            return "\n".join(row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))
        c.exec_driver_sql("SET LOCAL enable_seqscan = off")  # a few rows are read faster without an index
        c.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        return "\n".join(row[0] for row in c.exec_driver_sql(f"EXPLAIN {compiled}"))


def test_a_claim_walks_an_index_however_long_the_queue_is(library: Library) -> None:
    waiting = claims._waiting(0, NOW)
    fetching = waiting.where(JOBS.c.host.is_not(None))
    for index, statement in (
        ("jobs_waiting", waiting.where(JOBS.c.host.is_(None)).order_by(JOBS.c.run_at, JOBS.c.id).limit(1)),
        ("jobs_fetching", fetching.order_by(JOBS.c.run_at, JOBS.c.id).limit(100)),
        ("jobs_hosts", claims._between(fetching, "a.example", "b.example")),
    ):
        plan = _plan(library, statement)
        assert index in plan, plan
        assert "TEMP B-TREE" not in plan, plan
        assert "Sort" not in plan, plan


def test_many_that_queue_the_same_job_at_once_queue_it_once(library: Library) -> None:
    together = threading.Barrier(4)

    def queue(_number: int) -> None:
        together.wait()
        with library.write() as c:
            jobs.put(c, "rank older", 0, priority=0, anew=True)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(queue, range(4)))

    assert len(_rows(library)) == 1
