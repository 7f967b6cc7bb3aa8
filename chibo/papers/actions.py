"""What the record says of files and terms."""

from django.utils.translation import gettext_lazy as _

from chibo.audit.actions import define_action

FILE_STORED = define_action("papers.file_stored", _("File stored"))
TERM_BEGUN = define_action("papers.term_begun", _("Term begun"))
