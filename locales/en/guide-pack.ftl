# The whole guide as one ZIP, at the desk, and what may be wrong with a file of the guide.

guide-pack-title = The whole guide as a file
guide-pack-lead = All pages, sources and combinations as one ZIP: a folder of Markdown files that can be worked on anywhere, kept, or given to another organisation.
guide-pack-outcome = What the ZIP would change
guide-pack-same = Nothing. All that it holds is shown already, letter for letter.
# $n is a number, here and below.
guide-pack-unreadable = The ZIP cannot be used. Mistakes: { $n }
guide-pack-wrong = Mistakes to put right first: { $n }
guide-pack-wrong-hint = The ZIP was checked together with the pages that would stay. Nothing of it was taken.
guide-pack-differs = There are no mistakes. Nothing has been changed yet.
guide-pack-new = New files: { $n }
guide-pack-changed = Files with another text: { $n }
guide-pack-gone = Files that would go: { $n }
guide-pack-warnings = Worth a look: { $n }
guide-pack-more = Further entries that are not listed here: { $n }
guide-pack-copy = Take a copy
# $pages and $languages are numbers.
guide-pack-copy-lead = Pages that everybody can read now: { $pages }. Languages: { $languages }. What is still being written is not in the copy.
guide-pack-copy-do = Save the ZIP
guide-pack-bring = Bring a ZIP in
guide-pack-bring-lead = It is checked first, together with everything that is shown. You then see every mistake, or what it would change.
guide-pack-file = ZIP
guide-pack-file-hint = At most 8 MB. A copy from above that was worked on, or a folder that is built like it.
guide-pack-whole = The ZIP is the whole guide: what is not in it goes
guide-pack-whole-hint = Without the tick, pages that are not in the ZIP stay as they are.
guide-pack-look = Check and compare
guide-pack-error-none = Choose a ZIP
guide-pack-error-several = Choose one ZIP
guide-pack-error-big = The ZIP is larger than 8 MB
guide-pack-error-cut = The ZIP did not arrive whole
guide-pack-error-busy = Too much is going on at this moment. Try again in a minute
guide-pack-error-wrong = The ZIP has mistakes. They are listed below. Nothing was changed

# What was found in a file of the guide. $what is the name of a field, a block, a source or a page, or a number;
# $words stand in the page, $why is a sentence.
guide-wrong-words = “{ $words }”: { $why }
guide-wrong-stray = This file is no page, no list of sources and no list of combinations.
guide-wrong-not-text = The file is not text in UTF-8.
guide-wrong-too-long = The file is longer than { $what } bytes.
guide-wrong-twice = Something with the same address is there already: { $what }
guide-wrong-no-archive = This is no ZIP that can be read: { $what }
guide-wrong-bad-name = No file of the guide can have this name.
guide-wrong-too-many = The ZIP holds more than { $what } files.
guide-wrong-too-much = Unpacked, the ZIP holds more than { $what } bytes.
guide-wrong-sealed = This cannot be taken out of the ZIP: { $what }
guide-wrong-no-front = The file must begin with its front matter, between two lines “+++”.
guide-wrong-html = HTML is not allowed: { $what }
guide-wrong-markup = Pages have none of this: { $what }
guide-wrong-other-link = Links lead only to pages of the guide, written guide:kind/name: { $what }
guide-wrong-too-deep = Too many things lie within each other.
guide-wrong-heading = Headings begin with ## and leave out no level: { $what }
guide-wrong-unknown-block = There is no block “{ $what }”.
guide-wrong-open-block = The block “{ $what }” has no end.
guide-wrong-nested-block = The block “{ $what }” begins before the one above it has ended.
guide-wrong-stray-end = “:::” ends a block that never began.
guide-wrong-block-shape = The block “{ $what }” is empty or does not hold what it is for.
guide-wrong-unknown-source = The source “{ $what }” is in no list.
guide-wrong-source-twice = The source “{ $what }” stands in another list already.
guide-wrong-unused-source = Nothing names the source “{ $what }”.
guide-wrong-no-source = No source: { $what }
guide-wrong-broken-link = There is no page “{ $what }”.
guide-wrong-no-original = The page that this translates is not there: { $what }
guide-wrong-no-translation = Not in this language yet: { $what }
guide-wrong-older = The translation is older than its original: { $what }
guide-wrong-newer = It translates a revision that does not exist yet: { $what }
guide-wrong-structure = It is built otherwise than its original: { $what }
guide-wrong-other-sources = Other sources than in the original: { $what }
guide-wrong-overdue = Its review was due on { $what }.
guide-wrong-alias-twice = A name is given twice: { $what }
guide-wrong-asymmetric = The pair is not the same both ways: { $what }
guide-wrong-unknown-level = There is no such level: { $what }
guide-wrong-bad-pair = A pair needs two pages: { $what }
