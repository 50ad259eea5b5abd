"""Who the program is to Google, and what people read when Google will not have it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.google.online import three_hours_ahead
from support.google.sheets import new_sheet, store_of

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.identity import Account
from sheets_sync.stores.google.http.servers import ADDRESS_VARIABLE
from sheets_sync.stores.opening import open_register
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.server import SheetsServer
from sheets_sync.testing.when import When
from sheets_sync.testing.world import ROBOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROWS = {"Plannen": [["Kenmerk"]]}


@pytest.fixture(scope="module")
def strict() -> Iterator[SheetsServer]:
    """A server that answers nobody without a token of its own."""
    with SheetsServer(strict=True) as server:
        yield server


@pytest.fixture
def keep(tmp_path: Path) -> Callable[..., Path]:
    def kept(content: object, mode: int = 0o600) -> Path:
        file = tmp_path / "sleutel.json"
        text = content if isinstance(content, str) else json.dumps(content)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    return kept


@pytest.fixture
def book(strict: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> str:
    strict.reset()
    monkeypatch.setenv(ADDRESS_VARIABLE, strict.base_url)
    return new_sheet(strict, ROWS)


def stopped(book: str, file: Path | None, access: Access = Access.WRITE) -> Unreachable:
    with pytest.raises(Unreachable) as stop:
        open_register(book, access=access, credentials=file).read()
    return stop.value


def test_a_service_account_signs_in_once_for_a_run(
    strict: SheetsServer, book: str, keep: Callable[..., Path]
) -> None:
    store = open_register(book, credentials=keep(strict.key_file()))
    store.read()
    store.read()
    assert strict.log.counts == {
        "oauth.token": 1,
        "spreadsheets.get": 1,
        "spreadsheets.getByDataFilter": 1,
    }


@pytest.mark.parametrize("variable", ["SHEETS_SYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"])
def test_the_file_may_come_from_the_environment(
    strict: SheetsServer,
    book: str,
    keep: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    monkeypatch.setenv(variable, str(keep(strict.key_file())))
    assert open_register(book).read().find("Plannen")


def test_who_only_looks_asks_for_no_more(
    strict: SheetsServer, book: str, keep: Callable[..., Path]
) -> None:
    file = keep(strict.key_file())
    for _ in range(2):
        open_register(book, access=Access.LOOK, credentials=file).read()
    *_, grant = strict.service.accounts.grants.values()
    assert grant.scopes == {"https://www.googleapis.com/auth/spreadsheets.readonly"}


def test_a_token_that_expires_on_the_way_is_renewed(
    strict: SheetsServer, book: str, keep: Callable[..., Path]
) -> None:
    strict.plan(Fault("expired_token", When("spreadsheets.get")))
    assert open_register(book, credentials=keep(strict.key_file())).read().find("Plannen")
    assert strict.log.count("oauth.token") == 2


def test_no_access_says_which_address_to_share_with(
    strict: SheetsServer, keep: Callable[..., Path], book: str
) -> None:
    del book
    private = strict.spreadsheet("Register", robot="")
    stop = stopped(private, keep(strict.key_file()))
    assert load_catalogue("nl").error(stop) == (
        f"Geen toegang tot https://docs.google.com/spreadsheets/d/{private}. Deel de spreadsheet "
        f"met {ROBOT}, als bewerker."
    )


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_that_others_can_read_is_not_used(
    strict: SheetsServer, book: str, keep: Callable[..., Path], mode: int
) -> None:
    file = keep(strict.key_file(), mode)
    stop = stopped(book, file)
    assert load_catalogue("en").error(stop) == (
        f"The key file {file} can be read by others on this computer; it was not used. Close it "
        f"with: chmod 600 {file}"
    )
    assert not strict.log.lines


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"type": "service_account"}', '{"type": "something else"}', "{}"],
)
def test_a_malformed_key(book: str, keep: Callable[..., Path], content: str) -> None:
    assert stopped(book, keep(content)).code == "google.key_malformed"


def test_a_key_whose_secret_is_damaged(
    strict: SheetsServer, book: str, keep: Callable[..., Path]
) -> None:
    key = strict.key_file() | {"private_key": "-----BEGIN PRIVATE KEY-----\nMIIE\n"}
    assert stopped(book, keep(key)).code == "google.key_malformed"


def test_a_key_that_is_not_there(book: str, tmp_path: Path) -> None:
    assert stopped(book, tmp_path / "weg.json").code == "google.key_missing"
    assert stopped(book, tmp_path).code == "google.key_unreadable"


def test_a_key_that_was_revoked(strict: SheetsServer, book: str, keep: Callable[..., Path]) -> None:
    key = strict.key_file() | {"client_email": "gone@example.iam.gserviceaccount.com"}
    assert stopped(book, keep(key)).code == "google.key_refused"


def test_a_clock_that_is_wrong(
    strict: SheetsServer,
    book: str,
    keep: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    three_hours_ahead(monkeypatch)
    stop = stopped(book, keep(strict.key_file()))
    assert (stop.code, stop.details) == ("google.clock", {"minutes": 180})


@pytest.mark.parametrize(
    ("reason", "status", "code"),
    [
        ("SERVICE_DISABLED", 403, "google.api_disabled"),
        ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", 403, "google.scope"),
        ("", 403, "google.no_access_unnamed"),
        ("", 404, "google.not_found"),
        ("", 401, "google.not_signed_in"),
        ("FAILED_PRECONDITION", 400, "google.not_a_sheet"),
        ("", 418, "google.refused"),
    ],
)
def test_every_refusal_has_its_sentence(
    sheets_server: SheetsServer, reason: str, status: int, code: str
) -> None:
    class Refusing:
        def send(self, _: object) -> Any:
            from sheets_sync.stores.google.http.transport import Reply

            error = {"code": status, "message": "Nee.", "details": [{"reason": reason}]}
            return Reply(status, json.dumps({"error": error}).encode())

    with pytest.raises(Unreachable) as stop:
        store_of(sheets_server, "1" * 44, transport=Refusing()).read()
    assert stop.value.code == code
    assert load_catalogue("nl").error(stop.value) != load_catalogue("en").error(stop.value)


def test_nothing_secret_gets_into_an_error(
    strict: SheetsServer, book: str, keep: Callable[..., Path]
) -> None:
    key = strict.key_file()
    file = keep(key | {"client_email": "gone@example.iam.gserviceaccount.com"})
    stop: BaseException | None = stopped(book, file)
    while stop is not None:
        assert key["private_key"][40:80] not in repr(stop)
        stop = stop.__cause__ or stop.__context__


def test_a_secret_is_not_sent_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "http://sheets.example.org")
    with pytest.raises(Unreachable) as stop:
        open_register("1" * 44)
    assert stop.value.code == "google.bad_api_address"


def test_an_account_that_may_not_act_for_another(
    strict: SheetsServer, keep: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_IMPERSONATE", "register@example.iam.gserviceaccount.com")

    class Iam:
        def send(self, request: Any) -> Any:
            from sheets_sync.stores.google.http.transport import Http, Reply

            if "iamcredentials" not in request.url:
                return Http().send(request)
            return Reply(403, b'{"error": {"code": 403, "status": "PERMISSION_DENIED"}}')

    with pytest.raises(Unreachable) as stop:
        Account(keep(strict.key_file()), Access.WRITE).headers(Iam())
    assert load_catalogue("nl").error(stop.value) == (
        "Het account waarmee u bent aangemeld mag niet werken namens "
        "register@example.iam.gserviceaccount.com. Controleer dat adres, en geef het account er "
        "bij IAM > Serviceaccounts de rol Service Account Token Creator voor; dat kan een paar "
        "minuten duren."
    )


def test_acting_for_another_account(
    strict: SheetsServer, keep: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_IMPERSONATE", "register@example.iam.gserviceaccount.com")
    account = Account(keep(strict.key_file()), Access.WRITE)

    class Iam:
        """Google's service that hands out tokens for other accounts."""

        def send(self, request: Any) -> Any:
            from sheets_sync.stores.google.http.transport import Http, Reply

            if "iamcredentials" not in request.url:
                return Http().send(request)
            asked = json.loads(request.body)
            assert asked["scope"] == ["https://www.googleapis.com/auth/spreadsheets"]
            assert "register@example.iam.gserviceaccount.com" in request.url
            token = {"accessToken": "lent", "expireTime": "2999-01-01T00:00:00Z"}
            return Reply(200, json.dumps(token).encode())

    assert account.headers(Iam())["Authorization"] == "Bearer lent"
    assert account.email == "register@example.iam.gserviceaccount.com"
