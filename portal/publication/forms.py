"""Forms for publishing."""

from portal.web.forms import Form


class PublishForm(Form):
    """One button: what goes out stands on the page."""
