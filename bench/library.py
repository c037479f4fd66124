"""Measures pages over a large library beside the same over a small one: `make bench-library`.

    python -m bench.library [--small 1000] [--large 100000] [--runs 60] [--postgres]

Both are made anew in a temporary folder, and asked in turn through Flask's test client: no network and no
server, so what is left is the library and the templates. A ratio above the aim is marked, and the exit
code is 1. Statements are those of one request, without BEGIN and ROLLBACK.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import event

from bench.made_library import TEXTS, fill_library
from tests import postgres
from webapp import limits
from webapp.library import Library, articles, find_listing, lists
from webapp.reading.services import open_services
from webapp.settings import Settings
from webapp.web.app import build_app

AIM = 1.5  # times the small library's median
WARM_UP = 5
Measured = Callable[[], object]


@dataclass
class MadeLibrary:
    """An app over a made library, and what it has asked its database."""

    count: int
    library: Library
    client: FlaskClient
    statements: list[str] = field(default_factory=list)

    def get(self, path: str, known: str | None = None) -> tuple[str, str]:
        """Get a page: its text, and its tag. A page that is known already is empty."""
        headers = {"If-None-Match": known} if known else {}
        answer = self.client.get(path, headers=headers, buffered=True)
        if answer.status_code != (304 if known else 200):
            raise RuntimeError(f"{path} answered {answer.status_code}")
        return answer.text, answer.headers.get("ETag", "")

    def any_article(self, chance: random.Random) -> int:
        """The id of one that is not deleted; of libraries of any size, one of the same text."""
        while True:
            text, copy = chance.randint(1, TEXTS), chance.random()
            number = text + TEXTS * int(copy * (self.count // TEXTS))
            with self.library.read() as c:
                found = articles.find_any(c, number)
            if found is not None and found.deleted_at is None:
                return number


def _page(path: str, made: MadeLibrary, _chance: random.Random) -> Measured:
    return partial(made.get, path)


def _page_two(path: str, made: MadeLibrary, _chance: random.Random) -> Measured:
    found = re.search(r'rel="next" href="([^"]+)"', made.get(path)[0])
    assert found, f"{path} has one page alone"
    return partial(made.get, found[1].replace("&amp;", "&"))


def _known(path: str, made: MadeLibrary, _chance: random.Random) -> Measured:
    return partial(made.get, path, made.get(path)[1])


def _article(path: str, made: MadeLibrary, chance: random.Random) -> Measured:
    return partial(made.get, path.format(made.any_article(chance)))


def _known_article(path: str, made: MadeLibrary, chance: random.Random) -> Measured:
    return _known(path.format(made.any_article(chance)), made, chance)


def _neighbours(name: str, made: MadeLibrary, chance: random.Random) -> Measured:
    listing = find_listing(name)
    assert listing
    with made.library.read() as c:
        article = articles.find(c, 1, made.any_article(chance))

    def ask() -> None:
        with made.library.read() as c:
            lists.neighbours(c, 1, article, listing, page_length=limits.LIST_ARTICLES)

    return ask


# what is measured → how it is made ready; what it returns is timed
PAGES: Mapping[str, Callable[[MadeLibrary, random.Random], Measured]] = {
    "list": partial(_page, "/"),
    "list, page 2": partial(_page_two, "/"),
    "list, 304": partial(_known, "/"),
    "archive": partial(_page, "/archive"),
    "archive, page 2": partial(_page_two, "/archive"),
    "all": partial(_page, "/all"),
    "all, 304": partial(_known, "/all"),
    "starred": partial(_page, "/starred"),
    "article": partial(_article, "/articles/{}"),
    "article, in archive": partial(_article, "/articles/{}?in=archive"),
    "article, 304": partial(_known_article, "/articles/{}"),
    "neighbours, in list": partial(_neighbours, "unread"),
    "neighbours, in starred": partial(_neighbours, "starred"),
    "summary fragment": partial(_article, "/articles/{}/summary"),
}


def main() -> None:
    """Make both libraries, measure, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL cluster of its own")
    args = parser.parse_args()
    with ExitStack() as stack:
        socket = stack.enter_context(_cluster()) if args.postgres else None
        made = [stack.enter_context(_made(count, socket)) for count in (args.small, args.large)]
        print(f"Flask's test client, {'PostgreSQL' if socket else 'SQLite'}; milliseconds, p50 and p95")
        missed = [name for name in PAGES if not show(name, made, args.runs)]
    sys.exit(f"Above {AIM} times: {'; '.join(missed)}" if missed else 0)


def show(name: str, made: Sequence[MadeLibrary], runs: int) -> bool:
    """Measure one page over both libraries in turn, print its line; whether it meets the aim."""
    times: list[list[float]] = [[] for _each in made]
    statements = 0
    for run in range(runs + WARM_UP):
        for place, each in enumerate(made):
            measured = PAGES[name](each, random.Random(f"{name}{run}"))
            each.statements.clear()
            begun = time.perf_counter()
            measured()
            if run >= WARM_UP:
                times[place].append(1_000 * (time.perf_counter() - begun))
            statements = len([said for said in each.statements if said.startswith(("SELECT", "UPDATE"))])
    told = [f"{each.count:>7}: {_p50(t):6.1f} {_p95(t):6.1f}" for each, t in zip(made, times, strict=True)]
    ratio = _p50(times[-1]) / _p50(times[0])
    mark = "" if ratio <= AIM else f"  ABOVE {AIM}"
    print(f"{name:24} {'   '.join(told)}   ratio {ratio:4.2f}   {statements} statements{mark}", flush=True)
    return ratio <= AIM


_p50 = statistics.median


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _cluster() -> AbstractContextManager[str]:
    binaries = postgres.find_binaries()
    if binaries is None:
        sys.exit("There is no PostgreSQL server here.")
    return postgres.cluster(binaries)


@contextmanager
def _made(count: int, socket: str | None) -> Iterator[MadeLibrary]:
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(postgres.database(socket, f"made_{count}")) if socket else None
        settings = Settings(data=data, starter=False, database_url=url)
        services = open_services(settings)
        stack.callback(services.close)
        begun = time.perf_counter()
        fill_library(services.library, count)
        print(f"{count} articles made in {time.perf_counter() - begun:.0f} s", flush=True)
        client = build_app(settings, services, runs_jobs=False).test_client()
        made = MadeLibrary(count, services.library, client)
        with services.library.read() as c:
            event.listen(c.engine, "before_cursor_execute", lambda *said: made.statements.append(said[2]))
        yield made


if __name__ == "__main__":
    main()
