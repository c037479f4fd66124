"""The same articles in as little as Flask, Jinja and sqlite3 need: what Nutgraf's rate is held against.

Title, safe HTML, previous and next article, and the usual summary, out of the library's own tables; a list
of titles with their excerpts. No language but English, no preferences, sessions, marks or guards. Served
under the settings of `nutgraf serve`, by a process of its own: `python -m bench.bare_page LIBRARY`.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import sys

from flask import Flask, Response, abort, g, render_template
from jinja2 import DictLoader
from waitress.server import create_server

from webapp import limits
from webapp.web.assets.encodings import ENCODINGS, QUICK_ORDER, chosen_encoding
from webapp.web.serving import WAITRESS

ARTICLE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ article.title }}</title></head>
<body>
  <article lang="{{ article.lang }}">
    <h1>{{ article.title }}</h1>
    <p>{{ article.byline }} {{ article.site_name }}</p>
    <ol>{% for sentence in summary %}<li>{{ sentence }}</li>{% endfor %}</ol>
    {{ article.html|safe }}
  </article>
  <nav>
    {% for around in (previous, next) if around %}
      <a href="{{ url_for('show', article_id=around.id) }}">{{ around.title }}</a>
    {% endfor %}
  </nav>
</body>
</html>
"""
LIST = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Articles</title></head>
<body>
  <ol>
    {% for article in articles %}
      <li>
        <h2><a href="{{ url_for('show', article_id=article.id) }}">{{ article.title }}</a></h2>
        <p>{{ article.site_name }}</p>
        <p>{{ article.excerpt or article.opening }}</p>
      </li>
    {% endfor %}
  </ol>
</body>
</html>
"""
FIND = """
    SELECT articles.id, articles.title, byline, site_name, articles.lang, listed_at, html, text, sentences,
        length
    FROM articles JOIN bodies ON bodies.article = articles.id
    LEFT JOIN rankings ON rankings.ranking_key = articles.ranking_key
    WHERE articles.id = ?
"""
UNREAD = "FROM articles WHERE deleted_at IS NULL AND archived_at IS NULL AND read_at IS NULL"
NEWER = f"SELECT id, title {UNREAD} AND (listed_at, id) > (?, ?) ORDER BY listed_at, id LIMIT 1"
OLDER = f"SELECT id, title {UNREAD} AND (listed_at, id) < (?, ?) ORDER BY listed_at DESC, id DESC LIMIT 1"
NEWEST = f"""
    SELECT id, title, site_name, excerpt, opening {UNREAD} ORDER BY listed_at DESC, id DESC LIMIT ?
"""


def build_bare_app(library: str) -> Flask:
    """Build it over a library's file, which is only read."""
    app = Flask("bare", static_folder=None)
    app.jinja_loader = DictLoader({"article.html": ARTICLE, "list.html": LIST})

    def connection() -> sqlite3.Connection:
        if "connection" not in g:
            g.connection = sqlite3.connect(library)
            g.connection.row_factory = sqlite3.Row
        found: sqlite3.Connection = g.connection
        return found

    @app.get("/")
    def index() -> str:
        articles = connection().execute(NEWEST, (limits.LIST_ARTICLES,)).fetchall()
        return render_template("list.html", articles=articles)

    @app.get("/articles/<int:article_id>")
    def show(article_id: int) -> str:
        article = connection().execute(FIND, (article_id,)).fetchone() or abort(404)
        place = (article["listed_at"], article["id"])
        return render_template(
            "article.html",
            article=article,
            summary=_summary(article),
            previous=connection().execute(NEWER, place).fetchone(),
            next=connection().execute(OLDER, place).fetchone(),
        )

    @app.after_request
    def compress(response: Response) -> Response:
        if encoding := chosen_encoding(QUICK_ORDER):
            response.set_data(ENCODINGS[encoding].quick(response.get_data()))
            response.content_encoding = encoding
        return response

    @app.teardown_request
    def close(_error: BaseException | None) -> None:
        if "connection" in g:
            g.connection.close()

    return app


def _summary(article: sqlite3.Row) -> list[str]:
    rows = json.loads(article["sentences"] or "[]")
    return [article["text"][start:end] for start, end, _salience, rank in rows if rank < article["length"]]


def main() -> None:
    """Serve a library on a free port, and print it."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(listening.getsockname()[1], flush=True)
    create_server(build_bare_app(sys.argv[1]), sockets=[listening], ident=None, **WAITRESS).run()


if __name__ == "__main__":
    main()
