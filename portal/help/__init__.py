"""Hjælp: one page per role and per subject, in Danish. Open to everybody."""
