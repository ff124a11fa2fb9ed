"""What the buttons within the form of a case do to it, on its data: nothing here is saved."""

from collections.abc import Callable, Iterable
from typing import Any

from portal.cases.content import STATUS_TEXTS, GoalStatusContent
from portal.cases.rules import MAX_PROMISES, MAX_SECTIONS, PromiseOutcome, TooManyPromises, TooManySections
from portal.core.html import is_empty
from portal.goals.rules import Judgement

_MOVES = {"up": -1, "down": 1}

Data = dict[str, Any]


def rearrange(data: Data, verb: str, part: str, key: str) -> str:
    """Do `verb` (add, up, down, remove) to an area, a section or a promise. What makes no sense changes nothing.

    `key` is the area's id, the section's place, or the area's id and the promise's place (12:0). Says where that, or
    what is new, stands afterwards, in the same words. Raises TooManySections, TooManyPromises.
    """
    rows, keys, prefix = _rows(data, part, key)
    if verb == "add":
        return _added(data, part, rows, prefix)
    if key in keys:
        row, place = rows.pop(keys.index(key)), keys.index(key)
        if verb in _MOVES:
            place = min(max(0, place + _MOVES[verb]), len(rows))
            rows.insert(place, row)
            key = key if part == "goal_statuses" else f"{prefix}{place}"
    return key


def changed_texts(data: Data, area_id: int, names: Iterable[str], change: Callable[[str], str]) -> None:
    """Change what stands in these fields of an area."""
    for row in data["goal_statuses"]:
        if row["area_id"] == area_id:
            for name in names:
                row[name] = change(row[name] or "")


def mentioned(data: Data, target_id: int, computed: Judgement | None) -> None:
    """Let a target that is stated as not mentioned be stated as the figures say, or as not judged yet."""
    for row in data["goal_statuses"]:
        for line in row["judgements"]:
            if line["target_id"] == target_id and line["stated"] == Judgement.NOT_MENTIONED:
                line["stated"] = computed.value if computed else ""


def repeated(data: Data, area_id: int, earlier: GoalStatusContent) -> None:
    """Let an area say what it said the last time, wherever nothing is typed; promises that are open are given again."""
    for row in data["goal_statuses"]:
        if row["area_id"] == area_id:
            for name in STATUS_TEXTS:
                row[name] = getattr(earlier, name) if is_empty(row[name] or "") else row[name]
            given = {promise["text"] for promise in row["promises"]}
            row["promises"] += [
                {"text": promise.text, "due_on": promise.due_on}
                for promise in earlier.promises
                if promise.outcome is PromiseOutcome.OPEN and promise.text not in given
            ]


def _rows(data: Data, part: str, key: str) -> tuple[list[Any], list[str], str]:
    """The rows of a part, the key of each, and what these begin with."""
    if part == "goal_statuses":
        return data[part], [str(row["area_id"]) for row in data[part]], ""
    if part == "sections":
        return data[part], [str(place) for place in range(len(data[part]))], ""
    area_id = key.partition(":")[0]
    promises = [row["promises"] for row in data["goal_statuses"] if str(row["area_id"]) == area_id]
    if part != "promises" or not promises:
        return [], [], ""
    return promises[0], [f"{area_id}:{place}" for place in range(len(promises[0]))], f"{area_id}:"


def _added(data: Data, part: str, rows: list[Any], prefix: str) -> str:
    if part == "goal_statuses":
        rows.append({"area_id": data["new_area"]})
        return str(data["new_area"])
    if part == "sections" and len(rows) >= MAX_SECTIONS:
        raise TooManySections
    if part == "promises" and len(rows) >= MAX_PROMISES:
        raise TooManyPromises
    if part == "sections" or prefix:
        rows.append({})
    return f"{prefix}{len(rows) - 1}"
