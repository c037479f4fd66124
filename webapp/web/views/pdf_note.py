"""Says how much of a PDF an article has."""

from __future__ import annotations

from flask import Flask
from flask_babel import format_number, ngettext
from flask_babel import gettext as _

from webapp.article import PdfExtent


def init_app(app: Flask) -> None:
    """Give templates the sentences."""
    app.jinja_env.filters["pdf_said"] = pdf_said


def pdf_said(pdf: PdfExtent) -> str:
    """What a reader should know who sees the text alone."""
    said = [_("This was read from a PDF; tables and formulas may have lost their shape.")]
    if pdf.pages_read < pdf.pages:
        counts = {"count": format_number(pdf.pages_read), "pages": format_number(pdf.pages)}
        said.append(_("The first %(count)s of %(pages)s pages are here.", **counts))
    if pdf.pages_without_text:
        said.append(
            ngettext(
                "%(num)s page is a picture without text, and is missing here.",
                "%(num)s pages are pictures without text, and are missing here.",
                pdf.pages_without_text,
            )
        )
    if pdf.pictures:
        said.append(
            ngettext("%(num)s picture is not shown.", "%(num)s pictures are not shown.", pdf.pictures)
        )
    return " ".join(map(str, said))
