"""Writing goals: loading the catalogue, recording figures, and keeping what the goals are."""

from portal.goals.actions.definitions import add_definition, correct_definition
from portal.goals.actions.entering import save_figures
from portal.goals.actions.figures import record_observation, remember_public
from portal.goals.actions.importing import import_observations, preview_import, reading_for
from portal.goals.actions.keeping import change_state, set_own_target, set_responsible, withdraw_own_target
from portal.goals.actions.loading import load_catalogue

__all__ = [
    "add_definition",
    "change_state",
    "correct_definition",
    "import_observations",
    "load_catalogue",
    "preview_import",
    "reading_for",
    "record_observation",
    "remember_public",
    "save_figures",
    "set_own_target",
    "set_responsible",
    "withdraw_own_target",
]
