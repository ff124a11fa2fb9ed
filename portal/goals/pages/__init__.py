"""The pages on which staff keep goals and figures."""

from portal.goals.pages import changing, figures, importing, keeping
from portal.goals.pages.blueprint import blueprint

__all__ = ["blueprint", "changing", "figures", "importing", "keeping"]
