"""The pages of cases."""

from portal.cases.pages import approval, following, reading, writing
from portal.cases.pages.blueprint import blueprint

__all__ = ["approval", "blueprint", "following", "reading", "writing"]
