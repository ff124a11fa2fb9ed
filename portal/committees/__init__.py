"""Udvalg: bodies, seats and departments. Kept by the administrator; tells every other feature who sits where."""
