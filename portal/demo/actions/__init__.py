"""Loading Eksempel Kommune through the same actions as everybody uses."""
