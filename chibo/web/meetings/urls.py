"""The month of a branch and the workspace of a meeting."""

from django.urls import path

from chibo.web.meetings.invited import answers, helping, invitation, overview
from chibo.web.meetings.month import months
from chibo.web.meetings.preparing import agenda, consultation, convening, papers, planning

app_name = "meetings"
urlpatterns = [
    path("meetings/", months.own_months, name="own_months"),
    path("units/<int:unit_id>/meetings/", months.months, name="months"),
    path("units/<int:unit_id>/meetings/plan/", planning.plan, name="plan"),
    path("units/<int:unit_id>/meetings/plan/new/", planning.make_plan, name="make_plan"),
    path("meetings/<int:meeting_id>/", overview.detail, name="detail"),
    path("meetings/<int:meeting_id>/answer/", overview.answer, name="answer"),
    path("helping/<int:member_id>/", helping.helping, name="helping"),
    path(
        "meetings/<int:meeting_id>/for/<int:member_id>/answer/",
        helping.answer_for_helped,
        name="answer_for_helped",
    ),
    path(
        "meetings/<int:meeting_id>/for/<int:member_id>/check-in/",
        helping.check_in_helped,
        name="check_in_helped",
    ),
    path(
        "meetings/<int:meeting_id>/for/<int:member_id>/opinion/",
        helping.take_down_for_helped,
        name="take_down_for_helped",
    ),
    path("meetings/<int:meeting_id>/clerk/", overview.choose_clerk, name="choose_clerk"),
    path("meetings/<int:meeting_id>/plan/", planning.plan_of, name="plan_of"),
    path("meetings/<int:meeting_id>/plan/save/", planning.save_plan, name="save_plan"),
    path("meetings/<int:meeting_id>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<int:meeting_id>/agenda/save/", agenda.save_agenda, name="save_agenda"),
    path("meetings/<int:meeting_id>/agenda/template/", agenda.take_template, name="take_template"),
    path("meetings/<int:meeting_id>/consultation/", consultation.consultation, name="consultation"),
    path(
        "meetings/<int:meeting_id>/consultation/save/",
        consultation.save_consultation,
        name="save_consultation",
    ),
    path("meetings/<int:meeting_id>/papers/", papers.papers, name="papers"),
    path("meetings/<int:meeting_id>/papers/add/", papers.add_paper, name="add_paper"),
    path("meetings/<int:meeting_id>/papers/<int:paper_id>/", papers.paper, name="paper"),
    path(
        "meetings/<int:meeting_id>/papers/<int:paper_id>/remove/",
        papers.remove_paper,
        name="remove_paper",
    ),
    path("meetings/<int:meeting_id>/convening/", convening.convening, name="convening"),
    path(
        "meetings/<int:meeting_id>/convening/send/",
        convening.send_invitations,
        name="send_invitations",
    ),
    path("meetings/<int:meeting_id>/postpone/", convening.postpone_meeting, name="postpone"),
    path("meetings/<int:meeting_id>/cancel/", convening.cancel_meeting, name="cancel"),
    path("meetings/<int:meeting_id>/invitation/", invitation.invitation, name="invitation"),
    path("meetings/<int:meeting_id>/invitation/<slug:form>/", invitation.printed, name="printed"),
    path("meetings/<int:meeting_id>/answers/", answers.answers, name="answers"),
    path("meetings/<int:meeting_id>/answers/record/", answers.answer_for, name="answer_for"),
    path("meetings/<int:meeting_id>/answers/accept/", answers.accept, name="accept_excuse"),
    path("meetings/<int:meeting_id>/answers/refuse/", answers.refuse, name="refuse_excuse"),
]
