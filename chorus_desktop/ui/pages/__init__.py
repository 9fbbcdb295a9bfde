"""The pages of the window, one per file; each is given the desk and the ids of what it shows."""
