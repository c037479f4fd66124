"""Views: each page with its addresses."""
