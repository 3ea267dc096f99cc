"""`python -m pipeline` is `meishi`."""

import sys

from .cli import main

sys.exit(main())
