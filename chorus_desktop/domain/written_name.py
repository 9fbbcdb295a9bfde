"""A child's name written in one cell, taken apart: « DUVAL Éléonore », « Duval, Éléonore », « Éléonore Duval »."""

from chorus_desktop.domain.columns import plain_words

LONGEST = 80
"""Characters of a name; a longer text is something else."""


def is_last_name_first(title: str) -> bool:
    """Whether a column's title says that the last name comes first: « Nom et prénom »."""
    words = plain_words(title)
    return "nom" in words and "prenom" in words and words.index("nom") < words.index("prenom")


def taken_apart(text: str, *, last_first: bool = False) -> tuple[str, str]:
    """First name and last name of a name written in one piece.

    Args:
        text: as it stands in the cell.
        last_first: whether the last name comes first where nothing in the text says it (a comma, capitals).
    """
    before, comma, after = (part.strip() for part in text.partition(","))
    if comma and before and after:
        return after, before
    words = text.replace(",", " ").split()
    loud = [word for word in words if _is_loud(word)]
    if loud and len(loud) < len(words):
        return " ".join(word for word in words if word not in loud), " ".join(loud)
    if len(words) < 2:
        return " ".join(words), ""
    return (words[-1], " ".join(words[:-1])) if last_first else (words[0], " ".join(words[1:]))


def _is_loud(word: str) -> bool:
    """Whether a word is written in capitals, as French forms write last names; an initial says nothing."""
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)
