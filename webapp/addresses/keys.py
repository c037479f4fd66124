"""What the addresses of one page share: how an article is recognised when it is saved again."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"

# Parameters that say how a reader came to a page, not which page it is. By prefix or whole.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_", "vero_", "oly_")
TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok"
    " _hsenc _hsmi ref_src ref_url cmpid ncid smid sref s_cid ito icid spm wt_mc".split()
)


def address_key(url: str) -> str:
    """Return what the addresses of a page share: no scheme, no "www.", no tracking, no last slash.

    `url` is one that was read before. Keys are kept in libraries: one that changes is another article.
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _is_tracking(pair[0])])
    host = (parts.netloc.removesuffix(":80").removesuffix(":443")).removeprefix("www.")
    path = quote(unquote(parts.path), safe=_SAFE_IN_PATH).rstrip("/")
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _is_tracking(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith(TRACKING_PREFIXES)
