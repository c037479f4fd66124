"""An article's own page, and what a reader changes there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp import limits
from webapp.dressing import PageWords, mark_chosen
from webapp.errors import NothingGiven, NutgrafError, error_from
from webapp.library import Article
from webapp.reading import change_article
from webapp.reading.contents import Section
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.kept_image import kept_image
from webapp.reading.open_article import OpenedArticle, open_article
from webapp.web.answers.access import person
from webapp.web.answers.etags import answer_unless_known, page_tag
from webapp.web.answers.notices import with_notice
from webapp.web.answers.policy import IMAGE_POLICY
from webapp.web.formats import shown_title
from webapp.web.parts import parts
from webapp.web.views.list_names import list_came_from
from webapp.web.views.offline import offer_copy
from webapp.web.views.summary_panel import SummaryPanel, asked_summary, panel_of

blueprint = Blueprint("articles", __name__, url_prefix="/articles")


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """`came_from` is the list that neighbours and the way back belong to."""

    article: Article
    html: str
    contents: tuple[Section, ...]
    panel: SummaryPanel
    previous: Article | None
    next: Article | None
    came_from: str
    failure: NutgrafError | None
    is_skimmed: bool
    place: str | None  # the id of the sentence that was read last


def init_app(app: Flask) -> None:
    """Give articles their addresses."""
    app.register_blueprint(blueprint)


@blueprint.get("/<int:article_id>")
def show(article_id: int) -> Response:
    """Show an article, its summary open where `?summary=` asks for it."""
    return answer_unless_known(_tag(article_id), lambda: _page(article_id))


def _tag(article_id: int) -> str:
    glanced = glance_at_article(parts().services, person(), article_id, list_came_from())
    around = [
        (each.id, each.title, each.url, each.lang) if each else None
        for each in (glanced.previous, glanced.next)
    ]
    return page_tag(glanced.article, glanced.is_ranked, *around)


def _page(article_id: int) -> str:
    asked = asked_summary()
    came_from = list_came_from()
    opened = _open(article_id, came_from)
    panel = panel_of(opened, asked)
    page = ArticlePage(
        article=opened.article,
        html=mark_chosen(opened.html, panel.chosen_ids) if panel.is_open else opened.html,
        contents=opened.contents,
        panel=panel,
        previous=opened.previous,
        next=opened.next,
        came_from=came_from,
        failure=failure_of(opened.article),
        is_skimmed=panel.is_open and "skim" in request.args,
        place=opened.place,
    )
    if opened.article.state == "ready":
        offer_copy(shown_title(opened.article), opened.article.lang)
    return render_template("articles/show.html", page=page)


def _open(article_id: int, came_from: str) -> OpenedArticle:
    image_address = partial(_image_address, article_id)
    words = PageWords(table=_("Table"), back=_("Back to the text"))
    return open_article(
        parts().services,
        person(),
        article_id,
        list_name=came_from,
        image_address=image_address,
        words=words,
    )


def failure_of(article: Article) -> NutgrafError | None:
    """Why an article failed, or could not be fetched again."""
    return error_from(article.failure_code, article.failure_params) if article.failure_code else None


@blueprint.get("/<int:article_id>/state")
def state(article_id: int) -> ResponseReturnValue:
    """Tell a waiting page whether its article is there."""
    article = open_state(article_id)
    return {"state": article.state, "is_on_its_way": article.is_on_its_way}


def open_state(article_id: int) -> Article:
    """The article alone, without its text."""
    return change_article.find_article(parts().services, person(), article_id)


@blueprint.post("/<int:article_id>/fetch")
def fetch_again(article_id: int) -> ResponseReturnValue:
    """Try again, or fetch a page anew; what is kept stays until something no worse is there."""
    change_article.fetch_again(parts().services, person(), article_id)
    parts().jobs.wake()
    return redirect(own_page(article_id), 303)


@blueprint.get("/<int:article_id>/edit")
def edit(article_id: int) -> str:
    """Show the form for the title."""
    return render_template(
        "articles/edit.html", article=open_state(article_id), came_from=list_came_from(), error=None
    )


@blueprint.post("/<int:article_id>/title")
def retitle(article_id: int) -> ResponseReturnValue:
    """Give an article the reader's own title."""
    try:
        change_article.retitle(parts().services, person(), article_id, request.form.get("title", ""))
    except NothingGiven:
        article, error = open_state(article_id), _("A title needs at least one character.")
        page = render_template("articles/edit.html", article=article, came_from=list_came_from(), error=error)
        return page, 422
    return redirect(with_notice(own_page(article_id), "title"), 303)


@blueprint.post("/<int:article_id>/position")
def position(article_id: int) -> ResponseReturnValue:
    """Keep how far the article was read."""
    keep_place(article_id)
    return "", 204


def keep_place(article_id: int) -> None:
    """Keep the place that a form names."""
    try:
        share = float(request.form["position"])
    except (KeyError, ValueError):
        abort(400, _("A position is a number between 0 and 1."))
    name, quote = (request.form.get(field, "")[: limits.PLACE_CHARS] for field in ("anchor", "quote"))
    change_article.keep_position(parts().services, person(), article_id, share, name, quote)


@blueprint.get("/<int:article_id>/images/<image_hash>")
def image(article_id: int, image_hash: str) -> Response:
    """Send an image that is kept with an article of one's own."""
    found = kept_image(parts().services, person(), article_id, image_hash)
    response = Response(found.body, content_type=found.content_type)
    response.headers["Content-Security-Policy"] = IMAGE_POLICY
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def own_page(article_id: int) -> str:
    """An article's address, within the list that its reader came from."""
    context: dict[str, Any] = {"in": list_came_from()}  # a word of Python's, and so no keyword here
    return url_for("articles.show", article_id=article_id, **context)


def _image_address(article_id: int, image_hash: str) -> str:
    return url_for("articles.image", article_id=article_id, image_hash=image_hash)
