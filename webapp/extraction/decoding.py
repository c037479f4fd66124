"""Decodes a page's bytes: by BOM, then HTTP header, then meta, then the bytes themselves."""

from __future__ import annotations

import re

import charset_normalizer
import webencodings

from webapp.extraction.twice_encoded import mend_twice_encoded

# HTML standard, "prescan a byte stream to determine its encoding": the first 1024 bytes. Pages in the
# wild put their meta later, and reading more costs nothing.
_PRESCAN_BYTES = 16_384
_META_CHARSET = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DETECTOR_BYTES = 60_000  # enough to tell an encoding; the detector's time grows with the length
_MISNAMED_SHARE = 0.001  # more undecodable characters than this: the declared encoding is wrong
# What XML cannot hold and no page shows: control characters, raw or as references, and non-characters.
_UNPRINTABLE = dict.fromkeys((*range(9), 11, *range(14, 32), 65534, 65535))
_UNPRINTABLE_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))"
    r"(?:;|(?![0-9a-fA-F]))"
)


def decode_page(page: str | bytes, content_type: str | None = None) -> str:
    """Return the page's text, without its BOM and without what a tree cannot hold."""
    text = page if isinstance(page, str) else _decode(page, content_type)
    if any(chr(code) in text for code in _UNPRINTABLE):  # seldom; looking is ten times as fast
        text = text.translate(_UNPRINTABLE)
    return mend_twice_encoded(_UNPRINTABLE_REFERENCE.sub("", text.removeprefix("\ufeff")))


def _decode(body: bytes, content_type: str | None) -> str:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    try:
        return body.decode("utf-8")  # text in another encoding is almost never valid UTF-8 by chance
    except UnicodeDecodeError:
        pass
    for label in _declared(body, content_type):
        encoding = webencodings.lookup(label)
        if encoding is None:
            continue
        text = encoding.codec_info.decode(body, "replace")[0]
        if text.count("\ufffd") <= len(text) * _MISNAMED_SHARE:
            return str(text)
    return _detect(body)


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """List the labels that the header and the page name, the most trusted first."""
    start = body[:_PRESCAN_BYTES]
    found = [_HEADER_CHARSET.search(content_type or "")]
    labels = [match.group(1) for match in found if match]
    for pattern in (_META_CHARSET, _XML_ENCODING):
        if match := pattern.search(start):
            label = match.group(1).decode("ascii", "ignore")
            # HTML standard: a meta that could be read cannot have been UTF-16.
            labels.append("utf-8" if label.lower().startswith("utf-16") else label)
    return labels


def _detect(body: bytes) -> str:
    best = charset_normalizer.from_bytes(body[:_DETECTOR_BYTES]).best()
    name = best.encoding if best is not None else "utf-8"
    # Mostly UTF-8 with some broken bytes is more common than a rare code page that fits everything.
    as_utf8 = body.decode("utf-8", "replace")
    if as_utf8.count("\ufffd") <= len(as_utf8) * _MISNAMED_SHARE:
        return as_utf8
    return body.decode(name, "replace")
