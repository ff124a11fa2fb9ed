"""The pages on which staff keep goals and figures."""

from portal.goals.pages import keeping
from portal.goals.pages.blueprint import blueprint

__all__ = ["blueprint", "keeping"]
