"""Hændelseslog: who did what and when, append-only, the actor copied by value. Kept for whoever must know later."""
