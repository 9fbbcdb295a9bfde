"""What went wrong outside the dossier: the disk, a file, another copy of the program.

Neither a ``Problem``, which the volunteer mends by typing something else, nor a bug. A library's error becomes a
``Trouble`` once, at the edge where it is met, with ``raise Trouble(...) from error``.
"""


class Trouble(Exception):  # noqa: N818 -- the word of the house, beside Problem; an "Error" would suggest a bug
    """Something outside the dossier prevents an action; nothing was half done.

    Attributes:
        sentence: French, one sentence: what happened.
        what_to_do: French, what the volunteer can do about it now.
    """

    def __init__(self, sentence: str, what_to_do: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.what_to_do = what_to_do
