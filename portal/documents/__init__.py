"""Bilag: files stored once by checksum, their kind read from their content.

Used by cases and editions, which own the pages.
"""
