"""Whether our processes keep more and more memory: resident bytes after very many calls of every kind."""
