"""PDF files from anywhere: looked into, joined, made from a photo, read back, held against the portal's rules."""
