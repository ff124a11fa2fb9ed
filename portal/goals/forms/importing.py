"""The form with which a file of figures is looked through and then stored."""

import base64
import binascii
import zlib
from collections.abc import Iterable

from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from portal.goals.sheets import LONGEST_SOURCE, MOST_BYTES, SheetUnreadable
from portal.web.forms import Form, choices

# What one field of a form may hold, with room for the others.
MOST_KEPT = 4_500_000
POINT = "point"


class ImportForm(Form):
    """A file, and of what its figures are. `kept` carries the file from the preview to the button that stores it."""

    indicator = SelectField("Indikator", [InputRequired("Vælg, hvad tallene handler om.")])
    file = FileField("Fil", description="En CSV-fil på højst 5 MB, fra et regneark eller fra Statistikbanken.")
    mark = RadioField(
        "Decimaltegn i filen", choices=choices([("comma", "Komma: 33,6"), (POINT, "Punktum: 33.6")]), default="comma"
    )
    source = StringField(
        "Kilde",
        [Length(max=LONGEST_SOURCE)],
        description="Til de tal, hvor filen ikke selv nævner en kilde.",
        render_kw={"autocomplete": "off"},
    )
    kept = HiddenField()
    filename = HiddenField(validators=[Length(max=300)])
    fingerprint = HiddenField(validators=[Length(max=64)])

    def offer(self, indicators: Iterable[tuple[str, str]]) -> None:
        """Say what the figures can be of."""
        self.indicator.choices = choices([("", "Vælg en indikator"), *indicators])

    @property
    def has_point(self) -> bool:
        return bool(self.mark.data == POINT)

    def read_file(self) -> bytes:
        """The bytes of the file that was chosen, or else of the one that was looked through. Raises SheetUnreadable."""
        chosen = self.file.data
        if chosen:
            self.filename.data = (chosen.filename or "")[:300]
            return bytes(chosen.read(MOST_BYTES + 1))
        if not self.kept.data:
            raise SheetUnreadable("Vælg en fil.")
        return _unpacked(self.kept.data)

    def keep(self, data: bytes, fingerprint: str) -> None:
        """Let the page carry the file on. Raises SheetUnreadable where a form cannot hold it."""
        packed = base64.b64encode(zlib.compress(data)).decode()
        if len(packed) > MOST_KEPT:
            raise SheetUnreadable("Filen er for stor til at blive indlæst her. Del den i flere.")
        self.kept.data, self.fingerprint.data = packed, fingerprint


def _unpacked(text: str) -> bytes:
    """Never more than a file may be, whatever was sent."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(text, validate=True), MOST_BYTES + 1)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise SheetUnreadable("Filen er gået tabt undervejs. Vælg den igen.") from error
    return data
