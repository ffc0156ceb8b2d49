//! What forgetting does to rows. By identifier alone: whoever asks has opened the conversation, and the list knows no
//! organisation.

use db::{Tx, statements, values};
use kernel::DbError;

use crate::ids::{ConversationId, MessageId};

statements! {
    /// Everything that hangs on a conversation goes with it.
    pub DELETE_CONVERSATION = "DELETE FROM conversation WHERE id = $1";
    /// The words of a message; empty means erased.
    pub ERASE_MESSAGE = "UPDATE message SET body = $1 WHERE conversation_id = $2 AND id = $3 AND length(body) > 0";
}

/// Whether it was there.
pub(super) fn delete_conversation(tx: &mut Tx<'_>, id: ConversationId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_CONVERSATION, &values![id.bytes()])? == 1)
}

/// Whether it had words.
pub(super) fn erase_message(
    tx: &mut Tx<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&ERASE_MESSAGE, &values![Vec::<u8>::new(), conversation.bytes(), id.bytes()])? == 1)
}
