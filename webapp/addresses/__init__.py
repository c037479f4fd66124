"""Web addresses: read as browsers read them, and one rule for which of them are private."""

from webapp.addresses.finding import find_addresses, is_typed_address
from webapp.addresses.hosts import as_address, is_private_host, is_this_machine
from webapp.addresses.keys import address_key
from webapp.addresses.names import is_markdown_address, is_markdown_name
from webapp.addresses.networks import Address, is_public
from webapp.addresses.parsing import WebAddress, host_of, join_address, read_address

__all__ = [
    "Address",
    "WebAddress",
    "address_key",
    "as_address",
    "find_addresses",
    "host_of",
    "is_markdown_address",
    "is_markdown_name",
    "is_private_host",
    "is_public",
    "is_this_machine",
    "is_typed_address",
    "join_address",
    "read_address",
]
