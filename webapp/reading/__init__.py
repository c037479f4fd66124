"""What a reader does, one use case a file: composes library, fetching, extraction, sanitizing, summarizing."""
