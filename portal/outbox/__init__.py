"""Udbakke: mail written in the transaction that causes it and sent by the worker.

Used by every feature that tells somebody.
"""
