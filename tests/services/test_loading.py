"""The verbs are named before what stands behind them is imported."""

import pytest

from chorus_desktop import services


def test_each_service_is_there_by_its_name_and_no_other():
    services.load()

    assert all(getattr(services, name).__doc__ for name in services.__all__)
    with pytest.raises(AttributeError):
        services.unheard  # noqa: B018 - the look-up is what is tried
