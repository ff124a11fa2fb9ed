"""Pages of the administration; `blueprint` carries them all."""

from portal.administration.pages import bodies, departments, installation, people, seats
from portal.administration.pages.blueprint import blueprint

__all__ = ["blueprint", "bodies", "departments", "installation", "people", "seats"]
