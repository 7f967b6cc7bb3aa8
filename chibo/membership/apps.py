from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "chibo.membership"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from chibo.audit.operations import describe_actors_by
        from chibo.membership import rules
        from chibo.membership.operations.following_units import FOLLOWER
        from chibo.membership.rights import post_line
        from chibo.membership.shifts import note_shifts
        from chibo.organization.followers import follow_units

        del rules  # imported so that it registers who may do what
        describe_actors_by(post_line)
        follow_units(FOLLOWER)
        post_migrate.connect(note_shifts, sender=self)
