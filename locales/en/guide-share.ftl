# Giving pages of the guide on: short addresses, paper, copies without a network, pages in an answer.

guide-share = Share, print or keep this page
guide-share-title = Share this page
guide-share-back = Back to the page
guide-share-lead = The short address and the picture lead to this page. They do not say what it is about. We do not count who opens it.
guide-share-address = Address
guide-share-picture = Picture for a phone camera
# $address is the short address.
guide-share-picture-alt = A square code that leads to { $address }
guide-share-keep-picture = Keep the picture (PNG)
guide-share-paper = On paper
guide-share-print = Your browser can print the page itself. Menus are left out; the sources and the address are printed.
guide-card-title = Card for the pocket (A6)
guide-card-how = Print this on A6 paper, on both sides: what to do in front, the signs on the back.
guide-card-more = The whole page, with its sources:
guide-offline-title = Read without a network
guide-offline-lead = All pages in this language as one file. It opens on a phone or a computer, without a network and without us. There is no script in it, and it tells us nothing.
# $kb is a number of thousands of bytes.
guide-offline-load = Load the pages (ZIP, { $kb } kB)
guide-offline-how = How to open it
# $name is the name of a file.
guide-offline-step-load = Load the file. It is called { $name }.
guide-offline-step-unpack = Unpack it: press and hold the file, or double-click it, and choose “Extract”.
guide-offline-step-open = Open “index.html” in the new folder.
guide-offline-seen-title = Who can see it
guide-offline-seen = Whoever can open your device can find the file and read it. Delete both the file and the folder when you no longer want them there.
# $day is a date.
guide-bundle-lead = A copy of { $day }. It works without a network. Emergencies come first.
guide-bundle-left-out = What is not in this copy
guide-bundle-whole = Nothing is left out.
guide-bundle-overdue = These pages are past their date of review, so they are left out:
guide-bundle-elsewhere = These pages are not in this language:
guide-keep-title = Emergency pages without a network
guide-keep-lead = Your browser can keep the emergency pages, so that they open when there is no network. It does so only if you press the button. You can remove them here at any time.
guide-keep-seen-title = What stays on this device
guide-keep-seen-stays = The pages listed below, their cards and their style stay in this browser until you remove them.
guide-keep-seen-who = Whoever can use this browser can find out that they are there. “Leave now” removes them too, in most browsers.
guide-keep-seen-not = Nothing that you write to us is kept with them.
guide-keep-add = Keep the emergency pages
guide-keep-remove = Remove them from this device
guide-keep-is = The emergency pages are kept on this device.
guide-keep-is-not = No emergency page is kept on this device.
guide-keep-cannot = This browser does not keep pages. Tor Browser and private windows never do. You can load the file with all pages instead.
guide-keep-failed = That did not work, and nothing was kept. Please try again when the network is better.
guide-keep-no-script = This needs a browser that runs scripts. Without them, you can load the file with all pages.
guide-keep-pages = The pages
guide-insert-title = From the guide
guide-insert-lead = Choose a page. Its short form goes into your answer, with a link; of a checklist, the points do. You can still change everything.
guide-insert-search = Search the guide
guide-insert-without = Go on without a page
guide-insert-none = No page fits these words.
guide-insert-gone = That page is no longer there.
guide-insert-due = Past its date of review: check it first
