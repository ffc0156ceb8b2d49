//! Rows of images.

use db::{Tx, statements, values};
use kernel::{DbError, Sealed};

use crate::{
    chat::chunk::Chunk,
    ids::{ConversationId, ImageId, OrgId},
};

statements! {
    /// A piece of an image.
    pub INSERT_CHUNK = "INSERT INTO image_chunk (image_id, number, org_id, conversation_id, body) VALUES ($1, $2, $3, $4, $5)";
    /// The pieces of an image, in order.
    pub CHUNKS = "SELECT body FROM image_chunk WHERE image_id = $1 AND org_id = $2 AND conversation_id = $3 ORDER BY number";
    /// An image goes.
    pub DELETE_IMAGE = "DELETE FROM image_chunk WHERE image_id = $1 AND conversation_id = $2";
}

pub(in crate::chat) fn insert_image(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    image: ImageId,
    chunks: &[Sealed<Chunk>],
) -> Result<(), DbError> {
    for (number, chunk) in (1_i64..).zip(chunks) {
        let values = values![image.bytes(), number, org.bytes(), conversation.bytes(), chunk];
        tx.execute(&INSERT_CHUNK, &values)?;
    }
    Ok(())
}

/// The chunks of an image, in order, still sealed.
///
/// # Errors
/// Those of the store.
pub fn image_chunks(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    image: ImageId,
) -> Result<Vec<Sealed<Chunk>>, DbError> {
    let rows = tx.query(&CHUNKS, &values![image.bytes(), org.bytes(), conversation.bytes()])?;
    rows.iter().map(|row| row.sealed(0)).collect()
}

/// Deletes the image of a message that is deleted; whether it was there. With a whole conversation its images go by
/// themselves.
///
/// # Errors
/// Those of the store.
pub fn delete_image(tx: &mut Tx<'_>, conversation: ConversationId, image: ImageId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_IMAGE, &values![image.bytes(), conversation.bytes()])? > 0)
}
