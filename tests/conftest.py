"""What holds for every test: no screen, no surprise in the logs, no folder of the real user."""

import faulthandler
import gc
import logging
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

from chorus_desktop.machine import singletons
from tests.helpers import tools

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
singletons.spare()
_STDERR = os.fdopen(os.dup(2), "w")

# Examples are found by chance at a desk, and always the same in CI: a red run must be one that can be run again.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "desk")


@pytest.fixture(scope="session", autouse=True)
def _no_real_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test opens without saying where, it is not the data of who runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a fault. A test that expects one asserts it, then calls ``caplog.clear()``."""
    yield
    seen = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [f"{record.name}: {record.getMessage()}" for record in seen if record.levelno >= logging.WARNING]
    if unexpected:
        pytest.fail("unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Windows closed by a test go at once: no event loop runs between tests to do it, and thousands alive slow every style down."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    collecting = sys.modules.get("chorus_desktop.ui.collecting")
    if collecting is not None and not gc.isenabled():
        collecting.collect()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked ``system`` run only where their tools are; a test that kills the process says where.

    The program's watch over its own crashes, once it has ended, leaves nobody on watch.
    """
    if not faulthandler.is_enabled():
        faulthandler.enable(_STDERR)
    tools.enforce(item)
