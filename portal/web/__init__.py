"""Web: access, rendering, forms, errors and security shared by all pages. Knows no feature."""
