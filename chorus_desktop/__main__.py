"""``python -m chorus_desktop`` and the command ``chorus-desktop``."""

import sys
from collections.abc import Sequence
from datetime import date, datetime

from chorus_desktop import cli
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import VERB as APART


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or carry out the verb given.

    Args:
        arguments: those of the command line by default.

    Returns:
        The exit status.
    """
    if (sys.argv[1:] if arguments is None else arguments) == [APART]:
        from chorus_desktop.services.apart import serve_here

        serve_here()
        return 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # French sentences must come out whole on a console of another encoding.
            stream.reconfigure(encoding="utf-8", errors="replace")
    parsed = cli.parser().parse_args(arguments)
    if parsed.version:
        return cli.version()
    try:
        today = cli.day_of(parsed, _today())
    except Trouble as trouble:
        sys.stderr.write(f"chorus-desktop: {trouble.sentence} {trouble.what_to_do}\n")
        return cli.NOT_READY
    if parsed.verb == "self-test":
        from chorus_desktop.self_test import run as try_everything

        return try_everything()
    if parsed.verb:
        return cli.run(parsed, today)
    from chorus_desktop.app import run as open_window

    return open_window(parsed.data, today if parsed.today else None)


def _today() -> date:
    return datetime.now().astimezone().date()


if __name__ == "__main__":
    sys.exit(main())
