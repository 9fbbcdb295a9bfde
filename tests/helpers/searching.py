"""Search asked until it has looked at everything, and what it showed."""

from chorus_desktop.services import search
from chorus_desktop.services.search import Kind


def whole(store, typed, *, names=True, kind=0):
    while not (found := search.find(store, typed, names, kind)).is_whole:
        pass
    return found


def shown(store, typed, **how):
    """Kind → titles."""
    return {
        group.kind: [answer.title.text for answer in group.answers]
        for group in whole(store, typed, **how).groups
        if group.kind != Kind.GUIDE
    }


def bold(line):
    return [line.text[span.start : span.end] for span in line.bold]


def only(store, typed, kind, **how):
    (group,) = [group for group in whole(store, typed, **how).groups if group.kind == kind]
    (answer,) = group.answers
    return answer
