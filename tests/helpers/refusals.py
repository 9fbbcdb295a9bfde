"""What a reader says of a text: its value, or the sentence that refuses it."""

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import sentence_of


def attempt(read, text, **options):
    """(value, no sentence), or (no value, the sentence that refuses)."""
    try:
        return read(text, **options), ""
    except UnreadableError as refused:
        sentence = sentence_of(refused.code, refused.facts)
        if not sentence.strip():
            raise AssertionError(f"{refused.code} refuses without a word") from refused
        return None, sentence


def refusal(read, text, **options):
    """The sentence that refuses a text which must be refused."""
    value, sentence = attempt(read, text, **options)
    if not sentence:
        raise AssertionError(f"{text!r} was read as {value!r}")
    return sentence
