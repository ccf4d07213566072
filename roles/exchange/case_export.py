"""The catalogue as a CASE 1.1 package (Competencies and Academic Standards Exchange, by 1EdTech).

Items: skill groups, the skills in them, the levels of each skill with their anchors; tracks and the roles in them.
Associations:
- isChildOf: a skill of its group, a level of its skill, a role of its track; groups and tracks of the document;
- precedes: a level that must be reached before another one; a role from which a career step leads to another;
- isPartOf: a level that a role asks for, with its weight; so do alternatives, each with the skill it stands in for;
- exactMatchOf: a skill or role, and what it is in the framework that it came from.

Levels are items rather than the levels of rubrics: that way a prerequisite and a requirement name a level in words that
every reader of CASE knows, and readers that skip rubrics see the anchors too. What CASE has no word for (weights,
practice tasks, hours, career levels) stands in `extensions` under `OURS`.

Left out: drafts, older versions, roles without a published version, facts, pay, resources. The JSON document of
`export_catalogue` holds those.
"""

from dataclasses import dataclass

from roles.exchange.case_choice import chosen, levels_named
from roles.exchange.case_parts import Parts, link, node, urn
from roles.exchange.case_times import Times
from roles.exchange.case_words import NEVER, OURS, SHAPE, identifier_in
from roles.levels import NAMES


@dataclass(frozen=True)
class About:
    """What a package says of itself; a framework says it for its own package, where it says something."""

    title: str
    creator: str
    licence: str = ""


def case_package(document: dict, times: Times, site: str, about: About, framework: str = "") -> dict:
    """The catalogue (a document of `export_json`) as a package, or the part of it that is of a framework (its slug)."""
    return _Package(chosen(document, framework), times, Parts(site), about, framework).whole()


class _Package:
    def __init__(self, document: dict, times: Times, parts: Parts, about: About, framework: str):
        self.document = document
        self.times = times
        self.parts = parts
        self.about = about
        self.frameworks = {one["slug"]: one for one in document["frameworks"]}
        self.own = self.frameworks.get(framework)
        self.items: dict[tuple[str, str], dict] = {}  # by kind and slug; in the order of the package
        self.associations: list[dict] = []
        self.licences = self._licences()
        self.asked = levels_named(document)

    def whole(self) -> dict:
        """The package."""
        self.root = self._document()
        for place, group in enumerate(self.document["groups"], 1):
            self._add("group", group, group["name"], group["description"], {}, ("", place))
        for place, skill in enumerate(self.document["skills"], 1):
            self._skill(skill, place)
        for place, track in enumerate(self.document["tracks"], 1):
            self._add("track", track, track["name"], track["summary"], {}, ("", place))
        for place, role in enumerate(self.document["roles"], 1):
            self._role(role, place)
        for skill in self.document["skills"]:
            self._prerequisites(skill)
        for role in self.document["roles"]:
            self._asked_for(role)
            self._steps(role)
        return {
            "CFDocument": self.root,
            "CFItems": list(self.items.values()),
            "CFAssociations": self.associations,
            "CFDefinitions": self.parts.definitions(list(self.licences.values())),
        }

    def _document(self) -> dict:
        own = self.own or {}
        at = self._latest()
        head = self.parts.named("document", own.get("slug", ""), title=own.get("title") or self.about.title, at=at)
        more = {
            "creator": own.get("publisher") or self.about.creator,
            "publisher": own.get("publisher"),
            "officialSourceURL": own.get("url"),
            "notes": own.get("changes"),
            "licenseURI": self._licence(own.get("slug", "")),
        }
        return {
            **head,
            "caseVersion": "1.1",
            **{key: value for key, value in more.items() if value},
            "language": "en",
            "version": own.get("release") or at[:10],
            "adoptionStatus": "Adopted",
            "extensions": {OURS: {"shape": SHAPE, "frameworks": self.document["frameworks"]}},
        }

    def _latest(self) -> str:
        """The last change of anything in the package."""
        kinds = {"groups": ("group",), "skills": ("skill",), "tracks": ("track",), "roles": ("role", "profile")}
        moments = [
            self._at(kind, entry["slug"])
            for section, names in kinds.items()
            for entry in self.document[section]
            for kind in names
        ]
        return max(moments, default=NEVER)

    def _licences(self) -> dict[str, dict]:
        """By the slug of the framework they are for; "" is what is the installation's own."""
        texts = {slug: (one["licence"], one["licence_url"]) for slug, one in self.frameworks.items()}
        texts[""] = (self.about.licence, "")
        return {
            slug: self.parts.named("licence", slug, title=title, at=NEVER)
            | {"licenseText": f"{title}: {address}" if address else title}
            for slug, (title, address) in texts.items()
            if title
        }

    def _licence(self, framework: str) -> dict | None:
        return link(self.licences[framework]) if framework in self.licences else None

    def _at(self, kind: str, slug: str) -> str:
        return self.times.get((kind, slug), NEVER)

    def _add(self, kind: str, entry: dict, name: str, statement: str, ours: dict, place: tuple, **more: object) -> dict:
        """Add an item below its parent; the place is the parent's slug ("" for the document) and a number."""
        parent, number = place
        at = self._at(kind, entry["slug"])
        item = self.parts.item(kind, entry["slug"], name, statement, at, ours, **more)
        self.items[kind, entry["slug"]] = item
        above = self.items["group" if kind == "skill" else "track", parent] if parent else self.root
        self.associations.append(
            self.parts.association("isChildOf", node(item), node(above), at, sequenceNumber=number)
        )
        return item

    def _skill(self, skill: dict, place: int) -> None:
        ours = {"kind": skill["kind"]} | _origin(skill)
        more = self.parts.subject(skill["kind"]) | self._licensed(skill)
        item = self._add("skill", skill, skill["name"], skill["description"], ours, (skill["group"], place), **more)
        self._match(skill, item)
        for level in range(1, 6):
            if str(level) in skill["anchors"] or (skill["slug"], level) in self.asked:
                self._level(skill, item, level)

    def _level(self, skill: dict, above: dict, level: int) -> None:
        """One level of a skill; where nobody has described it, it says only which one it is."""
        key, at = str(level), self._at("skill", skill["slug"])
        anchor = {"practice": skill["practice"].get(key), "hours": skill["hours"].get(key)}
        item = self.parts.item(
            "level",
            f"{skill['slug']}.{level}",
            f"{above['abbreviatedStatement']}, level {level} ({NAMES[level]})",
            skill["anchors"].get(key, ""),
            at,
            {"level": level} | {name: value for name, value in anchor.items() if value},
            listEnumeration=key,
            **self._licensed(skill),
        )
        self.items["level", f"{skill['slug']}.{level}"] = item
        self.associations.append(self.parts.association("isChildOf", node(item), node(above), at, sequenceNumber=level))

    def _role(self, role: dict, place: int) -> None:
        profile = {key: role["profile"][key] for key in ("version", "ready_at", "change_note", "published_at")}
        ours = {
            "career_level": role["career_level"],
            "also_known_as": role["also_known_as"],
            "editors_judgement": role["editors_judgement"],
            "steps_elsewhere": role["steps_elsewhere"],
            "profile": profile,
        }
        more = self._licensed(role)
        item = self._add(
            "role", role, role["title"], role["summary"], ours | _origin(role), (role["track"], place), **more
        )
        self._match(role, item)

    def _licensed(self, entry: dict) -> dict:
        licence = self._licence(entry["framework"])
        return {"licenseURI": licence} if licence else {}

    def _match(self, entry: dict, item: dict) -> None:
        """Say what an item is in the framework that it came from."""
        if not (entry["framework"] and entry["code"]):
            return
        framework = self.frameworks[entry["framework"]]
        known = identifier_in(entry["slug"])
        identifier = known or self.parts.identifier("elsewhere", framework["slug"], entry["code"])
        destination = {
            "title": f"{framework['name']} {entry['code']}",
            "identifier": known or entry["code"],
            "uri": urn(identifier),
        } | ({} if known else {"targetType": "ext:framework"})
        self.associations.append(
            self.parts.association("exactMatchOf", node(item), destination, item["lastChangeDateTime"])
        )

    def _level_node(self, skill: str, level: int) -> dict:
        return node(self.items["level", f"{skill}.{level}"])

    def _prerequisites(self, skill: dict) -> None:
        at = self._at("skill", skill["slug"])
        for need in skill["prerequisites"]:
            before = self._level_node(need["skill"], need["needs"])
            after = self._level_node(skill["slug"], need["level"])
            self.associations.append(self.parts.association("precedes", before, after, at))

    def _asked_for(self, role: dict) -> None:
        at, to = self._at("profile", role["slug"]), node(self.items["role", role["slug"]])
        for place, one in enumerate(role["profile"]["requirements"], 1):
            ours = {"entry": "requirement", "weight": one["weight"], "essential": one["essential"]}
            says = f"Weight {one['weight']} of 5{', essential' if one['essential'] else ''}."
            named = [(one["skill"], ours, says)]
            for number, other in enumerate(one["alternatives"], 1):
                ours = {"entry": "alternative", "of": one["skill"], "place": number}
                named.append((other, ours, f"Instead of {self.items['skill', one['skill']]['abbreviatedStatement']}."))
            for skill, extra, notes in named:
                level = self._level_node(skill, one["level"])
                self.associations.append(
                    self.parts.association("isPartOf", level, to, at, extra, sequenceNumber=place, notes=notes)
                )

    def _steps(self, role: dict) -> None:
        at, start = self._at("role", role["slug"]), node(self.items["role", role["slug"]])
        for place, step in enumerate(role["steps"], 1):
            end, ours = node(self.items["role", step["to"]]), {"entry": "step", "kind": step["kind"]}
            self.associations.append(self.parts.association("precedes", start, end, at, ours, sequenceNumber=place))


def _origin(entry: dict) -> dict:
    return {"framework": entry["framework"], "code": entry["code"]}
