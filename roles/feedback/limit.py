"""How many suggestions one account may send."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

AT_MOST = 10
WITHIN = 60 * 60  # seconds


def take_place(account: int) -> bool:
    """Take one of an account's places, each free again an hour later. False when all are taken.

    A place is one entry of the cache, since adding one is the only thing that every cache does in a single step. Its
    key is made with the site's secret: who only sees the cache cannot tell whose suggestion came at that moment.
    """
    mark = salted_hmac("roles.feedback.limit", str(account), algorithm="sha256").hexdigest()
    return any(cache.add(f"suggestion-{mark}-{place}", True, WITHIN) for place in range(AT_MOST))
