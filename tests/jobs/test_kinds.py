"""What becomes of a job: its result is kept once, a failure is said and tried again, a defect loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.jobs.conftest import URL, found, save
from tests.pages import PARAGRAPHS, page_of
from tests.queue import claim_next, unranked, waiting, work_off
from webapp import limits
from webapp.article import FetchedPage
from webapp.errors import FetchTimedOut, NutgrafError, PageMissing, SiteBusy, TooManyWaiting
from webapp.jobs.kinds import do_job
from webapp.library import Job, articles, claims, deletions, jobs, states
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again
from webapp.reading.only_person import only_person
from webapp.reading.queue import queue_cursors
from webapp.reading.save_article import save_pasted
from webapp.reading.services import Services
from webapp.sandbox.worker_pool import WorkersClosed


def _claimed(services: Services, after: timedelta = timedelta()) -> Job:
    job = claim_next(services, after=after)
    assert job is not None
    return job


def _kill(services: Services, job: Job) -> None:
    """Put a job back as that of a process which was killed."""
    with services.library.writing() as c:
        assert jobs.take_back(c, job.leased_by) == 1


def _fails(services: Services, error: NutgrafError, asked: list[str] | None = None) -> Services:
    """The same with a network where all fails."""

    def fetch(url: str) -> FetchedPage:
        if asked is not None:
            asked.append(url)
        raise error

    return replace(services, fetch=fetch)


def _in_seconds(moment: datetime | None) -> float:
    assert moment is not None
    return (moment - datetime.now(UTC)).total_seconds()


def test_it_brings_in_what_is_saved_and_ranks_it(services: Services) -> None:
    article = save(services)

    done = [job.kind for job in work_off(services)]

    assert done == ["bring in", "rank"]
    assert found(services, article.id).state == "ready"
    assert (waiting(services), unranked(services)) == ([], [])


def test_it_keeps_no_result_of_a_lease_that_was_lost(services: Services) -> None:
    article = save(services)
    first = _claimed(services)
    _kill(services, first)
    second = _claimed(services)

    do_job(_fails(services, PageMissing(status=404)), first)
    assert found(services, article.id).state == "on its way"
    do_job(services, second)
    do_job(services, first)

    assert found(services, article.id).state == "ready"
    assert waiting(services) == [("rank", article.id)]


def test_what_is_pasted_meanwhile_is_what_is_kept(services: Services) -> None:
    article = save(services)
    fetching = _claimed(services)
    pasted = save_pasted(services, article.person, "A text of one's own. " * 30, URL)
    assert pasted.id == article.id

    do_job(services, fetching)
    list(work_off(services))

    with services.library.reading() as c:
        body = articles.body(c, article.id)
    assert body is not None
    assert body.text.startswith("A text of one's own.")


def test_it_fetches_once_what_is_asked_for_twice_meanwhile(services: Services) -> None:
    article = save(services)
    fetching = _claimed(services)
    save(services)
    fetch_again(services, article.person, article.id)

    assert claim_next(services) is None
    do_job(services, fetching)
    assert not found(services, article.id).is_on_its_way


def test_it_says_at_once_what_failed_and_tries_again_later(services: Services) -> None:
    article = save(services)
    failing = _fails(services, FetchTimedOut(seconds=20))
    waits = []

    for _attempt in range(limits.JOB_ATTEMPTS):
        do_job(failing, _claimed(services, after=timedelta(hours=1)))
        failed = found(services, article.id)
        assert (failed.state, failed.is_on_its_way, failed.failure_code) == ("failed", False, "FetchTimedOut")
        waits.append(failed.retry_at)

    assert waits[-1] is None
    assert waiting(services) == []
    assert [round(_in_seconds(each), -1) for each in waits[:-1]] == [*limits.RETRY_SECONDS]


def test_it_becomes_the_article_when_a_later_try_succeeds(services: Services) -> None:
    article = save(services)
    do_job(_fails(services, FetchTimedOut(seconds=20)), _claimed(services))
    assert claim_next(services) is None  # not yet

    do_job(services, _claimed(services, after=timedelta(hours=1)))

    now = found(services, article.id)
    assert (now.state, now.failure_code, now.retry_at) == ("ready", None, None)


def test_its_reader_need_not_wait_for_the_next_try(services: Services) -> None:
    article = save(services)
    do_job(_fails(services, FetchTimedOut(seconds=20)), _claimed(services))

    fetch_again(services, article.person, article.id)

    assert found(services, article.id).retry_at is None
    job = _claimed(services)
    assert job.attempts == 0


def test_it_does_not_try_again_what_will_not_change(services: Services) -> None:
    article = save(services)

    do_job(_fails(services, PageMissing(status=404)), _claimed(services))

    assert (found(services, article.id).state, waiting(services)) == ("failed", [])


def test_it_leaves_a_site_alone_for_as_long_as_it_asks(services: Services) -> None:
    first, second = save(services, f"{URL}/1"), save(services, f"{URL}/2")
    asked: list[str] = []
    busy = _fails(services, SiteBusy(status=429, retry_after=600), asked)

    do_job(busy, _claimed(services))
    do_job(busy, _claimed(services))

    assert asked == [f"{URL}/1"]
    codes = [found(services, each.id).failure_code for each in (first, second)]
    assert codes == ["SiteBusy", "SiteResting"]
    for each in (first, second):
        assert 590 < _in_seconds(found(services, each.id).retry_at) <= 601
    other = save(services, "https://tunnel.example/")
    do_job(services, _claimed(services))
    assert found(services, other.id).state == "ready"


def test_a_site_at_rest_costs_no_attempt(services: Services) -> None:
    save(services, f"{URL}/1")
    second = save(services, f"{URL}/2")
    busy = _fails(services, SiteBusy(status=429, retry_after=600))
    do_job(busy, _claimed(services))
    do_job(busy, _claimed(services))

    with services.library.writing() as c:
        job = claims.claim_subject(c, "bring in", second.id, "me", datetime.now(UTC))
    assert job is not None
    assert (job.attempts, job.interruptions) == (0, 0)


def test_a_site_that_wants_a_long_rest_is_not_asked_again_by_itself(services: Services) -> None:
    article = save(services)

    do_job(_fails(services, SiteBusy(status=503, retry_after=86_400)), _claimed(services))

    assert (found(services, article.id).retry_at, waiting(services)) == (None, [])


def test_it_sets_aside_what_was_cut_off_again_and_again(services: Services) -> None:
    article = save(services)
    for _ in range(limits.JOB_INTERRUPTIONS):
        assert found(services, article.id).state == "on its way"
        _kill(services, _claimed(services, after=timedelta(hours=1)))

    do_job(_fails(services, AssertionError()), _claimed(services, after=timedelta(hours=1)))  # type: ignore[arg-type]

    failed = found(services, article.id)
    assert (failed.state, failed.failure_code) == ("failed", "SetAside")
    assert failed.failure_params == {"times": limits.JOB_INTERRUPTIONS}


def test_a_ranking_that_is_cut_off_again_and_again_is_given_up(services: Services) -> None:
    article = save(services)
    do_job(services, _claimed(services))
    for _ in range(limits.JOB_INTERRUPTIONS):
        _kill(services, _claimed(services, after=timedelta(hours=1)))

    do_job(replace(services, rank=None), _claimed(services, after=timedelta(hours=1)))  # type: ignore[arg-type]

    assert (unranked(services), waiting(services)) == ([], [])
    assert found(services, article.id).state == "ready"


def test_a_defect_loses_nothing_and_is_tried_again(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    article = save(services)

    do_job(_fails(services, ZeroDivisionError()), _claimed(services))  # type: ignore[arg-type]

    assert "ZeroDivisionError" in caplog.text
    assert found(services, article.id).state == "on its way"
    assert claim_next(services) is None
    again = _claimed(services, after=timedelta(minutes=2))
    assert (again.attempts, again.interruptions) == (0, 1)
    do_job(services, again)
    assert found(services, article.id).state == "ready"


def test_it_gives_back_what_it_was_at_when_its_workers_end(services: Services) -> None:
    save(services)

    do_job(_fails(services, WorkersClosed()), _claimed(services))  # type: ignore[arg-type]

    again = _claimed(services)
    assert (again.attempts, again.interruptions) == (0, 0)


def test_an_article_that_is_removed_meanwhile_ends_its_jobs(services: Services) -> None:
    article = save(services)
    with services.library.writing() as c:
        states.delete(c, article.person, article.id)
        deletions.purge(c, datetime.now(UTC) + timedelta(days=1))

    assert [job.kind for job in work_off(services)] == ["bring in"]
    assert waiting(services) == []


def test_it_queues_no_more_for_a_person_than_so_much(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WAITING_JOBS", 2)
    first, _second = save(services, f"{URL}/1"), save(services, f"{URL}/2")

    for refuse in (
        lambda: save(services, f"{URL}/3"),
        lambda: save_pasted(services, only_person(services), f"{PARAGRAPHS[0]} Too much."),
    ):
        with pytest.raises(TooManyWaiting):
            refuse()
    assert save(services, f"{URL}/1").id == first.id  # it is in the queue already
    with services.library.reading() as c:
        assert c.exec_driver_sql("SELECT count(*) FROM articles").scalar_one() == 2
        assert c.exec_driver_sql("SELECT count(*) FROM pages").scalar_one() == 0

    do_job(services, _claimed(services))
    save(services, f"{URL}/3")


def test_it_ranks_what_another_engine_ranked_a_few_at_a_time(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PORTION_JOBS", 2)
    kept = [bring_in(services, save(services, f"{URL}/{n}").id) for n in range(5)]
    with services.library.writing() as c:
        c.exec_driver_sql("UPDATE rankings SET engine = 'older'")
        c.exec_driver_sql("UPDATE articles SET ranking_key = ranking_key || id")  # each its own
    queue_cursors(services)

    most = max(sum(kind == "rank" for kind, _ in waiting(services)) for _job in work_off(services))

    assert (most, len(kept)) == (2, 5)
    assert unranked(services) == []


def test_what_is_just_saved_is_ranked_before_what_another_engine_ranked(services: Services) -> None:
    older = bring_in(services, save(services, f"{URL}/1").id)
    assert older is not None
    with services.library.writing() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    queue_cursors(services)
    fresh = save(services, f"{URL}/2")

    first = [(job.kind, job.subject) for job in work_off(services)][:2]

    assert first == [("bring in", fresh.id), ("rank", fresh.id)]


def test_the_command_line_ranks_what_it_brings_in(services: Services) -> None:
    article = save(services)

    assert bring_in(services, article.id) is not None
    assert bring_in(services, article.id) is None
    assert (waiting(services), unranked(services)) == ([], [])


def test_it_clears_away_what_time_has_left_over(services: Services) -> None:
    article = save(services)
    with services.library.writing() as c:
        states.delete(c, article.person, article.id)
        c.exec_driver_sql("UPDATE articles SET deleted_at = 1")
    queue_cursors(services)

    list(work_off(services, but_for=()))

    with services.library.reading() as c:
        assert articles.find_any(c, article.id) is None
    assert waiting(services) == [("sweep", 0)]  # for another time
    assert claim_next(services) is None


def test_it_fetches_what_it_fetched_before(services: Services) -> None:
    fetched: list[str] = []

    def fetch(url: str) -> FetchedPage:
        fetched.append(url)
        return page_of(url)

    article = save(services)
    counting = replace(services, fetch=fetch)
    list(work_off(counting))
    fetch_again(services, article.person, article.id)
    list(work_off(counting))

    assert fetched == [URL, URL]
