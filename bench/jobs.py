"""How long a reader waits behind the worst queue, and what is left of a library after 200 kills.

    python -m bench.jobs [--kills N]

1. 1,500 articles that another engine ranked and 40 addresses whose hosts never answer are queued. Then a text
   is pasted: how long until it can be read, and until its summary is there.
2. A server saves pages and is killed (-9) at a random moment, again and again, and started anew. Lost is an
   address that was acknowledged and is not there; failed, an article that ended so; doubled, an address that
   is kept twice, or an article that is not what stands at its address.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.jobs.site import Site, serving_site
from tests.pages import PARAGRAPHS, page_of
from webapp.article import Block
from webapp.library import Article, articles
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.sandbox.read_page import read_page
from webapp.settings import Settings

OLDER, HANGING = 1_500, 40
AIM_SECONDS, AIM_UP_SECONDS = 3.0, 2.0
SAVES = 3  # before each kill
SECONDS_TO_LIVE = 1.0  # at most, after the first save
WAIT_SECONDS = 600.0


@dataclass
class Server:
    """A `nutgraf serve` of its own process, and a browser that has its token."""

    process: subprocess.Popen[str]
    address: str
    up_seconds: float

    def save(self, fields: dict[str, str]) -> str:
        """Save what a form holds; returns the path of the article's page."""
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        with opener.open(f"{self.address}/articles/new", timeout=30) as page:
            token = re.search(r'name="csrf-token" content="([^"]+)"', page.read().decode())
        assert token
        sent = urlencode({"csrf_token": token[1], **fields}).encode()
        with opener.open(f"{self.address}/articles", sent, timeout=30) as answer:
            return str(answer.url).removeprefix(self.address)

    def read(self, path: str) -> str:
        with build_opener().open(self.address + path, timeout=30) as page:
            return str(page.read(), "utf-8")


def start(data: Path) -> Server:
    own = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    settings = {"NUTGRAF_DATA": str(data), "NUTGRAF_STARTER": "no", "NUTGRAF_FETCH_ALLOW": "127.0.0.0/8"}
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "webapp", "serve", "--port", "0"],
        env={**own, **settings, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    said = re.search(r"http://\S+", process.stdout.readline())
    assert said
    return Server(process, said[0].rstrip("/"), time.monotonic() - begun)


def open_here(data: Path) -> Services:
    return open_services(Settings(data=data, starter=False, fetch_allow=("127.0.0.0/8",)))


def wait_for(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + WAIT_SECONDS
    while not is_so():
        if time.monotonic() > ends:
            raise TimeoutError(f"not after {WAIT_SECONDS:.0f} seconds")
        time.sleep(0.05)


def measure_waiting(site: Site) -> None:
    """The first measurement."""
    site.goes_on.clear()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        services = open_here(data)
        _keep_unranked(services)
        for host in site.hosts[:HANGING]:
            save_address(services, only_person(services), f"http://{host}/hang")
        server = start(data)
        wait_for(lambda: site.count_hanging() > 0 and _count(services, "SELECT count(*) FROM rankings") > 0)
        begun = time.monotonic()
        path = server.save({"text": "\n\n".join(PARAGRAPHS)})
        wait_for(lambda: '"state":"ready"' in server.read(f"{path}/state").replace(" ", ""))
        readable = time.monotonic() - begun
        wait_for(lambda: "data-ready" in server.read(path))
        summarized = time.monotonic() - begun
        ranked = _count(services, "SELECT count(*) FROM rankings") - 1
        server.process.kill()
        services.close()
    print(f"pasted behind {HANGING} hanging hosts and {OLDER} rankings, {ranked} of which were made by then:")
    print(f"  to be read after {readable:.1f} s (aim: {AIM_SECONDS:.0f})")
    print(f"  with its summary after {summarized:.1f} s")


def _keep_unranked(services: Services) -> None:
    """Articles of different texts, as another engine left them."""
    extracted = read_page(page_of("https://bay.example/")).article
    person = only_person(services)
    with services.library.write() as c:
        for number in range(OLDER):
            text = f"{extracted.text}\n\nThis was crossing number {number}."
            blocks = (*extracted.blocks, Block("paragraph", len(extracted.text) + 2, len(text)))
            own = replace(extracted, text=text, blocks=blocks)
            added = articles.add(c, person, url=None, address_key=f"older {number}", came_from="paste")
            articles.keep_extracted(c, added.id, own, engine="older", page_hash=None, words=150)


def measure_kills(site: Site, kills: int) -> None:
    """The second one."""
    site.goes_on.set()
    chance = random.Random(kills)
    acknowledged: list[str] = []
    up = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        for kill in range(kills):
            server = start(data)
            up.append(server.up_seconds)
            dies_at = time.monotonic() + chance.uniform(0, SECONDS_TO_LIVE)
            for number in range(SAVES):
                if time.monotonic() > dies_at:
                    break
                address = f"http://{chance.choice(site.hosts)}/{kill}/{number}"
                server.save({"url": address})
                acknowledged.append(address)
            time.sleep(max(0.0, dies_at - time.monotonic()))
            server.process.kill()
            server.process.wait()
        _report_kills(data, kills, acknowledged, up)


def _report_kills(data: Path, kills: int, acknowledged: list[str], up: list[float]) -> None:
    services, server = open_here(data), start(data)
    wait_for(lambda: _count(services, "SELECT count(*) FROM jobs WHERE kind <> 'sweep'") == 0)
    server.process.terminate()
    server.process.wait()
    found = _all(services)
    services.close()
    kept = [each.url for each in found]
    wrong = [each for each in found if each.state == "ready" and each.title != f"What stands at {each.url}"]
    print(f"{kills} kills, {len(acknowledged)} addresses acknowledged, {len(found)} articles kept:")
    print(
        f"  lost {len({*acknowledged} - {*kept})}, failed {sum(each.state == 'failed' for each in found)},"
        f" doubled {len(kept) - len({*kept}) + len(wrong)}"
    )
    print(f"  up again after {median(up):.1f} s, at most {max(up):.1f} s (aim: {AIM_UP_SECONDS:.0f})")


def _all(services: Services) -> list[Article]:
    with services.library.read() as c:
        ids = c.exec_driver_sql("SELECT id FROM articles").scalars().all()
        return [found for each in ids if (found := articles.find_any(c, each))]


def _count(services: Services, statement: str) -> int:
    with services.library.read() as c:
        return int(c.exec_driver_sql(statement).scalar_one())


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=200)
    kills = asked.parse_args().kills
    with serving_site(HANGING) as site:
        measure_waiting(site)
        measure_kills(site, kills)


if __name__ == "__main__":
    main()
