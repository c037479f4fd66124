"""Scripts, sheets and fonts: joined, compressed, served under addresses that never change."""
