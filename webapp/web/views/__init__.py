"""What a reader sees and does: each page with its addresses."""
