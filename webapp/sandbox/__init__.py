"""Worker processes in which strangers' pages are read and texts are ranked, under limits of their own."""
