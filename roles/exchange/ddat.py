"""DDaT, the UK government's framework of digital and data professions: role levels become roles, roles tracks.

The rules are in `ddat_rules`, how senior a role level is in `seniority`.
"""

from collections import Counter, defaultdict
from pathlib import Path

from roles.exchange import ddat_rules as rules
from roles.exchange.ddat_files import Ddat, Level, read_corrections, read_files
from roles.exchange.incoming import Incoming
from roles.exchange.problems import CatalogueError, Origins, Problem
from roles.exchange.seniority import RoleLevel, career_levels, tiers

NAME = "DDaT"
SLUG = "ddat"


def read_ddat(roles: Path, skills: Path, levels: Path | None = None, release: str = "") -> Incoming:
    """The framework, out of its exports of roles and of skills.

    `levels` is a table of role levels with the career levels that they shall have instead of those worked out. What is
    left out, and why, is in the notes. Raises CatalogueError for what cannot be understood.
    """
    ddat = read_files(roles, skills)
    corrected = read_corrections(levels) if levels else {}
    titles = {title for _, title in ddat.levels}
    if unknown := sorted(set(corrected) - titles):
        text = "there is no role level of that name in use"
        raise CatalogueError([Problem(levels.name, f'role level "{title}"', text) for title in unknown])
    return _Making(ddat, corrected, release, Origins(whole=f"{roles.name} and {skills.name}")).incoming()


class _Making:
    """The way from what the files say to a raw document."""

    def __init__(self, ddat: Ddat, corrected: dict[str, int], release: str, origins: Origins):
        self.ddat = ddat
        self.corrected = corrected
        self.origins = origins
        self.raw: dict[str, list[dict]] = {"frameworks": [_framework(release)]}
        titles = Counter(title for _, title in ddat.levels)
        self.shared = {title for title, count in titles.items() if count > 1}

    def incoming(self) -> Incoming:
        groups = self._groups()
        named = dict.fromkeys([*self.ddat.families, ""])
        self.raw["groups"] = [_group(family) for family in named if family in groups.values()]
        self.raw["skills"] = [
            self._skill(number, name, groups[name]) for number, name in enumerate(sorted(self.ddat.skills))
        ]
        self.raw["tracks"], self.raw["roles"] = [], []
        by_role: dict[str, list[Level]] = defaultdict(list)
        for level in self.ddat.levels.values():
            by_role[level.role].append(level)
        for role, levels in by_role.items():
            self.raw["tracks"].append(
                {"slug": rules.slug_of(role), "name": role, "summary": levels[0].role_description}
            )
            self._add_roles(levels)
        return Incoming(self.raw, self.origins, self.ddat.notes, frozenset(self._decided()))

    def _decided(self) -> set[str]:
        """The role levels of every role that the table of corrections names a level of."""
        roles = {role for role, title in self.ddat.levels if title in self.corrected}
        return {self._slug(level) for level in self.ddat.levels.values() if level.role in roles}

    def _groups(self) -> dict[str, str]:
        """By skill: the role family that asks for it most often, the first of them in the file; "" when none does."""
        counts: dict[str, Counter] = {name: Counter() for name in self.ddat.skills}
        for level in self.ddat.levels.values():
            for name in level.asks:
                counts[name][level.family] += 1
        order = {family: place for place, family in enumerate(self.ddat.families)}
        return {
            name: min(count, key=lambda family: (-count[family], order[family]), default="")
            for name, count in counts.items()
        }

    def _skill(self, number: int, name: str, family: str) -> dict:
        skill = self.ddat.skills[name]
        self.origins.files["skills", number] = f"{skill.row.file}, line {skill.row.line}"
        return {
            "slug": rules.slug_of(name),
            "name": name,
            "kind": rules.kind_of(name),
            "group": _group(family)["slug"],
            "description": skill.description,
            "framework": SLUG,
            "code": name[:100],
            "anchors": skill.texts,
        }

    def _add_roles(self, levels: list[Level]) -> None:
        """The levels of one role, from the least senior up, each with the steps to the next rung."""
        of = {level.title: level for level in levels}
        ladder = [RoleLevel(one.title, tuple(number for number, _ in one.asks.values())) for one in levels]
        careers = career_levels(ladder) | {title: self.corrected[title] for title in of if title in self.corrected}
        rungs = tiers(ladder, careers)
        for rung, above in zip(rungs, [*rungs[1:], []], strict=True):
            for title in rung:
                level = of[title]
                self.origins.files["roles", len(self.raw["roles"])] = f"{level.row.file}, line {level.row.line}"
                steps = [{"to": self._slug(of[other]), "kind": "promotion"} for other in above]
                self.raw["roles"].append(self._role(level, careers[title], steps))

    def _role(self, level: Level, career_level: int, steps: list[dict]) -> dict:
        requirements = [
            {"skill": rules.slug_of(name), "level": number, "weight": rules.WEIGHT}
            for name, (number, _) in sorted(level.asks.items())
        ]
        return {
            "slug": self._slug(level),
            "title": f"{level.title} ({level.role})" if level.title in self.shared else level.title,
            "track": rules.slug_of(level.role),
            "career_level": career_level,
            "summary": level.description,
            "framework": SLUG,
            "code": level.title[:100],
            "steps": steps,
            "profile": {"requirements": requirements},
        }

    def _slug(self, level: Level) -> str:
        """By its title, for titles tell role levels apart; where they do not, with the role."""
        return rules.slug_of(level.role, level.title) if level.title in self.shared else rules.slug_of(level.title)


def _group(family: str) -> dict:
    if not family:
        return {"slug": rules.slug_of("other-skills"), "name": "Skills that no role asks for"}
    return {"slug": rules.slug_of(family, "skills"), "name": f"{family} skills"}


def _framework(release: str) -> dict:
    entry = {
        "slug": SLUG,
        "name": NAME,
        "title": "Government Digital and Data Profession Capability Framework",
        "publisher": "UK Government (Crown copyright)",
        "licence": "Open Government Licence v3.0",
        "licence_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "url": "https://ddat-capability-framework.service.gov.uk/",
        "changes": rules.CHANGES,
    }
    return entry | {"release": release} if release else entry
