from chibo.accounts.models.given_pin import GivenPin, Way
from chibo.accounts.models.user import User

__all__ = ["GivenPin", "User", "Way"]
