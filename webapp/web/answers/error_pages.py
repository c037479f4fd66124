"""Answers errors with pages of the usual look and the right status; never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from webapp import limits
from webapp.errors import N_, NutgrafError
from webapp.library import READING_LIST, Listing, find_listing
from webapp.web.answers.notices import current_notice, this_page
from webapp.web.formats import error_sentence

log = logging.getLogger(__name__)

# status → what the page says where nobody has said it better
SAID: Mapping[int, str] = {
    400: N_("This request makes no sense to the server."),
    403: N_("This is not yours to see."),
    404: N_("There is no such page."),
    405: N_("This address cannot be used in this way."),
    413: N_("This is larger than the %(megabytes)s MB that can be taken in at once."),
    500: N_("Something went wrong here. It is written in the server’s log."),
}


@dataclass(frozen=True, slots=True)
class ErrorPage:
    status: int
    text: str
    came_from: Listing


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(NutgrafError, show_nutgraf_error)
    app.register_error_handler(CSRFError, show_csrf_error)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(Exception, show_defect)
    app.context_processor(lambda: {"notice": current_notice(), "this_page": this_page()})


def show_nutgraf_error(error: NutgrafError) -> ResponseReturnValue:
    """An error of ours knows its sentence and its status."""
    return _page(error.status, error_sentence(error))


def show_csrf_error(_error: CSRFError) -> ResponseReturnValue:
    """A form without its token: an old page, cookies switched off, or another site's doing."""
    return _page(
        400, _("This form has expired, or cookies are switched off. Go back, reload, and send it again.")
    )


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """What Flask or a view aborted with; a view's own words win."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    is_said_by_view = error.description and error.description != type(error).description
    text = error.description if is_said_by_view else SAID.get(status, SAID[400 if status < 500 else 500])
    may_be_pdf = request.max_content_length == limits.UPLOAD_REQUEST_BYTES  # views/saving.py
    is_file_too_large = may_be_pdf and (request.content_length or 0) > limits.UPLOAD_REQUEST_BYTES
    megabytes = (limits.PDF_BYTES if is_file_too_large else limits.UPLOAD_BYTES) // limits.MB
    return _page(status, str(text) if is_said_by_view else _(str(text)) % {"megabytes": megabytes})


def show_defect(error: Exception) -> ResponseReturnValue:
    """A defect: all of it in the log, none of it on the page."""
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return _page(500, _(SAID[500]))


def _page(status: int, text: str) -> ResponseReturnValue:
    if (
        request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html")
        == "application/json"
    ):
        return {"error": text}, status
    came_from = find_listing(request.args.get("in", "")) or READING_LIST
    return render_template("errors/show.html", page=ErrorPage(status, text, came_from)), status
