"""The tables of the catalogue, and those of its history, as `personal` lists tables: with every field of each.

The catalogue names nobody. Its history names editors: what they did stays, their name goes when they do.
"""

from assessor.accounts.classified import Impersonal

CATALOGUE = "It is the catalogue, in which nobody's name is kept."
EDITED = "It is about the catalogue; what somebody did to it is in their entries of the log of the admin."
HISTORY = "history_id history_date history_change_reason history_type"

KEPT = {  # tables with a history
    "Framework": "id slug name title release publisher licence licence_url url changes",
    "SkillGroup": "id slug name description position",
    "Skill": "id slug name kind group description position framework code merged_into",
    "Anchor": "id skill level text practice hours",
    "Prerequisite": "id skill level needs needs_level",
    "Track": "id slug name summary position",
    "Role": "id slug title also_known_as track career_level summary editors_judgement position "
    "framework code successor",
    "RoleFact": "id role kind text source position",
    "PayRow": "id role low high currency basis year region note source position",
    "Source": "id slug title",
    "CareerStep": "id from_role to_role kind position",
    "RoleProfile": "id role version status ready_at change_note published_at",
    "Requirement": "id profile skill level weight essential position",
    "Alternative": "id requirement skill position",
    "LearningResource": "id skill title provider url hours free from_level to_level language last_checked",
}

CATALOGUE_TABLES: dict[str, Impersonal] = {
    **{f"roles.{name}": Impersonal(CATALOGUE, fields) for name, fields in KEPT.items()},
    **{
        f"roles.Historical{name}": Impersonal(EDITED, f"{fields} {HISTORY}", unnamed="history_user")
        for name, fields in KEPT.items()
    },
    "roles.Role_sources": Impersonal(CATALOGUE, "id role source"),
    "roles.HistoricalRole_sources": Impersonal(CATALOGUE, "id role source m2m_history_id history"),
    "roles.CatalogueRevision": Impersonal(CATALOGUE, "id token built_in_digest"),
    "roles.ScheduledPublication": Impersonal(EDITED, "id profile day decided_at refusal", unnamed="decided_by"),
    "roles.Suggestion": Impersonal(
        "What somebody wrote to the editors was never kept with a name.",
        "id kind skill level role name text state note created_at",
    ),
}
