"""Gunicorn's settings: no access log (addresses carry secrets), its own log through the application's formatter."""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advisor.settings")

accesslog = None
control_socket_disable = True
logconfig_dict = settings.LOGGING
limit_request_line = 4094
limit_request_field_size = 8190
graceful_timeout = 10
preload_app = True
