from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "assessor.accounts"

    def ready(self):
        from allauth.mfa.signals import authenticator_added

        from assessor.accounts.second_factor import sign_out_elsewhere

        authenticator_added.connect(sign_out_elsewhere)
