"""The formats of `check` by the names that are typed; `check_answer.WRITERS` writes each.

Apart from their writers, because these bring the whole program along and `check --help` is instant.
"""

FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
