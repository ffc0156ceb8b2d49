# Searching the guide.

guide-find-title = Search the guide
guide-find-label = What are you looking for?
guide-find-hint = One or two words are enough. Slang is fine, and so are spelling mistakes.
guide-find-do = Search
guide-find-empty = Write what you are looking for.
guide-find-found = Pages that may help
guide-find-other = In other languages only
guide-find-nothing = We found no page for this
guide-find-nothing-more = The guide does not have everything. Try another word, or write to us.
guide-find-private = What you search for is not noted. It does not stand in the address of the page.
guide-find-ask = Is it not what you need? You can ask us, without giving a name.
