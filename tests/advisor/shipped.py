"""The shipped guide as the tests use it: its steps, and one set of answers to everything."""

GUIDE, LABEL = "edge-kubernetes", "2022-11"

STEPS = {
    "workload": ("windows-nodes", "workloads", "high-availability"),
    "location": ("location", "new-hardware"),
    "control": ("admin-access", "vendor-management", "vendor-support", "customisation"),
    "team": ("experience", "delivery-practice", "operations", "manage-from-azure"),
}
"""Questions by step."""

ANSWERS = {
    "windows-nodes": ["linux-only"],
    "workloads": ["other"],
    "high-availability": ["not-required"],
    "location": ["azure-stack-hci"],
    "new-hardware": ["yes"],
    "admin-access": ["not-needed"],
    "vendor-management": ["yes"],
    "vendor-support": ["yes"],
    "customisation": ["preset"],
    "experience": ["new"],
    "delivery-practice": ["none"],
    "operations": ["part-time"],
    "manage-from-azure": ["yes"],
}
"""Every question answered: AKS hybrid leads, the others stay in the running."""

CRITERIA = ("operational-cost", "ease-of-configuration", "flexibility", "mixed-node")
"""The graded criteria, which have priorities."""
