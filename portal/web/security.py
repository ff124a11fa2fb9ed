"""What every answer says to the browser, and what every request must show before it may change anything."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request
from flask import session as cookie
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import CSRFProtect

from portal.web.access import is_open
from portal.web.database import SAFE_METHODS

csrf = CSRFProtect()

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SessionCookie(SecureCookieSessionInterface):
    """`__Host-portal` over https, where a browser binds it to this host alone; plain `portal` on loopback."""

    def get_cookie_name(self, app: Flask) -> str:
        return "__Host-portal" if is_https(app) else "portal"

    def get_cookie_secure(self, app: Flask) -> bool:
        return is_https(app)


def is_https(app: Flask) -> bool:
    """Whether the portal's own address is https."""
    return str(app.config["BASE_URL"]).startswith("https://")


def init_app(app: Flask) -> None:
    """Set the session cookie, CSRF protection and the headers."""
    app.session_interface = SessionCookie()
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # _refuse_foreign_origin looks at Origin; a malformed Referer would be a 500
    )
    base = urlsplit(app.config["BASE_URL"])
    app.config["TRUSTED_HOSTS"] = sorted({base.hostname or "localhost", "localhost", "127.0.0.1"})
    app.before_request(_refuse_foreign_origin)
    csrf.init_app(app)
    app.after_request(_add_headers)


def external_url(path: str) -> str:
    """A path of ours as a full address for a mail: the host comes from the configuration, never from the request."""
    return f"{str(current_app.config['BASE_URL']).rstrip('/')}{path}"


def is_local_path(target: str) -> bool:
    """Whether an address asked for after log-in stays on this site, as browsers read it."""
    if not target.startswith("/") or target.startswith(("//", "/\\")):
        return False
    return not any(ord(letter) < 33 or letter == "\\" for letter in target) and not urlsplit(target).netloc


def _refuse_foreign_origin() -> None:
    if request.method in SAFE_METHODS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(400)
    origin = request.headers.get("Origin")
    if origin and origin not in {request.host_url.rstrip("/"), str(current_app.config["BASE_URL"]).rstrip("/")}:
        abort(400)


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if is_https(current_app):
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache" if _is_for_everybody() else "no-store"
    return response


def _is_for_everybody() -> bool:
    """Whether nothing in the answer is one browser's: its cookie is empty. No database is asked: it may be away."""
    return is_open(request.endpoint) and not cookie
