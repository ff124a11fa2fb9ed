"""Writing goals: loading the catalogue, recording figures, and keeping what the goals are."""

from portal.goals.actions.entering import save_figures
from portal.goals.actions.figures import record_observation, remember_public
from portal.goals.actions.importing import import_observations, preview_import, reading_for
from portal.goals.actions.keeping import add_definition, change_state, set_own_target, set_responsible
from portal.goals.actions.loading import load_catalogue

__all__ = [
    "add_definition",
    "change_state",
    "import_observations",
    "load_catalogue",
    "preview_import",
    "reading_for",
    "record_observation",
    "remember_public",
    "save_figures",
    "set_own_target",
    "set_responsible",
]
