"""Reading figures out of what people have: spreadsheet cells, plain CSV, Statbank CSV."""
