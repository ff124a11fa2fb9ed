"""The figures of a goal as a file that a spreadsheet opens: one row for each figure, as Danes write them."""

import csv
import io
from collections.abc import Iterator

from portal.core.danish import number_text
from portal.goals.content import GoalContent, SeriesPoint
from portal.goals.presenters.charts import NATIONAL_NAME
from portal.goals.rules import Aim

MEDIA_TYPE = "text/csv; charset=utf-8"
HEADERS = (
    "Mål", "Indikator", "Område", "Periode", "Tal", "Enhed", "Opgjort", "Status", "Den lige vej til målet",
    "Brud", "Bemærkning", "Kilde", "Offentliggjort", "Opdigtet",
)  # fmt: skip
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_file(content: GoalContent) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: what a Danish spreadsheet opens as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for row in _rows(content):
        writer.writerow([plain(cell) for cell in row])
    return f"{_BOM}{out.getvalue()}".encode()


def plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _rows(content: GoalContent) -> Iterator[list[str]]:
    name = content.indicator or content.title
    for point in content.series:
        yield _row(content, name, NATIONAL_NAME, content.unit, point, aim=content.aim)
    local = content.local
    if local is not None:
        for point in local.points:
            yield _row(
                content,
                name,
                local.municipality,
                content.unit,
                point,
                aim=local.aim,
                is_invented=local.is_invented,
            )
    for variant in content.variants:
        for point in variant.points:
            yield _row(content, variant.name, variant.area, variant.unit, point, is_invented=variant.is_invented)


def _row(
    content: GoalContent,
    indicator: str,
    area: str,
    unit: str,
    point: SeriesPoint,
    *,
    aim: Aim | None = None,
    is_invented: bool = False,
) -> list[str]:
    path = aim.path(point.year) if aim else None
    return [
        content.title,
        indicator,
        area,
        point.label,
        "" if point.value is None else _number(point.value),
        unit,
        point.presence.label,
        "" if point.value is None else point.status.label,
        "" if path is None else _number(round(path, 2)),
        point.break_note,
        point.note,
        point.source,
        point.published_on.isoformat() if point.published_on else "",
        "ja" if is_invented else "nej",
    ]


def _number(value: float) -> str:
    """Without thousands: a spreadsheet groups them itself."""
    return number_text(value).replace(".", "")
