"""An app over a fresh library whose fetcher answers from a table, and a client that keeps its token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.test import TestResponse

from tests.once import rank_sentences, read_page, read_ways
from tests.pages import page_of
from webapp.article import FetchedPage
from webapp.errors import NutgrafError
from webapp.jobs import Jobs
from webapp.library import Article
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.settings import Settings
from webapp.web.app import build_app
from webapp.web.parts import Parts, keep_parts
from webapp.web.session_key import session_key


class CompiledTemplates(BytecodeCache):
    """Templates are compiled once for all apps of a session."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.code


COMPILED = CompiledTemplates()


@dataclass
class Web:
    """The outside: what each address answers. An address that is not here answers with an article."""

    answers: dict[str, FetchedPage | NutgrafError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> FetchedPage:
        self.asked.append(url)
        answer = self.answers.get(url) or page_of(url)
        if isinstance(answer, NutgrafError):
            raise answer
        return answer


@dataclass
class Reader:
    """A reader at the browser: forms carry the page's token."""

    client: FlaskClient
    services: Services
    web: Web
    _tokens: dict[str, str] = field(default_factory=dict)  # the one of each session

    def get(self, address: str, **more: object) -> TestResponse:
        return self.client.get(address, buffered=True, **more)

    def post(self, address: str, fields: Mapping[str, object] | None = None, **more: object) -> TestResponse:
        return self.client.post(address, data={"csrf_token": self._token(), **(fields or {})}, **more)

    def _token(self) -> str:
        session = self.client.get_cookie("nutgraf")
        if session is None or session.value not in self._tokens:
            found = re.search(r'name="csrf-token" content="([^"]+)"', self.client.get("/articles/new").text)
            assert found
            session = self.client.get_cookie("nutgraf")
            assert session
            self._tokens[session.value] = found[1]
        return self._tokens[session.value]

    def kept(self, url: str = "https://bay.example/ferry") -> Article:
        """An article that has been brought in."""
        article = save_address(self.services, only_person(self.services), url)
        found = bring_in(self.services, article.id)
        assert found is not None
        return found


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture(scope="session")
def built_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app as its owner gets it without a setting, built once: what differs from test to test are its parts."""
    settings = Settings(data=tmp_path_factory.mktemp("built"), starter=False)
    services = open_services(settings)
    yield build_app(settings, services, runs_jobs=False)
    services.close()


@pytest.fixture
def make_app(
    tmp_path: Path, web: Web, built_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Flask]]:
    opened = []

    def make(**settings: object) -> Flask:
        chosen = Settings(data=tmp_path / "data", starter=False, **settings)  # type: ignore[arg-type]
        services = replace(
            open_services(chosen),
            fetch=web.fetch,
            read=read_page,
            read_ways=read_ways,
            rank=rank_sentences,
            warm_ranking=lambda: None,
        )
        opened.append(services)
        app = build_app(chosen, services, runs_jobs=False) if settings else _with_parts(built_app, services)
        app.jinja_env.bytecode_cache = COMPILED
        return app

    yield make
    for services in opened:
        services.close()


def _with_parts(built: Flask, services: Services) -> Flask:
    """The same app over a library of its own. What it keeps for itself is as it was when it was built."""
    app = copy(built)
    app.config, app.extensions = copy(built.config), {**built.extensions}
    app.config["SECRET_KEY"] = session_key(services.settings.data)
    keep_parts(app, Parts(services.settings, services, Jobs(services)))
    return app


@pytest.fixture
def reader(make_app: Callable[..., Flask], web: Web) -> Reader:
    app = make_app()
    return Reader(app.test_client(), app.extensions["nutgraf"].services, web)
