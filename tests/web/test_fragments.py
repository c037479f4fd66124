"""Parts that pages share: rendered once, the same for all who chose the same, with each reader's own in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from jinja2 import UndefinedError
from jinja2.loaders import DictLoader

from tests.web.conftest import Reader
from webapp.web.answers import fragments
from webapp.web.answers.fragments import FORBIDDEN, fragment

TOKENS = re.compile(r'(?:name="csrf-token" content|name="csrf_token" value)="([^"]*)"')
# What the pages' own context has; a new name must be given to fragments, filled in, or forbidden.
CONTEXT = {
    "csrf_meta_tag",
    "csrf_token",
    "current_keys",
    "g",
    "has_password",
    "key_map",
    "notice",
    "preferences",
    "request",
    "this_page",
}


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    made = make_app(hosts=("reader.example",))  # an app of its own: its templates are others
    texts = {
        "shows.html": "<p>{{ shown }}: {{ name }}, {{ number }} {{ csrf_token() }} {{ this_page }}</p>",
        "within.html": '<div>{{ fragment("shows.html", {"shown": 1}, {"name": name, "number": number}) }}</div>',
        **{f"{name}.html": "{{ " + name + ".anything }}" for name in FORBIDDEN},
    }
    made.jinja_env = made.jinja_env.overlay(loader=DictLoader(texts))  # the app is shared, its pages stay
    return made


def _count_renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rendered: list[str] = []
    own = fragments._render

    def render(template: str, *more: object) -> fragments.Rendered:
        rendered.append(template)
        return own(template, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(fragments, "_render", render)
    return rendered


def test_it_renders_once_and_fills_in_each_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = _count_renderings(monkeypatch)
    with app.test_request_context("/"):
        one = fragment("shows.html", {"shown": "a"}, {"name": "<x>", "number": 7})
        two = fragment("shows.html", {"shown": "a"}, {"name": "y", "number": 8})
        other = fragment("shows.html", {"shown": "b"}, {"name": "y", "number": 8})

    assert one.startswith("<p>a: &lt;x&gt;, 7 ")
    assert two.startswith("<p>a: y, 8 ")
    assert other.startswith("<p>b: y, 8 ")
    assert rendered == ["shows.html", "shows.html"]


def test_it_fills_in_the_readers_own_within_another_fragment(app: Flask) -> None:
    tokens = set()
    for address in ("/?a=1&b=2", "/starred"):
        with app.test_request_context(address):
            text = fragment("within.html", {}, {"name": "n", "number": 3})
            found = re.fullmatch(r"<div><p>1: n, 3 (\S+) (\S+)</p></div>", text)
            assert found
            tokens.add(found[1])
            assert found[2] == address.replace("&", "&amp;")
    assert len(tokens) == 2


@pytest.mark.parametrize(
    "title", ["7200000000001", "\ue000csrf_token\ue001", "\ue000nothing\ue001", "\ue000"]
)
def test_it_leaves_an_articles_words_as_they_are(app: Flask, title: str) -> None:
    with app.test_request_context("/"):
        for number in (7, 8):
            text = fragment("shows.html", {"shown": title}, {"name": "n", "number": number})
            assert text.startswith(f"<p>{title}: n, {number} ")


def test_it_says_when_what_is_filled_in_is_not_shown(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(ValueError, match=r"does not show missing"):
        fragment("shows.html", {"shown": 1, "name": "n", "number": 1}, {"missing": "x"})


@pytest.mark.parametrize("name", FORBIDDEN)
def test_it_shows_a_fragment_nothing_of_the_request(app: Flask, name: str) -> None:
    with app.test_request_context("/"), pytest.raises(UndefinedError, match="a fragment sees no"):
        fragment(f"{name}.html")


def test_it_knows_all_that_pages_are_told(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    with app.test_request_context("/"):
        context: dict[str, object] = {}
        app.update_template_context(context)

    assert set(context) == CONTEXT


def test_it_gives_each_session_its_own_token(make_app: Callable[..., Flask], reader: Reader) -> None:
    kept = reader.kept()
    tokens = []

    for _session in range(2):
        client = reader.client.application.test_client()
        client.get("/")
        pages = [client.get(address).text for address in (f"/articles/{kept.id}", "/", "/settings")]
        found = {token for page in pages for token in TOKENS.findall(page)}
        assert len(found) == 1
        tokens.append(found.pop())
        starred = client.post(f"/articles/{kept.id}/star", data={"csrf_token": tokens[-1]})
        assert starred.status_code == 303

    assert tokens[0] != tokens[1]
    refused = client.post(f"/articles/{kept.id}/star", data={"csrf_token": tokens[0]})
    assert refused.status_code == 400


def test_it_shows_each_reader_their_own_settings_and_language(reader: Reader) -> None:
    kept = reader.kept()
    pages = []

    for language, theme in (("en", "dark"), ("de", "sepia"), ("en", "dark")):
        reader.client.set_cookie("preferences", f"theme={theme}&language={language}")
        pages.append(reader.get(f"/articles/{kept.id}").text)

    assert 'value="dark" checked' in pages[0] and "Text settings" in pages[0]
    assert 'value="sepia" checked' in pages[1] and "Text settings" not in pages[1]
    assert pages[2] == pages[0]


def test_it_names_a_page_by_its_own_address_in_every_form(reader: Reader) -> None:
    kept = reader.kept()

    for address in (f"/articles/{kept.id}?in=all", f"/articles/{kept.id}?in=unread"):
        page = reader.get(address).text
        assert f'name="next" value="{address}"' in page
