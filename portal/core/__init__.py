"""Core: database base, clock, errors, actors, Danish text and settings. Knows no Flask; everything stands on it."""
