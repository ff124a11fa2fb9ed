"""Møder: a body's meetings, their dates, places and deadlines. Kept by secretaries."""
