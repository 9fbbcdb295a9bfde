"""A real Chromium in which a volunteer fills a page: everything found by what is written, values only ever pasted."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-default-browser-check", "--window-size=900,780", "--window-position=380,0",
)  # fmt: skip
"""Nothing that it would do by itself, and above all nothing online."""
PATIENCE = 20


class Chromium:
    """One window of the browser, with a profile of its own.

    Args:
        folder: for the profile and what is downloaded.
    """

    def __init__(self, folder: Path) -> None:
        self.downloads = folder / "telechargements"
        self.downloads.mkdir()
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*QUIET, f"--user-data-dir={folder / 'profil'}"):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads), "download.prompt_for_download": False})
        # The driver is named, so that none is looked for online.
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()

    def opens(self, page: Path) -> None:
        """Open a file of this computer."""
        self.driver.get(page.as_uri())

    def chooses(self, choice: str) -> None:
        """Choose a round button by what is written beside it."""
        self._one(f"//label[normalize-space()={_quoted(choice)}]/input").click()

    @staticmethod
    def hears(key: str) -> None:
        """Somebody presses a key of the keyboard, whichever window has the focus."""
        subprocess.run(["xdotool", "key", key], check=True, timeout=30, capture_output=True)

    def presses(self, name: str) -> None:
        """Press a button, or a link that looks like one."""
        self._one(f"//*[self::button or self::a][normalize-space()={_quoted(name)}]").click()

    def gives(self, label: str, *files: Path) -> None:
        """Choose files in a field."""
        self._field(label).send_keys("\n".join(map(str, files)))

    def pastes(self, label: str, block: str) -> None:
        """Go into an empty field, and paste what the clipboard holds."""
        field = self._field(label, block)
        assert field.get_property("value") == ""
        field.click()
        ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("v").key_up(Keys.CONTROL).perform()
        # The browser asks the window for it, and must have it before another value is copied.
        self._until(lambda: field.get_property("value") != "", lambda: f"nothing was pasted in « {label} »")

    def holds(self, label: str, block: str) -> str:
        """What a field holds, or shows by itself."""
        field = self._field(label, block)
        return str(field.text if field.tag_name == "output" else field.get_property("value"))

    def reads(self) -> str:
        """All that is shown."""
        return " ".join(self.driver.find_element(By.TAG_NAME, "body").text.replace("\u00a0", " ").split())

    def sees(self, text: str) -> None:
        """Wait until a text is shown."""
        self._until(lambda: text in self.reads(), lambda: f"{text!r} is not in: {self.reads()}")

    def downloaded(self) -> Path:
        """The file that was just downloaded, whole."""
        self._until(lambda: any(path.suffix == ".pdf" for path in self.downloads.iterdir()), lambda: "nothing was downloaded")
        (path,) = self.downloads.iterdir()
        return path

    def focus(self) -> str:
        """What has the focus, in words."""
        return " ".join(self.driver.switch_to.active_element.text.replace("\u00a0", " ").split())

    def nameless(self) -> list[str]:
        """What can be used on the page and has no name for a screen reader."""
        active = self.driver.find_elements(By.CSS_SELECTOR, "main :is(input, textarea, button, output, a, section)")
        return [found.get_attribute("outerHTML") or "" for found in active if found.is_displayed() and not found.accessible_name]

    def refused(self) -> list[str]:
        """What the page tried and its policy refused, and any fault of its script."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def _field(self, label: str, block: str = "") -> Any:
        inside = f"//fieldset[legend[normalize-space()={_quoted(block)}]]" if block else ""
        found = self._one(f"{inside}//label[normalize-space()={_quoted(label)}]")
        return self.driver.find_element(By.ID, found.get_attribute("for") or "")

    def _one(self, path: str) -> Any:
        def shown() -> list[Any]:
            return [found for found in self.driver.find_elements(By.XPATH, path) if found.is_displayed()]

        # A page reads a file in its own time before it shows what comes next.
        self._until(lambda: len(shown()) == 1, lambda: f"{path}: {len(shown())} on « {self.driver.title} »")
        return shown()[0]

    def _until(self, holds: Callable[[], object], said: Callable[[], str]) -> None:
        try:
            WebDriverWait(self.driver, PATIENCE).until(lambda _: holds())
        except TimeoutException:
            raise AssertionError(said()) from None


def _quoted(text: str) -> str:
    assert '"' not in text
    return f'"{text}"'
