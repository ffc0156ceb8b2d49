# $on and $due are dates such as 2026-11-20.
card-reviewed = Premiers secours généraux, relus le { $on }, à relire le { $due }. La vérification par un médecin local reste à faire.
card-sources = Sources :
