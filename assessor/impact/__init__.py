"""What publishing a draft would change for the people who aim at its role: shown to editors, who know none of them.

Nothing that is loaded here says whose it is.
"""

from assessor.impact.page import impact_of

__all__ = ["impact_of"]
