"""A rehearsal year: believable submissions, all made up, with faults whose places are known."""
