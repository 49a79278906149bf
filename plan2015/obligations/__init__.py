"""Who owes what, by when, and how each obligation stands on a day."""

from plan2015.obligations.obligation import Content, Obligation, Standing, State, Timeliness
from plan2015.obligations.standing import Standings, assess, standings_on

__all__ = ["Content", "Obligation", "Standing", "Standings", "State", "Timeliness", "assess", "standings_on"]
