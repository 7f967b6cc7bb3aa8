"""What is refused around members."""

from chibo.kernel.errors import DomainError


class NotABranch(DomainError):
    """Members belong to branches only."""


class AlreadyAMember(DomainError):
    """A member with this card number is known already."""


class NoStanding(DomainError):
    """The member has no stay in this branch on this day."""


class PostTaken(DomainError):
    """Somebody else holds this post."""


class OfficeTaken(DomainError):
    """The member holds this office already."""


class OfficeEnded(DomainError):
    """The office has ended already."""


class NotOneself(DomainError):
    """Nobody gives oneself an office or a right."""


class NotACommittee(DomainError):
    """Offices are those of committees, not of branches."""


class NotFromHere(DomainError):
    """The member belongs neither to this committee nor to what is below it."""


class HelperNotTaken(DomainError):
    """This person cannot help this member in these days."""


class HelpingEnded(DomainError):
    """The helper was revoked already, or the days are over."""


class DelegateNotTaken(DomainError):
    """This person cannot lead the branch in these days."""


class DelegationEnded(DomainError):
    """The delegation was taken back already, or its days are over."""


class UploadSettled(DomainError):
    """The uploaded file was confirmed or withdrawn already."""


class HasAnAccount(DomainError):
    """The member has an account already."""


class NobodyChosen(DomainError):
    """Nobody was chosen for whom something could be done."""


class HasOwnPin(DomainError):
    """The member has chosen an own PIN already."""


class MembershipEnded(DomainError):
    """The member stands on no roster; membership must be restored first."""


class ChangedLater(DomainError):
    """Something later is recorded of the member already; changes go in order."""


class TooFarAhead(DomainError):
    """The day lies further ahead than a change may be recorded."""


class NotPossibleNow(DomainError):
    """The member's state on that day does not allow this change."""


class ChangedMeanwhile(DomainError):
    """Somebody else changed the member a moment before."""


class DecisionMissing(DomainError):
    """This change holds by a decision only."""


class EndsBeforeItBegins(DomainError):
    """The foreseen end is not after the day of the change."""


class OutsideTheSpan(DomainError):
    """A temporary stay is shorter or longer than the rule allows."""


class ProbationRuns(DomainError):
    """Probation has not ended on that day."""


class CeremonyBeforeAdmission(DomainError):
    """The ceremony follows the decision of admission."""


class AlreadyIntroduced(DomainError):
    """A letter of introduction of the member is open."""


class NoIntroduction(DomainError):
    """No letter of introduction to this branch is open."""


class AlreadyHere(DomainError):
    """The member belongs to this branch already."""


class PostBeginsLater(DomainError):
    """A post of the member begins on the day of the change or after it."""


class WhereMissing(DomainError):
    """A letter of introduction says where it leads."""


class CannotReturn(DomainError):
    """The member left in another way than one that can be undone so."""


class NothingSaid(DomainError):
    """A request or an answer without words."""


class CorrectionAnswered(DomainError):
    """The request was answered already."""


class NoOwnPin(DomainError):
    """The account has no own PIN that could have been forgotten."""


class PostOver(DomainError):
    """The post is not held on that day: it ended before, or begins later."""


class NotEligible(DomainError):
    """The member cannot hold this post on that day."""


class GroupNameMissing(DomainError):
    """A Party group has no name."""


class GroupNameTaken(DomainError):
    """The branch has a Party group of this name."""


class GroupOver(DomainError):
    """The Party group is dissolved."""


class NotInTheGroup(DomainError):
    """Somebody named for a Party group is not of the branch, or not among its members."""
