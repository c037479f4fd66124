"""Processes that tests kill: forked from one that has loaded everything, they are at work at once."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from webapp.article import Ranking
from webapp.jobs import Jobs
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.sandbox.read_page import read_page
from webapp.settings import Settings
from webapp.summarizing import ENGINE

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])
LOOPBACK = ("127.0.0.0/8",)


def open_quick(data: Path, database_url: str | None) -> Services:
    """Services that fetch from loopback, read in this process, and rank without looking at a text."""
    opened = open_services(
        Settings(data=data, database_url=database_url, fetch_allow=LOOPBACK, starter=False)
    )
    return replace(opened, read=read_page, rank=_rank, warm_ranking=lambda: None)


def _rank(_text: str, **_about: object) -> Ranking:
    return Ranking((), (), None, ENGINE, length=0)


@contextmanager
def workers(count: int, data: Path, database_url: str | None) -> Iterator[list[BaseProcess]]:
    """So many processes at work on one library; whoever still lives at the end is killed."""
    started = [_processes.Process(target=_work, args=(data, database_url)) for _ in range(count)]
    for process in started:
        process.start()
    try:
        yield list(started)
    finally:
        for process in started:
            process.kill()
            process.join()


def _work(data: Path, database_url: str | None) -> None:
    services = open_quick(data, database_url)
    Jobs(services).start()
    threading.Event().wait()


def start_saver(
    data: Path, database_url: str | None, addresses: Sequence[str]
) -> tuple[BaseProcess, Connection]:
    """Start a process that saves these addresses and is at work on them; it tells each that it has kept."""
    told, telling = _processes.Pipe(duplex=False)
    with closing(telling):
        process = _processes.Process(target=_save, args=(data, database_url, addresses, telling))
        process.start()
    return process, told


def _save(data: Path, database_url: str | None, addresses: Sequence[str], telling: Connection) -> None:
    services = open_quick(data, database_url)
    jobs = Jobs(services)
    jobs.start()
    for address in addresses:
        save_address(services, only_person(services), address)
        jobs.wake()
        telling.send(address)
    threading.Event().wait()
