"""Demo: Eksempel Kommune, loaded by flask demo. Used by whoever tries the portal."""
