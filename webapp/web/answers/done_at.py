"""When an action was done, where its device sends it later than that.

The device says when by its own clock, and what that clock shows while it sends (`Action-Done-At`,
`Action-Sent-At`, both as RFC 3339 has moments). Only their difference counts: its clock may be wrong.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import request

from webapp import limits
from webapp.errors import MomentMalformed

DONE, SENT = "Action-Done-At", "Action-Sent-At"


def done_at() -> datetime | None:
    """When this action was done, by this server's clock; None for one that is done now.

    Never after now, and never longer ago than keys of actions are remembered. Raises: MomentMalformed.
    """
    if DONE not in request.headers:
        return None
    age = _moment(SENT) - _moment(DONE)
    longest = timedelta(days=limits.ACTION_DAYS)
    return datetime.now(UTC) - min(max(age, timedelta(0)), longest)


def _moment(header: str) -> datetime:
    try:
        moment = datetime.fromisoformat(request.headers.get(header, ""))
    except ValueError:
        raise MomentMalformed from None
    if moment.tzinfo is None:
        raise MomentMalformed
    return moment
