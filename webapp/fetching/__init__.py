"""Fetches pages: the only code that opens an outside connection.

What does it, `webapp.fetching.fetch`, is not imported here: it takes the network's code along, and a command
that is given a file opens no connection.
"""

from webapp.fetching.addresses import check_address, check_typed, normalise_address
from webapp.fetching.feeds import is_feed

__all__ = ["check_address", "check_typed", "is_feed", "normalise_address"]
