"""Public works: the pieces of a dossier de facturation, who deposits which, what follows, and what they come to."""
