"""Every setting of Patchbay, read in this order. Each variable is explained in .env.example."""

# ruff: noqa: F403, I001 - names of all of them come together here, in the order in which refusals are told
from config.settings.reading import *
from config.settings.place import *
from config.settings.own_secrets import *
from config.settings.traces import *
from config.settings.applications import *
from config.settings.database import *
from config.settings.caches import *
from config.settings.people import *
from config.settings.mail import *
from config.settings.second_factor import *
from config.settings.browsers import *
from config.settings.static_files import *
from config.settings.api import *
from config.settings.providers import *
from config.settings.payments import *
from config.settings.retention import *
from config.settings.watching import *
from config.wiring import *
