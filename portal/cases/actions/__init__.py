"""Writing a case, and taking it through approval."""

from portal.cases.actions.approval import approve, mark_decided, return_, submit
from portal.cases.actions.attachments import add_attachment, change_attachment, remove_attachment
from portal.cases.actions.promises import answer_promise
from portal.cases.actions.renewal import renew
from portal.cases.actions.writing import create, save

__all__ = [
    "add_attachment",
    "answer_promise",
    "approve",
    "change_attachment",
    "create",
    "mark_decided",
    "remove_attachment",
    "renew",
    "return_",
    "save",
    "submit",
]
