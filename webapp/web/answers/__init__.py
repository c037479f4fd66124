"""Access, policy, compression, language and tags: what wraps every request and answer."""
