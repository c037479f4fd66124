"""The ways of taking an article in: by its address, its text, its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp import limits
from webapp.errors import InputError, NothingGiven, NutgrafError, PageTooLarge
from webapp.library import Article
from webapp.reading.save_article import save_address, save_pasted, save_upload
from webapp.web.answers.access import person
from webapp.web.answers.done_at import done_at
from webapp.web.runtime import runtime

blueprint = Blueprint("saving", __name__, url_prefix="/articles")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewPage:
    """The forms as they were filled in, and what was wrong with them."""

    address: str = ""
    text: str = ""
    error: NutgrafError | None = None


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
    found = url or next((each[0] for each in map(_ADDRESS.search, (text, title)) if each), "")
    return NewPage(address=found, text="" if found else "\n\n".join(filter(None, (title, text))))


@blueprint.post("")
def create() -> ResponseReturnValue:
    """Keep what was given, and show it on its way."""
    form = request.form
    try:
        article = _save()
    except (InputError, PageTooLarge) as error:
        if request.accept_mimetypes.best == "application/json":
            raise  # a script shows the form itself
        page = NewPage(form.get("url", ""), form.get("text", ""), error)
        return render_template("articles/new.html", page=page), error.status
    runtime().jobs.wake()
    return redirect(url_for("articles.show", article_id=article.id), 303)


def _save() -> Article:
    services, who, form, at = runtime().services, person(), request.form, done_at()
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return save_upload(services, who, upload.read(), form.get("source", ""), at)
    if form.get("text", "").strip():
        return save_pasted(services, who, form["text"], form.get("source", ""), at)
    if "url" in form:
        return save_address(services, who, form["url"], at)
    raise NothingGiven
