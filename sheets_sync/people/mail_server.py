"""The mail server: which one, how it is signed in to, and what became of each mail.

Its address may hold a password. No error and no message repeats any of it but the host.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from sheets_sync.host.settings import BadSetting
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    import smtplib
    from collections.abc import Sequence

    from sheets_sync.people.outbox import Outcome

VARIABLE: Final = "SHEETS_SYNC_SMTP"
FILE_VARIABLE: Final = "SHEETS_SYNC_SMTP_FILE"
SECONDS: Final = 30
"""How long a server may take for one answer."""
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_PORTS: Final = {"smtps": 465, "smtp": 587}
_TAKEN: Final = range(200, 300)
_LATER: Final = range(400, 500)
_SERVICE_ENDS: Final = 421


class Server(NamedTuple):
    """Where mail goes; ``is_tls`` from the first byte, otherwise by STARTTLS."""

    host: str
    port: int
    is_tls: bool
    user: str
    password: str
    seconds: float = SECONDS


def server_set() -> Server:
    """The server that the environment names.

    Raises:
        BadSetting: none is named, or what is named is no server; nothing of it is repeated.
    """
    if text := os.environ.get(VARIABLE, "").strip():
        return _server(text, VARIABLE)
    named = os.environ.get(FILE_VARIABLE, "").strip()
    if not named:
        raise BadSetting("mail.no_server")
    try:
        path = Path(named).expanduser()
        mode = path.stat().st_mode
        text = path.read_text("utf-8").strip()
    except (OSError, ValueError, RuntimeError):
        raise BadSetting("mail.file_open") from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadSetting("mail.file_open")
    return _server(text, FILE_VARIABLE)


def _server(text: str, setting: str) -> Server:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadSetting("mail.bad_server", setting=setting) from None
    if parts.scheme not in _PORTS or not host or parts.path not in {"", "/"}:
        raise BadSetting("mail.bad_server", setting=setting)
    user, password = (unquote(one or "") for one in (parts.username, parts.password))
    port = _PORTS[parts.scheme] if port is None else port
    return Server(host, port, parts.scheme == "smtps", user, password)


class Lost(Exception):
    """The connection is gone; what was not sent before did not go."""


class Connection:
    """One connection, for as long as the server keeps it."""

    def __init__(self, server: Server, smtp: smtplib.SMTP) -> None:
        self._server, self._smtp = server, smtp

    def offer(self, sender: str, to: Sequence[str]) -> Outcome | None:
        """Tell who it is for: None when it may be sent, else what became of it.

        One of several addresses that is refused does not keep it from the others.

        Raises:
            Lost: the server is gone, or will be.
        """
        import smtplib

        try:
            code, _ = self._smtp.mail(sender)
            if code in _TAKEN:
                codes = [self._smtp.rcpt(address)[0] for address in to]
                if any(one in _TAKEN for one in codes):
                    return None
                code = next((one for one in codes if one in _LATER), codes[0])
            self._gone(code)
            self._smtp.rset()
        except (smtplib.SMTPException, OSError) as error:
            raise Lost from error
        except UnicodeError:
            return "refused"
        return "later" if code in _LATER else "refused"

    def send(self, content: bytes) -> Outcome:
        """Send what was offered; ``unknown`` where the server's answer never came.

        Raises:
            Lost: the server answered that it stops, and took nothing.
        """
        import smtplib

        try:
            code, _ = self._smtp.data(content)
        except smtplib.SMTPDataError as error:
            # It would not hear of it: nothing was sent.
            code = error.smtp_code
        except (smtplib.SMTPException, OSError):
            return "unknown"
        if code in _TAKEN:
            return "sent"
        self._gone(code)
        return "later" if code in _LATER else "refused"

    def _gone(self, code: int) -> None:
        if code == _SERVICE_ENDS or code <= 0:
            raise Lost

    def drop(self) -> None:
        """Let go of it without a word: nobody is there any more."""
        self._smtp.close()

    def close(self) -> None:
        import smtplib

        with suppress(smtplib.SMTPException, OSError):
            self._smtp.quit()


def connected(server: Server) -> Connection:
    """A connection, signed in.

    Raises:
        Unreachable: there is none to be had; nothing was sent.
    """
    import smtplib

    host = server.host
    try:
        return _connected(server)
    except smtplib.SMTPAuthenticationError:
        raise Unreachable("mail.sign_in", host=host) from None
    except smtplib.SMTPNotSupportedError:
        raise Unreachable("mail.insecure", host=host) from None
    except (TimeoutError, smtplib.SMTPException, UnicodeError):
        # Not a word of what it said: some servers repeat what was sent to them.
        raise Unreachable("mail.silent", host=host) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreachable("mail.unreachable", host=host, reason=reason) from None


def _connected(server: Server) -> Connection:
    import smtplib
    import ssl

    if server.is_tls:
        context = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.seconds, context=context
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=server.seconds)
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.is_tls and server.host not in _LOOPBACK:
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return Connection(server, smtp)


class TooMany(Stop):
    """More mails are due than may go at once."""

    exit_code = 6


class Elsewhere(Stop):
    """The mail of this register goes from another place."""

    exit_code = 6
