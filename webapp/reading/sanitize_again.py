"""Sanitizes kept HTML by this version's policy, where an older one made it."""

from __future__ import annotations

from dataclasses import replace

from webapp.library import Article, ArticleBody, articles
from webapp.reading.queue import queue_colouring
from webapp.reading.services import Services
from webapp.sanitizing import VERSION, sanitize


def sanitize_again(services: Services, article: Article, body: ArticleBody) -> ArticleBody:
    """Return a body whose HTML this version has sanitized; what it had to do is kept, so that it is once."""
    if body.sanitizer == VERSION:
        return body
    html = sanitize(body.html, article.url, own_hosts=services.settings.hosts)
    with services.library.write() as c:
        articles.keep_sanitized(c, article.id, html, VERSION)
        if "<pre" in html:
            queue_colouring(c, article.id)
    return replace(body, html=html, sanitizer=VERSION)
