"""The admin's site, with the pages that belong to no single table. It stands apart from what registers with it."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.urls import path


class CatalogueSite(AdminSite):
    """Django's own, and the pages about the catalogue as a whole."""

    def get_urls(self):
        from roles.admin.health import health, health_of
        from roles.admin.history import changed_lately

        own = [
            path("roles/health/", self.admin_view(health), name="roles_health"),
            path("roles/health/<slug:rule>/", self.admin_view(health_of), name="roles_health_of"),
            path("roles/changes/", self.admin_view(changed_lately), name="roles_changes"),
        ]
        return [*own, *super().get_urls()]


class CatalogueAdminConfig(AdminConfig):
    """The admin's app, with this site."""

    default_site = "roles.admin_site.CatalogueSite"
