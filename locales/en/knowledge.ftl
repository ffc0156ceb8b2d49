# $on and $due are dates such as 2026-11-20.
card-reviewed = General first aid, read through on { $on }, due again on { $due }. It still needs the review of a local clinician.
card-sources = Sources:
