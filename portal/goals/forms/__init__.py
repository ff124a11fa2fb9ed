"""Forms of goals and figures."""
