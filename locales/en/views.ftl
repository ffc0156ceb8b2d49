# Lists at the desk: queues, what a line says, narrowing, saved views, searching in messages.

queue-emergency = Emergency
queue-unassigned = Unassigned
queue-snoozed = Put off
queue-mentioned = Mentions of me
queue-all = All
item-emergency = Emergency, outcome missing
# $time is a span of time in words.
item-emergency-waiting = Emergency, waiting { $time }
item-new-waiting = New, waiting { $time }
item-waiting = Waiting { $time }
item-over = { $time } over the target
# $time is a day and a time.
item-put-off = Put off until { $time }
item-put-off-open = Put off until they write
item-mentions-you = mentions you
# $name is a work name.
item-open-at = { $name } has this open
# $time is a day and a time.
list-rests = Outside the hours of duty waiting is not counted against the target. It is counted again from { $time }.
list-pages = Pages of the list
list-previous = Show the page before
filter-title = Search and narrow
filter-code = Beginning of the code name
filter-state = State
filter-language = Language
filter-worker = Taken by
filter-tag = Tag
filter-any = Any
filter-clear = Show the whole list
filter-active = Narrowed to
filter-remove = Remove
filter-empty = No conversation fits what you asked for. Remove a part of it, or look in All.
filter-unknown = not known here
# $code is the beginning of a code name.
filter-code-is = Code name: { $code }
# $day is a day.
filter-from-is = From { $day }
filter-to-is = Until { $day }
views-title = Saved views
views-change = Change saved views
views-more = A saved view opens a list as you narrowed it. Its name is sealed. What it asks for (languages, states, days, members, tags) is kept as codes.
views-none = No view is saved yet
views-none-more = Narrow a list in the inbox, then give it a name.
view-name = Name of the view
view-keep = Save this view
view-share = Share with the team
view-unshare = Keep it to myself
view-shared = Shared with the team
view-own = Only for you
view-rename = Rename
view-up = Move up
view-down = Move down
view-delete = Delete
view-error-empty = Give the view a name.
# $n is a whole number.
view-error-long = { $n ->
    [one] The name may have { $n } character.
   *[other] The name may have { $n } characters at most.
}
view-error-full = { $n ->
    [one] There is { $n } saved view already. Delete one first.
   *[other] There are { $n } saved views already. Delete one first.
}
search-title = Search in what I can open
search-more = Messages are sealed and have no index. This opens the messages of the list, the newest first and 10,000 at most, and reads through them. It is put on record that you searched, and whose messages you were shown. Your words are not kept.
search-words = Words in a message
search-do = Search
# $words is what was searched for.
search-for = Searched for: { $words }
search-leave = The search stops when you leave this page.
# $read and $most are numbers as this language writes them.
search-progress = { $read } of at most { $most } messages read
# $read and $found are numbers as this language writes them.
search-end = The end. Messages read: { $read }. Found: { $found }.
search-end-most = There are older messages that were not read. Narrow the list by day, state or language and search again.
search-end-found = More was found than a page can show. Use longer words or narrow the list.
search-end-broken = The search could not go on. What was found until here stands above. Search again in a moment.
search-end-over = Your session has ended, and the search with it.
search-error-short = Write at least two letters to search for.
audit-did-search-threads = Searched in messages
