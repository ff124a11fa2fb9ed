"""Figures that add up, and what of them must be hidden because something else is, or would be found by it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.goals.rules.disclosure.cells import Cell, FigureKey, History, Secrecy, Told
from portal.goals.rules.disclosure.remainders import Above, moments, remainders, wholes


@dataclass(frozen=True, kw_only=True)
class Group:
    """A total and every part of it, with what was told of parts. `total` is None if unknown."""

    total: Cell | None
    parts: Sequence[Cell]
    told_parts: Sequence[Told]
    above: Above

    @property
    def members(self) -> list[Cell]:
        return [*self.parts, *([self.total] if self.total else [])]

    @property
    def counts(self) -> list[Cell]:
        return [cell for cell in self.members if cell.value is not None and not cell.is_share]


def groups(cells: Sequence[Cell], told: Sequence[Told]) -> Iterator[Group]:
    """Every total that has parts, and every set of parts whose total is not known."""
    above = {cell.indicator: cell.part_of for cell in cells if cell.part_of}
    keys = [*(cell.key for cell in cells), *(line.key for line in told)]
    roots = {indicator: _topmost(indicator, above) for indicator, _ in keys}
    whole_years = {(roots[indicator], period) for indicator, period in keys}

    def total_of(key: FigureKey) -> FigureKey:
        root, year = roots[key[0]], key[1][:4]
        return (root, year) if (root, year) in whole_years else (root, key[1])

    members: defaultdict[FigureKey, list[Cell]] = defaultdict(list)
    for cell in cells:
        members[total_of(cell.key)].append(cell)
    earlier: defaultdict[FigureKey, list[Told]] = defaultdict(list)
    for line in told:
        if line.key != total_of(line.key):
            earlier[total_of(line.key)].append(line)
    for key, own in members.items():
        parts = [cell for cell in own if cell.key != key]
        if parts or earlier[key]:
            total = next((cell for cell in own if cell.key == key), None)
            yield Group(total=total, parts=parts, told_parts=earlier[key], above=above)


def _topmost(indicator: str, above: Above) -> str:
    """The total at the top; indicators that are parts of each other in a ring have the first by name."""
    chain = [indicator, *wholes(indicator, above)]
    return min(chain) if above.get(chain[-1]) else chain[-1]


def group_reasons(
    group: Group, history: History, threshold: int, secrets: Mapping[FigureKey, Secrecy]
) -> dict[FigureKey, Secrecy]:
    """What must be hidden because something else of the group is, or was, or tells of everybody or nobody."""
    all_or_none = _all_or_none(group, secrets)
    if not all_or_none and _is_open(group, history, threshold, secrets):
        return {}
    hidden = [cell for cell in group.parts if cell.value is not None]
    if group.total and group.total.value is not None and not _may_total(group, history):
        hidden.append(group.total)
    return {cell.key: Secrecy.ALL_OR_NONE if cell.key in all_or_none else Secrecy.GIVES_ANOTHER for cell in hidden}


def _is_open(group: Group, history: History, threshold: int, secrets: Mapping[FigureKey, Secrecy]) -> bool:
    """Whether all of it may be told: nothing is hidden or was, and nothing small is left of one figure by others."""
    if any(cell.key in secrets for cell in group.members) or any(line.value is None for line in group.told_parts):
        return False
    now = {cell.key: cell.value for cell in group.counts}
    earlier = moments(list(now), history)
    left = remainders(group.counts, group.total, group.above)
    return left is not None and not any(rest.is_small(now, earlier, threshold) for rest in left)


def _all_or_none(group: Group, secrets: Mapping[FigureKey, Secrecy]) -> set[FigureKey]:
    """The parts that are everybody or nobody of a whole that may be known."""
    now = {cell.key: cell.value for cell in group.counts}
    return {
        key
        for rest in remainders(group.counts, group.total, group.above) or ()
        if rest.is_all_or_none(now) and not any(key in secrets for key, _ in rest.whole)
        for part in rest.parts
        for key, _ in part
    }


def _may_total(group: Group, history: History) -> bool:
    """Whether the total may stand over parts that are hidden: no part was ever public, and it was revised once at most.

    More values than two would bound the parts, since it is known which of them were revised in between; and when all
    come to nothing, so do those that were not.
    """
    if group.total is None or any(line.value is not None for line in group.told_parts):
        return False
    values = [line.value for line in history.get(group.total.key, ()) if line.value is not None]
    steps = [value for value, _ in groupby([*values, group.total.value])]
    if len(steps) > 1 and 0 in steps:
        return False
    return len(steps) <= 2 or steps == [value for value, _ in groupby(values)]
