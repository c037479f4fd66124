"""`python -m webapp` is `nutgraf`."""

from webapp.cli import main

main()
