"""Use cases, one a file: what a reader does, composed of the layers below."""
