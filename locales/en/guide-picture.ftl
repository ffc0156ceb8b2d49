# The library of pictures of the guide, at the desk.

guide-picture-title = Pictures of the guide
guide-picture-lead = Drawings and photographs for the pages of the guide. A file is written anew: places, names and times in it are left behind. What is seen stays. Under one name there is one picture for good: whoever wants another takes another name.
guide-picture-all = In the library
guide-picture-none = There is no picture yet.
guide-picture-open = Picture { $name }, in full size
guide-picture-own = comes with the program
guide-picture-write = In a text, in a paragraph of its own:
guide-picture-words = what is to be seen
guide-picture-on = On these pages:
guide-picture-stays = A version of a text has it that nobody sees now. So it stays.
guide-picture-delete = Delete
guide-picture-new = Add a picture
guide-picture-name = Name
guide-picture-name-hint = 2 to 40 English letters in lower case, digits and hyphens, for example nose-spray. Everybody can read it.
guide-picture-file = Picture
guide-picture-file-hint = PNG, JPEG, WebP or GIF, at most 8 MB. Nobody who did not agree may be recognised in it.
guide-picture-add = Add
guide-picture-error-name = Use 2 to 40 English letters in lower case, digits and hyphens. Names that begin with nb- are those of the program
guide-picture-error-taken = Another picture has this name
guide-picture-error-many = There are as many pictures as there may be. Delete one first
guide-picture-error-none = Choose a picture
guide-picture-error-big = The picture is larger than 8 MB, or has too many pixels
guide-picture-error-several = Choose one picture
guide-picture-error-broken = The picture did not arrive whole, or it is damaged
guide-picture-error-kind = This is neither PNG nor JPEG, WebP or GIF
guide-picture-error-svg = A drawing as SVG can carry a program. Save it as PNG
guide-picture-error-busy = Too much is going on at this moment. Try again in a minute
guide-picture-error-used = A text has this picture, so it stays

audit-did-add-picture = Put a picture into the library of the guide
audit-did-delete-picture = Deleted a picture of the guide
