"""What may stand in a text that somebody else wrote."""

import pytest

from chorus_desktop.domain.foreign_text import fault, is_https, mask_fault


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Le 3 juillet\u00a0: dernier jour.\nVoir 13/15 rue Tour et/ou CP2026/…/1.\t«\u00a0oui\u00a0»", ""),
        ("Écrire à cloisirs@ville.example, ou https://portail.example/a/b", ""),
        ("Association sportive, note\u00a0: 12 / 20", ""),
        ("http://ville.example", "link"),
        ("ftp://ville.example", "link"),
        ("javascript:alert(1)", "link"),
        ("file:///etc/passwd", "link"),
        ("voir C:\\Users\\Marie", "path"),
        ("\\\\serveur\\partage", "path"),
        ("voir /media/cle/", "path"),
        ("~/Documents/", "path"),
        ("../../secret", "path"),
        ("a\u0007b", "control"),
        ("a\u202eb", "control"),
        ("a\u200bb", "control"),
        ("a\rb", "control"),
        ("x" * 10_001, "long"),
    ],
)
def test_each_text_breaks_its_rule(text, rule):
    assert fault(text) == rule


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://portail.chorus-pro.gouv.fr", True),
        ("https://ville.example:8443/a?b=c#d", True),
        ("https://ville.example@ailleurs.example", False),
        ("https://ville\u0435.example", False),
        ("https://a b", False),
        ("http://ville.example", False),
        ("", False),
    ],
)
def test_only_https_with_a_plain_host(url, fits):
    assert is_https(url) is fits


@pytest.mark.parametrize(
    ("mask", "wrong"), [("CP2026/*/1", False), ("*", False), ("****", True), ("*-*-*-*", False), ("*-*-*-*-*", True), ("x" * 51, True)]
)
def test_a_form_of_number_is_short(mask, wrong):
    assert mask_fault(mask) is wrong
