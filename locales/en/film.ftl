# Films, on the public site and at the desk.

film-title = Films
film-lead = Short films that we show from our own server. Nobody else learns that you watch.
# $length is minutes and seconds, $size a size with its unit, $sound is yes or no.
film-facts = { $length } · { $size } · { $sound ->
    [yes] with sound
   *[no] no sound
}
# $n is a number.
film-kilobytes = { $n } kB
film-megabytes = { $n } MB
film-nothing-loads = Nothing of it loads before you start it.
film-no-player = Your browser does not play this film. The text below says the same, and you can save the film.
film-captions-in = Captions in:
film-transcript = The film as text
film-keep = Save the film
film-keep-lead = A saved film stays on your device until you delete it, and anybody who opens the device can find it. Its name there says what it is about.
# $kind is the name of a format, $size a size with its unit.
film-save = Save as { $kind } ({ $size })
film-checksum = Checksum (SHA-256):
film-clean = The file holds picture and sound and nothing else: no place, no time, no name of whoever made it.
film-desk-lead = Films that your organisation shows to everybody. They lie on this server, without any other service.
film-own = Films of your organisation
film-none = There is none yet.
film-is-public = Everybody sees it
film-is-draft = Only this desk sees it
film-new = Upload a film
film-slug = Name in the address
film-slug-hint = English letters in lower case, digits and hyphens, for example resting-well. It stays in browser histories, so let it say little.
film-file = Film
film-file-hint = MP4 (H.264) or WebM, at most 64 MB and two hours. It is written anew: names, places and times in it are left behind. What is seen and heard stays.
film-upload = Upload
film-one = Film
film-look = Look at it
film-said = Words and captions
film-said-hint = Title, a sentence about it, and captions, for each language. The captions are also shown as a text beside the film.
film-not-yet = Nothing yet
film-write = Write
film-poster = Picture that stands for it
film-poster-there = There is one.
film-poster-file = Picture
film-poster-hint = JPEG, PNG or WebP. It is made small: it loads before anybody has decided to watch.
film-poster-set = Use this picture
film-stands = Who sees it
film-approve = Approve it for everybody
film-approve-hint = Everybody sees it once two people of the desk have approved it as it is now.
# $n and $of are numbers of people.
film-approvals = { $n } of { $of } people have approved it.
film-approved-by-you = You are one of them.
film-change-hint = Changing anything takes it back until two people have approved it again.
film-hide = Take it back
film-hide-hint = From that moment nobody can load it. Who has saved it still has it.
film-delete = Delete the film
film-delete-hint = The film, its words and its captions go for good.
film-delete-do = Delete for good
film-mistakes = What is wrong with the captions
# $line is a number, $what one of the sentences on mistakes below.
film-mistake = Line { $line }: { $what }
film-words-title = Title
film-words-about = What it shows, in a sentence or two
film-words-captions = Captions (WebVTT)
# $length is minutes and seconds.
film-words-hint = The film lasts { $length }. Begin with WEBVTT, then for each caption a line such as 00:01.000 --> 00:04.000, its words, and an empty line. Plain words only.
film-words-save = Keep this
film-words-none = If all three fields are empty, this language is taken away.
film-error-slug = Use 2 to 40 English letters in lower case, digits and hyphens
film-error-taken = Another film has this name
film-error-many = There are as many films as there may be. Delete one first
film-error-none = Choose a film
film-error-big = The film is larger than 64 MB
film-error-several = Choose one film
film-error-broken = The film did not arrive whole, or it is damaged
film-error-kind = This is neither MP4 nor WebM
film-error-much = The film is longer than two hours, or its picture is too large
film-error-codec = Many browsers cannot play this film. Use H.264 with AAC in MP4, or VP9 with Opus in WebM
film-error-fragments = This MP4 file is in fragments, as live recordings are. Save it as an ordinary MP4 file
film-error-picture = There is no picture in this file
film-error-busy = Another film is being received. Try again in a minute
film-error-low = The disk is nearly full. What is left is kept for messages
# $n is a number of characters.
film-error-title = Write a title of at most { $n } characters
film-error-about = Write what it shows, in at most { $n } characters
film-error-captions = Something is wrong with the captions. The list above says what
film-error-another = It has changed since you opened this page. Look at it once more
film-error-poster = This is no picture that we can use
film-error-no-words = It can be shown once it has a title and captions in one language.
film-wrong-big = too many captions
film-wrong-encoding = this is no plain text
film-wrong-header = the first line must be WEBVTT
film-wrong-times = here two times are expected, such as 00:01.000 --> 00:04.000
film-wrong-backwards = the caption ends before it begins
film-wrong-overlap = the caption begins before the one before it has ended
film-wrong-end = the caption ends after the film
film-wrong-empty = the caption has no words
film-wrong-long = the caption is too long to be read
film-wrong-markup = only plain words are taken: no tags, no signs like &amp;, no settings
film-wrong-none = there is no caption

audit-did-upload-film = Uploaded a film
audit-did-change-film = Changed what is said of a film
audit-did-approve-film = Approved a film for everybody
audit-did-show-film = Showed a film to everybody
audit-did-hide-film = Took a film back
audit-did-delete-film = Deleted a film
