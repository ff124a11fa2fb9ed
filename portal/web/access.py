"""Access, closed by default: every page declares its policy, and one place enforces it before the page runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from portal.core.actors import ANONYMOUS, Actor, is_known
from portal.web.database import SAFE_METHODS, session
from portal.web.slots import Slot

Policy = Callable[..., bool]
Loader = Callable[[Session, Any], Any]
View = TypeVar("View", bound=Callable[..., Any])

ACTOR_BY_USER: Slot[Callable[[Session, int], Actor]] = Slot("actor by user")


LARGEST_ID = 2**31 - 1  # what PostgreSQL's integer holds; a larger one in an address names nothing


class UndeclaredAccess(RuntimeError):
    """A page that says neither `@requires` nor `@public`; it answers 500, and a law fails first."""


@dataclass(frozen=True)
class Access:
    """Who may open a page. `knows` decides between 403 (may see it, not do this) and 404 (may not know of it)."""

    policy: Policy
    knows: Policy | None = None
    loaders: Mapping[str, Loader] = field(default_factory=dict)
    is_public: bool = False

    def allows(self, actor: Actor, **objects: Any) -> bool:
        """Ask the policy."""
        return bool(self.policy(actor, **objects))


def requires(policy: Policy, *, knows: Policy | None = None, **loaders: Loader) -> Callable[[View], View]:
    """Declare a page's policy and how its objects are loaded.

    `case=queries.get` takes the address's `case_id`, loads the case (404 where there is none), asks
    `policy(actor, case=case)` and gives the page `case` in place of `case_id`.
    """

    def declare(view: View) -> View:
        view.access = Access(policy, knows, loaders)  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare a page open to everybody."""
    view.access = Access(lambda _actor: True, is_public=True)  # type: ignore[attr-defined]
    return view


def actor() -> Actor:
    """Who makes this request."""
    if "actor" not in g:
        g.actor = ACTOR_BY_USER.only(session(), current_user.user_id) if current_user.is_authenticated else ANONYMOUS
    found: Actor = g.actor
    return found


def access_of(endpoint: str) -> Access:
    """What a page declared. Raises UndeclaredAccess."""
    view = current_app.view_functions[endpoint]
    declared = getattr(view, "access", None)
    if not isinstance(declared, Access):
        raise UndeclaredAccess(f"the page {endpoint!r} declares neither @requires nor @public")
    return declared


def is_open(endpoint: str | None) -> bool:
    """Whether a page is declared open to everybody. One that declares nothing is not, and no address has no page."""
    declared = getattr(current_app.view_functions.get(endpoint or ""), "access", None)
    return isinstance(declared, Access) and declared.is_public


def may(endpoint: str, **objects: Any) -> bool:
    """Whether the actor may open a page: what templates and menus ask, so that they offer only what works."""
    return access_of(endpoint).allows(actor(), **objects)


def init_app(app: Flask) -> None:
    """Enforce access before every page."""
    app.before_request(_enforce)
    public(app.view_functions["static"])
    app.jinja_env.globals["may"] = may


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # the router answers 404 or 405 by itself
    access = access_of(request.endpoint)
    if access.is_public:
        return None
    if not is_known(actor()):
        return _ask_to_log_in()
    objects = _load(access)
    if not access.allows(actor(), **objects):
        is_known_to_actor = access.knows(actor(), **objects) if access.knows else not access.loaders
        abort(403 if is_known_to_actor else 404)
    return None


def _ask_to_log_in() -> ResponseReturnValue:
    if request.method in SAFE_METHODS:
        return redirect(url_for("accounts.login", next=request.full_path.rstrip("?")))
    return abort(401)


def _load(access: Access) -> dict[str, Any]:
    args = request.view_args or {}
    objects: dict[str, Any] = {}
    for name, loader in access.loaders.items():
        key = args.pop(f"{name}_id")
        found = loader(session(), key) if key <= LARGEST_ID else None
        if found is None:
            abort(404)
        objects[name] = found
    args.update(objects)
    return objects
