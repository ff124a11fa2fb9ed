"""The public pages, and those on which is published.

Publishing stands first, so that no goal can take the address of its page; the rules refuse one that would.
"""

from portal.publication.pages import publishing  # isort: skip
from portal.publication.pages import goals, reading
from portal.publication.pages.blueprint import blueprint

__all__ = ["blueprint", "goals", "publishing", "reading"]
