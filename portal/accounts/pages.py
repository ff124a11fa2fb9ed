"""Log-in, log-out, one-time links, and one's own sessions."""

from datetime import timedelta

from flask import Blueprint, Flask, Response, abort, current_app, flash, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin

from portal.accounts import actions, policies, queries
from portal.accounts.forms import ForgottenForm, LoginForm, PasswordForm
from portal.accounts.models import User, UserSession
from portal.accounts.rules import WrongEmailOrPassword
from portal.core import clock, settings
from portal.outbox import actions as outbox
from portal.web.access import actor, public, requires
from portal.web.database import aside, late_turn, session, take_turn
from portal.web.rendering import render
from portal.web.security import external_url, is_local_path

SESSION_KEY = "token"
FORM_KEY = "csrf_token"  # where Flask-WTF keeps what forms are signed with
SEEN_EVERY = timedelta(minutes=5)

blueprint = Blueprint("accounts", __name__)
login_manager = LoginManager()


class LoggedIn(UserMixin):
    """What Flask-Login knows of whoever is logged in: the person's and the session's id."""

    def __init__(self, found: UserSession) -> None:
        self.user_id = found.user_id
        self.session_id = found.id


def init_app(app: Flask) -> None:
    """Let Flask-Login read the session of each request."""
    login_manager.init_app(app)
    login_manager.request_loader(_logged_in)
    login_manager.session_protection = None  # sessions live in the database; the cookie is only their token


def _logged_in(_request: object) -> LoggedIn | None:
    token = cookie.get(SESSION_KEY)
    now = clock.now()
    found = queries.live_session(session(), token, now) if isinstance(token, str) else None
    if found is None:
        return None
    if now - found.seen_at > SEEN_EVERY:
        session_id = found.id
        aside(lambda db: actions.note_seen(db, session_id=session_id, now=now))
    return LoggedIn(found)


def _start(user: User) -> ResponseReturnValue:
    """A new session id at every log-in: whatever the cookie held before is ended and dropped."""
    _end_here()
    token = actions.start_session(session(), user=user, browser=str(request.user_agent), now=clock.now())
    form_key = cookie.get(FORM_KEY)
    cookie.clear()
    cookie[SESSION_KEY] = token
    if form_key:
        cookie[FORM_KEY] = form_key  # a form left open while the session ran out can be sent after log-in
    target = request.args.get("next", "")
    return redirect(target if is_local_path(target) else url_for("overview.index"), 303)


def _end_here() -> None:
    """End the session of this browser's cookie, so that a copy of the cookie is worth nothing."""
    token = cookie.get(SESSION_KEY)
    found = queries.live_session(session(), token, clock.now()) if isinstance(token, str) else None
    if found is not None:
        actions.end_session(session(), actor=actor(), row=found, now=clock.now())


def _demo_people() -> list[User]:
    ids = (settings.get(session(), "demo") or "").split()
    return [user for user in (queries.get(session(), int(user_id)) for user_id in ids) if user is not None]


@blueprint.route("/log-ind", methods=["GET", "POST"])
@public
@late_turn
def login() -> ResponseReturnValue:
    form = LoginForm()
    if form.validate_on_submit():
        with form.catching():
            return _start(_checked(form))
    return render("accounts/login.html", form=form, people=_demo_people(), next=request.args.get("next", ""))


def _checked(form: LoginForm) -> User:
    """Whose log-in it is. The password is checked before the turn is taken, since that is slow by design."""
    user = actions.check_login(session(), email=form.email.data or "", password=form.password.data or "")
    checked = user.password_hash
    take_turn()
    if user.password_hash != checked or user.disabled_at is not None:  # changed while we waited for the turn
        raise WrongEmailOrPassword
    return user


@blueprint.post("/log-ind/demo/<int:user_id>")
@public
def demo_login(user_id: int) -> ResponseReturnValue:
    """Log in as one of the demo's people; in any other database there are none."""
    for user in _demo_people():
        if user.id == user_id:
            return _start(user)
    return abort(404)


@blueprint.post("/log-ud")
@public
def logout() -> ResponseReturnValue:
    _end_here()
    cookie.clear()
    flash("Du er logget ud.", "success")
    return redirect(url_for("accounts.login"), 303)


@blueprint.route("/glemt-adgangskode", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    """The answer is the same whether the address is known or not."""
    form = ForgottenForm()
    if form.validate_on_submit():
        if current_app.config["SMTP_URL"]:  # without mail nobody would get the link, and a working one would die
            _mail_reset(form.email.data or "")
        return redirect(url_for("accounts.forgotten", sendt=1), 303)
    return render(
        "accounts/forgotten.html",
        form=form,
        is_sent="sendt" in request.args,
        has_mail=bool(current_app.config["SMTP_URL"]),
    )


def _mail_reset(email: str) -> None:
    offer = actions.offer_reset(session(), email=email, at=clock.now())
    if offer is None:
        return
    user, token = offer
    link = external_url(url_for("accounts.link", token=token))
    outbox.tell(
        session(),
        recipient=user.email,
        subject="Ny adgangskode til Udvalgsportalen",
        text=f"Vælg en ny adgangskode her inden for en time:\n\n{link}\n\nHar du ikke bedt om det, så gør intet.\n",
        at=clock.now(),
    )


@blueprint.route("/adgang/<string:token>", methods=["GET", "POST"])
@public
def link(token: str) -> ResponseReturnValue:
    """An invitation or a reset: choose a password, and be logged in."""
    found = queries.usable_link(session(), token, clock.now())
    if found is None:
        return render("accounts/link_not_usable.html", status=404)
    form = PasswordForm()
    if form.validate_on_submit():
        with form.catching():
            return _start(actions.use_link(session(), token=token, password=form.password.data or "", now=clock.now()))
    return render("accounts/link.html", form=form, user=found.user)


@blueprint.get("/min-konto")
@requires(policies.is_logged_in)
def profile() -> Response:
    user = queries.get(session(), actor().user_id or 0)
    sessions = queries.open_sessions(session(), actor().user_id or 0, clock.now())
    here = queries.live_session(session(), cookie.get(SESSION_KEY, ""), clock.now())
    return render("accounts/profile.html", user=user, sessions=sessions, here=here)


@blueprint.post("/min-konto/sessioner/<int:user_session_id>/afslut")
@requires(policies.may_end_session, user_session=queries.get_session)
def end_session(user_session: UserSession) -> ResponseReturnValue:
    actions.end_session(session(), actor=actor(), row=user_session, now=clock.now())
    flash("Browseren er logget ud.", "success")
    return redirect(url_for("accounts.profile"), 303)
