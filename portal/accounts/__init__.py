"""Brugere: people, roles, sessions and log-in. Used by everybody who is not a citizen."""
