"""What a reader does, one use case a file: composes the layers below."""
