"""Administration: the municipality, people, roles, departments, bodies and seats. Used by administrators."""
