"""When a target came into a state, as exactly as its source says it."""

from datetime import date

from babel.dates import format_date

from portal.core.danish import LOCALE, date_text


def since_text(since: str) -> str:
    """2013-09-12 is 12. september 2013, 2016-05 is maj 2016, 2016 is 2016."""
    parts = [int(part) for part in since.split("-")]
    if len(parts) == 1:
        return since
    if len(parts) == 2:
        return str(format_date(date(parts[0], parts[1], 1), "MMMM yyyy", locale=LOCALE))
    return date_text(date(*parts))
