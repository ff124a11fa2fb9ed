"""What a chart shows, in sentences: for who cannot see it, and for what a line cannot say."""

from collections.abc import Iterable, Sequence

from portal.core.danish import figure_text, listing
from portal.goals.content import SeriesPoint
from portal.goals.presenters.charts.lines import NamedSeries
from portal.goals.rules import ObservationStatus, Presence


def series_sentences(series: NamedSeries, unit: str) -> list[str]:
    """A series with at least one figure: its course, then all that is missing or not certain in it."""
    first, last = series.counted[0], series.counted[-1]
    start, end = _figure(first, unit), _figure(last, unit)
    course = start if first is last else f"fra {start} til {end}"
    return [f"{series.name}: {course}.", *_missing(series), *_breaks(series)]


def note_sentences(series: NamedSeries, *, is_alone: bool) -> list[str]:
    """What must be said under the chart too, since a line cannot say it: breaks and hidden figures."""
    whose = "" if is_alone else f"{series.whose}: "
    return [*_breaks(series), *(f"{whose}{sentence}" for sentence in _hidden(series))]


def _breaks(series: NamedSeries) -> list[str]:
    """A sentence for each figure that cannot be compared with the one before it, and why."""
    after = [point for point in series.points if point.break_note and point.moment > series.counted[0].moment]
    return [f"Brud i {point.label} ({series.whose}): {_sentence(point.break_note)}" for point in after]


def path_sentences(series: Sequence[NamedSeries], unit: str, *, is_alone: bool) -> list[str]:
    """Where the straight way to the target begins, for each series that has one."""
    sentences = []
    for line in series:
        aim = line.aim
        if aim is not None and aim.baseline_value is not None and aim.baseline_year is not None:
            whose = "" if is_alone else f" for {line.whose}"
            start = figure_text(aim.baseline_value, unit)
            sentences.append(f"Den lige vej til målet{whose} begynder ved {start} i {aim.baseline_year}.")
    return sentences


def _missing(series: NamedSeries) -> list[str]:
    sentences = []
    gaps = _labels(point for point in series.points if point.presence is Presence.NOT_COUNTED)
    if gaps:
        sentences.append(f"Ikke opgjort i {listing(gaps)}.")
    sentences += _hidden(series)
    early = _labels(point for point in series.counted if point.status is ObservationStatus.PRELIMINARY)
    if early:
        sentences.append(f"{_the_figures(early)} er {'foreløbigt' if len(early) == 1 else 'foreløbige'}.")
    return sentences


def _hidden(series: NamedSeries) -> list[str]:
    hidden = _labels(point for point in series.points if point.presence is Presence.SUPPRESSED)
    return [f"{_the_figures(hidden)} vises ikke."] if hidden else []


def _labels(points: Iterable[SeriesPoint]) -> list[str]:
    return [point.label for point in points]


def _the_figures(labels: list[str]) -> str:
    return f"{'Tallet' if len(labels) == 1 else 'Tallene'} for {listing(labels)}"


def _figure(point: SeriesPoint, unit: str) -> str:
    return f"{figure_text(point.value or 0, unit)} i {point.label}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
