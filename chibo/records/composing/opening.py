"""The first part: when, where, who was called, who came, who led and who wrote."""

from collections.abc import Iterator

from chibo.meetings.journal.state import MeetingState, Named, Presence
from chibo.records.composing import words
from chibo.records.composing.facts import MODES, POSTS, MeetingFacts, Names
from chibo.records.composing.present import Attended, attended
from chibo.records.draft import Figure, Section

_APART = {
    "exempt": "Đảng viên được miễn công tác và sinh hoạt đảng",
    "temporarily_elsewhere": "Đảng viên tạm thời sinh hoạt nơi khác",
    "suspended": "Đảng viên bị đình chỉ sinh hoạt",
}


def opening(state: MeetingState, facts: MeetingFacts) -> Section:
    """Return times, place, counts with names, guests, chair and clerk."""
    here = attended(state)
    parts = (
        *_time_and_place(state, facts),
        *_counts(state, here),
        *_set_apart(state, here),
        *_guests(state),
        *_officers(state),
    )
    return Section(key="opening", title="Thời gian, địa điểm, thành phần", parts=parts)


def _time_and_place(state: MeetingState, facts: MeetingFacts) -> Iterator[Figure]:
    began = state.session.opened_at
    yield Figure(
        key="opened_at",
        label="Thời gian bắt đầu",
        text=words.hour_and_day(began) if began else "chưa khai mạc",
        value=began.isoformat() if began else None,
    )
    place = state.session.place or facts.place
    yield Figure(key="place", label="Địa điểm", text=place, value=place)
    if facts.mode != "in_person":
        reason = f"lý do: {facts.mode_reason}; người cho phép: {facts.mode_approved_by}"
        text = f"{MODES[facts.mode]} ({reason})"
        yield Figure(key="mode", label="Hình thức", text=text, value=facts.mode)


def _counts(state: MeetingState, here: Attended) -> Iterator[Figure]:
    official = sum(state.roster[who].standing == "official" for who in here.convened)
    probationary = len(here.convened) - official
    yield Figure(
        key="convened",
        label="Số đảng viên được triệu tập",
        text=f"{len(here.convened)} đồng chí ({official} chính thức, {probationary} dự bị)",
        value=len(here.convened),
        evidence=here.convened,
    )
    yield Figure(
        key="present",
        label="Có mặt",
        text=words.share(len(here.present), len(here.convened)),
        value=len(here.present),
        evidence=here.present,
    )
    if remote := tuple(who for who in here.present if _is_remote(state.attendance[who])):
        yield _names(state, "remote", "Trong đó dự trực tuyến", remote)
    yield _with_reasons(state, "excused", "Vắng có lý do", here.excused)
    yield _names(state, "absent", "Vắng không có lý do", here.absent)
    if here.expected:
        yield _names(state, "expected", "Chưa điểm danh", here.expected)
    if late := tuple(who for who in here.present if state.attendance[who].late_minutes):
        yield _with_minutes(state, "late", "Đến muộn", late)
    if early := tuple(who for who in here.present if state.attendance[who].left_early_minutes):
        yield _with_minutes(state, "left_early", "Về sớm", early)


def _set_apart(state: MeetingState, here: Attended) -> Iterator[Figure]:
    for duty, label in _APART.items():
        if people := tuple(who for who in here.apart if state.roster[who].duty == duty):
            yield _names(state, f"apart_{duty}", label, people)


def _guests(state: MeetingState) -> Iterator[Figure]:
    guests = state.session.guests
    names = Names(state)
    listed = "; ".join(names.guest(one.guest) for one in guests)
    yield Figure(
        key="guests",
        label="Đại biểu cấp trên và khách mời",
        text=listed or words.NOBODY,
        value=len(guests),
        evidence=tuple(one.guest for one in guests),
    )


def _officers(state: MeetingState) -> Iterator[Figure]:
    yield _officer(state, "chair", "Chủ trì", state.session.chairs)
    yield _officer(state, "clerk", "Thư ký", state.session.clerks)


def _officer(state: MeetingState, key: str, label: str, named: tuple[Named, ...]) -> Figure:
    """All who held the role in turn: a chair may hand over during the evening."""
    people = tuple(dict.fromkeys(one.person for one in named))
    called = (_with_post(state, person) for person in people)
    text = "; ".join(called) or "chưa ghi"
    return Figure(key=key, label=label, text=text, value=people or None, evidence=people)


def _with_post(state: MeetingState, person: str) -> str:
    line = state.roster.get(person)
    post = POSTS.get(line.post, "") if line else ""
    name = f"đồng chí {Names(state).person(person)}"
    return f"{name}, {post}" if post else name


def _names(state: MeetingState, key: str, label: str, people: tuple[str, ...]) -> Figure:
    listed = words.in_a_row(Names(state).people(people))
    text = f"{len(people)} đồng chí: {listed}" if people else words.NOBODY
    return Figure(key=key, label=label, text=text, value=len(people), evidence=people)


def _with_reasons(state: MeetingState, key: str, label: str, people: tuple[str, ...]) -> Figure:
    names = Names(state)
    told = (
        f"{names.person(who)} ({state.attendance[who].reason})"
        if state.attendance[who].reason
        else names.person(who)
        for who in people
    )
    text = f"{len(people)} đồng chí: {words.in_a_row(told)}" if people else words.NOBODY
    return Figure(key=key, label=label, text=text, value=len(people), evidence=people)


def _with_minutes(state: MeetingState, key: str, label: str, people: tuple[str, ...]) -> Figure:
    names, evenings = Names(state), state.attendance
    told = (
        f"{names.person(who)} "
        f"({evenings[who].late_minutes if key == 'late' else evenings[who].left_early_minutes}"
        " phút)"
        for who in people
    )
    text = f"{len(people)} đồng chí: {words.in_a_row(told)}"
    return Figure(key=key, label=label, text=text, value=len(people), evidence=people)


def _is_remote(presence: Presence) -> bool:
    return any(stay.remote for stay in presence.intervals)
