"""The data as git keeps it: what stood there at a commit, when it was known, and who changed what."""

from plan2015.revisions.committed import CommittedFolder
from plan2015.revisions.disk import unsaved
from plan2015.revisions.git import GitError
from plan2015.revisions.merging import MergeConflictError, merged_into
from plan2015.revisions.repository import IncompleteError, Repository, find_repository

__all__ = [
    "CommittedFolder",
    "GitError",
    "IncompleteError",
    "MergeConflictError",
    "Repository",
    "find_repository",
    "merged_into",
    "unsaved",
]
