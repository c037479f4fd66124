"""What a PDF says of itself: title, author, date, language, outline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

_DATE: Final = re.compile(
    r"D?:?(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)
# What programs write there by themselves: the name of a file, or of the program.
_FILE_NAME: Final = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|tex|dvi|indd|qxp|qxd|pptx?|xlsx?|html?|txt|ps|eps|pages|md|pub|wpd|cdr|ai)\b\W*$",
    re.I,
)
_PROGRAM: Final = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel|publisher) ?-|untitled|unbenannt|sans titre|document ?\d*$"
    r"|presentation ?\d*$|powerpoint|slide ?\d*$|layout ?\d|print(?:ing)?$|about:blank|https?://|file://)",
    re.I,
)
_NO_PERSON: Final = re.compile(
    r"^(?:user|users?\d*|admin(?:istrator)?|owner|unknown|author|anonymous|root|guest|default|pc|hp|dell|lenovo|acer"
    r"|microsoft.*|windows.*|office.*|\(?anonymous\)?|\(?unspecified\)?|.*[@\\/].*|\W*|[a-z]{0,3}\d+)$", re.I
)  # fmt: skip
# These print what somebody sees at the moment: the date is that of the printing.
_PRINTERS: Final = re.compile(
    r"skia/pdf|wkhtmltopdf|quartz pdfcontext|microsoft: print to pdf|chrom(?:e|ium)", re.I
)
_LANG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)
_LONGEST: Final = 300  # characters of a title
_LONGEST_BYLINE: Final = 200


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the file's own table of contents; the outermost level is 0."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a file says of itself, where it is worth believing."""

    title: str | None = None
    byline: str | None = None
    published: datetime | None = None
    lang: str | None = None
    outline: tuple[OutlineEntry, ...] = ()


def make_facts(info: Mapping[str, str], lang: str, outline: tuple[OutlineEntry, ...]) -> PdfFacts:
    """Choose what to believe of a file's dictionary of information."""
    is_printed = _PRINTERS.search(f"{info.get('Producer', '')} {info.get('Creator', '')}")
    return PdfFacts(
        title=read_title(info.get("Title", "")),
        byline=_byline(info.get("Author", "")),
        published=None if is_printed else read_date(info.get("CreationDate", "")),
        lang=lang.replace("_", "-") if _LANG.fullmatch(lang.replace("_", "-")) else None,
        outline=outline,
    )


def read_title(text: str) -> str | None:
    """A title that a person gave; None for the name of a file or of a program."""
    title = " ".join(text.split())
    if not 2 < len(title) <= _LONGEST or _FILE_NAME.search(title) or not any(map(str.isalpha, title)):
        return None
    is_file_stem = " " not in title and title.isascii() and (title.islower() or not title.isalpha())
    return None if is_file_stem or _PROGRAM.match(title) else title


def _byline(text: str) -> str | None:
    names = [" ".join(name.split()) for name in text.split(";")]
    byline = ", ".join(name for name in names if not _NO_PERSON.match(name))
    return byline if 2 < len(byline) <= _LONGEST_BYLINE else None


def read_date(text: str) -> datetime | None:
    """A date as PDFs write it (ISO 32000-1, 7.9.4); one without a zone is naive."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    zone = UTC if zulu else None
    try:
        if sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = timezone(offset if sign == "+" else -offset)
        day_of = datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
        moment = day_of.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
    except ValueError:
        return None
    return moment if 1980 <= moment.year <= datetime.now(UTC).year + 1 else None
