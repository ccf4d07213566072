"""What the browser itself finds wrong with a page: its content security policy, its scripts, its files."""

from playwright.sync_api import Page


def complaints(page: Page) -> list[str]:
    """Grows with what the browser says is wrong; a page that is not found is no fault of the page."""
    said = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if is_fault(message) else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    return said


def is_fault(message) -> bool:
    not_found = "the server responded with a status of 40" in message.text
    return message.type in ("error", "warning") and not not_found
