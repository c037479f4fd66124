"""The bookmarklet leads to the address that the reader's browser knows, also behind a proxy."""

from __future__ import annotations

import pytest

from tests.web.conftest import Reader
from webapp.web.views.bookmarklet import bookmarklet_code


@pytest.mark.parametrize(
    ("told", "scheme"),
    [({}, "http"), ({"X-Forwarded-Proto": "https"}, "https"), ({"X-Forwarded-Proto": "javascript"}, "http")],
)
def test_it_leads_to_the_scheme_that_the_proxy_tells(
    reader: Reader, told: dict[str, str], scheme: str
) -> None:
    with reader.client.application.test_request_context(
        "/settings", base_url="http://reader.example", headers=told
    ):
        assert f'at="{scheme}://reader.example/articles/receive"' in bookmarklet_code()
