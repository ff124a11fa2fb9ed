"""WordprocessingML as escaped text: runs, paragraphs, lists, tables and allow-listed html. Knows no case."""
