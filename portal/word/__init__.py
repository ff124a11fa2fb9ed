"""Word ud: pure renderers over plain dataclasses, filled from the working model. Used by staff and by publication."""
