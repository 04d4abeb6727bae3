"""Gunicorn's settings: no access log (addresses carry secrets), its own log through the application's formatter.

A worker has several threads, so that architects are answered while it proves a guide; and time for the longest proof.
"""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advisor.settings")

accesslog = None
control_socket_disable = True
logconfig_dict = settings.LOGGING
limit_request_line = 4094
limit_request_field_size = 8190
threads = 4
timeout = 120
graceful_timeout = 10
preload_app = True
