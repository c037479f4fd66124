from __future__ import annotations

import pytest

from webapp import limits
from webapp.errors import PageTooLarge
from webapp.reading.given_file import check_file


def test_a_pdf_may_be_larger_than_a_page() -> None:
    check_file(b"%PDF-1.7\n" + b" " * limits.UPLOAD_BYTES)


@pytest.mark.parametrize(("start", "most"), [(b"<p>", limits.UPLOAD_BYTES), (b"%PDF-1.7", limits.PDF_BYTES)])
def test_neither_may_be_larger_than_its_limit(start: bytes, most: int) -> None:
    with pytest.raises(PageTooLarge) as raised:
        check_file(start + b" " * most)

    assert raised.value.params == {"megabytes": most // limits.MB}
