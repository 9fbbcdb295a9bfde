"""The pieces every page is made of, one family per file."""
