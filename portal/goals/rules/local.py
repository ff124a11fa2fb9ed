"""What a national target means for one municipality."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.core.danish import figure_text, number_text
from portal.goals.rules.aims import Aim, Figure
from portal.goals.rules.figures import is_share, with_full_stop
from portal.goals.rules.vocabulary import Direction


@dataclass(frozen=True, kw_only=True)
class LocalAim:
    """The national target as it applies here. `aim` is None where it does not; `note` says why or how, in Danish."""

    aim: Aim | None
    note: str


def local_aim(national: Aim, figures: Sequence[Figure], *, unit: str) -> LocalAim:
    """A share applies as it stands, a relative change to the own baseline, an absolute national number never.

    `figures` are the municipality's own, by the same definition.
    """
    if national.direction is Direction.IMPROVE or (national.target_value is None and national.relative_change is None):
        return LocalAim(aim=None, note="Målet har intet tal, som kommunens kan holdes op mod.")
    own = [figure.value for figure in figures if figure.year == national.baseline_year]
    base = own[0] if len(own) == 1 else None
    if is_share(unit) and national.target_value is not None:
        aim = replace(national, baseline_value=base)
        return LocalAim(aim=aim, note="En andel gælder, som den står, også for kommunen.")
    if national.relative_change is None:
        return LocalAim(aim=None, note="Et antal for hele landet gælder ikke for én kommune.")
    if base is None:
        return LocalAim(aim=None, note=_no_start(national.baseline_year, len(own)))
    aim = replace(national, baseline_value=base, target_value=None)
    return LocalAim(aim=aim, note=_relative_note(aim, unit))


def own_aim_note(aim: Aim, figures: Sequence[Figure]) -> str:
    """How a municipality's own target applies: from the baseline it was set on, also when that is corrected later."""
    note = "Kommunen har selv sat målet."
    now = [figure.value for figure in figures if figure.year == aim.baseline_year]
    if not now or aim.baseline_value is None or aim.baseline_value in now:
        return note
    return f"{note} Tallet for {aim.baseline_year} er rettet siden, men målet regnes stadig fra det, der stod dengang."


def shown_number(aim: Aim, unit: str) -> float | None:
    """The number to reach as it is shown: of people the last whole one that still meets the target."""
    number = aim.value
    if number is None or is_share(unit):
        return number
    whole = math.floor(number + 1e-9) if aim.direction is Direction.AT_MOST else math.ceil(number - 1e-9)
    return float(whole)


def _no_start(year: int | None, count: int) -> str:
    if year is None:
        return "Ændringen har intet år at blive regnet fra."
    if count > 1:
        return f"Kommunen har flere tal for {year}, så det er ikke til at sige, hvilket ændringen skal regnes fra."
    return f"Kommunen har intet tal for {year}, som ændringen kan regnes fra."


def _relative_note(aim: Aim, unit: str) -> str:
    assert aim.value is not None
    assert aim.relative_change is not None
    assert aim.baseline_value is not None
    word = "Et fald" if aim.relative_change < 0 else "En stigning"
    size = figure_text(abs(aim.relative_change), "pct.")
    exact = number_text(round(aim.value, 2))
    whole = number_text(shown_number(aim, unit) or 0)
    limit = "" if exact == whole or is_share(unit) else f", altså {aim.direction.word} {whole}"
    start = with_full_stop(figure_text(aim.baseline_value, unit))
    return f"{word} på {size} regnes fra kommunens eget tal for {aim.baseline_year}, {start} Det giver {exact}{limit}."
