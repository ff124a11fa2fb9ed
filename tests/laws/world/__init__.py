"""The people and objects of the table of access: each function makes one and tells what of it is in an address."""
