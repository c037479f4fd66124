"""Addresses of private hosts, as pages and persons may disguise them: fetching and sanitizing refuse them all."""

from __future__ import annotations

# the address → the host that a browser would ask
PRIVATE: dict[str, str] = {
    # as they are
    "http://127.0.0.1/": "127.0.0.1",
    "http://192.168.1.1/": "192.168.1.1",
    "http://100.64.0.1/": "100.64.0.1",
    "http://169.254.169.254/latest": "169.254.169.254",
    "http://192.0.0.192/": "192.0.0.192",
    "http://168.63.129.16/": "168.63.129.16",
    "http://224.0.0.1/": "224.0.0.1",
    "http://255.255.255.255/": "255.255.255.255",
    "http://[::1]/": "::1",
    "http://[::]/": "::",
    "http://[fe80::1]/": "fe80::1",
    "http://[fd00::1]/": "fd00::1",
    "http://[fec0::1]/": "fec0::1",
    "http://[ff02::1]/": "ff02::1",
    # numbers in other notations
    "http://127.1/": "127.0.0.1",
    "http://2130706433/": "127.0.0.1",
    "http://0x7f.1/": "127.0.0.1",
    "http://0X7F000001/": "127.0.0.1",
    "http://0177.0.0.1/": "127.0.0.1",
    "http://0300.0250.1.1./": "192.168.1.1",
    "http://0/": "0.0.0.0",
    # other letters
    "http://１２７.0.0.1/": "127.0.0.1",
    "http://192.168.1.①/": "192.168.1.1",
    "http://127.0.0。1/": "127.0.0.1",
    "http://127．0．0．1/": "127.0.0.1",
    "http://127.0.0.%31:80/": "127.0.0.1",
    "http://%31%32%37.0.0.1/": "127.0.0.1",
    "http://x.%6cocalhost/": "x.localhost",
    "http://ⓛocalhost/": "localhost",
    "http://prin\u00adter.lan/": "printer.lan",
    # wrapped in IPv6
    "http://[::ffff:7f00:1]/": "::ffff:7f00:1",
    "http://[::ffff:192.168.1.1]/": "::ffff:c0a8:101",
    "http://[::7f00:1]/": "::7f00:1",
    "http://[64:ff9b::c0a8:1]/": "64:ff9b::c0a8:1",
    "http://[64:ff9b:1::c0a8:1]/": "64:ff9b:1::c0a8:1",
    "http://[2002:7f00:1::1]/": "2002:7f00:1::1",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "http://[2a00::5efe:c0a8:1]/": "2a00::5efe:c0a8:1",
    # names that only the network around answers to
    "http://localhost/": "localhost",
    "http://a.localhost./": "a.localhost",
    "http://router/": "router",
    "http://PRINTER.Local/": "printer.local",
    "http://printer.home.arpa/x.png": "printer.home.arpa",
    "http://nas.lan/": "nas.lan",
    "http://nas.lan./": "nas.lan",
    "http://metadata.google.internal/": "metadata.google.internal",
    "http://intra.corp/": "intra.corp",
    "http://fritz.box/": "fritz.box",
    # other shapes of an address
    "HTTP://192.168.1.1:8080/": "192.168.1.1",
    "http:/192.168.1.1/": "192.168.1.1",
    "http:192.168.1.1/": "192.168.1.1",
    "http:///192.168.1.1/": "192.168.1.1",
    "//192.168.1.1/": "192.168.1.1",
    " \thttp://192.168.1.1/\n": "192.168.1.1",
}

# The same, in shapes that nobody types: fetching calls them no addresses at all.
PRIVATE_AND_MISLEADING: dict[str, str] = {
    "http://192.168.1.1\\@x.example/": "192.168.1.1",
    "http:\\\\192.168.1.1\\x": "192.168.1.1",
    "\\\\192.168.1.1/": "192.168.1.1",
    "ht\ntp://192.168\t.1.1/": "192.168.1.1",
    "http://x.example@192.168.1.1/": "192.168.1.1",
    "http://x.example:80@[::1]/": "::1",
    "http://192.168.1.1?@x.example/": "192.168.1.1",
    "http://192.168.1.1#@x.example/": "192.168.1.1",
}

# What browsers make nothing of.
UNREADABLE = [
    "http://", "http://a b/", "http://[::1/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/",
    "http://bay.example:99999/", "http://bay.example:x/", "http://256.1.1.1/", "http://1.2.3.4.5/", "http://ho%00st/",
    "http://[http://bay.example/", "http://⒈.example/", "http://\ud800.example/",
    # and what DNS cannot be asked for
    "http://a..b/", "http://127.1../", f"http://{'a' * 64}.example/", "http://" + "a." * 127 + "example/",
]  # fmt: skip
