"""The pages of cases."""

from portal.cases.pages import approval, reading, writing
from portal.cases.pages.blueprint import blueprint

__all__ = ["approval", "blueprint", "reading", "writing"]
