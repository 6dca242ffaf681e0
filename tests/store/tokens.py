"""Accounts, credentials and a vault over one of the keyrings in `fakes`."""

from tui_reader.model import Account, Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store.vault import Vault

ADA = Account("https://blog.example", "ada", "Ada L.", 5)
EVE = Account("https://blog.example", "eve", "Eve", 6)
WORD = "abcd EFGH 1234 ijkl"
TOKEN = Credential(ADA, "uuid-1", Secret(WORD))
COOKIES = Credential(ADA, cookies=(("wordpress_logged_in_1", Secret("ada|123|äöü")), ("wp_nonce", Secret("n"))))


def vault(folders: Folders, fake: str = "", *, patience: float = 3.0, memory_only: bool = False) -> Vault:
    named = f"tests.store.fakes.{fake}" if fake else ""
    return Vault(Settings(keyring_backend=named), folders, patience=patience, memory_only=memory_only)
