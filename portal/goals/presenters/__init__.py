"""What goal pages show: charts as pure geometry, and the same figures as a table."""
