"""Votes as declared: every figure over its base, and opinions kept against the majority."""

from collections.abc import Iterator, Mapping

from chibo.meetings.journal.declared import Tally, Vote
from chibo.meetings.journal.state import MeetingState
from chibo.records.composing import words
from chibo.records.composing.facts import Names
from chibo.records.draft import Figure, Part, Section, Wording, key_by_words

MATTERS = {
    "programme": "chương trình sinh hoạt",
    "clerk": "cử thư ký",
    "helpers": "cử tổ kiểm phiếu và người giúp việc",
    "resolution": "nghị quyết",
    "score": "điểm chất lượng sinh hoạt",
    "minutes": "biên bản",
    "admission": "kết nạp đảng viên",
    "official_standing": "công nhận đảng viên chính thức",
    "rating": "xếp loại cuối năm",
    "election": "bầu cử",
    "discipline": "khiển trách, cảnh cáo",
    "expulsion": "đề nghị khai trừ",
    "committee": "quyết định của chi ủy",
    "local": "nhiệm vụ tại nơi sinh hoạt tạm thời",
    "other": "nội dung khác",
}
METHODS = {
    "hand": "giơ tay",
    "named": "biểu quyết có ghi tên",
    "secret_paper": "phiếu kín",
    "secret_electronic": "phiếu kín điện tử",
    "mixed": "phiếu kín, kết hợp giấy và điện tử",
}
_CHOICES = {
    "for": "tán thành",
    "against": "không tán thành",
    "none": "không có ý kiến",
    "invalid": "không hợp lệ",
    "not_voted": "không biểu quyết",
}
_OUTCOMES = {
    "complete": "bầu đủ",
    "more_passed_than_seats": "số người đủ phiếu nhiều hơn số cần bầu",
    "tie_for_last_seat": "bằng phiếu ở vị trí cuối",
    "too_few_passed": "bầu thiếu",
    "not_applicable": words.NOT_APPLICABLE,
}


def votes(state: MeetingState, bases: Mapping[str, str]) -> Section:
    """Return each vote in the order put; ``bases`` says per matter whom the base counts."""
    parts: list[Part] = []
    for number, vote in enumerate(state.votes.values(), start=1):
        parts += _vote(state, vote, number, bases.get(vote.matter, ""))
    return Section(key="votes", title="Biểu quyết", parts=tuple(parts))


def _vote(state: MeetingState, vote: Vote, number: int, base: str) -> Iterator[Part]:
    about = MATTERS.get(vote.matter, vote.matter)
    question = f": {vote.question}" if vote.question else ""
    label = f"{number}. Biểu quyết {about}{question} ({METHODS.get(vote.method, vote.method)})"
    yield Figure(
        key=f"vote:{vote.vote}",
        label=label,
        text=_outcome(vote, base),
        value=vote.tally.in_favour if vote.tally else None,
        evidence=vote.base,
    )
    yield from _candidates(state, vote)
    yield from _named(state, vote)
    for kept in vote.reserved:
        yield Wording(
            key=key_by_words("reserved", vote.vote, kept.person, kept.gist),
            label=f"Ý kiến bảo lưu của đồng chí {Names(state).person(kept.person)}",
            words=kept.gist,
            evidence=(kept.person,),
        )


def _outcome(vote: Vote, base: str) -> str:
    if vote.status == "cancelled":
        return f"đã hủy, lý do: {vote.cancelled_reason}"
    if vote.tally is None:
        return "chưa công bố kết quả"
    told = [_tally(vote.tally, len(vote.base)), _base(vote, base)]
    if vote.tally.ballots_issued is not None:
        returned = vote.tally.ballots_returned
        told.append(
            f"phiếu phát ra {vote.tally.ballots_issued}, thu về "
            f"{'chưa ghi' if returned is None else returned}"
        )
    told.append(_result(vote))
    return "; ".join(told)


def _tally(tally: Tally, base: int) -> str:
    return (
        f"tán thành {words.share(tally.in_favour, base)}; "
        f"không tán thành {tally.against}; không có ý kiến {tally.none}; "
        f"không hợp lệ {tally.invalid}; không biểu quyết {tally.not_voted}"
    )


def _base(vote: Vote, base: str) -> str:
    called = f" {base}" if base else ""
    return f"tính trên {len(vote.base)}{called}"


def _result(vote: Vote) -> str:
    if vote.carried is None:
        return "chưa công bố kết quả"
    return "kết quả: được thông qua" if vote.carried else "kết quả: không được thông qua"


def _candidates(state: MeetingState, vote: Vote) -> Iterator[Figure]:
    if not vote.candidates:
        return
    names = Names(state)
    listed = (
        f"{names.person(one)} {words.share(count, len(vote.base))}"
        for one, count in vote.candidates.items()
    )
    text = "; ".join(listed)
    if vote.election is not None:
        elected = words.in_a_row(names.people(vote.election.elected))
        text += f"; {_OUTCOMES[vote.election.outcome]}; trúng cử: {elected}"
    yield Figure(
        key=f"candidates:{vote.vote}",
        label="Số phiếu bầu",
        text=text,
        evidence=tuple(vote.candidates),
    )


def _named(state: MeetingState, vote: Vote) -> Iterator[Figure]:
    names = Names(state)
    for choice, label in _CHOICES.items():
        people = tuple(who for who, told in vote.named.items() if told == choice)
        if people:
            yield Figure(
                key=f"named:{vote.vote}:{choice}",
                label=label.capitalize(),
                text=words.in_a_row(names.people(people)),
                value=len(people),
                evidence=people,
            )
