# SPDX-License-Identifier: BSL-1.0
"""The version of this package; it needs a library of the same version, but for the patch."""

__version__ = "0.1.0"
