# SPDX-License-Identifier: EUPL-1.2
"""WebKit, the engine of Safari and of every browser on an iPhone, as systems have it: over WebDriver, on its own screen."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.reader import READER
from tests.conftest import ONLY_A_HANG, executable


class WebKit:
    """One window. What `call` does is done by the reader that lives inside the page."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    def opens(self, address: str) -> None:
        """Go there, and wait until it is loaded. What has appeared under a finger acts at once: no finger is here."""
        self.driver.get(address)
        self.call("reader.one('#checker')?.setAttribute('data-rust', '0')")

    def call(self, code: str, argument: object = None) -> Any:
        """What `code`, the body of an async function of `reader` and `given`, returns."""
        found, problem = self.driver.execute_async_script(
            f"const [given, told] = arguments; {READER} reader.patiently((async () => {{ {code} }})(), {ONLY_A_HANG})"
            ".then((found) => told([found ?? null, '']), (error) => told([null, `${error}`]));",
            argument,
        )
        assert not problem, problem
        return found

    def types(self, selector: str, text: str) -> None:
        """With the keyboard."""
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(text)

    def sees(self, selector: str) -> str:
        """The text of the first such thing that is to be seen, as soon as there is one."""

        def text(driver: WebKitGTK) -> str:
            shown = (each for each in driver.find_elements(By.CSS_SELECTOR, selector) if each.is_displayed())
            return next((each.text for each in shown if each.text), "")

        return WebDriverWait(self.driver, ONLY_A_HANG / 1000).until(text)


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A browser, as long as this lasts."""
    with _screen() as display:
        service = Service(executable("webkit"), env={**os.environ, "DISPLAY": display})
        driver = WebKitGTK(options=WebKitGTKOptions(), service=service)
        driver.set_script_timeout(ONLY_A_HANG / 1000)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen that nobody sees: this browser has no way to do without one."""
    told, tell = os.pipe()
    command = [executable("xvfb"), "-displayfd", str(tell), "-screen", "0", "1366x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as screen:
        os.close(tell)
        try:
            with os.fdopen(told, encoding="ascii") as number:
                yield f":{number.readline().strip()}"
        finally:
            screen.terminate()
