"""Writing a case, and taking it through approval."""

from portal.cases.actions.approval import approve, mark_decided, return_, submit
from portal.cases.actions.attachments import add_attachment, change_attachment, remove_attachment
from portal.cases.actions.writing import create, save

__all__ = [
    "add_attachment",
    "approve",
    "change_attachment",
    "create",
    "mark_decided",
    "remove_attachment",
    "return_",
    "save",
    "submit",
]
