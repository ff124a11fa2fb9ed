"""Hjælp: one page per role, in Danish. Open to everybody."""
