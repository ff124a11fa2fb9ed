"""People who use the portal with their keyboard and their mouse."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150
ACTIVE_NAME = """() => {
  const active = document.activeElement;
  if (!active || active === document.body) return "";
  const labelled = (active.getAttribute("aria-labelledby") || "").split(" ")
    .map(id => document.getElementById(id)?.textContent || "").join(" ");
  const label = active.labels && active.labels.length ? active.labels[0].textContent : "";
  const own = active.tagName === "BUTTON" || active.tagName === "A" ? active.textContent : "";
  return (active.getAttribute("aria-label") || labelled || label || own || "").trim().replace(/\\s+/g, " ");
}"""


def log_in(page: Page, email: str, password: str) -> None:
    """By the form, as everybody does."""
    page.goto("/log-ind")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has focus is called so. Fails where the keyboard never gets there."""
    seen = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        seen.append(str(page.evaluate(ACTIVE_NAME)))
        if seen[-1].startswith(name):
            return
    raise AssertionError(f"Tab never reaches {name!r}; it goes over {seen}")


def type_into(page: Page, name: str, text: str) -> None:
    """Tab to a field and type."""
    tab_to(page, name)
    page.keyboard.type(text)


def choose(page: Page, name: str, option: str) -> None:
    """Tab to a select and type the beginning of an option."""
    tab_to(page, name)
    page.keyboard.type(option)


def heading(page: Page) -> Locator:
    """The page's one h1."""
    return page.get_by_role("heading", level=1)
