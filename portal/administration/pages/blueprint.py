"""The blueprint that the pages of the administration share, and how they answer what went well."""

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

blueprint = Blueprint("administration", __name__)


def done(sentence: str, endpoint: str, **values: Any) -> ResponseReturnValue:
    """Say what was done, on the page that shows it."""
    flash(sentence, "success")
    return redirect(url_for(f"administration.{endpoint}", **values), 303)
