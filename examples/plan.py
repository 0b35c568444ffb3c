# SPDX-License-Identifier: BSL-1.0
"""Prints the plan of a story on one day."""

import sys

import upward

with upward.Workspace.load(sys.argv[1] + "/new_report.json") as workspace:
    print(workspace.render("plan", "text", "2026-02-20", days=5), end="")
