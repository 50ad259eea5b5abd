"""Service accounts of this server, and the token endpoint that checks their signatures."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import exceptions, jwt

from sheets_sync.testing.wire import ApiError
from sheets_sync.testing.world import OWNER, ROBOT

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
REFRESH = "refresh_token"
AUDIENCES = (
    "https://oauth2.googleapis.com/token",
    "https://www.googleapis.com/oauth2/v4/token",
    "https://accounts.google.com/o/oauth2/token",
)
LIFETIME = 3599
TIMEFRAME = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
    " Check your iat and exp values in the JWT claim."
)
CREDENTIALS = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or"
    " other valid authentication credential. See"
    " https://developers.google.com/identity/sign-in/web/devconsole-project."
)
SCOPE = "https://www.googleapis.com/auth/"
ALL_ACCESS = {f"{SCOPE}drive", f"{SCOPE}drive.file"}
SHEETS = ALL_ACCESS | {f"{SCOPE}spreadsheets", "https://spreadsheets.google.com/feeds"}
ENOUGH = {
    "sheets.write": SHEETS,
    "sheets.read": SHEETS | {f"{SCOPE}spreadsheets.readonly", f"{SCOPE}drive.readonly"},
    "drive.write": ALL_ACCESS,
    "drive.read": ALL_ACCESS
    | {f"{SCOPE}drive.{name}" for name in ("readonly", "metadata", "metadata.readonly")},
}


class TokenRefused(Exception):
    """The token endpoint refuses. ``body`` is its JSON answer."""

    def __init__(self, error: str, description: str, code: int = 400) -> None:
        super().__init__(description)
        self.code = code
        self.body = {"error": error, "error_description": description}


@dataclass(frozen=True, slots=True)
class Grant:
    """What an access token stands for; ``until`` is a Unix time."""

    person: str
    scopes: frozenset[str]
    until: float


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person allowed a program, for as long as its refresh token is good."""

    person: str
    scopes: frozenset[str]
    client_id: str
    client_secret: str


class Accounts:
    """The service accounts and consents that this server knows, and the tokens it gave out."""

    def __init__(self) -> None:
        self.grants: dict[str, Grant] = {}
        self.consents: dict[str, Consent] = {}
        self.public_keys: dict[str, str] = {}

    @cached_property
    def _key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def key_file(self, base_url: str, person: str = ROBOT) -> Message:
        """The contents of a service account's key file, which signs in at this server."""
        private = self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        public = self._key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.public_keys[person] = public.decode()
        return {
            "type": "service_account",
            "project_id": "testing",
            "private_key_id": "testing-key",
            "private_key": private.decode(),
            "client_email": person,
            "client_id": "100000000000000000001",
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": f"{base_url}/token",
            "universe_domain": "googleapis.com",
        }

    def user_file(
        self, base_url: str, person: str = OWNER, scopes: tuple[str, ...] = tuple(ALL_ACCESS)
    ) -> Message:
        """The credentials of a person who allowed a program these scopes (``authorized_user``)."""
        refresh, secret = f"1//{secrets.token_urlsafe(40)}", f"GOCSPX-{secrets.token_urlsafe(20)}"
        client = f"{secrets.randbelow(10**12)}-testing.apps.googleusercontent.com"
        self.consents[refresh] = Consent(person, frozenset(scopes), client, secret)
        return {
            "type": "authorized_user",
            "client_id": client,
            "client_secret": secret,
            "refresh_token": refresh,
            "token_uri": f"{base_url}/token",
            "universe_domain": "googleapis.com",
        }

    def token(self, form: dict[str, str], own_url: str) -> Message:
        """Exchange a signed JWT or a refresh token for an access token. Raises TokenRefused."""
        if form.get("grant_type") == REFRESH:
            return self._refreshed(form)
        if form.get("grant_type") != GRANT:
            raise TokenRefused(
                "unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type', '')}"
            )
        claims = self._claims(form.get("assertion", ""))
        if claims.get("aud") not in (*AUDIENCES, own_url):
            raise TokenRefused("invalid_grant", "Invalid JWT: Failed audience check.")
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes:
            raise TokenRefused(
                "invalid_scope", "Invalid OAuth scope or ID token audience provided."
            )
        return self._granted(str(claims["iss"]), scopes)

    def _refreshed(self, form: dict[str, str]) -> Message:
        consent = self.consents.get(form.get(REFRESH, ""))
        known = [(each.client_id, each.client_secret) for each in self.consents.values()]
        client = form.get("client_id", ""), form.get("client_secret", "")
        if client[0] not in [one for one, _ in known]:
            raise TokenRefused("invalid_client", "The OAuth client was not found.", 401)
        if client not in known:
            raise TokenRefused("invalid_client", "Unauthorized", 401)
        if consent is None or client != (consent.client_id, consent.client_secret):
            raise TokenRefused("invalid_grant", "Token has been expired or revoked.")
        scopes = frozenset(form.get("scope", "").split()) or consent.scopes
        if not scopes <= consent.scopes:
            raise TokenRefused("invalid_scope", "Some requested scopes were invalid.")
        return self._granted(consent.person, scopes) | {"scope": " ".join(sorted(scopes))}

    def _granted(self, person: str, scopes: frozenset[str]) -> Message:
        token = f"ya29.{secrets.token_urlsafe(32)}"
        self.grants[token] = Grant(person, scopes, time.time() + LIFETIME)
        return {"access_token": token, "expires_in": LIFETIME, "token_type": "Bearer"}

    def _claims(self, assertion: str) -> dict[str, Any]:
        try:
            unverified: dict[str, Any] = dict(jwt.decode(assertion, verify=False))  # type: ignore[no-untyped-call]
        except (ValueError, exceptions.GoogleAuthError) as error:
            raise TokenRefused("invalid_grant", "Bad Request") from error
        public = self.public_keys.get(str(unverified.get("iss", "")))
        if public is None:
            raise TokenRefused("invalid_grant", "Invalid grant: account not found")
        issued, expires = unverified.get("iat", 0), unverified.get("exp", 0)
        now = time.time()
        if not issued - 300 <= now <= expires or not 0 < expires - issued <= 3600:
            raise TokenRefused("invalid_grant", TIMEFRAME)
        try:
            jwt.decode(assertion, certs=public)  # type: ignore[no-untyped-call]
        except (ValueError, exceptions.GoogleAuthError) as error:
            raise TokenRefused("invalid_grant", "Invalid JWT Signature.") from error
        return unverified

    def expire(self, token: str) -> ApiError:
        """Make a token worthless, one that was given out elsewhere too; what to answer then."""
        if token:
            self.grants[token] = Grant(ROBOT, frozenset(), 0)
        return unauthenticated()

    def forget_expired(self) -> None:
        """Let every token that was made worthless be unknown again."""
        self.grants = {token: grant for token, grant in self.grants.items() if grant.until}

    def is_narrow(self, token: str) -> bool:
        """Whether the token reaches only the files that were made with the API (drive.file)."""
        grant = self.grants.get(token)
        return grant is not None and grant.scopes == {f"{SCOPE}drive.file"}

    def holder_of(self, token: str, *, strict: bool) -> str:
        """Who holds the token, whatever its scopes; empty for none that is good."""
        grant = self.grants.get(token)
        if grant is None:
            return "" if strict or not token else ROBOT
        return grant.person if grant.until >= time.time() else ""

    def person_of(self, token: str, need: str, *, strict: bool) -> str:
        """Who holds the token. Raises ApiError when it is expired or reaches too short.

        A token that this server never gave out stands for the robot, unless ``strict``.
        """
        grant = self.grants.get(token)
        if grant is None:
            if strict:
                raise unauthenticated()
            return ROBOT
        if grant.until < time.time():
            raise unauthenticated()
        if not grant.scopes & ENOUGH[need]:
            raise _too_short()
        return grant.person


def unauthenticated() -> ApiError:
    return ApiError(401, CREDENTIALS)


def _too_short() -> ApiError:
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
    }
    return ApiError(403, "Request had insufficient authentication scopes.", [info])
