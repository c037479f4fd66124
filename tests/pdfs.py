"""Writes small PDFs by hand: text at its place in the fonts that every reader of PDFs has."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # A4
LEFT, TOP, LEADING = 72, 760, 13
_FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic", "typed": "Courier"}


@dataclass(frozen=True)
class Text:
    """A line that begins at x, y."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "roman"
    angle: int = 0


@dataclass(frozen=True)
class Dot:
    """A filled shape whose middle is at x, y."""

    x: float
    y: float
    width: float = 3


def set_lines(
    lines: Iterable[str], *, x: float = LEFT, top: float = TOP, leading: float = LEADING, size: float = 10
) -> list[Text]:
    """Lines one below the other; an empty one leaves its place free."""
    return [Text(x, top - leading * number, words, size) for number, words in enumerate(lines) if words]


def make_pdf(
    pages: Sequence[Sequence[Text | Dot]],
    info: Mapping[str, str] | None = None,
    *,
    catalog: str = "",
    links: Mapping[str, tuple[int, int, int, int]] | None = None,
    extra: Sequence[str] = (),
    trailer: str = "",
    picture: bool = False,
) -> bytes:
    """A PDF of these pages; `links` are the first page's, address → place. `extra` objects follow."""
    names = list(_FONTS)
    kids = " ".join(f"{_page_number(number)} 0 R" for number in range(len(pages)))
    fonts = " ".join(f"/{name} {3 + at} 0 R" for at, name in enumerate(names))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode()
            for font in _FONTS.values()
        ),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\x80\nendstream",
        "<< {} >>".format(
            " ".join(f"/{name} ({_escaped(value)})" for name, value in (info or {}).items())
        ).encode("latin-1"),
    ]
    for number, page in enumerate(pages):
        annotations = (
            "".join(_link(address, place) for address, place in (links or {}).items()) if not number else ""
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {_page_number(number) + 1} 0 R"
            f" /Annots [{annotations}] /Resources << /Font << {fonts} >> /XObject << /Im 7 0 R >> >> >>".encode()
        )
        drawn = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q\n" if picture else ""
        content = zlib.compress((drawn + "\n".join(map(_shown, page))).encode("cp1252"))
        objects.append(
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode() + content + b"\nendstream"
        )
    objects += [each.encode("latin-1") for each in extra]
    return join_objects(objects, trailer=f"/Info 8 0 R {trailer}")


def _page_number(number: int) -> int:
    return 9 + 2 * number


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _link(address: str, place: tuple[int, int, int, int]) -> str:
    rect = " ".join(map(str, place))
    return f"<< /Type /Annot /Subtype /Link /Rect [{rect}] /A << /S /URI /URI ({address}) >> >>"


def _shown(text: Text | Dot) -> str:
    if isinstance(text, Dot):
        half = text.width / 2
        return f"{text.x - half} {text.y - half} {text.width} {text.width} re f"
    matrix = "0 1 -1 0" if text.angle else "1 0 0 1"
    return f"BT /{text.font} {text.size} Tf {matrix} {text.x} {text.y} Tm ({_escaped(text.words)}) Tj ET"


def join_objects(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1, the first one being its catalog."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    body += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(body)
