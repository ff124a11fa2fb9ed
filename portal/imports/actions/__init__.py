"""Bringing what was parsed into the working model."""
