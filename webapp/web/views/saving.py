"""The ways of taking an article in: by its address, its text, its file; and what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp import limits
from webapp.addresses import find_addresses, is_typed_address
from webapp.errors import (
    AddressMalformed,
    FeedRefused,
    InputError,
    NothingGiven,
    NutgrafError,
    PageTooLarge,
    SchemeRefused,
    SeveralAddresses,
)
from webapp.library import Article
from webapp.reading.change_article import find_article
from webapp.reading.find_saved import find_saved
from webapp.reading.save_article import save_address, save_pasted, save_upload
from webapp.web.answers.access import person
from webapp.web.answers.done_at import done_at
from webapp.web.answers.notices import with_notice
from webapp.web.runtime import runtime

blueprint = Blueprint("saving", __name__, url_prefix="/articles")
Given = Literal["url", "text", "file"]


@dataclass(frozen=True, slots=True)
class NewPage:
    """The forms as they were filled in, and what was wrong with which field, by its id.

    `choices` are the addresses that stand in the text that was given for one.
    """

    address: str = ""
    text: str = ""
    source: str = ""
    title: str = ""
    error: NutgrafError | None = None
    field: str = ""
    choices: tuple[str, ...] = ()


def init_app(app: Flask) -> None:
    """Give the forms their address."""
    app.register_blueprint(blueprint)


@blueprint.url_value_preprocessor  # before the form is read, which is before any view
def allow_a_file(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let a form with a file be as large as a PDF may be; others would take seconds to read at that size."""
    if request.mimetype == "multipart/form-data":
        request.max_content_length = limits.UPLOAD_REQUEST_BYTES


@blueprint.get("/new")
def new() -> str:
    """Show the forms: address, text, file. What another app shared (`?url=&text=&title=`) fills them in."""
    return render_template("articles/new.html", page=_shared(request.args))


def _shared(shared: Mapping[str, str]) -> NewPage:
    """Android puts a page's address into the text; a text without one is a text to keep."""
    url, text, title = (shared.get(name, "").strip() for name in ("url", "text", "title"))
    found = (url,) if url else find_addresses(text[: limits.ADDRESS_TEXT_CHARS]) or find_addresses(title)
    if len(found) > 1:
        return NewPage(error=SeveralAddresses(count=len(found)), field="url", choices=_offered(found))
    if found:
        return NewPage(address=found[0])
    return NewPage(text=text or title, title=title if text else "")


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Keep what was given, and show it on its way; where it is there already, say so and ask.

    What a device sends later is not asked about: it is on top of the reading list then.
    """
    is_script = request.accept_mimetypes.best == "application/json"
    given = _given()
    try:
        known = _find_ready() if given == "url" and not is_script else None
        if known is not None:
            return redirect(url_for("saving.show_saved", article_id=known.id), 303)
        article = _save(given)
    except (InputError, PageTooLarge, FeedRefused) as error:
        if is_script:
            raise  # a script shows the form itself
        return render_template("articles/new.html", page=_refused(given, error)), error.status
    runtime().jobs.wake()
    own_page = url_for("articles.show", article_id=article.id)
    is_sent_again = article.state == "ready" and given != "url" and not is_script
    return redirect(with_notice(own_page, "sent-again", article.id) if is_sent_again else own_page, 303)


@blueprint.get("/<int:article_id>/saved")
def show_saved(article_id: int) -> str:
    """Say that an article is there already, and what can be done with it."""
    article = find_article(runtime().services, person(), article_id, deleted=True)
    return render_template("articles/saved.html", article=article)


def _given() -> Given | None:
    """Which of the forms was sent. Of a text that is nothing but an address the page is meant."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return "file"
    text = request.form.get("text", "").strip()
    is_address = "://" in text and is_typed_address(text) and not request.form.get("title", "").strip()
    if text and not is_address:
        return "text"
    return "url" if is_address or "url" in request.form else None


def _address() -> str:
    """The address that was given, in its own field or alone in the one for a text."""
    return request.form.get("url") or request.form.get("text", "").strip()


def _find_ready() -> Article | None:
    """What the address already is, if it can be read. What failed is tried again, as if it were new."""
    found = find_saved(runtime().services, person(), _address())
    return found if found is not None and found.state == "ready" else None


def _save(given: Given | None) -> Article:
    services, who, form, at = runtime().services, person(), request.form, done_at()
    if given == "file":
        upload = request.files["file"]
        name = upload.filename or ""
        return save_upload(services, who, upload.read(), form.get("source", ""), at, name=name)
    if given == "text":
        title = form.get("title", "")
        return save_pasted(services, who, form["text"], form.get("source", ""), at, title=title)
    if given == "url":
        return save_address(services, who, _address(), at)
    raise NothingGiven


def _refused(given: Given | None, error: NutgrafError) -> NewPage:
    form = request.form
    field: str = given or "url"
    if given in _SOURCES and isinstance(error, AddressMalformed | SchemeRefused | SeveralAddresses):
        field = _SOURCES[given]
    is_choice = field == "url" and isinstance(error, SeveralAddresses)
    return NewPage(
        address=_address() if given == "url" else form.get("url", ""),
        text=form.get("text", "") if given != "url" else "",
        title=form.get("title", ""),
        source=form.get("source", ""),
        error=error,
        field=field,
        choices=_offered(find_addresses(_address())) if is_choice else (),
    )


# form → the id of its field for where the text came from
_SOURCES: Mapping[str | None, str] = {"text": "source", "file": "file-source"}


def _offered(addresses: tuple[str, ...]) -> tuple[str, ...]:
    return addresses[: limits.OFFERED_ADDRESSES]
