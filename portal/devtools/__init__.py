"""Developer's tools: flask check and flask bench."""
