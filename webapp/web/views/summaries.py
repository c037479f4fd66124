"""The summary panel at an address of its own: as a fragment, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.article import Sentence
from webapp.library import Article, Listing
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.open_summary import open_summary
from webapp.web.answers.access import person
from webapp.web.runtime import runtime
from webapp.web.views.lists import list_came_from
from webapp.web.views.summary_panel import Asked, SummaryPanel, asked_summary, panel_of

blueprint = Blueprint("summaries", __name__)


@dataclass(frozen=True, slots=True)
class SummaryFragment:
    """The panel alone; it leads back to the article's page, within the list it was opened from."""

    article: Article
    panel: SummaryPanel
    came_from: Listing
    is_skimmed: bool = False


def init_app(app: Flask) -> None:
    """Give summaries their address."""
    app.register_blueprint(blueprint)


@blueprint.get("/articles/<int:article_id>/summary")
def show(article_id: int) -> ResponseReturnValue:
    """Answer with the panel's fragment, or with JSON where that is asked for."""
    glance = glance_at_article(runtime().services, person(), article_id)
    summary = open_summary(runtime().services, glance)
    panel = panel_of(glance, summary, asked_summary() or Asked())
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html")
    if best == "application/json":
        return {
            "article": url_for("articles.show", article_id=article_id),
            "is_ready": panel.is_ready,
            "unsuited": summary.ranking.unsuited if summary else None,
            "sentences": [_row(article_id, sentence, panel.anchors) for sentence in panel.chosen],
            "sections": [
                {
                    "title": section.heading.title,
                    "url": url_for("articles.show", article_id=article_id, _anchor=section.heading.id),
                    "sentences": [
                        _row(article_id, sentence, panel.anchors) for sentence in section.sentences
                    ],
                }
                for section in panel.sections
                if section.heading
            ],
            "terms": [term.text for term in panel.terms],
        }
    fragment = SummaryFragment(glance.article, panel, list_came_from())
    return render_template("articles/_summary.html", page=fragment)


@blueprint.get("/articles/<int:article_id>/summary/state")
def state(article_id: int) -> ResponseReturnValue:
    """Tell a waiting page whether its summary is there."""
    glance = glance_at_article(runtime().services, person(), article_id)
    return {"is_on_its_way": glance.article.state == "ready" and not glance.is_ranked}


def _row(article_id: int, sentence: Sentence, anchors: Sequence[str]) -> dict[str, object]:
    """A sentence for scripts; two that share a rank are a passage."""
    return {
        "text": sentence.text,
        "position": sentence.position,
        "rank": sentence.rank,
        "salience": sentence.salience,
        "url": url_for("articles.show", article_id=article_id, _anchor=anchors[sentence.position]),
    }
