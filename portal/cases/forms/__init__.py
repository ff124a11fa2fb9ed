"""Forms of a case. What is not a field here cannot be sent."""
