"""What a national target means for one municipality."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.core.danish import figure_text, number_text
from portal.goals.rules.figures import is_share
from portal.goals.rules.judging import Aim, Figure


@dataclass(frozen=True, kw_only=True)
class LocalAim:
    """The national target as it applies here. `aim` is None where it does not; `note` says why or how, in Danish."""

    aim: Aim | None
    note: str


def local_aim(national: Aim, figures: Sequence[Figure], *, unit: str) -> LocalAim:
    """A share applies as it stands, a relative change to the own baseline, an absolute national number never."""
    base = next((figure.value for figure in figures if figure.moment == national.baseline_year), None)
    if is_share(unit):
        aim = replace(national, baseline_value=base)
        note = "En andel gælder, som den står, også for kommunen."
        return LocalAim(aim=aim if aim.value is not None else None, note=note)
    if national.relative_change is None:
        return LocalAim(aim=None, note="Et antal for hele landet gælder ikke for én kommune.")
    if base is None:
        missing = f"Kommunen har intet tal for {national.baseline_year}, som ændringen kan regnes fra."
        return LocalAim(aim=None, note=missing)
    aim = replace(national, baseline_value=base, target_value=None)
    return LocalAim(aim=aim, note=_relative_note(aim, unit))


def shown_number(aim: Aim, unit: str) -> float | None:
    """The number to reach as it is shown: of people the last whole one that still meets the target."""
    number = aim.value
    if number is None or is_share(unit):
        return number
    whole = math.floor(number + 1e-9) if aim.is_met(number - 1) else math.ceil(number - 1e-9)
    return float(whole)


def _relative_note(aim: Aim, unit: str) -> str:
    assert aim.value is not None
    assert aim.relative_change is not None
    assert aim.baseline_value is not None
    word = "Et fald" if aim.relative_change < 0 else "En stigning"
    size = figure_text(abs(aim.relative_change), "pct.")
    exact = number_text(round(aim.value, 2))
    whole = number_text(shown_number(aim, unit) or 0)
    limit = "" if exact == whole else f", altså {aim.direction.word} {whole}"
    return (
        f"{word} på {size} regnes fra kommunens eget tal for {aim.baseline_year}, "
        f"{figure_text(aim.baseline_value, unit)}. Det giver {exact}{limit}."
    )
