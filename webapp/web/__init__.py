"""Turns kept articles into pages: the only code that knows Flask and Jinja."""
