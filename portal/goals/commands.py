"""The commands of goals."""

from flask import Flask


def register(app: Flask) -> None:
    """Put the commands on the application."""
