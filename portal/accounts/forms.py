"""Forms for log-in and passwords."""

from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Email, EqualTo, Length

from portal.accounts.rules import PASSWORD_MAX, PASSWORD_MIN
from portal.web.forms import Form

_EMAIL = {"autocomplete": "username", "type": "email"}


class LoginForm(Form):
    email = StringField("E-mail", [DataRequired(), Length(max=254)], render_kw=_EMAIL)
    password = PasswordField(
        "Adgangskode", [DataRequired(), Length(max=PASSWORD_MAX)], render_kw={"autocomplete": "current-password"}
    )


class ForgottenForm(Form):
    email = StringField("E-mail", [DataRequired(), Email(), Length(max=254)], render_kw=_EMAIL)


class PasswordForm(Form):
    password = PasswordField(
        "Ny adgangskode",
        [DataRequired(), Length(max=PASSWORD_MAX)],
        description=f"Mindst {PASSWORD_MIN} tegn. Brug gerne en sætning; alle tegn må bruges.",
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        "Gentag adgangskoden",
        [DataRequired(), EqualTo("password", message="De to adgangskoder er ikke ens.")],
        render_kw={"autocomplete": "new-password"},
    )
