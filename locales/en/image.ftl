# Images from the visitor.

image-add = Add an image
image-word = Image
# $max is a number of megabytes.
image-hint = One JPEG, PNG, WebP or GIF file of up to { $max } MB. We remove what the file says about itself, such as the place and the camera. What the image shows stays: check it for faces, labels and addresses before you send it. Of a moving image only the first frame is sent.
image-sent = Image you sent
image-error-big = Your image is larger than { $max } MB. Nothing was sent. Choose a smaller one, or send your words alone.
image-error-pixels = Your image has more pixels than we can open. Nothing was sent. Choose a smaller one, for example a screenshot of it.
image-error-kind = We cannot open this file as an image. Nothing was sent. Choose a JPEG, PNG, WebP or GIF file.
image-error-broken = Your image is damaged or did not arrive whole. Nothing was sent. Choose it again, or choose another one.
image-error-several = We can take one image at a time. Nothing was sent. Choose one.
image-error-busy = We cannot take images right now, too many are arriving. Nothing was sent. Send your words alone, or choose the image again in a minute.
image-error-low = We cannot take images right now: our disk is nearly full, and what is left is kept for words. Nothing was sent. Send your words alone.
image-error-again = Your image was not sent either. Choose it again.

# At the desk.
image-visitor = Image from the visitor
image-show = Show the image
image-close = Close the image
image-unreadable = This image cannot be opened. It was damaged or deleted.
# In the list: a message with an image, and its first words.
image-and-words = Image: { $words }
