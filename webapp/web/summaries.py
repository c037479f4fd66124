"""The summary panel: within the article's page, as a fragment, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from webapp.article import Sentence
from webapp.library import Article
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.open_article import OpenedArticle, open_article
from webapp.reading.reading_time import count_words, reading_time
from webapp.reading.summarize_article import is_out_of_reach, is_too_short
from webapp.web.access import person
from webapp.web.formats import format_saved_time
from webapp.web.list_names import list_came_from
from webapp.web.parts import parts

blueprint = Blueprint("summaries", __name__)

DEFAULT_LENGTH = 5
SHOWN_TERMS = 8
# A summary of more than a third of an article, or of more than a screen, saves nobody time.
LONGEST_SHARE = 1 / 3
LONGEST = 15


@dataclass(frozen=True, slots=True)
class SummaryPanel:
    """Every length from one ranking: sentence s is in a summary of n where s.rank < n.

    Not ready is what is still being ranked; out of reach, what took too long.
    `times` says what each length saves, `lengths` what it is called: `[0]` that of one sentence.
    """

    is_ready: bool = False
    is_open: bool = False
    is_too_short: bool = False
    is_out_of_reach: bool = False
    length: int = DEFAULT_LENGTH
    longest: int = 1
    sentences: tuple[Sentence, ...] = ()
    terms: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    lengths: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[Sentence, ...]:
        """The sentences of this length, in article order."""
        return tuple(sentence for sentence in self.sentences if sentence.rank < self.length)


@dataclass(frozen=True, slots=True)
class SummaryFragment:
    """The panel alone; it leads back to the article's page, within the list it was opened from."""

    article: Article
    panel: SummaryPanel
    came_from: str
    is_skimmed: bool = False


def init_app(app: Flask) -> None:
    """Give summaries their address."""
    app.register_blueprint(blueprint)


@blueprint.get("/articles/<int:article_id>/summary")
def show(article_id: int) -> ResponseReturnValue:
    """Answer with the panel's fragment, or with JSON where that is asked for."""
    opened = open_article(
        parts().services,
        person(),
        article_id,
        list_name=list_came_from(),
        image_address=lambda image_hash: image_hash,
    )
    panel = panel_of(opened, asked_length() or DEFAULT_LENGTH)
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html")
    if best == "application/json":
        return {
            "article": url_for("articles.show", article_id=article_id),
            "is_ready": panel.is_ready,
            "is_too_short": panel.is_too_short,
            "sentences": [
                {
                    "text": sentence.text,
                    "position": sentence.position,
                    "rank": sentence.rank,
                    "salience": sentence.salience,
                    "url": url_for("articles.show", article_id=article_id, _anchor=f"s{sentence.position}"),
                }
                for sentence in panel.chosen
            ],
            "terms": panel.terms,
        }
    fragment = SummaryFragment(opened.article, panel, list_came_from())
    return render_template("articles/_summary.html", page=fragment)


@blueprint.get("/articles/<int:article_id>/summary/state")
def state(article_id: int) -> ResponseReturnValue:
    """Tell a waiting page whether its summary is there."""
    glanced = glance_at_article(parts().services, person(), article_id, list_came_from())
    return {"is_on_its_way": glanced.article.state == "ready" and not glanced.is_ranked}


def asked_length() -> int | None:
    """The number of sentences that `?summary=` asks for; None where it does not, or makes no sense."""
    asked = request.args.get("summary")
    if asked is None:
        return None
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else DEFAULT_LENGTH


def panel_of(opened: OpenedArticle, length: int | None) -> SummaryPanel:
    """Build the panel of an opened article; `length` None leaves it closed."""
    article, ranking = opened.article, opened.ranking
    if ranking is None:
        return SummaryPanel(is_open=length is not None)
    if is_out_of_reach(ranking, article.words):
        return SummaryPanel(is_ready=True, is_open=length is not None, is_out_of_reach=True)
    if is_too_short(ranking, article.words):
        return SummaryPanel(is_ready=True, is_open=length is not None, is_too_short=True)
    longest = max(3, min(LONGEST, int(len(ranking.sentences) * LONGEST_SHARE)))
    return SummaryPanel(
        is_ready=True,
        is_open=length is not None,
        length=min(length or DEFAULT_LENGTH, longest),
        longest=longest,
        sentences=tuple(sentence for sentence in ranking.sentences if sentence.rank < longest),
        terms=ranking.terms[:SHOWN_TERMS],
        times=tuple(_times(opened, longest)),
        lengths=tuple(ngettext("%(num)s sentence", "%(num)s sentences", n + 1) for n in range(longest)),
    )


def _times(opened: OpenedArticle, longest: int) -> list[str]:
    """What a summary of 1, 2, ... sentences takes, and the article."""
    assert opened.ranking is not None
    article = opened.article
    by_rank = sorted(opened.ranking.sentences, key=lambda sentence: sentence.rank)[:longest]
    whole = reading_time(article.words, article.lang).mean
    words, times = 0, []
    for sentence in by_rank:
        words += count_words(sentence.text, article.lang)
        times.append(format_saved_time(reading_time(words, article.lang).mean, whole))
    return times
