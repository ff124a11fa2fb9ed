"""Udvalgsportalen: cases, agendas and decisions of municipal committees, with the goals they are measured by."""
