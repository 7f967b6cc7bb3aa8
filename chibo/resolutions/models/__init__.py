from chibo.resolutions.models.passage import TaskPassage
from chibo.resolutions.models.reading import JournalReading
from chibo.resolutions.models.resolution import Doubt, PutText, Resolution
from chibo.resolutions.models.target import Target
from chibo.resolutions.models.task import Task, TaskExtension, TaskReport, TaskState

__all__ = [
    "Doubt",
    "JournalReading",
    "PutText",
    "Resolution",
    "Target",
    "Task",
    "TaskExtension",
    "TaskPassage",
    "TaskReport",
    "TaskState",
]
