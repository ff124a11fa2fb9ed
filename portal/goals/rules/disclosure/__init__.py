"""Which local figures are kept back from the public, so that nobody small in number can be found in them.

Statistics Denmark's practice with a threshold of the municipality's own: counts under it, shares whose numerator or
complement is under it, totals and parts that would give a hidden figure by subtraction, parts that are everybody or
nobody of a total, and revisions whose difference would be such a count.

Why it holds: as long as every figure of a group (a total with its parts) is shown, nothing of it is hidden. From the
first one that must be hidden no part is ever shown again, and the total only where no part was ever public, with two
values at most, one after the other. Then all that anybody knows of the parts is their sum, before and after one
revision that is itself no small number: any part may be nothing, or all that is left.
"""

from collections.abc import Sequence

from portal.goals.rules.disclosure.cells import (
    DEFAULT_THRESHOLD,
    HIGHEST_THRESHOLD,
    LOWEST_THRESHOLD,
    Cell,
    FigureKey,
    Secrecy,
    ThresholdOutOfRange,
    Told,
    by_key,
    check_threshold,
    own_reason,
    too_small,
)
from portal.goals.rules.disclosure.groups import group_reasons, groups

__all__ = [
    "DEFAULT_THRESHOLD",
    "HIGHEST_THRESHOLD",
    "LOWEST_THRESHOLD",
    "Cell",
    "FigureKey",
    "Secrecy",
    "ThresholdOutOfRange",
    "Told",
    "check_threshold",
    "kept_back",
    "too_small",
]


def kept_back(cells: Sequence[Cell], told: Sequence[Told], threshold: int) -> dict[FigureKey, Secrecy]:
    """The figures that may not be public, each with why. `told` is all that ever was, oldest first.

    A part of a part counts as a part of the topmost total, and parts of a year as parts of that year's figure.
    """
    history = by_key(told)
    secrets = {cell.key: why for cell in cells if (why := own_reason(cell, history, threshold))}
    for group in groups(cells, told):
        for key, why in group_reasons(group, history, threshold, secrets).items():
            secrets.setdefault(key, why)
    return secrets
