"""Writing goals: loading the catalogue, and recording figures."""

from portal.goals.actions.figures import record_observation, remember_public
from portal.goals.actions.loading import load_catalogue

__all__ = ["load_catalogue", "record_observation", "remember_public"]
