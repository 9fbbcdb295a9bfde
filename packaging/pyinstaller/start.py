"""Where the bundle starts: the same as ``python -m chorus_desktop``."""

import sys

from chorus_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
