"""The parts of an agenda item as Word blocks: facts and route, goal status, recommendation, decision, attachments."""
