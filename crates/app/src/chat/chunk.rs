//! Images as they are stored: cut into chunks that are all of one size, each sealed for its image and its place in it.

use kernel::{Action, Entropy, OpenError, Permit, Place, Plain, Sealed};
use seal::{Body, SymmetricKey};
use zeroize::{Zeroize, Zeroizing};

use super::{image::Picture, keys::Root};
use crate::ids::ImageId;

/// Version, number, count and length before the data.
const HEAD: usize = 7;
/// A chunk with its head, in bytes: exactly what fills the size class of 16 KiB.
const WHOLE: usize = 16_380;
/// Bytes of the image in one chunk.
const DATA: usize = WHOLE - HEAD;
/// The most chunks of one image.
const MAX_CHUNKS: usize = 100;
/// The largest image, in bytes: 1.6 MB.
pub(super) const MAX_BYTES: usize = DATA * MAX_CHUNKS;

/// What a message says of its image. It is sealed with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageRef {
    /// Which chunks.
    pub id: ImageId,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// How many chunks.
    pub chunks: u16,
}

/// A piece of an image.
#[derive(Clone)]
pub struct Chunk {
    /// Its place, from 1.
    number: u16,
    /// How many there are.
    count: u16,
    data: Vec<u8>,
}

impl Zeroize for Chunk {
    fn zeroize(&mut self) {
        self.data.zeroize();
    }
}

impl Body for Chunk {
    const PADDED: bool = true;

    /// Version 1: `1 | number | count | length | data | zeros`, numbers as two bytes, big-endian. Always as long as the
    /// size class holds, so that the last chunk says nothing of the length of the image.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(WHOLE));
        bytes.push(1);
        let length = u16::try_from(self.data.len()).expect("a chunk is cut to its length");
        for number in [self.number, self.count, length] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.data);
        bytes.resize(WHOLE, 0);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([1, n1, n2, c1, c2, l1, l2], rest) = bytes.split_first_chunk::<HEAD>()? else { return None };
        let [number, count, length] = [[*n1, *n2], [*c1, *c2], [*l1, *l2]].map(u16::from_be_bytes);
        let data = rest.get(..usize::from(length))?.to_vec();
        (rest.len() == DATA).then_some(Self { number, count, data })
    }
}

/// Seals and opens the images of one conversation.
pub struct ImageKeys<'a> {
    root: &'a Root,
    chunks: SymmetricKey,
    ids: SymmetricKey,
}

impl<'a> ImageKeys<'a> {
    pub(super) fn new(root: &'a Root, key: &SymmetricKey) -> Self {
        Self { root, chunks: key.derive("image"), ids: key.derive("image id") }
    }

    /// The identifier of an image sent through a form: the same form with the same image gives the same one.
    fn id(&self, nonce: &str, jpeg: &[u8]) -> ImageId {
        let mac = self.ids.mac("form", &[nonce.as_bytes(), &[0], jpeg].concat());
        let mut id = [0; 16];
        id.copy_from_slice(&mac[..16]);
        ImageId::from_bytes(uuid::Builder::from_random_bytes(id).into_uuid().into_bytes())
    }

    fn place(&self, id: ImageId) -> Place {
        Place { org: self.root.org().bytes(), table: "image_chunk", column: "body", row: id.bytes() }
    }

    /// Cuts and seals a picture.
    pub(super) fn seal(
        &self,
        nonce: &str,
        picture: &Picture,
        entropy: &dyn Entropy,
    ) -> (ImageRef, Vec<Sealed<Chunk>>) {
        let id = self.id(nonce, &picture.jpeg);
        let count = u16::try_from(picture.jpeg.len().div_ceil(DATA)).expect("a picture has few chunks");
        let place = self.place(id);
        let sealed = (1..).zip(picture.jpeg.chunks(DATA)).map(|(number, data)| {
            let chunk = Chunk { number, count, data: data.to_vec() };
            self.chunks.seal(&place, &Plain::new(chunk), entropy)
        });
        let image = ImageRef { id, width: picture.width, height: picture.height, chunks: count };
        (image, sealed.collect())
    }

    /// Opens an image: every chunk must be there, of this image, and in its place.
    ///
    /// # Errors
    /// [`OpenError`] if one is missing, moved, changed, or too many.
    pub fn open<A: Action>(
        &self,
        permit: &Permit<A>,
        image: &ImageRef,
        stored: &[Sealed<Chunk>],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        if permit.object() != self.root.conversation().bytes() {
            return Err(OpenError::Refused);
        }
        if stored.len() != usize::from(image.chunks) {
            return Err(OpenError::Malformed);
        }
        let place = self.place(image.id);
        let mut jpeg = Zeroizing::new(Vec::with_capacity(stored.len() * DATA));
        for (number, sealed) in (1..).zip(stored) {
            let chunk = self.chunks.open(permit, &place, sealed)?;
            let chunk = chunk.expose();
            if (chunk.number, chunk.count) != (number, image.chunks) {
                return Err(OpenError::Refused);
            }
            jpeg.extend_from_slice(&chunk.data);
        }
        Ok(jpeg)
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;
    use crate::{
        ids::{ConversationId, OrgId},
        policy,
    };

    #[test]
    fn every_chunk_has_one_size_and_an_image_opens_only_whole_and_in_order() {
        let entropy = SeededEntropy::new(9);
        let conversation = ConversationId::from_bytes([2; 16]);
        let root = Root::generate(OrgId::from_bytes([1; 16]), conversation, &entropy);
        let (keys, permit) = (root.images(), policy::own_thread(conversation));
        let picture = |bytes: usize| {
            let jpeg = Zeroizing::new((0..bytes).map(|at| (at % 251) as u8).collect());
            Picture { width: 3, height: 2, jpeg }
        };
        for bytes in [1, DATA - 1, DATA, DATA + 1, 3 * DATA] {
            let (image, chunks) = keys.seal("n", &picture(bytes), &entropy);
            assert_eq!(chunks.len(), bytes.div_ceil(DATA));
            assert!(chunks.iter().all(|chunk| chunk.envelope().len() == 2 + 24 + 16_384 + 16));
            assert_eq!(*keys.open(&permit, &image, &chunks).expect("it is whole"), *picture(bytes).jpeg);
        }
        let (image, chunks) = keys.seal("n", &picture(3 * DATA), &entropy);
        let (other, others) = keys.seal("m", &picture(3 * DATA), &entropy);
        assert_ne!(image.id, other.id, "another form, another image");
        let arranged = |order: &[usize]| order.iter().map(|at| chunks[*at].clone()).collect::<Vec<_>>();
        for order in [&[0, 1][..], &[1, 0, 2], &[0, 1, 2, 2], &[0, 0, 2], &[]] {
            assert!(keys.open(&permit, &image, &arranged(order)).is_err(), "{order:?}");
        }
        let mixed = [chunks[0].clone(), others[1].clone(), chunks[2].clone()];
        assert!(keys.open(&permit, &image, &mixed).is_err());
        let shorter = ImageRef { chunks: 2, ..image };
        assert!(
            keys.open(&permit, &shorter, &arranged(&[0, 1])).is_err(),
            "each chunk knows how many there are"
        );
        let foreign = policy::own_thread(ConversationId::from_bytes([3; 16]));
        assert!(keys.open(&foreign, &image, &chunks).is_err());
    }

    #[test]
    fn damaged_bytes_are_no_chunk_and_no_panic() {
        let whole = Chunk { number: 1, count: 1, data: vec![5; 100] }.to_bytes();
        assert!(Chunk::from_bytes(&whole).is_some());
        for end in [0, 6, 7, 50, WHOLE - 1] {
            assert!(Chunk::from_bytes(&whole[..end]).is_none());
        }
        assert!(Chunk::from_bytes(&[9; WHOLE]).is_none() && Chunk::from_bytes(&[255; WHOLE]).is_none());
    }
}
