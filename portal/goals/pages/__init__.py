"""The pages on which staff keep goals and figures."""

from portal.goals.pages import changing, definitions, figures, importing, keeping
from portal.goals.pages.blueprint import blueprint

__all__ = ["blueprint", "changing", "definitions", "figures", "importing", "keeping"]
