"""Converts moments to the numbers that the tables hold, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_column(moment: datetime) -> int:
    """Whole microseconds since 1970; a whole number loses nothing, as a float would."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_column(value: int) -> datetime:
    """An aware moment in UTC."""
    return _EPOCH + timedelta(microseconds=value)


def from_column_or_none(value: int | None) -> datetime | None:
    return None if value is None else from_column(value)


def now() -> int:
    """This moment, as the tables hold it."""
    return to_column(datetime.now(UTC))


def printed(moment: datetime | None) -> str | None:
    """A date as the page printed it, with its own offset, if any."""
    return None if moment is None else moment.isoformat()


def from_printed(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
