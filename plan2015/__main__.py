"""`python -m plan2015` is the same as the `plan2015` command."""

from plan2015.cli import main

main()
