"""Hændelseslog: who did what and when, append-only, with the actor copied by value. Read by administrators."""
