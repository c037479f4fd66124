"""An article's own page, and what a reader changes there."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp import limits
from webapp.dressing import PageWords, mark_chosen
from webapp.library import Article, Glance, Listing
from webapp.media_types import PDF
from webapp.reading import change_article
from webapp.reading.find_pdf import find_pdf
from webapp.reading.glance_at_article import GlancedArticle, glance_within_list
from webapp.reading.kept_image import kept_image
from webapp.reading.open_article import OpenedArticle, open_article
from webapp.web.answers.access import person
from webapp.web.answers.done_at import done_at
from webapp.web.answers.etags import answer_unless_known, page_tag
from webapp.web.answers.notices import with_notice
from webapp.web.answers.policy import FILE_POLICY, IMAGE_POLICY
from webapp.web.answers.way_back import own_path
from webapp.web.formats import failure_of, format_until, shown_title
from webapp.web.runtime import runtime
from webapp.web.views.article_page import ArticlePage
from webapp.web.views.lists import list_came_from, row_to_show, way_back_to
from webapp.web.views.offline import offer_copy
from webapp.web.views.summary_panel import asked_summary, panel_of

blueprint = Blueprint("articles", __name__, url_prefix="/articles")


# What a telephone's screen of 390 by 844 pixels shows below the title, and half as much again. Browsers that
# know `rel="expect"` first paint when they have so much: without it the bar alone was painted first, and the
# text a quarter of a second later (docs/adr/0022-opening-is-one-read.md).
FIRST_SCREEN_CHARS = 1_200
FILE_NAME_CHARS = 120  # with its ending, and in any script, within the 255 bytes of a file's name


def init_app(app: Flask) -> None:
    """Give articles their addresses."""
    app.register_blueprint(blueprint)


@blueprint.get("/<int:article_id>")
def show(article_id: int) -> Response:
    """Show an article, its summary open where `?summary=` asks for it."""
    came_from = list_came_from()
    glanced = glance_within_list(runtime().services, person(), article_id, came_from)
    return answer_unless_known(_tag(glanced, came_from), lambda: _page(glanced, came_from))


def _tag(glanced: GlancedArticle, came_from: Listing) -> str:
    around = [
        (each.id, each.title, each.url, each.lang) if each else None
        for each in (glanced.neighbours.previous, glanced.neighbours.next)
    ]
    glance, retry_at = glanced.glance, glanced.glance.article.retry_at
    retried = format_until(retry_at) if retry_at else None  # a page says in how many minutes
    made = glance.is_ranked, glance.is_coloured
    back = way_back_to(came_from, glance.article, glanced.neighbours)
    return page_tag(glance.article.mark, glance.version, *made, retried, back, *around)


def _page(glanced: GlancedArticle, came_from: Listing) -> str:
    article, opened = glanced.glance.article, _open(glanced.glance)
    text = opened.text
    panel = panel_of(glanced.glance, text.summary, asked_summary())
    page = ArticlePage(
        article=article,
        html=mark_chosen(text.html, panel.chosen_ids) if panel.is_open else text.html,
        contents=text.contents,
        panel=panel,
        neighbours=glanced.neighbours,
        came_from=came_from,
        failure=failure_of(article),
        is_skimmed=panel.is_open and "skim" in request.args,
        place=opened.place,
        hidden=text.hidden,
        first_screen_end=text.summary.name_after(FIRST_SCREEN_CHARS) if text.summary else None,
    )
    if article.state == "ready":
        offer_copy(shown_title(article), article.lang)
    return render_template("articles/show.html", page=page)


def _open(glance: Glance) -> OpenedArticle:
    folder = image_folder(glance.article.id)
    return open_article(runtime().services, glance, image_folder=folder, words=page_words())


def page_words() -> PageWords:
    """What the page's additions to an article's text are called."""
    return PageWords(table=_("Table"), code=_("Code"), back=_("Back to the text"))


def image_folder(article_id: int) -> str:
    """The address of an article's images without its last part, which no route has."""
    return url_for("articles.image", article_id=article_id, image_hash="-")[:-1]


@blueprint.get("/<int:article_id>/state")
def state(article_id: int) -> ResponseReturnValue:
    """Tell a waiting page whether its article is there."""
    article = open_state(article_id)
    return {"state": article.state, "is_on_its_way": article.is_on_its_way}


def open_state(article_id: int) -> Article:
    """The article alone, without its text."""
    return change_article.find_article(runtime().services, person(), article_id)


@blueprint.post("/<int:article_id>/fetch")
def fetch_again(article_id: int) -> ResponseReturnValue:
    """Try again, or fetch a page anew; what is kept stays until something no worse is there."""
    article = change_article.fetch_again(runtime().services, person(), article_id)
    runtime().jobs.wake()
    asked_on = own_path(request.form.get("next", ""))
    return redirect(_where_asked(article, asked_on) if asked_on else own_page(article_id), 303)


def _where_asked(article: Article, address: str) -> str:
    return with_notice(address, "fetch") + row_to_show(article)


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
    change_article.keep_position(runtime().services, person(), article_id, share, name, quote, done_at())


@blueprint.get("/<int:article_id>/images/<image_hash>")
def image(article_id: int, image_hash: str) -> Response:
    """Send an image that is kept with an article of one's own."""
    found = kept_image(runtime().services, person(), article_id, image_hash)
    response = Response(found.body, content_type=found.content_type)
    response.headers["Content-Security-Policy"] = IMAGE_POLICY
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@blueprint.get("/<int:article_id>/file")
def file(article_id: int) -> Response:
    """Send the PDF that an article of one's own was read from, byte by byte, to be saved."""
    found = find_pdf(runtime().services, person(), article_id)
    name = re.sub(r"[\\/\x00-\x1f\x7f]+", " ", shown_title(found.article))[:FILE_NAME_CHARS].strip()
    response = send_file(BytesIO(found.body), PDF, as_attachment=True, download_name=f"{name}.pdf")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def own_page(article_id: int) -> str:
    """An article's address, within the list that its reader came from."""
    context: dict[str, Any] = {"in": list_came_from()}  # a word of Python's, and so no keyword here
    return url_for("articles.show", article_id=article_id, **context)
