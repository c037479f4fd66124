"""The page on which a reader corrects an article's title, byline, site and date, and sees what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from flask import Blueprint, Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue

from webapp.errors import DateMalformed, TitleMissing
from webapp.reading.edit_article import EDITABLE, edit_article, open_edited
from webapp.web.answers.access import person
from webapp.web.answers.notices import with_notice
from webapp.web.formats import format_day
from webapp.web.runtime import runtime
from webapp.web.views.articles import own_page
from webapp.web.views.lists import list_came_from

blueprint = Blueprint("editing", __name__, url_prefix="/articles")


def init_app(app: Flask) -> None:
    """Give editing its address."""
    app.register_blueprint(blueprint)


@blueprint.get("/<int:article_id>/edit")
def show(article_id: int) -> str:
    """Show the form."""
    return _page(article_id)


@blueprint.post("/<int:article_id>/edit")
def update(article_id: int) -> ResponseReturnValue:
    """Keep what was changed in the form; `as_printed` names a field that is to be as on the page again."""
    typed = {name: request.form[name] for name in EDITABLE if name in request.form}
    given = {name: text for name, text in typed.items() if text != request.form.get(f"was_{name}")}
    set_back = request.form.get("as_printed", "")
    try:
        edit_article(runtime().services, person(), article_id, given, set_back=set_back)
    except (TitleMissing, DateMalformed) as error:
        return _page(article_id, error, typed), 422
    return redirect(with_notice(own_page(article_id), "edit"), 303)


def _page(
    article_id: int,
    error: TitleMissing | DateMalformed | None = None,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> str:
    edited = open_edited(runtime().services, person(), article_id)
    day = edited.printed.get("published")
    printed = {**edited.printed, **({"published": format_day(datetime.fromisoformat(day))} if day else {})}
    return render_template(
        "articles/edit.html",
        edited=edited,
        typed={**edited.shown, **typed},
        printed=printed,
        came_from=list_came_from(),
        error=error,
    )
