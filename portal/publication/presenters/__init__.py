"""What the pages of publication show: meetings, goals, and what is about to be published."""
