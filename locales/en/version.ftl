# Texts as data that coordinators check and put into use.

version-broken = The version in use cannot be read. What comes with the program holds.
version-which = Start from a text of the program
version-text = The text
version-problems = Before it can be put into use
version-checked = Nothing is wrong with this text. It is not in use yet.
version-which-hint = It is shown in the field below. Nothing changes until you put it into use.
version-load = Show it in the field
version-check = Check the text
version-wrong-text = This cannot be read: { $what }
version-wrong-missing = “{ $what }” is missing.
version-wrong-unknown = “{ $what }” means nothing here.
version-wrong-value = The value of “{ $what }” is not one that it may have.
version-wrong-source = “{ $what }” names no source.
version-error-problems = The text has mistakes. They are listed above, with their lines.
version-error-changed = Somebody else has put another version into use meanwhile. Look at it, then send this again.
# $n is a size in KiB.
version-error-big = The text is larger than { $n } KiB.
