"""A case as content: sentences, what is kept back, and what has changed since."""
