"""Offentliggørelse: editions, and the public pages that read nothing else.

Used by secretaries, members and citizens."""
